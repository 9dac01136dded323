"""One update, w ← w − η·slope, against plain arithmetic."""

import math
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from landscapes import DOUBLE_WELL, QUARTIC, SHIFTED, STEEP

from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.runs.step import Move, Step, Trend
from gdtui.engine.theory.parabola import Regime, theory_of

LANDSCAPES = [PARABOLA, SHIFTED, STEEP, QUARTIC, DOUBLE_WELL]
weights = st.floats(-1e77, 1e77) | st.floats(-100, 100)
rates = st.floats(0, sys.float_info.max) | st.floats(0, 2)
THEORY = theory_of(PARABOLA)


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
    assert step.scaled == (scaled if math.isfinite(scaled) else None)
    assert step.landing == (landing if landscape.is_inside(landing) else None)
    assert step.uphill == (uphill if landscape.is_inside(uphill) else None)
    if step.landing is None:
        assert (step.move, step.trend) == (Move.LEFT if gradient > 0 else Move.RIGHT, Trend.GROWS)
        return
    moves = {-1: Move.LEFT, 0: Move.STAYS, 1: Move.RIGHT}
    assert step.move is moves[(landing > weight) - (landing < weight)]
    before, after = landscape.loss(weight), landscape.loss(landing)
    if before != after:
        assert step.trend is (Trend.FALLS if after < before else Trend.GROWS)
    elif before != 0 or landing == weight:
        assert step.trend is Trend.STAYS


@given(
    st.floats(1e-300, 1e150) | st.floats(-1e150, -1e-300),
    st.sampled_from([0.0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0, 1.1, 1.5]),
)
@example(1e-163, 0.1)
@example(-3e-170, 0.9)
@example(1e-170, 1.1)
@example(1e-170, 1.0)
def test_the_loss_falls_and_the_bottom_is_crossed_where_the_regime_says_so(weight, rate):
    step, regime = Step.at(PARABOLA, weight, rate), THEORY.regime(rate)
    falling = (Regime.SMOOTH, Regime.ONE_STEP, Regime.ZIGZAG)
    assert (step.trend is Trend.FALLS) == (regime in falling)
    assert (step.trend is Trend.GROWS) == (regime is Regime.DIVERGENCE)
    crossing = (Regime.ZIGZAG, Regime.TRAP, Regime.DIVERGENCE)
    assert step.crosses == (regime in crossing)


@given(rates)
def test_a_minimum_is_a_place_to_stay(rate):
    for landscape in LANDSCAPES:
        for minimum in landscape.minima:
            step = Step.at(landscape, minimum, rate)
            assert step.landing == minimum
            assert (step.move, step.trend, step.crosses) == (Move.STAYS, Trend.STAYS, False)


@pytest.mark.parametrize(
    ("landscape", "weight", "rate", "landing", "crosses"),
    [
        (SHIFTED, 5.0, 0.25, 4.0, False),
        (SHIFTED, 5.0, 0.75, 2.0, True),
        (SHIFTED, -1.0, 0.25, 1.0, False),
        (SHIFTED, 1e150, 1e100, None, True),
        (DOUBLE_WELL, 1.5, 0.5, 0.5625, True),
        (DOUBLE_WELL, 0.5, 0.1, 0.5375, False),
    ],
)
def test_what_is_crossed_is_a_minimum_and_neither_0_nor_a_hump(
    landscape, weight, rate, landing, crosses
):
    step = Step.at(landscape, weight, rate)
    assert (step.landing, step.crosses) == (landing, crosses)


def test_a_step_into_a_gap_ends_and_does_not_grow():
    for text, weight, rate in (("log(w)", 0.5, 2.0), ("log(w^2 - 1)", 1.2, 0.4)):
        step = Step.at(landscape_of(text), weight, rate)
        assert (step.landing, step.trend) == (None, Trend.ENDS)
