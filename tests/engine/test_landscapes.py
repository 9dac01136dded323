"""The landscapes that come with gdtui, and those that are typed."""

import math
import re

import pytest
from exact_derivatives import exactly
from hypothesis import given, settings
from hypothesis import strategies as st

from gdtui.engine.landscapes.catalogue import DATA, ENTRIES, NAMES, _typed, landscape_of, named
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.runs.run import Outcome, Run
from gdtui.engine.runs.setup import Setup, start_on
from gdtui.engine.theory.parabola import Regime, theory_of

TYPED = [
    *("log(w)", "log(w) + 1/w", "1/w", "tan(w)", "sqrt(w)", "sqrt(w^2 - 1)", "log(abs(w) - 50)"),
    *("exp(w)", "w*log(w)", "w^w", "log(w - 200)", "log(1 - w)", "-1/w^2", "1/(w - 1)^2", "5"),
    *("-w^2", "w", "w^3", "relu(w)", "sin(w)", "w^4 - 3w^3", "100w^2", "1e20w^2", "exp(-w^2)"),
]


def python(formula):
    """A formula of the table as Python writes it."""
    return formula.replace("2w", "2*w").replace("^", "**").replace("7w", "7*w").replace("8w", "8*w")


def at_the_end(name, weight, rate, epochs=20_000):
    return Run.start(landscape_of(name), weight, rate, epochs).to_end()


# The table


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
@given(st.floats(-15, 15))
def test_each_has_its_window_and_is_what_its_formula_says(entry, weight):
    landscape = named(entry.name)
    assert (landscape.name, landscape.formula) == (entry.name, entry.formula)
    assert (landscape.left, landscape.right) == entry.window
    assert landscape_of(entry.name) is landscape_of(entry.formula) is landscape
    loss, slope, curvature = exactly(python(entry.formula), weight, 40)
    assert landscape.loss(weight) == pytest.approx(float(loss), rel=1e-13, abs=1e-12)
    assert landscape.slope(weight) == pytest.approx(float(slope), rel=1e-13, abs=1e-12)
    assert landscape.curvature(weight) == pytest.approx(float(curvature), rel=1e-12, abs=1e-12)


def test_there_are_nine_and_their_minima_and_curvatures_are_those_of_the_theory():
    first = ["parabola", "double-well", "tilted-well", "quartic", "absolute"]
    assert [*NAMES] == [*first, "log-cosh", "plateau", "ripples", "regressor"]
    assert named("double-well").minima == (-1.0, 1.0)
    tilted = named("tilted-well")
    assert [f"{minimum:.3f}" for minimum in tilted.minima] == ["-1.088", "0.879"]
    assert [f"{tilted.curvature(m):.2f}" for m in tilted.minima] == ["2.55", "1.32"]
    assert named("plateau").curvature(0.0) == 2
    assert named("log-cosh").curvature(0.0) == 1


def test_the_regressor_is_the_mean_of_squares_over_its_points():
    landscape = named("regressor")
    assert landscape.points == DATA
    for weight in (-4.0, 0.0, 2.985714, 7.5):
        mean = math.fsum((weight * x - y) ** 2 for x, y in DATA) / len(DATA)
        assert landscape.loss(weight) == pytest.approx(mean, rel=1e-13)
    theory = theory_of(landscape)
    assert theory.curvature == pytest.approx(7 / 3, rel=1e-15)
    assert theory.bottom == pytest.approx(20.9 / 7, rel=1e-15)
    assert Run.start(landscape, 10.0, theory.landmarks[1], 5).to_end().zero_loss == 1


# Golden numbers


@pytest.mark.parametrize(
    ("weight", "rate", "rest"), [(1.5, 0.1, "0.879"), (1.5, 0.7, "-1.088"), (-1.5, 0.1, "-1.088")]
)
def test_where_it_rests_on_the_tilted_well_depends_on_start_and_rate(weight, rate, rest):
    assert f"{at_the_end('tilted-well', weight, rate).weight:.3f}" == rest


@pytest.mark.parametrize(("rate", "crosses"), [(1.2, False), (1.59, False), (1.61, True)])
def test_the_marble_jumps_between_the_valleys_from_3_root_3_by_2_minus_1_on(rate, crosses):
    low, high = at_the_end("double-well", 0.5, rate).extremes
    assert (low < 0 < high) == crosses


