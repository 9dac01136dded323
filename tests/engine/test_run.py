"""One update against plain arithmetic; a run against a plain loop, whichever way it is walked."""

import math
import sys
import tracemalloc
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from landscapes import DOUBLE_WELL, QUARTIC, SHIFTED, STEEP

from gdtui.engine.landscapes.catalogue import landscape_of, named
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import PLAIN, Method, Noise
from gdtui.engine.rules.rule import RULES, rule_of
from gdtui.engine.runs import stretch
from gdtui.engine.runs.run import Change, Epoch, Outcome, Run
from gdtui.engine.runs.step import Move, Step, Trend
from gdtui.engine.theory.parabola import Regime, theory_of

LANDSCAPES = [PARABOLA, SHIFTED, STEEP, QUARTIC, DOUBLE_WELL]
weights = st.floats(-1e77, 1e77) | st.floats(-100, 100) | st.floats(-2, 2)
familiar_rates = st.sampled_from([0.0, 0.05, 0.1, 0.2, 0.5, 0.9, 1.0, 1.1, 3.0])
rates = familiar_rates | st.floats(0, 2) | st.floats(0, sys.float_info.max)
methods = st.just(PLAIN) | st.builds(
    lambda rule, noise: Method(rule, noise=noise),
    st.sampled_from(RULES),
    st.sampled_from([Noise(), Noise(0.5, 7, 3)]),
)


# One update


@settings(max_examples=200)
@given(st.sampled_from(LANDSCAPES), weights, rates)
@example(QUARTIC, 1e77, sys.float_info.max)
@example(PARABOLA, 10.0, 0.0)
@example(PARABOLA, 10.0, 1e-20)
@example(SHIFTED, 3.0, 0.1)
def test_a_step_is_plain_arithmetic_and_goes_against_the_slope(landscape, weight, rate):
    gradient = landscape.slope(weight)
    scaled = rate * gradient
    landing, uphill = weight - scaled, weight + scaled
    step = Step.at(landscape, weight, rate)
    assert step[:4] == (landscape, weight, rate, gradient)
    assert step.taken == scaled
    assert step.landing == (landing if landscape.is_inside(landing) else None)
    assert step.uphill == (uphill if landscape.is_inside(uphill) else None)
    if step.landing is None:
        assert (step.move, step.trend) == (Move.LEFT if gradient > 0 else Move.RIGHT, Trend.GROWS)
        return
    moves = {-1: Move.LEFT, 0: Move.STAYS, 1: Move.RIGHT}
    assert step.move is moves[(landing > weight) - (landing < weight)]
    before, after = landscape.loss(weight), landscape.loss(landing)
    if abs(after - before) > 1e-12 * abs(before):
        assert step.trend is (Trend.FALLS if after < before else Trend.GROWS)
    elif before == after != 0 or landing == weight:
        assert step.trend is Trend.STAYS
    for minimum in landscape.minima:
        rest = Step.at(landscape, minimum, rate)
        assert (rest.landing, rest.crosses) == (minimum, False)
        assert (rest.move, rest.trend) == (Move.STAYS, Trend.STAYS)


@given(st.floats(1e-300, 1e150) | st.floats(-1e150, -1e-300), familiar_rates.filter(bool))
@example(1e-163, 0.1)
@example(-3e-170, 0.9)
@example(1e-170, 1.1)
def test_the_loss_falls_and_the_bottom_is_crossed_where_the_regime_says_so(weight, rate):
    step, regime = Step.at(PARABOLA, weight, rate), theory_of(PARABOLA).regime(rate)
    falling = (Regime.SMOOTH, Regime.ONE_STEP, Regime.ZIGZAG)
    assert (step.trend is Trend.FALLS) == (regime in falling)
    assert (step.trend is Trend.GROWS) == (regime is Regime.DIVERGENCE)
    assert step.crosses == (regime in (Regime.ZIGZAG, Regime.TRAP, Regime.DIVERGENCE))


@given(st.sampled_from([SHIFTED, DOUBLE_WELL, landscape_of("-w^2")]), st.floats(-3, 3), rates)
def test_what_is_crossed_is_a_minimum_and_neither_0_nor_a_hump(landscape, weight, rate):
    step = Step.at(landscape, weight, rate)
    beyond = weight - step.taken
    sides = [
        (weight > each, beyond > each) for each in landscape.minima if weight != each != beyond
    ]
    assert step.crosses == any(before != after for before, after in sides)


