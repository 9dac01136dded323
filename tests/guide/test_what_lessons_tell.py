"""What the lessons tell is so: each number of theirs, found by the engine."""

import math
from itertools import pairwise

import pytest

from gdtui.engine.landscapes.catalogue import landscape_of, named
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import PLAIN, Method, Noise
from gdtui.engine.rules.rule import DESCENT, rule_of
from gdtui.engine.rules.stability import Nearby, descent_near, law_of
from gdtui.engine.runs.setup import Setup
from gdtui.engine.theory.parabola import theory_of
from gdtui.engine.theory.reasons import Ending, observed
from gdtui.guide.lessons.course import CHAPTERS

TWO_STARTS = CHAPTERS[0].lessons[4]
VALLEYS, LEVEL, LANDMARKS, KINK, LARGER, FAR, CHAOS = CHAPTERS[1].lessons
MEMORY, LENGTH, NOISE, CURVATURE = CHAPTERS[2].lessons


def run_of(name, weight, rate, epochs, method=PLAIN):
    return Setup((weight,), rate, epochs, landscape_of(name), method).race().to(epochs).lead


def says(lesson, *texts):
    """Whether a lesson has some texts, in its thought, its question or what it tells."""
    words = " ".join((lesson.thought, lesson.question, lesson.reason))
    return all(text in words for text in texts)


def landscape_in(lesson):
    return lesson.race.lead.landscape


@pytest.mark.parametrize(
    ("start", "rate", "bottom"), [(1.5, 0.1, 0.879), (-1.5, 0.1, -1.088), (1.5, 0.7, -1.088)]
)
def test_of_two_valleys_start_and_rate_decide(start, rate, bottom):
    now = observed(run_of("tilted-well", start, rate, 300))
    assert now.ending is Ending.AT_THE_BOTTOM
    assert round(now.bottom, 3) == bottom
    assert says(VALLEYS, "1.5 leads to 0.879, −1.5 to −1.088")
    assert says(LARGER, "From 1.5 η = 0.1 ended at 0.879", "η = 0.7", "rests at −1.088")


def test_the_left_valley_is_the_deeper_one_and_beyond_0_784_no_run_rests_there():
    landscape = named("tilted-well")
    left, right = landscape.valleys
    assert landscape.loss(left.bottom) < landscape.loss(right.bottom)
    assert round(descent_near(left.curvature).landmarks[-1], 3) == 0.784
    assert descent_near(left.curvature).nearby(0.8) is Nearby.NO_REST
    assert observed(run_of("tilted-well", 1.5, 0.8, 2000)).ending is Ending.CYCLE
    assert says(LARGER, "from 2/c = 0.784 on no run rests there")


def test_the_formula_that_a_lesson_prints_is_that_of_its_landscape():
    for lesson, text, formula in (
        (VALLEYS, "w⁴/4 − w²/2 + w/5", "w^4/4 - w^2/2 + w/5"),
        (LANDMARKS, "2(w − 3)² + 1", "2(w - 3)^2 + 1"),
        (KINK, "|w|", "abs(w)"),
        (FAR, "w²/(1 + w²)", "w^2/(1 + w^2)"),
    ):
        assert says(lesson, text)
        mine, printed = landscape_in(lesson), landscape_of(formula)
        for weight in (-7.5, -0.3, 0.0, 1.2, 9.0):
            assert mine.loss(weight) == pytest.approx(printed.loss(weight), abs=1e-12)


def test_on_the_hilltop_the_slope_is_0_and_there_is_no_bottom():
    landscape = landscape_in(LEVEL)
    assert landscape.slope(0.0) == 0
    assert landscape.curvature(0.0) < 0
    assert 0.0 not in landscape.minima
    assert landscape.slope(0.01) != 0


def test_one_over_c_lands_at_once_and_two_over_c_does_not_rest():
    for landscape, curvature, one_step, trap in (
        (PARABOLA, 2, 0.5, 1.0),
        (landscape_in(LANDMARKS), 4, 0.25, 0.5),
    ):
        theory = theory_of(landscape)
        assert theory.curvature == curvature
        assert theory.landmarks == (0, one_step, trap)
        start = landscape.minima[0] + 5
        assert Setup((start,), one_step, 50, landscape).race().to(50).lead.zero_loss == 1
        for rate in (trap, trap + 0.01, 2 * trap):
            race = Setup((start,), rate, 500, landscape).race().to(500)
            assert race.lead.zero_loss is None
    assert says(LANDMARKS, "2 on w², 4 on 2(w − 3)² + 1", "0.25 and 0.5 here, 0.5 and 1 on w²")


