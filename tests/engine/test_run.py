"""A run that goes forward and back: the same numbers, whichever way it was walked."""

import math
import sys
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from landscapes import DOUBLE_WELL, QUARTIC, SHIFTED

from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import PLAIN, Method
from gdtui.engine.rules.rule import rule_of
from gdtui.engine.runs.run import Change, Epoch, Outcome, Run
from gdtui.engine.runs.step import Step

LANDSCAPES = [PARABOLA, SHIFTED, QUARTIC, DOUBLE_WELL]
landscapes = st.sampled_from(LANDSCAPES)
weights = st.floats(-1e77, 1e77) | st.floats(-100, 100) | st.floats(-2, 2)
familiar_rates = st.sampled_from([0.0, 0.05, 0.1, 0.2, 0.5, 0.9, 1.0, 1.1, 3.0])
rates = familiar_rates | st.floats(0, 2) | st.floats(0, sys.float_info.max)


def plain_loop(landscape, weight, learning_rates):
    """The weights of a run with a rate for each epoch, as far as the loss is a finite float."""
    walked = [weight]
    for learning_rate in learning_rates:
        gradient = landscape.slope(weight)
        weight = weight - learning_rate * gradient
        if not landscape.low <= weight <= landscape.high:
            break
        walked.append(weight)
    return walked


def bits(numbers):
    """The numbers so that even 0.0 and -0.0 differ."""
    return [number.hex() for number in numbers]


def weight_bits(run):
    return bits(run.weight_at(number) for number in range(run.at + 1))


def assert_sums_up(run, epochs):
    """At some epochs, extremes and zero loss are those of a plain list of the weights."""
    path = [run.weight_at(epoch) for epoch in range(run.at + 1)]
    first = next((k for k, w in enumerate(path) if run.landscape.is_bottom(w)), None)
    for epoch in epochs:
        seen = run.to(epoch)
        assert seen.at == epoch
        assert seen.extremes == (min(path[: epoch + 1]), max(path[: epoch + 1]))
        assert seen.zero_loss == (None if first is None or first > epoch else first)


@pytest.mark.parametrize(
    ("landscape", "weight", "rate"),
    [
        (PARABOLA, 10.0, 0.001),
        (SHIFTED, -5.0, 1.0),
        (QUARTIC, 1.0, 0.5),
        (DOUBLE_WELL, 1.5, 1.1),
        (DOUBLE_WELL, 0.3, 1.3),
    ],
)
def test_a_long_run_is_a_plain_loop_across_its_blocks_and_its_cycles(landscape, weight, rate):
    loop = plain_loop(landscape, weight, [rate] * 5000)
    at_once = Run.start(landscape, weight, rate, 5000).to_end()
    assert weight_bits(at_once) == bits(loop)
    in_parts = Run.start(landscape, weight, rate, 5000)
    for epoch in (1, 1022, 1023, 1024, 1025, 2047, 2048, 2049, 4100, 5000):
        in_parts = in_parts.to(epoch)
    assert weight_bits(in_parts) == bits(loop)
    edges = [*range(1020, 1028), *range(2044, 2052), *range(0, 5001, 487), 4999, 5000]
    assert_sums_up(at_once, [epoch for epoch in edges if epoch < len(loop)])


@pytest.mark.parametrize("change", [0, 1, 1023, 1024, 1500])
def test_the_sums_hold_where_a_change_of_rate_falls_on_the_edge_of_a_block(change):
    run = Run.start(PARABOLA, 10.0, 0.9995, 4000).to(change).with_learning_rate(0.002)
    run = run.to(change + 1024).with_learning_rate(1.0).to_end()
    assert_sums_up(run, [*range(1000, 1050), *range(2000, 2100), 3000, 4000])
    assert_sums_up(run.to(change), range(max(0, change - 3), change + 1))


