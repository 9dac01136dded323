"""Runs walked in step under one learning rate."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from landscapes import DOUBLE_WELL, QUARTIC, SHIFTED
from random_setups import setups

from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import Method, Noise, rule_of, schedule_of
from gdtui.engine.runs.run import MOST_PINNED, Run
from gdtui.engine.runs.setup import Setup

weights = st.floats(-100, 100)
rates = st.floats(0, 2)
changes = st.lists(st.tuples(st.integers(0, 20), rates), max_size=4)


def proportional():
    return Setup((10.0, 15.0), 0.2).race()


def walked(race, steps):
    for epochs, rate in steps:
        race = race.forward(epochs).with_learning_rate(rate)
    return race


@given(setups(has_data=False), changes, st.integers(-5, 60))
@example(Setup((10.0, 1e150), 2.0), [], 60)
@example(Setup((1e150, 10.0), 2.0), [], 60)
def test_each_run_of_a_race_is_as_it_would_be_alone(setup, steps, epoch):
    setup = setup._replace(changes=())
    race = walked(setup.race(), steps).to(epoch)
    each = setup.landscapes * (len(setup.weights) if len(setup.landscapes) == 1 else 1)
    for landscape, weight, run in zip(each, setup.weights, race.runs, strict=True):
        rate = run.stretches[0].rate_set
        alone = Run.start(landscape, weight, rate, setup.epochs, setup.method)
        changed = alone.with_learning_rates(run.changes)
        assert run == changed.to(race.at)
    if not steps:
        assert Setup.of(race) == setup
        assert race.at == min(run.to(epoch).at for run in race.runs)
    assert race.lead is race.runs[0] is race.leads[0]
    assert race.forward(7).to(race.at) == race == race.back(3).to(race.at)
    assert race.back(3) == race.to(race.at - 3)
    assert race.is_over == any(run.is_over for run in race.runs)
    left = [run for run in race.runs if run.outcome.value.startswith("left")]
    assert race.cut_short == next(iter(left), None)


def test_a_race_that_is_over_takes_another_rate_from_its_start():
    for race in (
        Setup((10.0, 1e150), 2.0, 1000).race().to(100),
        proportional().to(20).with_learning_rate(0.3).to(50),
    ):
        assert race.is_over
        assert race.with_learning_rate(race.lead.learning_rate) == race
        again = race.with_learning_rate(0.1)
        assert again == race._replace(
            runs=tuple(Run.start(PARABOLA, run.weight_at(0), 0.1, run.epochs) for run in race.runs)
        )


def test_a_rate_that_ended_a_race_where_it_is_can_be_mended_there():
    race = Setup().race().to(7)
    assert race.with_learning_rate(1e300).is_over
    assert race.with_learning_rate(1e300).with_learning_rate(0.2) == race.with_learning_rate(0.2)


def test_proportional_stepping_keeps_the_ratio_of_one_and_a_half():
    assert [run.zero_loss for run in proportional().to(50).runs] == [15, 15]
    for epoch in range(51):
        assert proportional().to(epoch).ratio == pytest.approx(1.5, rel=1e-13)
    for several in ((10.0,), (0.0, 10.0), (5e-324, 1e154)):
        assert Setup(several).race().ratio is None


def test_a_restart_and_another_weight_keep_the_present_rate():
    race = proportional().to(7).with_learning_rate(0.25)
    for again, lead in ((race.restart(), 10.0), (race.with_weight(-4.0), -4.0)):
        assert again.at == 0
        assert [run.weight for run in again.runs] == [lead, 15.0]
        assert [run.learning_rate for run in again.runs] == [0.25, 0.25]
    with pytest.raises(ValueError, match="no finite float"):
        race.with_weight(1e155)


def test_a_race_keeps_its_method_whatever_is_done_to_it():
    chosen = Method(rule_of("adam"), schedule_of("cosine"), Noise(0.1, 3))
    race = Setup((3.0, -3.0), 0.1, 50, method=chosen).race().to(7)
    changed = race.with_learning_rate(0.2).with_pin()
    others = changed.restart(), changed.with_weight(2.0), changed.mirrored()
    for each in (race, changed, *others):
        assert {run.method for run in each.runs + each.pinned} == {chosen}


# The mirror


@given(st.sampled_from([PARABOLA, QUARTIC, DOUBLE_WELL]), weights, rates, changes)
@example(PARABOLA, 1.0, 0.5, [(1, 0.0)])
def test_the_mirror_of_a_symmetric_landscape_is_minus_w_bit_for_bit(landscape, weight, rate, steps):
    race = walked(Setup((weight,), rate, 50, (landscape,)).race(), steps)
    mirrored = race.mirrored()
    if weight == 0:
        assert mirrored == race
        return
    lead, mirror = mirrored.runs
    assert lead == race.lead
    assert mirror.at == lead.at
    assert mirror.changes == lead.changes
    for number in range(lead.at + 1):
        # Both come to rest at 0.0, and at no -0.0.
        assert mirror.weight_at(number).hex() == (0.0 - lead.weight_at(number)).hex()
        assert mirror.rate_at(number) == lead.rate_at(number)
    assert mirror.step.slope == -lead.step.slope
    assert mirrored.mirrored() == race


def test_a_mirror_starts_at_minus_w_where_there_is_a_place_and_takes_that_of_another_marble():
    lead, mirror = Setup((5.0,), 0.25, 50, (SHIFTED,)).race().mirrored().to(1).runs
    assert (lead.weight_at(0), mirror.weight_at(0)) == (5.0, -5.0)
    assert (lead.weight, mirror.weight) == (4.0, -1.0)
    outside = Setup((2e150,), 0.1, 50, (SHIFTED,)).race()
    assert outside.mirrored() == outside
    race = proportional().to(3).mirrored()
    assert [(run.weight_at(0), run.at) for run in race.runs] == [(10.0, 3), (-10.0, 3)]


# Pins


def test_a_pinned_run_stays_as_it_was_through_every_change_and_ends_nothing():
    race = Setup().race().to(7).with_pin()
    race = race.with_learning_rate(0.2).restart()
    assert (race.at, race.pinned[0].at, race.pinned[0].learning_rate) == (0, 7, 0.1)
    assert race.to(9).pinned[0] == Run.start(PARABOLA, 10.0, 0.1, 50).to(9)
    assert race.to(9).to(2).pinned[0].at == 9
    diverged = Setup((10.0,), 3.0, 1000).race().to(1000).with_pin()
    race = diverged.with_learning_rate(0.1).restart().with_weight(5.0).mirrored().to(900)
    assert (race.at, race.pinned) == (900, diverged.pinned)
    assert not race.is_pinned
    assert race.without_pin() == race
    assert diverged.is_pinned
    assert diverged.mirrored().with_pin().without_pin().pinned == ()


def test_a_run_is_pinned_once_wherever_it_is_and_eight_can_be():
    race = proportional()
    for weight in range(1, 9):
        race = race.with_weight(float(weight)).with_pin()
    assert race.pinned[:2] == proportional().with_weight(1.0).runs
    assert len(race.pinned) == MOST_PINNED == 8
    assert race.cost == len(race.runs) + 8
    assert race.with_weight(30.0).with_pin().pinned == race.pinned
    race = proportional().to(7).with_pin()
    assert race.forward().with_pin() == race.forward()
    assert race.back().with_pin() == race.back()
    assert len(race.with_learning_rate(0.3).with_pin().pinned) == 4
    assert len(race.with_weight(3.0).with_pin().pinned) == 3


def test_on_a_landscape_are_all_runs_that_are_pinned_ones_as_far_as_the_present_epoch():
    race = Setup((100.0,), 1.1).race().with_pin().with_learning_rate(0.1)
    race = race.with_weight(1.0)
    assert [run.weight for run in race.on(PARABOLA)] == [1.0, 100.0]
    assert [run.weight for run in race.to(1).on(PARABOLA)] == [0.8, pytest.approx(-120.0)]
    assert race.on(SHIFTED) == []


def test_pins_that_another_race_takes_over_are_never_behind_it():
    two = Setup((10.0, 15.0), landscapes=(PARABOLA, SHIFTED)).race()
    second = two._replace(runs=two.runs[1:]).with_pin()
    assert (two.with_pins_of(second).pinned, two.ratio) == (two.runs[1:], None)
    pinned = Setup((10.0,), 0.3).race().to(2).with_pin()
    for epoch in (0, 3, 50):
        race = Setup((5.0,)).race().to(epoch).with_pins_of(pinned)
        assert race == race.to(epoch)
        assert race.pinned[0].at == max(2, epoch)
