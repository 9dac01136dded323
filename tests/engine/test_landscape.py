"""Landscapes as values: hand-made ones that share little with the parabola, and the table's."""

import math
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from landscapes import DOUBLE_WELL, EDGE_OF_SQUARES, QUARTIC, SHIFTED, STEEP

from gdtui.engine.landscapes.catalogue import NAMES, landscape_of, named
from gdtui.engine.landscapes.landscape import BOTTOM, PARABOLA, Line, bottom_around

HAND_MADE = [PARABOLA, SHIFTED, STEEP, QUARTIC, DOUBLE_WELL]
LANDSCAPES = [*HAND_MADE, *map(named, NAMES[1:])]
each_landscape = pytest.mark.parametrize("landscape", LANDSCAPES, ids=lambda each: each.formula)
each_with_edges = pytest.mark.parametrize("landscape", HAND_MADE, ids=lambda each: each.name)
weights = st.floats(-EDGE_OF_SQUARES, EDGE_OF_SQUARES)
moderate = st.floats(-100, 100)


@each_with_edges
@given(moderate)
def test_slope_and_curvature_are_the_derivatives(landscape, weight):
    h = 2.0**-12
    rise = (landscape.loss(weight + h) - landscape.loss(weight - h)) / (2 * h)
    bend = (landscape.slope(weight + h) - landscape.slope(weight - h)) / (2 * h)
    assert landscape.slope(weight) == pytest.approx(rise, rel=1e-4, abs=1e-3)
    assert landscape.curvature(weight) == pytest.approx(bend, rel=1e-4, abs=1e-3)


@each_landscape
@given(st.floats(-3, 3))
def test_the_bottom_is_within_a_little_of_the_minimum_that_is_nearest(landscape, away):
    assert landscape.minima == tuple(sorted(landscape.minima))
    weight = landscape.minima[len(landscape.minima) // 2] + away
    nearest = landscape.valley_near(weight)
    assert abs(nearest.bottom - weight) == min(
        abs(minimum - weight) for minimum in landscape.minima
    )
    above = landscape.loss(weight) - landscape.loss(nearest.bottom)
    assert landscape.is_bottom(weight) == (abs(above) < BOTTOM)


@each_landscape
def test_a_valley_is_level_at_its_bottom_and_ends_to_the_bit_where_it_should(landscape):
    for minimum, low, high, curvature in landscape.valleys:
        before, after = math.nextafter(minimum, -math.inf), math.nextafter(minimum, math.inf)
        assert landscape.slope(before) <= 0 <= landscape.slope(after)
        assert abs(landscape.slope(minimum)) <= 1e-14
        assert landscape.is_bottom(minimum)
        assert curvature in (None, landscape.curvature(minimum))
        for edge in (low, high):
            inner = math.nextafter(edge, minimum)
            assert landscape.is_bottom(inner)
            assert not landscape.is_bottom(edge)
        if landscape in HAND_MADE:
            assert landscape.loss(high) - landscape.loss(minimum) >= BOTTOM
            assert landscape.loss(inner) - landscape.loss(minimum) < BOTTOM


@each_landscape
def test_every_minimum_in_the_window_is_known(landscape):
    places = [landscape.left + (landscape.right - landscape.left) * k / 999 for k in range(1000)]
    falls = [landscape.slope(place) < 0 for place in places]
    turns = sum(before and not after for before, after in pairwise(falls))
    within = [m for m in landscape.minima if landscape.left <= m <= landscape.right]
    assert len(within) == turns


@each_with_edges
@given(st.floats())
@example(math.nan)
@example(math.inf)
def test_a_weight_is_inside_from_edge_to_edge_and_its_loss_finite_there(landscape, weight):
    assert landscape.is_inside(weight) == (landscape.low <= weight <= landscape.high)
    if landscape.is_inside(weight):
        assert math.isfinite(landscape.loss(weight))
        assert math.isfinite(landscape.slope(weight))
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


def test_where_no_bottom_is_known_none_is_near():
    assert landscape_of("exp(w)").valley_near(1.0) is None


# Tangents and secants


@each_with_edges
@given(st.floats() | moderate, st.floats() | st.floats(-50, 50))
def test_a_secant_rises_as_much_as_the_landscape_does_and_has_no_infinite_number(
    landscape, weight, gap
):
    if not landscape.is_inside(weight):
        return
    tangent = landscape.tangent(weight)
    assert tangent == Line(weight, landscape.loss(weight), landscape.slope(weight))
    line = landscape.secant(weight, gap)
    if line is None:
        assert (
            gap == 0 or not landscape.is_inside(weight + gap) or abs(gap) < 1e-3 or abs(gap) > 100
        )
        return
    assert line[:2] == tangent[:2]
    assert all(map(math.isfinite, line))
    assert line.slope != 0 or math.copysign(1, line.slope) == 1
    if abs(weight) <= 100 and 1e-3 < abs(gap) <= 50:
        rise = landscape.loss(weight + gap) - landscape.loss(weight)
        assert line.slope * gap == pytest.approx(rise, rel=1e-12)


@pytest.mark.parametrize(
    ("h", "slope"), [(8, 28), (4, 24), (-4, 16), (2, 22), (1, 21), (0.5, 20.5)]
)
def test_the_secant_at_10_turns_into_the_tangent_as_the_gap_shrinks(h, slope):
    assert PARABOLA.secant(10.0, h) == Line(10.0, 100.0, slope)


def test_a_tiny_gap_shows_the_rounding_of_floats():
    assert f"{PARABOLA.secant(3.0, 1e-12).slope:.5f}" == "6.00053"


@pytest.mark.parametrize("gap", [0.0, -0.0, 1e160, -1e160, math.inf, math.nan])
def test_there_is_no_secant_without_a_second_point(gap):
    assert PARABOLA.secant(10.0, gap) is None


@pytest.mark.parametrize(("weight", "gap"), [(7.3, -14.6), (-7.3, 14.6)])
def test_a_level_secant_has_no_minus_sign(weight, gap):
    slope = PARABOLA.secant(weight, gap).slope
    assert (slope, math.copysign(1, slope)) == (0, 1)
