"""Runs walked in step under one learning rate."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdtui.engine.race import Race
from gdtui.engine.run import Change, Outcome, Run

weights = st.floats(-100, 100)
rates = st.floats(0, 2)
unhurried = settings(deadline=None)


def proportional():
    return Race.start((10.0, 15.0), 0.2, 50)


def walk(race):
    """The race at every epoch, from its start to its end."""
    return [race.to(epoch) for epoch in range(race.to(race.epochs).at + 1)]


def test_both_weights_arrive_at_epoch_15():
    race = proportional().to(50)
    assert [run.zero_loss for run in race.runs] == [15, 15]
    assert [run.predicted_zero_loss for run in race.runs] == [15, 15]


def test_the_first_steps_of_proportional_stepping_are_those_of_the_theory():
    race = proportional()
    pairs = [tuple(run.weight for run in race.to(epoch).runs) for epoch in (1, 2, 3)]
    assert pairs[0] == (6.0, 9.0)
    assert pairs[1] == pytest.approx((3.6, 5.4))
    assert pairs[2] == pytest.approx((2.16, 3.24))


def test_proportional_stepping_keeps_the_ratio_of_one_and_a_half():
    for race in walk(proportional()):
        assert race.ratio == pytest.approx(1.5, rel=1e-13)


@unhurried
@given(st.floats(1e-3, 1e3), st.floats(0, 0.4), st.integers(0, 50))
def test_twice_the_weight_stays_twice_the_weight_to_the_last_bit(weight, rate, epoch):
    assert Race.start((weight, 2 * weight), rate, 50).to(epoch).ratio == 2.0


@unhurried
@given(st.floats(1, 100), st.floats(1, 100), st.floats(0, 0.4), st.integers(0, 50))
def test_the_ratio_of_any_two_weights_stays(weight, other, rate, epoch):
    race = Race.start((weight, other), rate, 50)
    assert race.to(epoch).ratio == pytest.approx(other / weight, rel=1e-12)


@pytest.mark.parametrize("weights", [(10.0,), (0.0, 10.0), (5e-324, 1e154)])
def test_there_is_no_ratio_where_it_would_be_no_finite_number(weights):
    assert Race.start(weights, 0.1, 50).ratio is None


@unhurried
@given(st.lists(weights, min_size=1, max_size=3), rates, st.integers(-5, 60))
def test_each_run_of_a_race_is_as_it_would_be_alone(several, rate, epoch):
    race = Race.start(several, rate, 50).to(epoch)
    for weight, run in zip(several, race.runs, strict=True):
        alone = Run.start(weight, rate, 50).to(epoch)
        assert (run.at, run.weight, run.outcome) == (alone.at, alone.weight, alone.outcome)
    assert race.at == max(0, min(epoch, 50))
    assert race.is_over == (race.at == 50)


def test_the_first_run_leads():
    race = proportional()
    assert race.lead is race.runs[0]
    assert race.lead.weight == 10.0
    assert race.epochs == 50


def test_a_race_goes_forward_and_back():
    race = proportional()
    assert race.forward(7).back(3).at == 4
    assert race.forward(7).back(3).forward(3) == race.forward(7)
    assert race.back() == race


@pytest.mark.parametrize("weights", [(10.0, 1e150), (1e150, 10.0)])
def test_the_first_run_that_leaves_the_floats_ends_the_race(weights):
    race = Race.start(weights, 2.0, 1000)
    assert not race.to(7).is_over
    assert [run.at for run in race.to(100).runs] == [8, 8]
    assert race.to(100).is_over
    assert race.to(100).outcome is Outcome.LEFT_THE_FLOATS
    assert [run.at for run in race.to(100).to(5).runs] == [5, 5]


def test_a_race_that_ended_goes_on_in_step_under_a_smaller_rate():
    race = Race.start((10.0, 1e150), 2.0, 1000).to(100).with_learning_rate(0.1)
    assert not race.is_over
    assert [run.at for run in race.forward().runs] == [9, 9]
    assert race.forward().change_at(8) is not None


def test_the_reach_of_a_race_spans_all_its_runs():
    race = proportional()
    assert race.reach == (10.0, 15.0)
    assert race.to(1).reach == (6.0, 15.0)


def test_a_change_of_the_rate_is_one_change_for_all_runs():
    race = proportional().to(7).with_learning_rate(0.25)
    assert [run.learning_rate for run in race.runs] == [0.25, 0.25]
    assert race.at == 7
    assert race.change_at(7) == Change(7, 0.2, 0.25)
    assert race.change_at(6) is None
    assert race.to(0).to(7) == race


def test_a_change_is_told_only_where_the_race_has_been():
    race = proportional().to(7).with_learning_rate(0.25)
    assert race.to(6).change_at(7) is None


def test_a_restart_keeps_the_weights_and_the_present_rate():
    race = proportional().to(7).with_learning_rate(0.25).restart()
    assert race.at == 0
    assert [run.weight for run in race.runs] == [10.0, 15.0]
    assert [run.learning_rate for run in race.runs] == [0.25, 0.25]


def test_putting_the_lead_elsewhere_starts_the_race_anew():
    race = proportional().to(7).with_learning_rate(0.25).with_weight(-4.0)
    assert race.at == 0
    assert [run.weight for run in race.runs] == [-4.0, 15.0]
    assert [run.learning_rate for run in race.runs] == [0.25, 0.25]


def test_no_race_starts_from_a_weight_whose_loss_is_no_finite_float():
    with pytest.raises(ValueError, match="no finite float"):
        Race.start((10.0, 1e155), 0.1, 50)


def test_a_pinned_run_stays_as_it_was_while_the_race_goes_on_with_another_rate() -> None:
    race = Race.start((10.0,), 0.1, 50).to(7).with_pin()
    race = race.with_learning_rate(0.2).restart()
    assert race.at == 0
    assert race.pinned[0].at == 7
    assert race.pinned[0].learning_rate == 0.1
    assert race.to(9).pinned[0].at == 9
    assert race.to(9).pinned[0].weight == Race.start((10.0,), 0.1, 50).to(9).lead.weight


def test_pinned_runs_are_kept_by_every_change_and_end_nothing() -> None:
    race = Race.start((10.0,), 3.0, 1000).to(1000).with_pin()
    race = race.with_learning_rate(0.1).restart().with_weight(5.0).mirrored().to(900)
    assert race.at == 900
    assert len(race.pinned) == 1
    assert race.pinned[0].at < 900
    assert race.without_pin().pinned == ()


def test_eight_runs_can_be_pinned() -> None:
    race = Race.start((10.0, 15.0), 0.2, 50)
    for _ in range(5):
        race = race.with_pin()
    assert len(race.pinned) == 8


def test_the_window_reaches_as_far_as_a_pinned_run_does_at_the_present_epoch() -> None:
    race = Race.start((100.0,), 0.1, 50).with_pin().with_weight(1.0)
    assert race.reach == (1.0, 100.0)


def test_a_mirrored_race_has_slopes_of_opposite_sign_and_comes_to_the_middle_from_both_sides() -> (
    None
):
    race = Race.start((8.0,), 0.1, 50).to(3).mirrored()
    assert [run.weight for run in race.runs] == [4.096, -4.096]
    for k in range(20):
        first, second = race.to(k).runs
        assert first.weight == -second.weight
        assert first.step.gradient == -second.step.gradient
    assert len(race.mirrored().runs) == 1
    assert len(Race.start((0.0,), 0.1, 50).mirrored().runs) == 1
