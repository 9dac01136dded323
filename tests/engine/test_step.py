"""One update, w ← w − η·slope, against plain arithmetic."""

import math
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from landscapes import DOUBLE_WELL, EDGE_OF_SQUARES, QUARTIC, SHIFTED, STEEP

from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.runs.step import Move, Step, Trend
from gdtui.engine.theory.parabola import Regime, theory_of

LANDSCAPES = [PARABOLA, SHIFTED, STEEP, QUARTIC, DOUBLE_WELL]
each_landscape = pytest.mark.parametrize("landscape", LANDSCAPES, ids=lambda each: each.name)
weights = st.floats(-1e77, 1e77) | st.floats(-100, 100)
rates = st.floats(0, sys.float_info.max) | st.floats(0, 2)
THEORY = theory_of(PARABOLA)


@each_landscape
@given(weights, rates)
@example(1e77, sys.float_info.max)
@example(10.0, 0.0)
@example(3.0, 0.1)
@example(0.0, 0.1)
def test_the_parts_are_those_of_plain_arithmetic_or_none_beyond_the_floats(landscape, weight, rate):
    gradient = landscape.slope(weight)
    scaled = rate * gradient
    landing, uphill = weight - scaled, weight + scaled
    step = Step.at(landscape, weight, rate)
    assert step[:4] == (landscape, weight, rate, gradient)
    assert step.scaled == (scaled if math.isfinite(scaled) else None)
    assert step.landing == (landing if landscape.is_inside(landing) else None)
    assert step.uphill == (uphill if landscape.is_inside(uphill) else None)
    assert step.gap == (None if step.landing is None else landing - weight)


@given(st.floats(-EDGE_OF_SQUARES, EDGE_OF_SQUARES), rates)
@example(EDGE_OF_SQUARES, math.nextafter(1.0, 2))
@example(EDGE_OF_SQUARES, 1.0)
def test_a_step_on_the_parabola_is_gradient_then_update_in_that_order(weight, rate):
    gradient = 2 * weight
    landing = weight - rate * gradient
    is_finite = math.isfinite(landing * landing)
    assert Step.at(PARABOLA, weight, rate).landing == (landing if is_finite else None)


@each_landscape
@given(weights, rates)
def test_every_step_goes_against_the_slope_or_nowhere(landscape, weight, rate):
    step = Step.at(landscape, weight, rate)
    if step.landing == weight:
        assert step.move is Move.STAYS
    else:
        assert step.move is (Move.LEFT if step.slope > 0 else Move.RIGHT)
    if step.landing is not None:
        assert (step.move is Move.LEFT) == (step.landing < weight)
        assert (step.move is Move.RIGHT) == (step.landing > weight)


@each_landscape
@given(weights, rates)
def test_the_trend_is_what_the_loss_does_or_the_slope_where_losses_are_too_small(
    landscape, weight, rate
):
    step = Step.at(landscape, weight, rate)
    if step.landing is None:
        assert step.trend is Trend.GROWS
        return
    before, after = landscape.loss(weight), landscape.loss(step.landing)
    if after < before:
        assert step.trend is Trend.FALLS
    if after > before:
        assert step.trend is Trend.GROWS
    if before == after != 0 or step.landing == weight:
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
    assert (step.trend is Trend.FALLS) == regime.loss_falls
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


@given(st.floats(-EDGE_OF_SQUARES, EDGE_OF_SQUARES))
def test_a_half_lands_on_the_bottom_and_1_on_the_opposite_wall(weight):
    assert Step.at(PARABOLA, weight, 0.5).landing == 0.0
    step = Step.at(PARABOLA, weight, 1.0)
    assert step.landing == -weight
    assert step.trend is Trend.STAYS
    assert step.crosses == (weight != 0)


@pytest.mark.parametrize(
    ("rate", "landing", "move", "trend", "crosses"),
    [
        (0.0, 10.0, Move.STAYS, Trend.STAYS, False),
        (0.1, 8.0, Move.LEFT, Trend.FALLS, False),
        (0.5, 0.0, Move.LEFT, Trend.FALLS, False),
        (0.9, -8.0, Move.LEFT, Trend.FALLS, True),
        (1.0, -10.0, Move.LEFT, Trend.STAYS, True),
        (1.1, -12.0, Move.LEFT, Trend.GROWS, True),
        (1e-20, 10.0, Move.STAYS, Trend.STAYS, False),
        (1e300, None, Move.LEFT, Trend.GROWS, True),
    ],
)
def test_a_step_from_10_does_what_the_table_says(rate, landing, move, trend, crosses):
    step = Step.at(PARABOLA, 10.0, rate)
    assert step.slope == 20.0
    assert (step.landing, step.move, step.trend, step.crosses) == (landing, move, trend, crosses)


@pytest.mark.parametrize(
    ("weight", "rate", "landing", "crosses"),
    [
        (5.0, 0.25, 4.0, False),
        (5.0, 0.75, 2.0, True),
        (1.0, 0.25, 2.0, False),
        (1.0, 1.0, 5.0, True),
    ],
)
def test_what_is_crossed_is_the_minimum_and_not_0(weight, rate, landing, crosses):
    step = Step.at(SHIFTED, float(weight), rate)
    assert (step.landing, step.crosses) == (landing, crosses)
    assert not Step.at(SHIFTED, -1.0, 0.25).crosses


def test_a_hump_is_no_minimum_to_cross():
    assert Step.at(DOUBLE_WELL, 1.5, 0.5).landing == 0.5625
    assert Step.at(DOUBLE_WELL, 1.5, 0.5).crosses
    assert Step.at(DOUBLE_WELL, 0.5, 0.1).move is Move.RIGHT


def test_beyond_the_floats_a_minimum_is_crossed_that_lies_on_the_way():
    step = Step.at(SHIFTED, 1e150, 1e100)
    assert (step.landing, step.move, step.crosses) == (None, Move.LEFT, True)


def test_parts_of_a_step_that_are_no_floats_are_none():
    step = Step.at(PARABOLA, 1e150, 1e300)
    assert (step.scaled, step.uphill, step.landing, step.gap) == (None, None, None, None)


@given(st.floats(-1e6, 1e6), st.floats(0, 10))
def test_without_its_minus_sign_the_rule_never_lowers_the_loss(weight, rate):
    step = Step.at(PARABOLA, weight, rate)
    assert PARABOLA.loss(step.uphill) >= PARABOLA.loss(weight)


def test_a_step_cannot_be_changed():
    with pytest.raises(AttributeError):
        Step.at(PARABOLA, 10.0, 0.1).weight = 5.0


@pytest.mark.parametrize(
    ("text", "weight", "rate"),
    [("log(w)", 0.5, 2.0), ("sqrt(w)", 0.1, 2.0), ("log(w^2 - 1)", 1.2, 0.4)],
)
def test_a_step_into_a_gap_ends_and_does_not_grow(text, weight, rate):
    step = Step.at(landscape_of(text), weight, rate)
    assert step.landing is None
    assert step.trend is Trend.ENDS
