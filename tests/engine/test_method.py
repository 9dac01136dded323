"""The learning rate by epoch, and the noise of the slope."""

import math
import random
from statistics import fmean, pvariance

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import SCHEDULES, Method, Noise, normal
from gdtui.engine.runs.run import Change, Run

EXPECTED = {
    "constant": lambda _k, _n: 1.0,
    "step": lambda k, n: 0.5 ** math.floor(k / math.ceil(n / 5)),
    "exponential": lambda k, _n: math.prod([0.95] * k),
    "cosine": lambda k, n: math.cos(math.pi * k / (2 * n)) ** 2,
    "warmup": lambda k, n: min(k + 1, math.ceil(n / 10)) / math.ceil(n / 10),
}


@given(st.sampled_from(SCHEDULES), st.integers(2, 120), st.integers(0, 999), st.floats(0.01, 0.9))
def test_a_run_has_the_rates_of_its_schedule_and_those_of_the_epochs_left_after_a_change(
    schedule, epochs, place, rate
):
    change = 1 + place % (epochs - 1)
    run = Run.start(PARABOLA, 10.0, 0.2, epochs, Method(schedule=schedule)).to(change)
    before = run.learning_rate
    assume(before != rate)
    changed = run.with_learning_rate(rate)
    assert changed.change_at(change) == Change(change, before, rate)
    assert changed.with_learning_rate(rate) is changed
    assert changed.with_learning_rate(before).to_end().weight == run.to_end().weight
    changed = changed.to_end()
    assert changed.restart().learning_rate == rate * (schedule.share(0, epochs))
    for epoch in range(changed.at):
        share = EXPECTED[schedule.name]
        expected = 0.2 * share(epoch, epochs)
        if epoch >= change:
            left = 1.0 if schedule.comes_once else share(epoch - change, epochs - change)
            expected = rate * left
        assert changed.rate_at(epoch) == pytest.approx(expected, rel=1e-12, abs=1e-15)
        told = changed.epoch(epoch + 1)
        assert told.learning_rate == changed.rate_at(epoch)
        assert told.weight == changed.weight_at(epoch) - told.learning_rate * told.slope


def test_every_number_of_epochs_has_its_rates():
    for schedule in SCHEDULES:
        for epochs in (0, 1, 1_000_000):
            for epoch in (0, epochs // 2, epochs):
                assert 0 <= schedule.rate(0.5, epoch, epochs) <= 0.5


# Noise


@pytest.mark.parametrize("seed", [0, 1, 2**32 - 1])
def test_the_draws_are_normal_and_do_not_hang_together(seed):
    draws = [normal(seed, epoch) for epoch in range(20_000)]
    assert abs(fmean(draws)) < 0.02
    assert pvariance(draws) == pytest.approx(1, rel=0.04)
    assert fmean(draw**4 for draw in draws) == pytest.approx(3, rel=0.08)
    for lag in (1, 2, 7):
        assert abs(fmean(a * b for a, b in zip(draws, draws[lag:], strict=False))) < 0.03
    for share, edge in ((0.6827, 1), (0.9545, 2), (0.9973, 3)):
        assert fmean(abs(draw) < edge for draw in draws) == pytest.approx(share, abs=0.01)


def test_a_draw_follows_from_its_seed_and_epoch_alone_and_no_two_are_the_same():
    pairs = [(seed, epoch) for seed in (0, 1, 2) for epoch in range(10_000)]
    draws = {pair: normal(*pair) for pair in pairs}
    assert len(set(draws.values())) == len(pairs)
    assert abs(fmean(draws[1, epoch] * draws[2, epoch] for epoch in range(10_000))) < 0.03
    random.Random(1).shuffle(pairs)
    assert {pair: normal(*pair) for pair in pairs} == draws
    assert all(Noise(0.5, *pair[:1]).at(pair[1]) == 0.5 * draws[pair] for pair in pairs[:99])
    assert Noise(0.0, 9).at(5) == 0