def test_at_a_kink_every_step_is_as_long_and_it_hops():
    run = run_of("absolute", 10.0, 0.3, 50)
    weights = [run.weight_at(k) for k in range(51)]
    assert all(abs(a - b) == pytest.approx(0.3) for a, b in pairwise(weights))
    assert sorted({round(weight, 9) for weight in weights[33:]}) == [-0.2, 0.1]
    assert says(KINK, "each is 0.3 long", "between 0.1 and −0.2")


def test_on_the_plateau_the_far_one_needs_more_than_5000_steps_and_the_near_one_30():
    far, near = FAR.start._replace(epochs=6000, landscape=landscape_in(FAR)).race().to(6000).runs
    assert far.zero_loss > 5000
    assert near.zero_loss == 30
    landscape = landscape_in(FAR)
    assert 0 < landscape.slope(8.0) < landscape.slope(1.0) / 100
    assert says(FAR, "more than 5000 steps", "only 30")


@pytest.mark.parametrize(("rate", "period"), [(1.1, 2), (1.25, 4), (1.2885, 8)])
def test_beyond_two_over_c_it_hops_between_more_and_more_weights(rate, period):
    now = observed(run_of("double-well", 0.5, rate, 40_000))
    assert (now.ending, now.period) == (Ending.CYCLE, period)
    assert says(
        CHAOS, f"{period} at {'η = ' * (period == 2)}{rate}".replace("2 at", "2 weights at")
    )
    assert all(
        law_of(DESCENT, valley.curvature).landmarks[-1] == 1
        for valley in named("double-well").valleys
    )


def test_in_chaos_nothing_comes_back_and_from_1_598_on_it_leaps_the_hill():
    assert observed(run_of("double-well", 0.5, 1.5, 100_000)).ending is Ending.WANDERING
    below, _ = run_of("double-well", 0.5, 1.598, 20_000).extremes
    beyond, _ = run_of("double-well", 0.5, 1.599, 20_000).extremes
    assert below > 0 > beyond
    assert says(CHAOS, "η = 1.5", "From η = 1.598 on it leaps the hill too")


def ends(lesson):
    return lesson.race.to(lesson.start.epochs).runs


def is_at_the_bottom(run, epochs):
    return all(run.landscape.is_bottom(run.weight_at(run.at - k)) for k in range(epochs))


def test_the_marbles_of_a_lesson_differ_in_their_method_alone():
    for lesson in (MEMORY, LENGTH, NOISE):
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
    long, short = (
        run_of("w^2", 10.0, 0.1, 200, Method(rule_of("momentum").tuned({"beta": beta})))
        for beta in ("0.9", "0.3")
    )
    assert long.zero_loss > 4 * short.zero_loss
    assert long.extremes[0] < -5 < -1 < short.extremes[0]
    assert says(MEMORY, "too much of it swings for long")


def test_steps_of_their_own_length_cross_the_plain_and_do_not_rest_as_well():
    adam, sign = ends(LENGTH)
    assert (adam.method.rule.name, sign.method.rule.name) == ("adam", "sign")
    for run in (adam, sign):
        for k in range(10):
            assert abs(run.step_from(k).taken) == pytest.approx(0.3, rel=0.15)
    assert is_at_the_bottom(adam, 20)
    assert adam.extremes[0] < -0.5
    assert not any(map(sign.landscape.is_bottom, map(sign.weight_at, range(100, 151))))
    assert run_of("plateau", 8.0, 0.3, 2000).zero_loss == 1826
    assert says(LENGTH, "At η = 0.3 plain descent needs 1826 steps")


@pytest.mark.parametrize("seed", range(8))
def test_a_rate_that_falls_settles_nearer_whatever_the_noise(seed):
    noise = Noise(5.0, seed)
    far = []
    for marble in NOISE.race.runs:
        run = run_of("w^2", 10.0, 0.2, 100, marble.method._replace(noise=noise))
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
    known = CHAPTERS[2].summary
    assert "plain descent with a small rate would do: it only takes longer" in known


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


def test_each_step_keeps_the_same_share_and_from_16_it_takes_one_epoch_more():
    first, second = TWO_STARTS.race.to(15).runs
    for epoch in range(16):
        assert second.weight_at(epoch) / first.weight_at(epoch) == pytest.approx(1.5)
        assert first.weight_at(epoch) == pytest.approx(10 * 0.6**epoch)
    arrivals = [run_of("w^2", start, 0.2, 50).zero_loss for start in (10.0, 15.0, 16.0)]
    assert arrivals == [15, 15, 16]
    assert says(TWO_STARTS, "keeps 0.6 of both weights", "ratio stays 1.5", "From 16")
