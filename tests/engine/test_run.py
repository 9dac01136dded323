"""A run that goes forward and back: the same numbers, whichever way it was walked."""

import math
import sys
import tracemalloc

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from gdtui.engine.descent import Epoch, Step
from gdtui.engine.landscape import MAX_WEIGHT, ZERO_LOSS, is_inside, loss
from gdtui.engine.run import Change, Outcome, Run

weights = st.floats(-MAX_WEIGHT, MAX_WEIGHT) | st.floats(-100, 100)
familiar_rates = st.sampled_from([0.0, 0.05, 0.1, 0.2, 0.5, 0.9, 1.0, 1.1, 3.0])
rates = familiar_rates | st.floats(0, 2) | st.floats(0, sys.float_info.max)
changes = st.lists(st.tuples(st.integers(0, 20), rates), max_size=5)
unhurried = settings(deadline=None)

SUBNORMAL = sys.float_info.min
"""Below this floats lose digits, and a relative tolerance its meaning."""


def plain_loop(weight, learning_rates):
    """The weights of a run with a rate for each epoch, up to the last finite loss."""
    walked = [weight]
    for learning_rate in learning_rates:
        gradient = 2 * weight
        weight = weight - learning_rate * gradient
        if not math.isfinite(weight * weight):
            break
        walked.append(weight)
    return walked


def history(run):
    return [run.epoch(number) for number in range(run.at + 1)]


def bits(numbers):
    """The numbers so that even 0.0 and -0.0 differ."""
    return [number.hex() for number in numbers]


def walked(weight, rate, steps):
    """A run that took some epochs at one rate, some at another, and so on."""
    run = Run.start(weight, rate, 100)
    for epochs, other in steps:
        run = run.forward(epochs).with_learning_rate(other)
    return run.forward(20)


@unhurried
@given(weights, rates, st.integers(0, 200))
@example(MAX_WEIGHT, 1.0, 200)
@example(MAX_WEIGHT, sys.float_info.max, 200)
@example(5e-324, 1.1, 200)
def test_the_history_is_that_of_a_plain_loop_to_the_last_bit(weight, rate, epochs):
    run = Run.start(weight, rate, epochs).to_end()
    loop = plain_loop(weight, [rate] * epochs)
    assert bits(epoch.weight for epoch in history(run)) == bits(loop)


@unhurried
@given(weights, rates, st.integers(0, 200))
def test_no_number_of_a_run_is_ever_nan_or_infinite(weight, rate, epochs):
    run = Run.start(weight, rate, epochs).to_end()
    for epoch in history(run):
        assert math.isfinite(epoch.weight)
        assert math.isfinite(epoch.loss)
        assert epoch.number == 0 or math.isfinite(epoch.gradient)
    assert run.closed_form is None or math.isfinite(run.closed_form)
    assert all(map(math.isfinite, run.reach))


@unhurried
@given(weights, rates, changes)
def test_an_epoch_knows_the_rate_and_the_slope_that_led_to_it(weight, rate, steps):
    run = walked(weight, rate, steps)
    start, *others = history(run)
    assert start == Epoch(0, None, None, weight)
    before = start
    for number, epoch in enumerate(others, 1):
        assert epoch.number == number
        assert epoch.learning_rate == run.learning_rate_at(number - 1)
        assert epoch.gradient == 2 * before.weight
        assert epoch.weight == Step(before.weight, epoch.learning_rate).landing
        before = epoch


@unhurried
@given(weights, rates, changes, st.lists(st.integers(-10, 110), max_size=10))
def test_going_back_and_forward_again_shows_the_same_numbers_to_the_last_bit(
    weight, rate, steps, jumps
):
    run = walked(weight, rate, steps)
    wanderer = run
    for epoch in jumps:
        wanderer = wanderer.to(epoch)
        assert 0 <= wanderer.at <= wanderer.epochs
    wanderer = wanderer.to(run.at)
    assert wanderer == run
    assert bits(epoch.weight for epoch in history(wanderer)) == bits(
        epoch.weight for epoch in history(run)
    )