@pytest.mark.parametrize("rate", [0.5, 2.0])
def test_a_start_on_the_double_well_diverges_beyond_the_root_of_1_plus_2_by_eta(rate):
    edge = math.sqrt(1 + 2 / rate)
    assert at_the_end("double-well", edge * 0.999, rate, 2000).outcome is Outcome.COMPLETE
    outside = at_the_end("double-well", edge * 1.001, rate, 2000)
    assert outside.outcome is Outcome.LEFT_THE_FLOATS


def test_on_the_double_well_neighbours_drift_apart_by_3_in_each_step_at_2():
    run = at_the_end("double-well", 0.5, 2.0)
    curvature = run.landscape.curvature
    drift = [math.log(abs(1 - 2 * curvature(run.weight_at(k)))) for k in range(run.at)]
    assert math.fsum(drift) / len(drift) == pytest.approx(math.log(3), rel=0.02)


def test_the_quartic_is_slower_than_any_power():
    run = at_the_end("quartic", 1.5, 0.1)
    for epoch in (1000, 20_000):
        assert run.weight_at(epoch) == pytest.approx(1 / math.sqrt(0.8 * epoch), rel=0.03)
    assert at_the_end("quartic", 0.99, 0.5).zero_loss is not None
    assert at_the_end("quartic", 1.01, 0.5).outcome is Outcome.LEFT_THE_FLOATS


def test_on_the_absolute_the_steps_do_not_shrink():
    run = at_the_end("absolute", 10.0, 0.3, 100)
    last = sorted({round(run.weight_at(epoch), 9) for epoch in range(50, 101)})
    assert last == [-0.2, 0.1]


def test_log_cosh_never_diverges_and_swings_at_large_rates():
    for rate in (2.5, 5.0):
        run = at_the_end("log-cosh", 1.0, rate, 5000)
        assert 2 * abs(run.weight) == pytest.approx(rate * math.tanh(abs(run.weight)), rel=1e-9)
        assert run.weight_at(4999) == pytest.approx(-run.weight, rel=1e-9)
    for rate in (0.1, 100.0, 1e300):
        assert at_the_end("log-cosh", 10.0, rate, 1000).outcome is Outcome.COMPLETE


def test_on_the_plateau_far_out_there_is_hardly_a_slope():
    far, near = (at_the_end("plateau", weight, 0.1, 100) for weight in (100.0, 1.0))
    assert f"{far.weight:.3f}" == "100.000"
    assert near.zero_loss == 30


def test_on_the_ripples_the_start_decides():
    ends = {f"{at_the_end('ripples', float(w), 0.1, 200).weight:.2f}" for w in range(-9, 10)}
    assert len(ends) == 7


# What is typed


def test_the_survey_of_a_formula_finds_valleys_a_tenth_apart():
    minima = landscape_of("w^2/200 + sin(60w)").minima
    for k in range(-80, 80):
        place = (2 * math.pi * k - math.pi / 2) / 60
        assert any(abs(minimum - place) < 0.01 for minimum in minima), place


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("parabola", "w^2; w**2;  w ^ 2 ; (w)^2; w*w; w w; 1w^2 + 0; 2w^2/2; w^3 - w^3 + w^2"),
        ("double-well", "Double Well; w**4/4-w**2/2; 0.25w^4 - 0.5w^2"),
        ("quartic", "w*w*w*w; w^2*w^2"),
        ("log-cosh", "log( cosh(w) ); LOG-COSH"),
        ("tilted-well", "tilted_well"),
    ],
)
def test_a_landscape_that_has_a_name_is_that_one_however_it_is_typed(name, typed):
    for text in typed.split(";"):
        assert landscape_of(text) is named(name)


@pytest.mark.parametrize(
    ("typed", "curvature", "bottom"),
    [
        ("2(w-3)^2 + 1", 4.0, 3.0),
        ("w^2 + 0.3w", 2.0, -0.15),
        ("100w^2", 200.0, 0.0),
        ("1e-20w^2 + 7", 2e-20, 0.0),
        ("(2w - 1)(w + 4)", 4.0, -1.75),
        ("w^4 - (w^2 - 1)^2", 4.0, 0.0),
        ("pi*w^2", 2 * math.pi, 0.0),
        ("sqrt(2)w^2 - w", 2 * math.sqrt(2), 0.25 * math.sqrt(2)),
        ("(sqrt(2) + pi + 1)w^2", 2 * (math.sqrt(2) + math.pi + 1), 0.0),
    ],
)
def test_every_parabola_has_the_exact_theory(typed, curvature, bottom):
    landscape = landscape_of(typed)
    theory = theory_of(landscape)
    assert theory.curvature == pytest.approx(curvature, rel=1e-15)
    assert theory.bottom == pytest.approx(bottom, rel=1e-15)
    one_step, trap = theory.landmarks[1:]
    assert theory.regime(one_step) is Regime.ONE_STEP
    for part in (0.1, 0.45, 0.5, 0.8, 0.97):
        run = Run.start(landscape, bottom + 3, part * trap, 2000).to_end()
        assert run.zero_loss == theory.zero_loss(bottom + 3, part * trap)
        assert run.weight == pytest.approx(bottom, abs=1e-9)
    away = Run.start(landscape, bottom + 3, 1.5 * trap, 5000).to_end()
    assert away.outcome is Outcome.LEFT_THE_FLOATS


