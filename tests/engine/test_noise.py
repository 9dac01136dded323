"""Noise of the slope: a draw that follows from seed and epoch, and what it does to a run."""

import random
from statistics import fmean, pvariance

import pytest

from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import Method, Noise, normal
from gdtui.engine.rules.schedule import schedule_of
from gdtui.engine.runs.run import Run


def noisy(deviation, seed=0):
    return Method(noise=Noise(deviation, seed))


@pytest.mark.parametrize("seed", [0, 1, 2**32 - 1])
def test_the_draws_are_normal_and_do_not_hang_together(seed):
    draws = [normal(seed, epoch) for epoch in range(50_000)]
    assert abs(fmean(draws)) < 0.02
    assert pvariance(draws) == pytest.approx(1, rel=0.03)
    assert fmean(draw**4 for draw in draws) == pytest.approx(3, rel=0.08)
    for lag in (1, 2, 7):
        assert abs(fmean(a * b for a, b in zip(draws, draws[lag:], strict=False))) < 0.02
    for share, edge in ((0.6827, 1), (0.9545, 2), (0.9973, 3)):
        assert fmean(abs(draw) < edge for draw in draws) == pytest.approx(share, abs=0.01)


def test_two_seeds_have_nothing_to_do_with_each_other():
    pairs = [(normal(1, epoch), normal(2, epoch)) for epoch in range(50_000)]
    assert abs(fmean(a * b for a, b in pairs)) < 0.02


def test_a_draw_is_the_same_in_whatever_order_it_is_asked_for():
    epochs = list(range(2000))
    forwards = {epoch: normal(5, epoch) for epoch in epochs}
    random.Random(1).shuffle(epochs)
    assert {epoch: normal(5, epoch) for epoch in epochs} == forwards


def test_the_gradient_told_is_the_slope_that_the_rule_was_given():
    run = Run.start(PARABOLA, 10.0, 0.1, 50, noisy(0.5, 3)).to_end()
    for epoch in range(50):
        told = run.epoch(epoch + 1)
        assert told.slope == 2 * run.weight_at(epoch) + 0.5 * normal(3, epoch)
        assert told.weight == run.weight_at(epoch) - 0.1 * told.slope


def test_two_marbles_meet_the_same_errors():
    first, second = (Run.start(PARABOLA, w, 0.5, 1, noisy(1.0)).to_end() for w in (3.0, -4.0))
    assert first.weight == pytest.approx(second.weight, abs=1e-15)


@pytest.mark.parametrize(("formula", "rate"), [("w^2", 0.1), ("w^2", 0.8), ("3(w + 1)^2", 0.05)])
@pytest.mark.parametrize("deviation", [0.1, 2.0])
def test_around_the_bottom_the_variance_is_that_of_the_theory(formula, rate, deviation):
    landscape = landscape_of(formula)
    curvature = landscape.steady_curvature
    run = Run.start(landscape, landscape.minima[0], rate, 100_000, noisy(deviation)).to_end()
    weights = [run.weight_at(epoch) for epoch in range(100, run.at + 1)]
    theory = rate * deviation**2 / (curvature * (2 - rate * curvature))
    assert pvariance(weights) == pytest.approx(theory, rel=0.05)
    assert fmean(weights) == pytest.approx(landscape.minima[0], abs=0.05 * deviation)


def test_a_rate_that_shrinks_settles_where_a_fixed_one_does_not():
    shrinking = Method(schedule=schedule_of("cosine"), noise=Noise(1.0))
    fixed = Run.start(PARABOLA, 10.0, 0.2, 2000, noisy(1.0)).to_end()
    ends = Run.start(PARABOLA, 10.0, 0.2, 2000, shrinking).to_end()
    late = range(1950, 2001)
    away_fixed, away = (fmean(abs(r.weight_at(k)) for k in late) for r in (fixed, ends))
    assert away < away_fixed / 4


def test_a_run_without_noise_is_the_same_with_every_seed():
    plain = Run.start(PARABOLA, 10.0, 0.1, 50).to_end()
    assert [plain.epoch(k) for k in range(51)] == [
        Run.start(PARABOLA, 10.0, 0.1, 50, noisy(0.0, 9)).to_end().epoch(k) for k in range(51)
    ]
