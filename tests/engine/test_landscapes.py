"""Landscapes, whichever they are: those that come with gdtui, and those that are typed."""

import math
import random
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from landscapes import SHIFTED, STEEP
from text_tables import rows_of

from gdtui.engine.landscapes.catalogue import DATA, ENTRIES, NAMES, _typed, landscape_of, named
from gdtui.engine.landscapes.landscape import BOTTOM, PARABOLA
from gdtui.engine.runs.run import Outcome, Run
from gdtui.engine.runs.setup import Setup, start_on
from gdtui.engine.theory.parabola import theory_of

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


@pytest.mark.parametrize("text", ["sin(w)", "w*sin(w)", "cos(400w)", "tan(w)^2"])
def test_a_bottom_that_no_survey_has_found_is_known_where_a_weight_is_at_it(text):
    landscape, dice, found = landscape_of(text), random.Random(text), []
    for _ in range(60):
        weight = dice.uniform(-2000, 2000)
        for _ in range(400):
            weight -= landscape.slope(weight) / max(1.0, 2 * abs(landscape.curvature(weight)))
        if (valley := landscape.valley_at(weight)) is None:
            continue
        low, high = (math.nextafter(valley.bottom, side) for side in (-math.inf, math.inf))
        assert landscape.slope(low) <= 0 <= landscape.slope(high)
        assert abs(landscape.loss(weight) - landscape.loss(valley.bottom)) < BOTTOM
        found.append(valley)
    assert len(found) > 25


# Tangents and secants


@given(landscapes, st.floats() | moderate, st.floats() | st.floats(-50, 50))
@example(PARABOLA, 7.3, -14.6)
@example(PARABOLA, -7.3, 14.6)
def test_a_secant_rises_as_much_as_the_landscape_does_and_has_no_infinite_number(
    landscape, weight, gap
):
    if not landscape.is_inside(weight):
        return
    slope = landscape.secant(weight, gap)
    if gap == 0 or not landscape.is_inside(weight + gap):
        assert slope is None
    if slope is None:
        assert not 1e-3 < abs(gap) < 100 or not landscape.is_inside(weight + gap)
        return
    assert math.isfinite(slope)
    assert slope != 0 or math.copysign(1, slope) == 1
    if abs(weight) <= 100 and 1e-3 < abs(gap) <= 50:
        rise = landscape.loss(weight + gap) - landscape.loss(weight)
        assert slope * gap == pytest.approx(rise, rel=1e-12)


def test_a_secant_turns_into_the_tangent_as_the_gap_shrinks_until_floats_are_too_coarse():
    for h in (8, 4, -4, 2, 1, 0.5):
        assert PARABOLA.secant(10.0, h) == 20 + h
    assert f"{PARABOLA.secant(3.0, 1e-12):.5f}" == "6.00053"


TYPED = [
    *("log(w)", "log(w) + 1/w", "1/w", "tan(w)", "sqrt(w)", "sqrt(w^2 - 1)", "log(abs(w) - 50)"),
    *("exp(w)", "w*log(w)", "w^w", "log(w - 200)", "log(1 - w)", "-1/w^2", "1/(w - 1)^2", "5"),
    *("-w^2", "w", "w^3", "relu(w)", "sin(w)", "w^4 - 3w^3", "100w^2", "1e20w^2", "exp(-w^2)"),
]


def at_the_end(name, weight, rate, epochs=20_000):
    return Run.start(landscape_of(name), weight, rate, epochs).to_end()


# The table


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_each_has_its_window_and_is_known_by_name_and_formula(entry):
    landscape = named(entry.name)
    assert (landscape.name, landscape.formula) == (entry.name, entry.formula)
    assert (landscape.left, landscape.right) == entry.window
    assert landscape_of(entry.name) is landscape_of(entry.formula) is landscape


def test_there_are_nine_and_their_minima_and_curvatures_are_those_of_the_theory():
    beyond = math.nextafter(PARABOLA.high, math.inf)
    assert PARABOLA.high * PARABOLA.high < math.inf == beyond * beyond
    first = ["parabola", "double-well", "tilted-well", "quartic", "absolute"]
    assert [*NAMES] == [*first, "log-cosh", "plateau", "ripples", "regressor"]
    assert named("double-well").minima == (-1.0, 1.0)
    told = [(f"{v.bottom:.3f}", f"{v.curvature:.2f}") for v in named("tilted-well").valleys]
    assert told == [("-1.088", "2.55"), ("0.879", "1.32")]
    assert (named("plateau").curvature(0.0), named("log-cosh").curvature(0.0)) == (2, 1)
    regressor = named("regressor")
    assert regressor.points == DATA
    for weight in (-4.0, 0.0, 2.985714, 7.5):
        mean = math.fsum((weight * x - y) ** 2 for x, y in DATA) / len(DATA)
        assert regressor.loss(weight) == pytest.approx(mean, rel=1e-13)


# Golden numbers


def test_the_facts_of_the_theory_hold():
    # From 3√3/2 − 1 on it jumps between the valleys; at 2 neighbours drift apart by 3 in each step.
    for rate, stays in ((1.2, True), (1.59, True), (1.61, False)):
        assert (at_the_end("double-well", 0.5, rate, 9000).extremes[0] > 0) == stays
    run = at_the_end("double-well", 0.5, 2.0)
    drift = [math.log(abs(1 - 2 * run.landscape.curvature(w))) for w in run.weights(0, run.at - 1)]
    assert math.fsum(drift) / len(drift) == pytest.approx(math.log(3), rel=0.02)
    # It rests slower than any power; in a cycle of two 2w = η·tanh(w).
    assert at_the_end("quartic", 1.5, 0.1, 9000).weight * 7200**0.5 == pytest.approx(1, abs=0.03)
    run = at_the_end("log-cosh", 1.0, 2.5, 999)
    assert 2 * run.weight == pytest.approx(run.step.taken, abs=1e-9)
    ends = {f"{at_the_end('ripples', float(w), 0.1, 200).weight:.2f}" for w in range(-9, 10)}
    assert len(ends) == 7