def test_a_step_into_a_gap_ends_and_does_not_grow():
    for text, weight, rate in (("log(w)", 0.5, 2.0), ("log(w^2 - 1)", 1.2, 0.4)):
        step = Step.at(landscape_of(text), weight, rate)
        assert (step.landing, step.trend) == (None, Trend.ENDS)
    # Where only a part of the formula leaves the floats there is no gap.
    for text in ("plateau", "w^2 - w^4", "sin(w^2)/w^2"):
        step = Step.at(landscape_of(text), 1.0, 1e300, Method(rule_of("sign")))
        assert (step.landing, step.trend, step.is_into_a_gap) == (None, Trend.GROWS, False), text


POLYNOMIALS = {
    "(w-3)^2 + 2": lambda w: (w - 3) ** 2 + 2,
    "double-well": lambda w: w**4 / 4 - w**2 / 2,
    "w^4 - w^3": lambda w: w**4 - w**3,
    "tilted-well": lambda w: w**4 / 4 - w**2 / 2 + w / 5,
    "regressor": lambda w: (7 * w**2 - Fraction(41.8) * w + Fraction(63.22)) / 6,
}


@settings(max_examples=400)
@given(
    st.sampled_from([*POLYNOMIALS]),
    st.integers(0, 1),
    st.floats(-17, 0),
    st.sampled_from([-1, 1]),
    st.floats(0, 1.2),
)
@example("w^4 - w^3", 1, math.log10(0.25), 1, 1.0)
def test_no_loss_is_said_to_rise_or_fall_that_only_its_rounding_does(name, k, power, sign, rate):
    landscape, loss = landscape_of(name), POLYNOMIALS[name]
    weight = landscape.minima[k % len(landscape.minima)] + sign * 10**power
    weight = round(weight, 2) if k else weight
    step = Step.at(landscape, weight, rate)
    rise = loss(Fraction(step.landing)) - loss(Fraction(weight))
    assert step.trend is not Trend.GROWS or rise > 0
    assert step.trend is not Trend.FALLS or rise < 0


# A run


def plain_loop(landscape, weight, learning_rates, method=PLAIN):
    """The rows of a run with a rate for each epoch, as far as all is finite."""
    state, walked = method.rule.init, [(weight, method.rule.init)]
    points, noise = landscape.points, method.noise
    for epoch, rate in enumerate(learning_rates):
        slope = landscape.slope(weight)
        if points and noise.batch:
            drawn = [points[place] for place in noise.drawn(epoch, len(points))]
            slope = 2 * sum(x * (weight * x - y) for x, y in drawn) / len(drawn)
        slope += noise.at(epoch)
        curvature = landscape.curvature(weight)
        step, state = method.rule.update(rate, slope, curvature, state, method.rule.values)
        weight = weight - step
        if not landscape.is_inside(weight) or not all(map(math.isfinite, state)):
            break
        walked.append((weight, state))
    return walked


def bits(rows):
    """The rows so that even 0.0 and -0.0 differ."""
    return [(weight.hex(), state) for weight, state in rows]


def rows_of(run):
    return bits((run.weight_at(epoch), (*run.row_at(epoch)[1:],)) for epoch in range(run.at + 1))


def test_a_weight_that_comes_back_while_the_rule_still_gathers_speed_is_no_cycle():
    momentum = Method(rule_of("momentum").with_values((0.9999,)))
    run = Run.start(named("absolute"), 1e19, 1.0, 2000, momentum).to_end()
    assert run.weight_at(1024) == 1e19 > run.weight