@unhurried
@given(weights, rates, changes)
def test_one_epoch_at_a_time_is_the_same_as_one_leap(weight, rate, steps):
    leap = walked(weight, rate, steps)
    walk = leap.to(0)
    while walk.at < leap.at:
        walk = walk.forward()
    assert walk == leap


@unhurried
@given(weights, rates, st.integers(0, 50))
def test_a_run_is_not_touched_by_what_is_made_of_it(weight, rate, epochs):
    run = Run.start(weight, rate, 50).to(epochs)
    before = (run.at, run.learning_rate, history(run))
    run.forward(5)
    run.back(5)
    run.with_learning_rate(0.3).to_end()
    run.restart().to_end()
    assert (run.at, run.learning_rate, history(run)) == before


def test_a_run_stops_at_its_ends():
    run = Run.start(10.0, 0.1, 50)
    assert run.back() == run
    assert run.forward(1000).at == 50
    assert run.to_end().forward() == run.to_end()
    assert run.to_end().outcome is Outcome.COMPLETE


def test_a_run_of_no_epochs_is_complete_at_its_start():
    run = Run.start(10.0, 0.1, 0)
    assert run.is_over
    assert run.to_end().now == Epoch(0, None, None, 10.0)


@pytest.mark.parametrize("weight", [math.nan, math.inf, math.nextafter(MAX_WEIGHT, math.inf)])
def test_a_weight_whose_loss_is_no_finite_float_starts_no_run(weight):
    with pytest.raises(ValueError, match="no finite float"):
        Run.start(weight, 0.1, 50)


@pytest.mark.parametrize(
    ("rate", "weight", "loss_after"),
    [
        (0.2, "0.0604661760", "0.0036561584"),
        (0.05, "3.4867844010", "12.1576654591"),
        (1.1, "61.9173642240", "3833.7599924475"),
    ],
)
def test_ten_epochs_give_the_figures_of_the_textbook(rate, weight, loss_after):
    now = Run.start(10.0, rate, 10).to_end().now
    assert f"{now.weight:.10f}" == weight
    assert f"{now.loss:.10f}" == loss_after


@pytest.mark.parametrize(
    ("weight", "rate", "epoch"),
    [(10.0, 0.1, 33), (10.0, 0.9, 33), (10.0, 0.2, 15), (15.0, 0.2, 15), (10.0, 0.5, 1)],
)
def test_zero_loss_is_counted_and_predicted_at_the_epoch_of_the_theory(weight, rate, epoch):
    run = Run.start(weight, rate, 50).to_end()
    assert run.zero_loss == run.predicted_zero_loss == epoch
    assert f"{run.epoch(epoch - 1).loss:.4f}" != "0.0000"
    assert f"{run.epoch(epoch).loss:.4f}" == "0.0000"


@pytest.mark.parametrize("rate", [0.0, 1.0, 1.1])
def test_zero_loss_is_neither_counted_nor_predicted_where_the_loss_does_not_fall(rate):
    run = Run.start(10.0, rate, 50).to_end()
    assert run.zero_loss is None
    assert run.predicted_zero_loss is None


def test_in_the_trap_the_weight_flips_for_ever_and_the_loss_stays():
    run = Run.start(10.0, 1.0, 1000).to_end()
    assert [epoch.weight for epoch in history(run)] == [10.0, -10.0] * 500 + [10.0]
    assert {epoch.loss for epoch in history(run)} == {100.0}


def test_eta_and_one_minus_eta_keep_the_same_distance_from_the_bottom():
    near, far = Run.start(10.0, 0.1, 50).to_end(), Run.start(10.0, 0.9, 50).to_end()
    for here, there in zip(history(near), history(far), strict=True):
        assert there.weight == pytest.approx((-1) ** here.number * here.weight, rel=1e-12)


