"""One update against plain arithmetic; a run against a plain loop, whichever way it is walked."""

import math
import sys
import tracemalloc
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from landscapes import DOUBLE_WELL, QUARTIC, SHIFTED, STEEP

from gdtui.engine.landscapes.catalogue import landscape_of, named
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import PLAIN, RULES, Method, Noise, rule_of
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


def test_a_weight_that_comes_back_while_the_rule_still_gathers_speed_is_no_cycle():
    momentum = Method(rule_of("momentum").with_values((0.9999,)))
    run = Run.start(named("absolute"), 1e19, 1.0, 2000, momentum).to_end()
    assert run.weight_at(1024) == 1e19 > run.weight


@pytest.fixture
def short_pieces(monkeypatch):
    """Pieces and cycles so short that rows are computed anew, come back, and are read far back."""
    monkeypatch.setattr(stretch, "_LONGEST_PIECE", 8)
    monkeypatch.setattr(stretch, "LONGEST_CYCLE", 4)
    stretch._rows_of.cache_clear()
    yield
    stretch._rows_of.cache_clear()


WAYS = "forward", "forward", "to", "end", "rate", "rate", "again"


@pytest.mark.usefixtures("short_pieces")
@settings(max_examples=80)
@given(
    st.sampled_from([*LANDSCAPES, *[named("absolute"), named("regressor")] * 4]),
    weights,
    rates,
    st.just(40) | st.integers(0, 40),
    methods,
    st.lists(st.tuples(st.sampled_from(WAYS), st.integers(0, 45), rates), max_size=20),
)
@example(named("absolute"), 0.25, 0.5, 40, PLAIN, [("end", 0, 0.0)])
@example(PARABOLA, 10.0, 1.0, 40, PLAIN, [("end", 0, 0.0), ("to", 30, 0.0), ("rate", 0, 0.9)])
def test_a_run_is_what_a_list_of_rates_walked_from_the_start_says_whichever_way_it_goes(
    landscape, weight, rate, epochs, method, walk
):
    first = run = Run.start(landscape, weight, rate, epochs, method)
    at, rates = 0, [rate] * (epochs + 1)
    for way, number, other in [("to", 0, rate), *walk]:
        last = len(plain_loop(landscape, weight, rates[:-1], method)) - 1
        if way == "forward":
            run, at = run.forward(number // 4), min(at + number // 4, last)
        elif way == "to":
            run, at = run.to(number - 5), min(max(number - 5, 0), last)
        elif way == "end":
            run, at = run.to_end(), last
        elif way == "again":
            run, at, rates = run.restart(), 0, [rates[at]] * len(rates)
        else:
            run = run.with_learning_rate(other)
            if other != rates[at]:
                rates[at:] = [other] * (len(rates) - at)
        assert run.at == at
        assert_is_where_it_should_be(run, plain_loop(landscape, weight, rates[:at], method), rates)
        assert run.is_over == (at == len(plain_loop(landscape, weight, rates[:-1], method)) - 1)
        assert (run.outcome is Outcome.COMPLETE) == (at == epochs)
        assert (first.at, first.rate_at(0)) == (0, first.learning_rate)


def assert_is_where_it_should_be(run, rows, rates):
    """A run has the rows so far, and knows of each epoch the rate and the slope that led to it."""
    landscape, at, path = run.landscape, run.at, [weight for weight, _ in rows]
    assert bits((run.weight_at(k), (*run.row_at(k)[1:],)) for k in range(at + 1)) == bits(rows)
    assert [run.rate_at(k) for k in range(at + 1)] == rates[: at + 1]
    at_bottom = (k for k, weight in enumerate(path) if landscape.is_bottom(weight))
    assert run.zero_loss == next(at_bottom, None)
    assert run.extremes == (min(path), max(path))
    since = run.rate_since
    assert [*run.weights(since, at)] == path[since:]
    for low, high in ((-1e-9, 10.0), (path[-1] - 1, path[-1] + 1)):
        out = [k for k, each in enumerate(path) if not low < each < high]
        assert run.inside_since(low, high) == max([since, *(k + 1 for k in out)])
    before = run.epoch(0)
    assert before == Epoch(0, None, None, path[0], landscape.loss(path[0]))
    for k in range(1, at + 1):
        epoch, old = run.epoch(k), rates[k - 1]
        step = Step.at(landscape, before.weight, old, run.method, rows[k - 1][1], k - 1)
        assert epoch[1:4] == (step.learning_rate, step.slope, step.landing)
        assert epoch.loss == landscape.loss(step.landing)
        assert all(map(math.isfinite, epoch[1:]))
        assert run.step_from(k - 1) == step
        assert run.change_at(k) == (Change(k, old, rates[k]) if old != rates[k] else None)
        before = epoch
    assert run.last_step == (run.step_from(at - 1) if at else None)
    assert run.step == run.step_from(at)


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