class RunAgainstLists(RuleBasedStateMachine):
    """The run against a naive model: a list with the rate of each epoch, walked from the start.

    With pieces and cycles so short that rows are computed anew, come back, and are read far back.
    """

    def __init__(self):
        super().__init__()
        self.patched = pytest.MonkeyPatch()
        self.patched.setattr(stretch, "_LONGEST_PIECE", 8)
        self.patched.setattr(stretch, "LONGEST_CYCLE", 4)
        stretch._rows_of.cache_clear()

    def teardown(self):
        self.patched.undo()
        stretch._rows_of.cache_clear()

    @initialize(
        landscape=st.sampled_from([*LANDSCAPES, *[named("absolute"), named("regressor")] * 4]),
        weight=weights,
        rate=rates,
        epochs=st.just(40) | st.integers(0, 40),
        method=methods,
    )
    def start(self, landscape, weight, rate, epochs, method):
        self.run = self.first = Run.start(landscape, weight, rate, epochs, method)
        self.start_of_all = landscape, weight
        self.method = method
        self.rates = [rate] * (epochs + 1)
        self.at = 0

    def _rows(self, epochs):
        return plain_loop(*self.start_of_all, self.rates[:epochs], self.method)

    def _last(self):
        return len(self._rows(-1)) - 1

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
        rows, landscape = self._rows(self.at), self.start_of_all[0]
        path = [weight for weight, _ in rows]
        assert self.run.at == self.at
        assert rows_of(self.run) == bits(rows)
        assert [self.run.rate_at(k) for k in range(self.at + 1)] == self.rates[: self.at + 1]
        assert self.run.zero_loss == next(
            (k for k, w in enumerate(path) if landscape.is_bottom(w)), None
        )
        assert self.run.extremes == (min(path), max(path))
        since = self.run.rate_since
        assert [*self.run.weights(since, self.at)] == path[since:]
        for low, high in ((-1e-9, 10.0), (path[-1] - 1, path[-1] + 1)):
            out = [k for k, each in enumerate(path) if not low < each < high]
            assert self.run.inside_since(low, high) == max([since, *(k + 1 for k in out)])
        assert self.run.is_over == (self.at == self._last())
        is_complete = self.at == len(self.rates) - 1
        assert (self.run.outcome is Outcome.COMPLETE) == is_complete
        assert (self.first.at, self.first.rate_at(0)) == (0, self.first.learning_rate)

    @invariant()
    def an_epoch_knows_the_rate_and_the_slope_that_led_to_it(self):
        landscape, weight = self.start_of_all
        before, *others = [self.run.epoch(number) for number in range(self.at + 1)]
        assert before == Epoch(0, None, None, weight, landscape.loss(weight))
        for number, epoch in enumerate(others, 1):
            state = (*self.run.row_at(number - 1)[1:],)
            rate = self.rates[number - 1]
            step = Step.at(landscape, before.weight, rate, self.method, state, number - 1)
            assert epoch[1:4] == (step.learning_rate, step.slope, step.landing)
            assert epoch.loss == landscape.loss(step.landing)
            assert all(map(math.isfinite, epoch[1:]))
            assert self.run.step_from(number - 1) == step
            before = epoch
        assert self.run.last_step == (self.run.step_from(self.at - 1) if self.at else None)
        assert self.run.step == self.run.step_from(self.at)

    @invariant()
    def the_changes_are_where_two_rates_meet(self):
        for k in range(1, self.at + 1):
            before, after = self.rates[k - 1 : k + 1]
            change = Change(k, before, after) if before != after else None
            assert self.run.change_at(k) == change


TestRunAgainstLists = RunAgainstLists.TestCase
TestRunAgainstLists.settings = settings(
    deadline=None, derandomize=True, max_examples=40, stateful_step_count=20
)


def test_a_weight_outside_starts_no_run():
    for landscape in LANDSCAPES:
        for weight in (math.nan, math.inf, -math.inf, math.nextafter(landscape.high, math.inf)):
            with pytest.raises(ValueError, match="no finite float"):
                Run.start(landscape, weight, 0.1, 50)


@pytest.mark.parametrize("method", [PLAIN, Method(rule_of("adam"), noise=Noise(0.5))])
def test_a_run_takes_a_byte_an_epoch_wherever_it_is_looked_at(method):
    epochs = 30_000
    tracemalloc.start()
    try:
        run = Run.start(PARABOLA, 10.0, 1e-6, epochs, method).to_end()
        taken, peak = tracemalloc.get_traced_memory()
        for epoch in range(0, epochs, 2000):
            run.epoch(epoch)
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert run.at == epochs
    assert taken < epochs
    assert peak < 2 * epochs
    assert after - taken < 10 * epochs


def test_what_is_drawn_of_ten_long_runs_is_computed_once(monkeypatch):
    monkeypatch.setattr(stretch, "_LONGEST_PIECE", 4)
    asked = []
    bowl = QUARTIC._replace(slope=lambda weight: asked.append(weight) or QUARTIC.slope(weight))
    runs = [Run.start(bowl, 1 + k / 10, 0.01, 1600).to_end() for k in range(10)]
    for each in 2 * runs:
        asked.clear()
        assert all(each.weight_at(epoch) for epoch in range(0, 1600, 4))
    assert not asked