@unhurried
@given(st.floats(-100, 100), st.integers(0, 1024), st.integers(0, 100))
def test_every_eta_has_its_mirror_image(weight, numerator, epochs):
    rate = numerator / 1024
    here = Run.start(weight, rate, epochs).to_end().weight
    there = Run.start(weight, 1 - rate, epochs).to_end().weight
    tolerance = epochs * 2.0**-50 * abs(weight) + SUBNORMAL
    assert there == pytest.approx((-1) ** epochs * here, rel=0, abs=tolerance)


def test_a_small_rate_sinks_towards_the_bottom_but_never_reaches_it():
    run = Run.start(10.0, 0.1, 10_000).to_end()
    assert 0 < run.weight < sys.float_info.min
    assert run.forward().weight == run.weight


@unhurried
@given(st.floats(-1e6, 1e6, allow_subnormal=False), st.floats(0, 2), st.integers(0, 100))
def test_the_closed_form_agrees_with_the_loop(weight, rate, epochs):
    run = Run.start(weight, rate, epochs).to_end()
    # Every epoch rounds a few times, relative to the larger end of the way.
    tolerance = epochs * 2.0**-50 * max(abs(weight), abs(run.weight)) + SUBNORMAL
    assert run.closed_form == pytest.approx(run.weight, rel=0, abs=tolerance)


def test_the_closed_form_agrees_with_the_loop_after_thousands_of_epochs():
    run = Run.start(10.0, 0.001, 5000).to_end()
    assert run.closed_form == pytest.approx(run.weight, rel=1e-12)


@unhurried
@given(st.floats(-100, 100), st.floats(0, 1), st.floats(0, 1))
def test_the_closed_form_starts_anew_at_a_change_of_the_rate(weight, rate, other):
    assume(other != rate)
    changed = Run.start(weight, rate, 50).to(10).with_learning_rate(other)
    later = changed.to(30)
    assert changed.closed_form == changed.weight
    tolerance = abs(weight) * 1e-13 + SUBNORMAL
    assert later.closed_form == pytest.approx(later.weight, rel=0, abs=tolerance)


@unhurried
@given(weights, rates, changes)
def test_the_counted_zero_loss_is_the_one_that_a_linear_scan_finds(weight, rate, steps):
    run = walked(weight, rate, steps)
    scan = next((epoch.number for epoch in history(run) if epoch.loss < ZERO_LOSS), None)
    assert run.zero_loss == scan


@pytest.mark.parametrize("hundredths", range(1, 100))
def test_predicted_equals_counted_for_every_rate_that_the_keys_can_set(hundredths):
    for halves in range(-40, 41):
        run = Run.start(halves / 2, hundredths / 100, 400).to_end()
        assert run.predicted_zero_loss == run.zero_loss


@unhurried
@given(st.floats(-1e6, 1e6), st.floats(0.02, 0.98))
def test_predicted_equals_counted_unless_the_loss_is_on_the_edge_of_zero(weight, rate):
    run = Run.start(weight, rate, 1000).to_end()
    counted, predicted = run.zero_loss, run.predicted_zero_loss
    if predicted != counted:
        assert abs(predicted - counted) == 1
        assert run.epoch(min(predicted, counted)).loss == pytest.approx(ZERO_LOSS, rel=1e-10)


@pytest.mark.parametrize(
    ("weight", "rate", "counted"),
    [(7.139953862332606, 0.1, 31), (2.2312355819789373e17, 0.3, 49)],
)
def test_on_the_edge_of_zero_the_loop_may_arrive_one_epoch_early(weight, rate, counted):
    run = Run.start(weight, rate, 60).to_end()
    assert run.zero_loss == counted
    assert run.epoch(counted).loss == pytest.approx(ZERO_LOSS, rel=1e-13)
    # Which of the two is predicted lies with the last digit of the platform's power function.
    assert run.predicted_zero_loss in (counted, counted + 1)