# What is typed


def test_the_survey_of_a_formula_finds_valleys_a_tenth_apart():
    minima = landscape_of("w^2/200 + sin(60w)").minima
    for k in range(-80, 80):
        place = (2 * math.pi * k - math.pi / 2) / 60
        assert any(abs(minimum - place) < 0.01 for minimum in minima), place
    # A level stretch is a minimum where it begins to rise: from an edge on, up to one, and between.
    for text, bottom in (("relu(w - 2)", 2.0), ("relu(2 - w)", 2.0), ("relu(abs(w - 3) - 1)", 3.0)):
        ((minimum, low, high, _),) = landscape_of(text).valleys
        assert minimum == pytest.approx(bottom, abs=0.02), text
        assert high - low > 1.9
    # A slope also changes its sign at a pole, which is no bottom.
    assert landscape_of("log(abs(sin(w)))").minima == ()
    # Where nothing turns near 0 it looks far away.
    for far in (-5e3, 2e6, 3e12):
        (minimum,) = landscape_of(f"abs(w - {far:.0f})").minima
        assert minimum == pytest.approx(far)


@pytest.mark.parametrize(("name", "typed"), rows_of(__file__, "alike.txt"))
def test_a_landscape_that_has_a_name_is_that_one_however_it_is_typed(name, typed):
    assert landscape_of(typed) is named(name)


@pytest.mark.parametrize(
    ("typed", "curvature", "bottom"),
    [
        *(("2(w-3)^2 + 1", 4.0, 3.0), ("100w^2", 200.0, 0.0), ("1e-20w^2 + 7", 2e-20, 0.0)),
        *(("(2w - 1)(w + 4)", 4.0, -1.75), ("w^4 - (w^2 - 1)^2", 4.0, 0.0)),
        ("sqrt(2)w^2 - w", 2 * math.sqrt(2), 0.25 * math.sqrt(2)),
    ],
)
def test_every_parabola_has_the_exact_theory(typed, curvature, bottom):
    landscape = landscape_of(typed)
    theory = theory_of(landscape)
    assert theory.curvature == pytest.approx(curvature, rel=1e-15)
    assert theory.bottom == pytest.approx(bottom, rel=1e-15)
    run = Run.start(landscape, bottom + 3, 0.97 * theory.landmarks[2], 2000).to_end()
    assert run.zero_loss == theory.zero_loss_of(run)


@pytest.mark.parametrize(
    "typed", ["-w^2", "5", "w", "w^3", "w^4", "sqrt(w)^4", "w^3/w", "abs(w)^2", "abs(w) + w^2"]
)
def test_what_is_no_parabola_everywhere_has_none(typed):
    assert theory_of(landscape_of(typed)) is None


@pytest.mark.parametrize("typed", [*TYPED, *NAMES])
def test_a_formula_is_the_same_landscape_each_time_and_has_a_start_in_view(typed):
    landscape = landscape_of(typed)
    assert landscape_of(typed) is landscape
    assert landscape_of(landscape.formula) == landscape != landscape_of("w^2 + 7")
    if landscape.name not in NAMES:
        _typed.cache_clear()
        again = landscape_of(typed)
        assert again is not landscape
        assert (again, hash(again)) == (landscape, hash(landscape))
    start = start_on(landscape)
    assert landscape.left < landscape.right
    assert landscape.left <= start <= landscape.right
    assert (
        start == 10 or not landscape.left <= 10 <= landscape.right or not landscape.is_inside(10.0)
    )
    assert start == 1.5 or landscape.name not in ("double-well", "quartic")
    Setup((start,), landscapes=(landscape,)).race()


@settings(max_examples=150)
@given(
    st.sampled_from([*TYPED, *NAMES]),
    st.floats() | st.floats(-300, 300) | st.floats(-3, 3),
    st.floats(0, 3),
)
@example("parabola", math.nan, 0.1)
@example("double-well", math.inf, 0.1)
def test_inside_is_where_loss_and_slope_are_finite_and_a_run_stays_there(typed, weight, rate):
    landscape = landscape_of(typed)
    if not landscape.has_gaps:
        assert landscape.is_inside(weight) == (landscape.low <= weight <= landscape.high)
        for edge, beyond in ((landscape.low, -math.inf), (landscape.high, math.inf)):
            assert landscape.is_inside(edge)
            assert not landscape.is_inside(math.nextafter(edge, beyond))
    if not landscape.is_inside(weight):
        return
    run = Run.start(landscape, weight, rate, 60).to_end()
    for epoch in range(run.at + 1):
        seen = run.epoch(epoch)
        assert math.isfinite(seen.weight)
        assert math.isfinite(seen.loss)
        assert math.isfinite(landscape.slope(seen.weight))
    if run.outcome is not Outcome.COMPLETE:
        beyond = run.weight - rate * landscape.slope(run.weight)
        assert not landscape.is_inside(beyond)
        assert (run.outcome is Outcome.LEFT_THE_LANDSCAPE) == landscape.is_gap(beyond)
        assert run.forward() == run.to(0).to_end() == run
        assert not (run.at and run.to(run.at - 1).is_over)
