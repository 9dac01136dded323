"""A landscape, whichever it is: its valleys, its edges, its tangents and secants."""

import math
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from landscapes import EDGE_OF_SQUARES, SHIFTED, STEEP

from gdtui.engine.landscapes.catalogue import NAMES, landscape_of, named
from gdtui.engine.landscapes.landscape import BOTTOM, PARABOLA, Line, bottom_around

LANDSCAPES = [SHIFTED, STEEP, *map(named, NAMES)]
landscapes = st.sampled_from(LANDSCAPES)
each_landscape = pytest.mark.parametrize("landscape", LANDSCAPES, ids=lambda each: each.formula)
moderate = st.floats(-100, 100)


@given(landscapes, st.floats(-15, 15))
def test_the_bottom_is_within_a_little_of_the_minimum_that_is_nearest(landscape, weight):
    nearest = landscape.valley_near(weight)
    assert abs(nearest.bottom - weight) == min(abs(each - weight) for each in landscape.minima)
    above = landscape.loss(weight) - landscape.loss(nearest.bottom)
    assert landscape.is_bottom(weight) == (abs(above) < BOTTOM)


@each_landscape
def test_every_valley_is_known_level_at_its_bottom_and_ends_to_the_bit_where_it_should(landscape):
    assert landscape.minima == tuple(sorted(landscape.minima))
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
            assert landscape.loss(edge) - landscape.loss(minimum) == pytest.approx(BOTTOM, rel=1e-9)
    places = [landscape.left + (landscape.right - landscape.left) * k / 999 for k in range(1000)]
    falls = [landscape.slope(place) < 0 for place in places]
    turns = sum(before and not after for before, after in pairwise(falls))
    assert sum(landscape.left <= m <= landscape.right for m in landscape.minima) == turns


@given(landscapes.filter(lambda each: not each.has_gaps), st.floats())
@example(PARABOLA, math.nan)
@example(SHIFTED, math.inf)
def test_a_weight_is_inside_from_edge_to_edge_and_its_loss_finite_there(landscape, weight):
    assert landscape.is_inside(weight) == (landscape.low <= weight <= landscape.high)
    if landscape.is_inside(weight):
        assert math.isfinite(landscape.loss(weight))
        assert math.isfinite(landscape.slope(weight))
    for edge, beyond in ((landscape.low, -math.inf), (landscape.high, math.inf)):
        assert landscape.is_inside(edge)
        assert not landscape.is_inside(math.nextafter(edge, beyond))


@given(st.floats(-EDGE_OF_SQUARES, EDGE_OF_SQUARES))
def test_the_parabola_is_a_power_and_goes_as_far_as_the_last_finite_square(weight):
    assert PARABOLA.loss(weight) == weight**2
    assert PARABOLA.slope(weight) == 2 * weight
    assert math.isfinite(PARABOLA.high * PARABOLA.high)
    beyond = math.nextafter(PARABOLA.high, math.inf)
    assert math.isinf(beyond * beyond)


def test_zero_loss_means_that_the_loss_prints_as_zero():
    _, low, high, _ = PARABOLA.valleys[0]
    assert low == -high
    assert f"{high**2:.4f}" == "0.0001"
    assert f"{math.nextafter(high, 0) ** 2:.4f}" == "0.0000"
    assert Fraction(math.nextafter(high, 0)) ** 2 < Fraction(1, 20000) <= Fraction(high) ** 2


@given(st.floats(-50, 50), st.floats(0.5, 20))
def test_a_bottom_is_found_around_any_minimum_and_none_where_there_is_none(minimum, steepness):
    low, high = bottom_around(lambda weight: steepness * (weight - minimum) ** 2, minimum)
    width = math.sqrt(BOTTOM / steepness)
    assert minimum - low == pytest.approx(width, rel=1e-9)
    assert high - minimum == pytest.approx(width, rel=1e-9)
    assert landscape_of("exp(w)").valley_near(minimum) is None


# Tangents and secants


@given(landscapes, st.floats() | moderate, st.floats() | st.floats(-50, 50))
@example(PARABOLA, 7.3, -14.6)
@example(PARABOLA, -7.3, 14.6)
def test_a_secant_rises_as_much_as_the_landscape_does_and_has_no_infinite_number(
    landscape, weight, gap
):
    if not landscape.is_inside(weight):
        return
    tangent = landscape.tangent(weight)
    assert tangent == Line(weight, landscape.loss(weight), landscape.slope(weight))
    line = landscape.secant(weight, gap)
    if gap == 0 or not landscape.is_inside(weight + gap):
        assert line is None
    if line is None:
        assert not 1e-3 < abs(gap) < 100 or not landscape.is_inside(weight + gap)
        return
    assert line[:2] == tangent[:2]
    assert all(map(math.isfinite, line))
    assert line.slope != 0 or math.copysign(1, line.slope) == 1
    if abs(weight) <= 100 and 1e-3 < abs(gap) <= 50:
        rise = landscape.loss(weight + gap) - landscape.loss(weight)
        assert line.slope * gap == pytest.approx(rise, rel=1e-12)


def test_the_secant_at_10_turns_into_the_tangent_as_the_gap_shrinks_until_floats_are_too_coarse():
    for h, slope in ((8, 28), (4, 24), (-4, 16), (2, 22), (1, 21), (0.5, 20.5)):
        assert PARABOLA.secant(10.0, h) == Line(10.0, 100.0, slope)
    assert f"{PARABOLA.secant(3.0, 1e-12).slope:.5f}" == "6.00053"
