"""What the lessons on other rules tell is so: each number of theirs, found by the engine."""

import math

import pytest

from gdtui.engine.landscapes.catalogue import landscape_of, named
from gdtui.engine.rules.method import PLAIN, Method, Noise
from gdtui.engine.rules.rule import rule_of
from gdtui.engine.runs.setup import Setup
from gdtui.engine.theory.parabola import theory_of
from gdtui.engine.theory.spread import spread_of, variance
from gdtui.guide.lessons import CHAPTERS

MEMORY, LONG_MEMORY, LENGTH, NOISE, FALLING, CURVATURE = CHAPTERS[2].lessons


def says(lesson, *texts):
    """Whether a lesson has some texts, in its thought, its question or what it tells."""
    words = " ".join((lesson.thought, lesson.question, lesson.told))
    return all(text in words for text in texts)


def ends(lesson):
    return lesson.race.to(lesson.start.epochs).runs


def is_at_the_bottom(run, epochs):
    return all(run.landscape.is_bottom(run.weight_at(run.at - k)) for k in range(epochs))


def test_the_marbles_of_a_lesson_differ_in_their_method_alone():
    for lesson in (MEMORY, LONG_MEMORY, LENGTH, FALLING):
        first, second = lesson.race.runs
        assert first.method != second.method
        assert first.weight == second.weight
        assert first.rate_set == second.rate_set
        assert first.method.noise == second.method.noise
    assert MEMORY.second is PLAIN


def test_a_velocity_leads_through_the_ripple_that_stops_plain_descent():
    moving, still = ends(MEMORY)
    assert is_at_the_bottom(moving, 20)
    assert is_at_the_bottom(still, 20)
    assert [round(run.weight, 3) for run in (moving, still)] == [2.299, 8.422]
    assert moving.method.rule.values == (0.9,)
    minima = named("ripples").minima
    assert max(w for w in minima if w < 10) == pytest.approx(still.weight)
    assert says(MEMORY, "w²/20 + sin(2w)", "keeps 0.9 of its velocity", "here to 2.299")


def test_of_two_memories_the_shorter_one_is_sooner_there_and_0_31_is_the_best():
    long, short = ends(LONG_MEMORY)
    assert (long.method.rule.values, short.method.rule.values) == ((0.9,), (0.3,))
    assert (long.zero_loss, short.zero_loss) == (85, 17)
    assert theory_of(long.landscape).zero_loss(10.0, 0.1) == 33
    assert long.extremes[0] < -1 < short.extremes[0]
    assert (1 - math.sqrt(0.1 * 2)) ** 2 == pytest.approx(0.31, abs=0.005)
    assert says(LONG_MEMORY, "at η = 0.1 takes 33 epochs", "(1−√(ηc))²: here 0.31")


def test_the_best_memory_leaves_less_after_a_long_time_than_a_longer_or_shorter_one():
    def left(beta):
        method = Method(rule_of("momentum").tuned({"beta": str(beta)}))
        run = Setup((10.0,), 0.1, 200, method=method).race().to(200).lead
        return max(abs(run.weight_at(k)) for k in range(150, 201))

    assert left(0.31) < min(left(0.2), left(0.4), left(0.9), left(0.0))


def test_steps_of_their_own_length_cross_the_plain_and_do_not_rest_as_well():
    adam, sign = ends(LENGTH)
    assert (adam.method.rule.name, sign.method.rule.name) == ("adam", "sign")
    for run in (adam, sign):
        for k in range(10):
            assert abs(run.step_from(k).taken) == pytest.approx(0.3, rel=0.15)
    assert is_at_the_bottom(adam, 20)
    assert adam.extremes[0] < -0.5
    assert not any(map(sign.landscape.is_bottom, map(sign.weight_at, range(100, 151))))
    descent = LENGTH.setup._replace(method=PLAIN, epochs=2000).race().to(2000).lead
    assert descent.zero_loss == 1826
    assert says(LENGTH, "plain descent needs 1826 steps", "at η = 0.3")


def test_noise_keeps_it_moving_with_the_spread_of_theory():
    (run,) = ends(NOISE)
    found = spread_of(run)
    assert found.measured == pytest.approx(found.by_theory, rel=0.01)
    assert run.method.noise.deviation == 5
    assert variance(run.method, 0.02, 2.0) == pytest.approx(0.13, abs=0.005)
    assert says(NOISE, "ηS²/(c(2−ηc)). At η = 0.02 it is 0.13")


@pytest.mark.parametrize("seed", range(8))
def test_a_rate_that_falls_settles_nearer_whatever_the_noise(seed):
    noise = Noise(5.0, seed)
    methods = [FALLING.setup.method, FALLING.second]
    far = []
    for method in methods:
        run = FALLING.setup._replace(method=method._replace(noise=noise)).race().to(100).lead
        far.append(sum(abs(run.weight_at(k)) for k in range(81, 101)))
    assert far[1] < far[0]


def test_a_small_fixed_rate_settles_as_well_and_takes_longer():
    def seen(rate, epochs):
        method = Method(noise=Noise(5.0, 1))
        run = Setup((10.0,), rate, epochs, method=method).race().to(epochs).lead
        near = next(k for k in range(epochs) if abs(run.weight_at(k)) < 1)
        return near, math.fsum(run.weight_at(k) ** 2 for k in range(epochs - 99, epochs + 1)) / 100

    (soon, wide), (late, narrow) = seen(0.2, 1000), seen(0.02, 1000)
    assert soon < late
    assert narrow < wide / 4
    assert says(FALLING, "at η = 0.2", "A small fixed rate would do too: it only takes longer")


def test_slope_over_curvature_lands_at_once_in_any_parabola_and_climbs_a_hill():
    method = Method(rule_of("newton"))
    for curvature in (0.5, 2.0, 7.0):
        landscape = landscape_of(f"{curvature / 2}(w - 3)^2")
        run = Setup((9.0,), 1.0, 5, landscape, method).race().to(1).lead
        assert run.weight == pytest.approx(3)
    down, up = CURVATURE.race.to(20).runs
    assert down.landscape.is_bottom(down.weight)
    assert up.weight == pytest.approx(0, abs=1e-9)
    assert up.landscape.curvature(0.3) < 0
    assert up.step_from(0).climbs
    assert not up.landscape.is_bottom(up.weight)
    assert says(CURVATURE, "a hill at 0", "at 0.3", "Where c < 0 it climbs")
