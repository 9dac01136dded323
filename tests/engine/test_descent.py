"""One update of gradient descent, and what it says of itself."""

import math
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gdtui.engine.descent import Epoch, Move, Step, Trend
from gdtui.engine.landscape import MAX_WEIGHT, gradient, is_inside, loss
from gdtui.engine.regime import Regime, regime_of

weights = st.floats(-MAX_WEIGHT, MAX_WEIGHT)
rates = st.floats(0, sys.float_info.max) | st.floats(0, 2)
unhurried = settings(deadline=None)


@unhurried
@given(weights, rates)
@example(MAX_WEIGHT, 1.0)
@example(MAX_WEIGHT, math.nextafter(1.0, 2))
@example(MAX_WEIGHT, sys.float_info.max)
def test_a_step_lands_where_the_rule_says_or_outside_the_floats(weight, rate):
    slope = 2 * weight
    landing = weight - rate * slope
    assert Step(weight, rate).landing == (landing if is_inside(landing) else None)


@unhurried
@given(weights, rates)
def test_every_step_goes_against_the_slope_or_nowhere(weight, rate):
    step = Step(weight, rate)
    if step.landing == weight:
        assert step.move is Move.STAYS
    elif weight > 0:
        assert step.move is Move.LEFT
    else:
        assert step.move is Move.RIGHT


@unhurried
@given(weights, st.floats(-2, 2))
def test_a_move_to_the_left_lands_on_the_left(weight, rate):
    step = Step(weight, rate)
    if step.landing is not None:
        assert (step.move is Move.LEFT) == (step.landing < weight)
        assert (step.move is Move.RIGHT) == (step.landing > weight)


@unhurried
@given(rates)
def test_the_bottom_is_a_place_to_stay(rate):
    step = Step(0.0, rate)
    assert step.landing == 0.0
    assert step.move is Move.STAYS
    assert step.trend is Trend.STAYS
    assert not step.crosses


@unhurried
@given(weights)
def test_a_rate_of_a_half_lands_on_the_bottom_in_one_step(weight):
    assert Step(weight, 0.5).landing == 0.0


@unhurried
@given(weights)
def test_a_rate_of_1_lands_on_the_opposite_wall_at_the_same_height(weight):
    step = Step(weight, 1.0)
    assert step.landing == -weight
    assert step.trend is Trend.STAYS
    assert step.crosses == (weight != 0)


@unhurried
@given(weights, rates)
def test_the_loss_falls_or_grows_only_where_the_regime_says_so(weight, rate):
    trend = Step(weight, rate).trend
    if trend is Trend.FALLS:
        assert regime_of(rate).loss_falls
    if trend is Trend.GROWS:
        assert regime_of(rate) is Regime.DIVERGENCE


@unhurried
@given(weights.filter(lambda weight: abs(weight) > 1e-290), rates)
@example(10.0, math.nextafter(0.5, 0))
@example(10.0, math.nextafter(0.5, 1))
def test_a_step_crosses_the_bottom_exactly_where_the_regime_says_so(weight, rate):
    assert Step(weight, rate).crosses == regime_of(rate).crosses


@pytest.mark.parametrize(
    ("rate", "landing", "move", "trend", "crosses"),
    [
        (-0.1, 12.0, Move.RIGHT, Trend.GROWS, False),
        (0.0, 10.0, Move.STAYS, Trend.STAYS, False),
        (0.1, 8.0, Move.LEFT, Trend.FALLS, False),
        (0.5, 0.0, Move.LEFT, Trend.FALLS, False),
        (0.9, -8.0, Move.LEFT, Trend.FALLS, True),
        (1.0, -10.0, Move.LEFT, Trend.STAYS, True),
        (1.1, -12.0, Move.LEFT, Trend.GROWS, True),
    ],
)
def test_a_step_from_10_does_what_the_table_says(rate, landing, move, trend, crosses):
    step = Step(10.0, rate)
    assert step.gradient == 20.0
    assert step.landing == landing
    assert step.move is move
    assert step.trend is trend
    assert step.crosses == crosses


def test_a_step_beyond_the_floats_grows_and_crosses():
    step = Step(MAX_WEIGHT, 1.5)
    assert step.landing is None
    assert step.move is Move.LEFT
    assert step.trend is Trend.GROWS
    assert step.crosses


def test_an_ascent_beyond_the_floats_stays_on_its_own_side():
    step = Step(MAX_WEIGHT, -0.5)
    assert step.landing is None
    assert step.move is Move.RIGHT
    assert step.trend is Trend.GROWS
    assert not step.crosses


def test_a_rate_too_small_to_be_felt_leaves_the_weight_where_it_is():
    step = Step(10.0, 1e-20)
    assert step.move is Move.STAYS
    assert step.trend is Trend.STAYS


@unhurried
@given(weights)
def test_the_loss_of_an_epoch_is_that_of_its_weight(weight):
    epoch = Epoch(1, 0.1, gradient(weight), weight)
    assert epoch.loss == weight * weight


def test_an_epoch_cannot_be_changed():
    with pytest.raises(AttributeError):
        Epoch(0, None, None, 10.0).weight = 5.0


@given(st.floats(-1e6, 1e6), st.floats(0, 10))
def test_without_its_minus_sign_the_rule_never_lowers_the_loss(weight: float, rate: float) -> None:
    step = Step(weight, rate)
    assert step.uphill is not None
    assert loss(step.uphill) >= loss(weight)


@given(st.floats(-1e6, 1e6), st.floats(0, 10))
def test_the_parts_of_a_step_add_up(weight: float, rate: float) -> None:
    step = Step(weight, rate)
    assert step.scaled is not None
    assert step.landing == weight - step.scaled


def test_parts_of_a_step_that_are_no_floats_are_none() -> None:
    step = Step(1e150, 1e300)
    assert (step.scaled, step.uphill, step.landing) == (None, None, None)
