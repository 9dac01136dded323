"""What is said of a rate near a minimum, and what runs do there."""

import math

import pytest

from gdtui.engine.landscapes.catalogue import NAMES, landscape_of, named
from gdtui.engine.landscapes.landscape import Valley
from gdtui.engine.rules.rule import DESCENT
from gdtui.engine.rules.stability import Nearby, descent_near, law_of
from gdtui.engine.runs.run import Run
from gdtui.engine.theory.parabola import theory_of

TYPED = ["2(w-3)^2 + 1", "log(w) + 1/w", "w*log(w)", "w^4 - 3w^3", "sin(w)", "w^2 + 10sin(3w)"]
SMOOTH = [
    (name, valley)
    for name in [*NAMES, *TYPED]
    for valley in landscape_of(name).valleys
    if valley.curvature is not None and abs(valley.bottom) < 15
]
PARTS = [0.0, 0.05, 0.3, 0.49, 0.5, 0.51, 0.7, 0.9, 0.98, 1.02, 1.1, 1.5]


def test_there_are_eight_things_that_a_rate_does_near_a_bottom():
    words = ["frozen", "smooth", "one step", "two steps", "ripples", "zigzag"]
    assert [nearby.value for nearby in Nearby] == [*words, "at the limit", "no rest"]
    assert [nearby.rests for nearby in Nearby] == [False, *[True] * 5, False, False]


@pytest.mark.parametrize(("name", "valley"), SMOOTH, ids=lambda each: str(each)[:24])
@pytest.mark.parametrize("part", PARTS)
def test_near_a_bottom_a_long_run_does_what_is_said(name, valley, part):
    landscape = landscape_of(name)
    law = law_of(DESCENT, valley.curvature)
    rate = part * law.landmarks[-1]
    nearby, factor = law.nearby(rate), law.roots(rate)[0]
    away = 1e-4
    run = Run.start(landscape, valley.bottom + away, rate, 3000)
    for _ in range(3):
        step = run.step
        before, after = run.weight - valley.bottom, step.landing - valley.bottom
        # The bend of the curve adds what is of second order in the distance.
        assert after == pytest.approx(factor * before, abs=300 * before**2 + 1e-14)
        run = run.forward()
    end = run.to_end()
    distance = abs(end.weight - valley.bottom)
    if nearby.rests:
        assert distance < 1e-12 + 1e-9 * abs(valley.bottom)
        signs = {math.copysign(1, run.weight_at(k) - valley.bottom) for k in range(3)}
        assert nearby is Nearby.ONE_STEP or len(signs) == (2 if nearby is Nearby.ZIGZAG else 1)
    elif nearby is Nearby.FROZEN:
        assert end.weight == valley.bottom + away
    else:
        assert nearby is Nearby.NO_REST
        assert end.is_over
        assert distance > away


def test_the_landmarks_are_1_by_c_and_2_by_c():
    assert [
        law_of(DESCENT, valley.curvature).landmarks for valley in named("double-well").valleys
    ] == [(0.0, 0.5, 1.0)] * 2
    left, right = named("tilted-well").valleys
    assert [f"{rate:.3f}" for rate in descent_near(left.curvature).landmarks[1:]] == [
        "0.392",
        "0.784",
    ]
    assert [f"{rate:.2f}" for rate in descent_near(right.curvature).landmarks[1:]] == [
        "0.76",
        "1.52",
    ]
    assert named("log-cosh").valleys == (Valley(0.0, *named("log-cosh").valleys[0][1:3], 1.0),)
    assert named("plateau").valleys == (Valley(0.0, *named("plateau").valleys[0][1:3], 2.0),)


@pytest.mark.parametrize("name", ["parabola", "regressor", "2(w-3)^2 + 1"])
def test_on_a_parabola_it_is_what_theory_says_everywhere(name):
    landscape = landscape_of(name)
    theory, (valley,) = theory_of(landscape), landscape.valleys
    assert theory.landmarks == law_of(DESCENT, valley.curvature).landmarks
    assert (theory.bottom, theory.curvature) == (valley.bottom, valley.curvature)


@pytest.mark.parametrize("name", ["quartic", "absolute", "abs(w) + w^2", "relu(w)", "w^6"])
def test_where_the_curvature_is_0_or_none_there_is_no_such_rate(name):
    for valley in landscape_of(name).valleys:
        assert valley.curvature is law_of(DESCENT, valley.curvature) is None


def test_the_valley_of_a_weight_is_the_nearest():
    assert named("double-well").valley_near(0.2).bottom == 1
    assert named("double-well").valley_near(-50.0).bottom == -1
    assert landscape_of("exp(w)").valley_near(1.0) is None


def test_at_the_landmarks_the_word_is_exact():
    law = descent_near(2.0)
    rates = (0.0, 0.3, 0.5, 0.7, 1.0, math.nextafter(1.0, 2))
    assert [law.nearby(rate).value for rate in rates] == [
        *("frozen", "smooth", "one step", "zigzag", "at the limit", "no rest")
    ]
