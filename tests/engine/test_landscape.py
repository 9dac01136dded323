"""The loss L(w) = w², its derivative, its tangents and secants."""

import math

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gdtui.engine.landscape import (
    MAX_WEIGHT,
    ZERO_LOSS,
    gradient,
    is_inside,
    loss,
    measured_slope,
    secant,
    tangent,
)

weights = st.floats(-MAX_WEIGHT, MAX_WEIGHT)
moderate = st.floats(-1e3, 1e3)
unhurried = settings(deadline=None)


@unhurried
@given(weights)
def test_no_weight_has_a_lower_loss_than_the_bottom(weight):
    assert loss(weight) >= loss(0.0) == 0.0


@unhurried
@given(weights)
def test_the_two_walls_are_mirror_images(weight):
    assert loss(-weight) == loss(weight)
    assert gradient(-weight) == -gradient(weight)


@unhurried
@given(moderate)
def test_the_gradient_agrees_with_central_differences(weight):
    h = 2.0**-10
    difference = (loss(weight + h) - loss(weight - h)) / (2 * h)
    assert gradient(weight) == pytest.approx(difference, abs=1e-6)


@unhurried
@given(weights)
def test_the_slope_has_the_sign_of_the_weight(weight):
    assert (gradient(weight) > 0) == (weight > 0)
    assert (gradient(weight) < 0) == (weight < 0)


def test_the_slope_at_10_is_20():
    assert gradient(10.0) == 20.0


@pytest.mark.parametrize(("h", "slope"), [(8, 28), (4, 24), (2, 22), (1, 21), (0.5, 20.5)])
def test_the_secant_at_10_turns_into_the_tangent_as_the_gap_shrinks(h, slope):
    assert secant(10.0, 10.0 + h).slope == slope == gradient(10.0) + h


@unhurried
@given(moderate, st.floats(1e-3, 1e3))
def test_the_secant_slope_is_the_rise_over_the_run(weight, h):
    other = weight + h
    rise_over_run = (loss(other) - loss(weight)) / (other - weight)
    assert secant(weight, other).slope == pytest.approx(rise_over_run, abs=1e-5)


@unhurried
@given(weights)
def test_the_secant_of_a_weight_with_itself_is_the_tangent(weight):
    assert secant(weight, weight) == tangent(weight)


def test_the_secant_of_the_step_from_10_to_6_has_slope_16():
    assert secant(10.0, 6.0).slope == 16.0


@unhurried
@given(weights)
def test_the_secant_of_a_step_in_the_trap_is_horizontal(weight):
    assert secant(weight, -weight).slope == 0.0


@unhurried
@given(moderate, moderate)
def test_the_secant_meets_the_landscape_at_both_weights(weight, other):
    line = secant(weight, other)
    assert line.at(weight) == loss(weight)
    assert line.at(other) == pytest.approx(loss(other), abs=1e-8)


@unhurried
@given(moderate, moderate)
def test_the_tangent_touches_the_landscape_from_below(weight, other):
    line = tangent(weight)
    assert line.at(weight) == loss(weight)
    assert line.at(other) <= loss(other) + 1e-8


@unhurried
@given(weights, weights, weights)
def test_no_line_is_ever_nan(weight, other, place):
    assert not math.isnan(tangent(weight).at(place))
    assert not math.isnan(secant(weight, other).at(place))


def test_the_largest_weight_is_the_last_whose_loss_is_finite():
    assert math.isfinite(loss(MAX_WEIGHT))
    assert math.isinf(loss(math.nextafter(MAX_WEIGHT, math.inf)))


@unhurried
@given(st.floats())
@example(MAX_WEIGHT)
@example(-math.nextafter(MAX_WEIGHT, math.inf))
def test_a_weight_is_inside_exactly_when_its_loss_is_finite(weight):
    assert is_inside(weight) == math.isfinite(loss(weight))


@unhurried
@given(st.floats(0, 1e-3))
@example(ZERO_LOSS)
@example(math.nextafter(ZERO_LOSS, 0))
def test_zero_loss_means_that_the_loss_prints_as_zero(value):
    assert (value < ZERO_LOSS) == (f"{value:.4f}" == "0.0000")


def test_a_level_secant_has_no_minus_sign() -> None:
    slope = measured_slope(7.3, -14.6)
    assert slope == 0
    assert math.copysign(1, slope) == 1