class RunAgainstLists(RuleBasedStateMachine):
    """The run against a naive model: a list with the rate of each epoch, walked from the start."""

    @initialize(landscape=landscapes, weight=weights, rate=rates, epochs=st.integers(0, 30))
    def start(self, landscape, weight, rate, epochs):
        self.run = Run.start(landscape, weight, rate, epochs)
        self.landscape = landscape
        self.weight = weight
        self.epochs = epochs
        self.rates = [rate] * (epochs + 1)
        self.at = 0

    def _last(self):
        return len(plain_loop(self.landscape, self.weight, self.rates[:-1])) - 1

    @rule(epochs=st.integers(0, 10))
    def go_forward(self, epochs):
        self.run = self.run.forward(epochs)
        self.at = min(self.at + epochs, self._last())

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
        path = plain_loop(self.landscape, self.weight, self.rates[: self.at])
        assert self.run.at == self.at
        assert weight_bits(self.run) == bits(path)
        rates = [self.run.rate_at(k) for k in range(self.at + 1)]
        assert rates == self.rates[: self.at + 1]
        first = next((k for k, w in enumerate(path) if self.landscape.is_bottom(w)), None)
        assert self.run.zero_loss == first
        assert self.run.extremes == (min(path), max(path))
        assert self.run.is_over == (self.at == self._last())
        assert (self.run.outcome is Outcome.COMPLETE) == (self.at == self.epochs)
        assert self.run.is_same(self.run.to(0))

    @invariant()
    def an_epoch_knows_the_rate_and_the_slope_that_led_to_it(self):
        before, *others = [self.run.epoch(number) for number in range(self.at + 1)]
        assert before == Epoch(0, None, None, self.weight, self.landscape.loss(self.weight))
        for number, epoch in enumerate(others, 1):
            step = Step.at(self.landscape, before.weight, self.rates[number - 1])
            assert epoch[1:4] == (step.learning_rate, step.slope, step.landing)
            assert epoch.loss == self.landscape.loss(step.landing)
            assert all(map(math.isfinite, epoch[1:]))
            assert self.run.step_from(number - 1) == step
            before = epoch
        assert self.run.last_step == (self.run.step_from(self.at - 1) if self.at else None)
        assert self.run.step == Step.at(self.landscape, self.run.weight, self.run.learning_rate)

    @invariant()
    def the_changes_are_where_two_rates_meet(self):
        for k in range(1, self.at + 1):
            before, after = self.rates[k - 1 : k + 1]
            change = Change(k, before, after) if before != after else None
            assert self.run.change_at(k) == change


TestRunAgainstLists = RunAgainstLists.TestCase
TestRunAgainstLists.settings = settings(
    deadline=None, derandomize=True, max_examples=60, stateful_step_count=25
)


@given(landscapes, weights, rates, st.integers(0, 50))
def test_a_run_is_not_touched_by_what_is_made_of_it(landscape, weight, rate, epochs):
    run = Run.start(landscape, weight, rate, 50).to(epochs)
    before = (run.at, run.learning_rate, run.extremes, run.zero_loss, weight_bits(run))
    run.forward(5)
    run.to(0)
    run.with_learning_rate(0.3).to_end()
    run.restart().to_end()
    assert (run.at, run.learning_rate, run.extremes, run.zero_loss, weight_bits(run)) == before


def test_a_weight_outside_starts_no_run():
    for landscape in LANDSCAPES:
        for weight in (math.nan, math.inf, -math.inf, math.nextafter(landscape.high, math.inf)):
            with pytest.raises(ValueError, match="no finite float"):
                Run.start(landscape, weight, 0.1, 50)


def test_ten_epochs_give_the_figures_of_the_textbook():
    for rate, weight, loss in (
        (0.2, "0.0604661760", "0.0036561584"),
        (0.05, "3.4867844010", "12.1576654591"),
        (1.1, "61.9173642240", "3833.7599924475"),
    ):
        run = Run.start(PARABOLA, 10.0, rate, 10).to_end()
        assert (f"{run.weight:.10f}", f"{run.loss:.10f}") == (weight, loss)


@pytest.mark.parametrize(
    ("weight", "rate", "epoch"),
    [(10.0, 0.1, 33), (10.0, 0.9, 33), (10.0, 0.2, 15), (15.0, 0.2, 15), (0.007, 3.0, 0)],
)
def test_zero_loss_is_counted_at_the_epoch_of_the_theory(weight, rate, epoch):
    run = Run.start(PARABOLA, weight, rate, 50).to_end()
    assert run.zero_loss == epoch
    assert f"{run.epoch(epoch).loss:.4f}" == "0.0000"
    if epoch:
        assert run.to(epoch - 1).zero_loss is None
        assert f"{run.epoch(epoch - 1).loss:.4f}" != "0.0000"


def test_a_small_rate_sinks_towards_the_bottom_but_never_reaches_it():
    run = Run.start(PARABOLA, 10.0, 0.1, 10_000).to_end()
    assert 0 < run.weight < sys.float_info.min
    assert run.forward().weight == run.weight


def test_a_change_to_the_rate_in_use_keeps_what_comes_after():
    run = Run.start(PARABOLA, 10.0, 0.1, 50).to(20).with_learning_rate(0.9).to(10)
    assert run.with_learning_rate(0.1) is run


def test_a_run_that_left_the_floats_can_go_back_and_take_another_rate():
    over = Run.start(PARABOLA, 10.0, 2.0, 1000).to_end()
    run = over.to(over.at - 10).with_learning_rate(0.1).forward(10)
    assert run.outcome is Outcome.UNDER_WAY
    assert abs(run.weight) < abs(over.weight)


@pytest.mark.parametrize(("method", "numbers"), [(PLAIN, 1), (Method(rule_of("adam")), 4)])
def test_a_run_takes_8_bytes_an_epoch_for_each_number_of_its_rows(method, numbers):
    epochs = 20_000
    tracemalloc.start()
    try:
        run = Run.start(PARABOLA, 10.0, 1e-6, epochs, method).to_end()
        taken, peak = tracemalloc.get_traced_memory()
        back = run.to(epochs // 2).forward(epochs)
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert back.at == run.at == epochs
    assert taken < numbers * 8 * 1.25 * epochs
    assert peak < numbers * 20 * epochs
    assert after - taken < 10_000
