"""Landscapes as values: the parabola, and hand-made ones that share little with it."""

import math
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from landscapes import DOUBLE_WELL, EDGE_OF_SQUARES, QUARTIC, SHIFTED, STEEP

from gdtui.engine.landscapes.landscape import BOTTOM, PARABOLA, Line, bottom_around

LANDSCAPES = [PARABOLA, SHIFTED, STEEP, QUARTIC, DOUBLE_WELL]
each_landscape = pytest.mark.parametrize("landscape", LANDSCAPES, ids=lambda each: each.name)
weights = st.floats(-EDGE_OF_SQUARES, EDGE_OF_SQUARES)
moderate = st.floats(-100, 100)


@each_landscape
@given(moderate)
def test_slope_and_curvature_are_the_derivatives(landscape, weight):
    h = 2.0**-12
    rise = (landscape.loss(weight + h) - landscape.loss(weight - h)) / (2 * h)
    bend = (landscape.slope(weight + h) - landscape.slope(weight - h)) / (2 * h)
    assert landscape.slope(weight) == pytest.approx(rise, rel=1e-4, abs=1e-3)
    assert landscape.curvature(weight) == pytest.approx(bend, rel=1e-4, abs=1e-3)


@each_landscape
@given(moderate)
def test_no_weight_is_lower_than_the_lowest_minimum(landscape, weight):
    assert landscape.loss(weight) >= min(map(landscape.loss, landscape.minima))


@each_landscape
def test_at_a_minimum_the_ground_is_level(landscape):
    for minimum in landscape.minima:
        assert landscape.slope(minimum) == 0
        assert landscape.curvature(minimum) >= 0


@each_landscape
@given(st.floats())
@example(math.nan)
@example(math.inf)
def test_a_weight_is_inside_from_edge_to_edge_and_its_loss_finite_there(landscape, weight):
    assert landscape.is_inside(weight) == (landscape.low <= weight <= landscape.high)
    if landscape.is_inside(weight):
        assert math.isfinite(landscape.loss(weight))
        assert math.isfinite(landscape.slope(weight))


@each_landscape
def test_the_edges_are_inside_and_the_next_floats_are_not(landscape):
    for edge, beyond in ((landscape.low, -math.inf), (landscape.high, math.inf)):
        assert landscape.is_inside(edge)
        assert not landscape.is_inside(math.nextafter(edge, beyond))


def test_the_farthest_weight_of_the_parabola_is_the_last_with_a_finite_square():
    assert math.isfinite(PARABOLA.high * PARABOLA.high)
    beyond = math.nextafter(PARABOLA.high, math.inf)
    assert math.isinf(beyond * beyond)
    assert PARABOLA.low == -PARABOLA.high


@given(weights)
def test_the_loss_of_the_parabola_is_what_python_makes_of_w_to_the_power_of_2(weight):
    assert PARABOLA.loss(weight) == weight**2
    assert PARABOLA.slope(weight) == 2 * weight
    assert PARABOLA.curvature(weight) == 2
    assert PARABOLA.loss(-weight) == PARABOLA.loss(weight)


@each_landscape
@given(moderate)
def test_the_bottom_is_where_the_loss_is_that_of_a_minimum_but_for_a_little(landscape, weight):
    lowest = min(landscape.loss(minimum) for minimum in landscape.minima)
    assert landscape.is_bottom(weight) == (landscape.loss(weight) - lowest < BOTTOM)


@pytest.mark.parametrize("landscape", LANDSCAPES, ids=lambda each: each.name)
def test_the_bottom_ends_to_the_bit_where_it_should(landscape):
    for minimum, low, high, _ in landscape.valleys:
        for edge in (low, high):
            inner = math.nextafter(edge, minimum)
            assert landscape.loss(edge) - landscape.loss(minimum) >= BOTTOM
            assert landscape.loss(inner) - landscape.loss(minimum) < BOTTOM
            assert landscape.is_bottom(inner)
            assert not landscape.is_bottom(edge)
        assert landscape.is_bottom(minimum)


def test_zero_loss_means_that_the_loss_prints_as_zero():
    _, low, high, _ = PARABOLA.valleys[0]
    assert low == -high
    assert f"{high**2:.4f}" == "0.0001"
    assert f"{math.nextafter(high, 0) ** 2:.4f}" == "0.0000"
    assert Fraction(math.nextafter(high, 0)) ** 2 < Fraction(1, 20000) <= Fraction(high) ** 2


@given(st.floats(-50, 50), st.floats(0.5, 20))
def test_a_bottom_is_found_around_any_minimum(minimum, steepness):
    def loss(weight):
        return steepness * (weight - minimum) ** 2

    low, high = bottom_around(loss, minimum)
    width = math.sqrt(BOTTOM / steepness)
    assert minimum - low == pytest.approx(width, rel=1e-9)
    assert high - minimum == pytest.approx(width, rel=1e-9)


# Tangents and secants


@each_landscape
@given(moderate)
def test_the_tangent_touches_at_its_weight_with_the_slope_there(landscape, weight):
    assert landscape.tangent(weight) == Line(
        weight, landscape.loss(weight), landscape.slope(weight)
    )


@pytest.mark.parametrize(("h", "slope"), [(8, 28), (4, 24), (2, 22), (1, 21), (0.5, 20.5)])
def test_the_secant_at_10_turns_into_the_tangent_as_the_gap_shrinks(h, slope):
    assert PARABOLA.secant(10.0, h) == Line(10.0, 100.0, slope)
    assert PARABOLA.secant(10.0, -h) == Line(10.0, 100.0, 20 - h)


def test_the_secant_of_the_step_from_10_to_6_has_slope_16():
    assert PARABOLA.secant(10.0, -4.0) == Line(10.0, 100.0, 16.0)


@each_landscape
@given(moderate, st.floats(-50, 50).filter(lambda gap: abs(gap) > 1e-3))
def test_a_secant_rises_as_much_as_the_landscape_does(landscape, weight, gap):
    line = landscape.secant(weight, gap)
    rise = landscape.loss(weight + gap) - landscape.loss(weight)
    assert line[:2] == (weight, landscape.loss(weight))
    assert line.slope * gap == pytest.approx(rise, rel=1e-12)


def test_a_tiny_gap_shows_the_rounding_of_floats():
    assert f"{PARABOLA.secant(3.0, 1e-12).slope:.5f}" == "6.00053"


@pytest.mark.parametrize("gap", [0.0, -0.0, 1e160, -1e160, math.inf, math.nan])
def test_there_is_no_secant_without_a_second_point(gap):
    assert PARABOLA.secant(10.0, gap) is None


@pytest.mark.parametrize(("weight", "gap"), [(7.3, -14.6), (-7.3, 14.6)])
def test_a_level_secant_has_no_minus_sign(weight, gap):
    slope = PARABOLA.secant(weight, gap).slope
    assert (slope, math.copysign(1, slope)) == (0, 1)


@each_landscape
@given(st.floats(), st.floats())
def test_no_secant_is_ever_nan_or_infinite(landscape, weight, gap):
    if landscape.is_inside(weight):
        line = landscape.secant(weight, gap)
        assert line is None or all(map(math.isfinite, line))
