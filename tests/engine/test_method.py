"""The learning rate by epoch, and the noise of the slope."""

import math
import random
from statistics import fmean, pvariance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import Method, Noise, normal
from gdtui.engine.rules.schedule import SCHEDULES, schedule_of
from gdtui.engine.runs.run import Change, Run

each_schedule = pytest.mark.parametrize("schedule", SCHEDULES, ids=lambda each: each.name)
EXPECTED = {
    "constant": lambda _k, _n: 1.0,
    "step": lambda k, n: 0.5 ** math.floor(k / math.ceil(n / 5)),
    "exponential": lambda k, _n: math.prod([0.95] * k),
    "cosine": lambda k, n: math.cos(math.pi * k / (2 * n)) ** 2,
    "warmup": lambda k, n: min(k + 1, math.ceil(n / 10)) / math.ceil(n / 10),
}


@each_schedule
@pytest.mark.parametrize("epochs", [1, 2, 7, 10, 50, 101])
def test_a_run_has_the_rates_of_its_schedule(schedule, epochs):
    run = Run.start(PARABOLA, 10.0, 0.2, epochs, Method(schedule=schedule)).to_end()
    for epoch in range(epochs):
        share = EXPECTED[schedule.name](epoch, epochs)
        assert run.rate_at(epoch) == pytest.approx(0.2 * share, rel=1e-12)
        told = run.epoch(epoch + 1)
        assert told.learning_rate == run.rate_at(epoch)
        assert told.weight == run.weight_at(epoch) - told.learning_rate * told.slope


@each_schedule
@given(st.integers(1, 49), st.floats(0.01, 0.9))
def test_a_change_by_hand_starts_from_the_rate_set(schedule, epoch, rate):
    run = Run.start(PARABOLA, 10.0, 0.1, 50, Method(schedule=schedule)).to(epoch)
    before = run.learning_rate
    changed = run.with_learning_rate(rate)
    assert changed.learning_rate == rate
    assert changed.with_learning_rate(rate) is changed
    if before != rate:
        assert changed.change_at(epoch) == Change(epoch, before, rate)
        assert changed.changes == (Change(epoch, before, rate),)
    assert changed.with_learning_rate(before).to_end().weight == run.to_end().weight


def test_a_run_started_again_has_the_rate_that_was_set_and_not_what_the_schedule_left_of_it():
    run = Run.start(PARABOLA, 10.0, 0.2, 50, Method(schedule=schedule_of("cosine"))).to_end()
    assert run.learning_rate == 0.0
    assert run.restart().learning_rate == 0.2


@each_schedule
def test_every_number_of_epochs_has_its_rates(schedule):
    for epochs in (0, 1, 1_000_000):
        for epoch in {0, epochs // 2, epochs}:
            assert 0 <= schedule.rate(0.5, epoch, epochs) <= 0.5


# Noise


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


def test_a_draw_follows_from_its_seed_and_epoch_alone():
    epochs = list(range(20_000))
    first, second = ({epoch: normal(seed, epoch) for epoch in epochs} for seed in (1, 2))
    assert abs(fmean(first[epoch] * second[epoch] for epoch in epochs)) < 0.03
    random.Random(1).shuffle(epochs)
    assert {epoch: normal(1, epoch) for epoch in epochs} == first


def test_the_gradient_told_is_the_slope_that_the_rule_was_given():
    run = Run.start(PARABOLA, 10.0, 0.1, 50, noisy(0.5, 3)).to_end()
    for epoch in range(50):
        told = run.epoch(epoch + 1)
        assert told.slope == 2 * run.weight_at(epoch) + 0.5 * normal(3, epoch)
        assert told.weight == run.weight_at(epoch) - 0.1 * told.slope


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