def test_the_prediction_starts_anew_at_a_change_of_the_rate():
    run = Run.start(10.0, 1.0, 50).to(7).with_learning_rate(0.1)
    assert run.predicted_zero_loss == 7 + 33
    assert run.to_end().zero_loss == 7 + 33
    assert run.to(6).predicted_zero_loss is None


def test_a_run_that_was_at_zero_loss_keeps_its_epoch_whatever_comes_after():
    run = Run.start(10.0, 0.1, 500).to(40).with_learning_rate(3.0).to_end()
    assert run.now.loss > 1
    assert run.zero_loss == run.predicted_zero_loss == 33


@pytest.mark.parametrize(
    ("weight", "rate", "last"),
    [(10.0, 1.1, 1933), (10.0, 2.0, 320), (10.0, 1e5, 28), (10.0, 1e308, 0)],
)
def test_divergence_ends_at_the_last_finite_loss(weight, rate, last):
    run = Run.start(weight, rate, 5000).to_end()
    assert run.at == last
    assert run.outcome is Outcome.LEFT_THE_FLOATS
    assert run.step.landing is None
    assert math.isfinite(run.now.loss)
    assert run.forward() == run


@unhurried
@given(weights, rates, st.integers(0, 100), st.integers(0, 100))
def test_the_outcome_says_why_there_is_no_next_epoch(weight, rate, epochs, at):
    run = Run.start(weight, rate, epochs).to(at)
    assert run.is_over == (run.forward() == run)
    if run.outcome is Outcome.LEFT_THE_FLOATS:
        assert run.at < run.epochs
        assert run.step.landing is None
    if run.outcome is Outcome.COMPLETE:
        assert run.at == run.epochs


def test_a_run_that_left_the_floats_can_go_back_and_take_another_rate():
    over = Run.start(10.0, 2.0, 1000).to_end()
    run = over.back(10).with_learning_rate(0.1).forward(10)
    assert run.outcome is Outcome.UNDER_WAY
    assert abs(run.weight) < abs(over.weight)


def test_a_change_of_the_rate_leaves_the_run_where_it_is():
    run = Run.start(10.0, 0.1, 50).to(7)
    changed = run.with_learning_rate(0.11)
    assert (changed.at, changed.weight) == (run.at, run.weight)
    assert changed.learning_rate == 0.11
    assert changed.change_at(7) == Change(7, 0.1, 0.11)


def test_changes_of_the_rate_survive_going_back_and_forth():
    run = Run.start(10.0, 0.1, 50).to(7).with_learning_rate(0.2).to(20).with_learning_rate(0.9)
    again = run.to(0).to(20)
    assert again == run
    assert [again.learning_rate_at(epoch) for epoch in (6, 7, 19, 20)] == [0.1, 0.2, 0.2, 0.9]
    assert again.to_end().now == run.to_end().now


def test_a_change_in_the_middle_drops_what_had_come_after():
    run = Run.start(10.0, 0.1, 50).to(20).with_learning_rate(0.9).to(40)
    changed = run.to(10).with_learning_rate(0.3).to_end()
    fresh = Run.start(10.0, 0.1, 50).to(10).with_learning_rate(0.3).to_end()
    assert history(changed) == history(fresh)
    assert changed.change_at(20) is None


def test_a_change_to_the_rate_in_use_changes_nothing():
    run = Run.start(10.0, 0.1, 50).to(20).with_learning_rate(0.9).to(10)
    assert run.with_learning_rate(0.1) is run


def test_a_change_and_its_opposite_leave_no_trace():
    run = Run.start(10.0, 0.1, 50).to(7)
    assert run.with_learning_rate(0.2).with_learning_rate(0.1) == run


def test_the_last_of_several_changes_at_one_epoch_counts():
    run = Run.start(10.0, 0.1, 50).to(7).with_learning_rate(0.2).with_learning_rate(0.3)
    assert run.change_at(7) == Change(7, 0.1, 0.3)