@pytest.mark.parametrize(
    "typed", ["-w^2", "5", "w", "w^3", "w^4", "sqrt(w)^4", "w^3/w", "abs(w)^2"]
)
def test_what_is_no_parabola_everywhere_has_none(typed):
    assert theory_of(landscape_of(typed)) is None


@pytest.mark.parametrize("typed", [*TYPED, *NAMES])
def test_a_formula_is_the_same_landscape_each_time_and_has_a_start_in_view(typed):
    landscape = landscape_of(typed)
    assert landscape_of(typed) is landscape
    assert landscape_of(landscape.formula) == landscape
    start = start_on(landscape)
    assert landscape.left < landscape.right
    assert landscape.left <= start <= landscape.right
    Setup((start,), landscape=landscape).race()


def test_one_starts_at_10_where_that_is_in_view():
    assert start_on(PARABOLA) == start_on(named("absolute")) == start_on(named("regressor")) == 10
    assert start_on(named("double-well")) == start_on(named("quartic")) == 1.5


@settings(max_examples=400)
@given(
    st.sampled_from([*TYPED, *NAMES]),
    st.floats() | st.floats(-300, 300) | st.floats(-3, 3),
    st.floats(0, 3),
)
def test_inside_is_where_loss_and_slope_are_finite_and_a_run_stays_there(typed, weight, rate):
    landscape = landscape_of(typed)
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


@pytest.mark.parametrize(
    ("typed", "weight", "rate", "outcome"),
    [
        ("log(w)", 1.0, 0.1, Outcome.LEFT_THE_LANDSCAPE),
        ("sqrt(w)", 1.0, 0.1, Outcome.LEFT_THE_LANDSCAPE),
        ("sqrt(w)", 1.0, 2.0, Outcome.LEFT_THE_LANDSCAPE),
        ("w*log(w)", 1.0, 3.0, Outcome.LEFT_THE_LANDSCAPE),
        ("w + 0/w", 1.0, 1.0, Outcome.LEFT_THE_LANDSCAPE),
        ("-exp(w)", 1.0, 1.0, Outcome.LEFT_THE_FLOATS),
        ("-w^2", 1.0, 0.1, Outcome.LEFT_THE_FLOATS),
        ("w^4", 2.0, 1.0, Outcome.LEFT_THE_FLOATS),
        ("log(w) + 1/w", 3.0, 0.1, Outcome.COMPLETE),
    ],
)
def test_a_run_that_leaves_ends_at_its_last_good_epoch_by_that_name(typed, weight, rate, outcome):
    run = at_the_end(typed, weight, rate, 3000)
    assert run.outcome is outcome
    assert run.landscape.is_inside(run.weight)
    assert run.is_over
    assert run.forward() == run
    for at in {0, run.at // 2, run.at - 1} - {-1}:
        assert run.to(at).is_over == (at == run.at)
    assert run.to(0).to(run.at) == run


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("doublewell", "there is no landscape 'doublewell': the nearest is double-well"),
        ("x", "x is no name here: the weight is w"),
        ("sin w", "sin needs parentheses: sin(w)"),
        ("w/0", "w/0 is no finite number at any weight looked at"),
        ("log(-w^2)", "log(-w^2) is no finite number at any weight looked at"),
    ],
)
def test_what_is_no_landscape_is_refused_with_the_nearest_name_or_the_place(typed, sentence):
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        landscape_of(typed)


def test_a_formula_that_is_read_twice_is_the_same_landscape():
    first = landscape_of("log(w)")
    _typed.cache_clear()
    again = landscape_of("log(w)")
    assert first is not again
    assert first == again
    assert hash(first) == hash(again)
    assert first != landscape_of("w^2 + 7")