def test_setting_the_rate_before_the_first_epoch_is_no_change():
    run = Run.start(10.0, 0.1, 50).with_learning_rate(0.2)
    assert run.change_at(0) is None
    assert history(run.to_end()) == history(Run.start(10.0, 0.2, 50).to_end())


def test_a_restart_keeps_the_weight_and_the_present_rate():
    run = Run.start(10.0, 0.1, 50).to(7).with_learning_rate(0.2).forward(3).restart()
    assert (run.at, run.weight, run.learning_rate, run.epochs) == (0, 10.0, 0.2, 50)
    assert run.to_end().change_at(7) is None


@unhurried
@given(weights, rates, changes)
def test_the_reach_spans_every_distance_from_the_bottom(weight, rate, steps):
    run = walked(weight, rate, steps)
    distances = [abs(epoch.weight) for epoch in history(run)]
    assert run.reach == (min(distances), max(distances))


def test_a_run_takes_less_than_100_bytes_an_epoch():
    epochs = 100_000
    tracemalloc.start()
    try:
        run = Run.start(10.0, 1e-6, epochs).to_end()
        taken, peak = tracemalloc.get_traced_memory()
        back = run.back(epochs // 2).forward(epochs)
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert back.at == run.at == epochs
    assert taken <= peak < 100 * epochs
    assert after - taken < 10_000


class RunAgainstLists(RuleBasedStateMachine):
    """The run against a naive model: a list with the rate of each epoch, walked from the start."""

    @initialize(weight=weights, rate=rates, epochs=st.integers(0, 30))
    def start(self, weight, rate, epochs):
        self.run = Run.start(weight, rate, epochs)
        self.weight = weight
        self.epochs = epochs
        self.rates = [rate] * (epochs + 1)
        self.at = 0

    def _last(self):
        return len(plain_loop(self.weight, self.rates[:-1])) - 1

    @rule(epochs=st.integers(0, 10))
    def go_forward(self, epochs):
        self.run = self.run.forward(epochs)
        self.at = min(self.at + epochs, self._last())

    @rule(epochs=st.integers(0, 10))
    def go_back(self, epochs):
        self.run = self.run.back(epochs)
        self.at = max(self.at - epochs, 0)

    @rule(epoch=st.integers(-5, 40))
    def go_to(self, epoch):
        self.run = self.run.to(epoch)
        self.at = min(max(epoch, 0), self._last())

    @rule()
    def go_to_the_end(self):
        self.run = self.run.to_end()
        self.at = self._last()

    @rule(rate=rates)
    def change_the_rate(self, rate):
        self.run = self.run.with_learning_rate(rate)
        if rate != self.rates[self.at]:
            self.rates[self.at :] = [rate] * (len(self.rates) - self.at)

    @rule()
    def start_again(self):
        self.run = self.run.restart()
        self.rates = [self.rates[self.at]] * len(self.rates)
        self.at = 0

    @invariant()
    def the_run_is_where_the_lists_say(self):
        path = plain_loop(self.weight, self.rates[: self.at])
        assert self.run.at == self.at
        assert bits(epoch.weight for epoch in history(self.run)) == bits(path)
        assert [self.run.learning_rate_at(k) for k in range(self.at + 1)] == self.rates[
            : self.at + 1
        ]

    @invariant()
    def the_changes_are_where_two_rates_meet(self):
        for k in range(1, self.at + 1):
            before, after = self.rates[k - 1 : k + 1]
            change = Change(k, before, after) if before != after else None
            assert self.run.change_at(k) == change

    @invariant()
    def the_summary_is_that_of_the_lists(self):
        losses = [loss(weight) for weight in plain_loop(self.weight, self.rates[: self.at])]
        scan = next((k for k, value in enumerate(losses) if value < ZERO_LOSS), None)
        assert self.run.zero_loss == scan
        assert self.run.is_over == (self.at == self._last())
        assert is_inside(self.run.weight)


TestRunAgainstLists = RunAgainstLists.TestCase
TestRunAgainstLists.settings = settings(deadline=None, max_examples=100, stateful_step_count=30)
