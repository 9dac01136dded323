"""Where runs go: epoch at the bottom, valley and long run are the run's; the spread by noise."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from landscapes import DOUBLE_WELL

from gdtui.engine import api
from gdtui.engine.landscapes.catalogue import NAMES, landscape_of
from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.method import RULES, SCHEDULES, Method, Noise, rule_of
from gdtui.engine.runs.run import Run
from gdtui.engine.theory.orbits import (
    AFTER,
    LONGEST,
    epochs_to_bottom,
    long_run,
    spread_of,
    valley_reached,
    variance,
)

TYPED = ["log(w^2 - 1)", "log(sin(w))^2", "w*log(w)", "1/w + w"]


def rests_in(landscape: Landscape, run: Run, after: int) -> list[int]:
    """The valley at whose bottom a run is from an epoch on for a while, if there is one."""
    later = [run.weight_at(epoch) for epoch in range(after, min(after + 32, run.at) + 1)]
    valleys = enumerate(landscape.valleys if len(later) == 33 else ())
    return [place for place, each in valleys if each.low < min(later) and max(later) < each.high]


@pytest.mark.parametrize("text", [*NAMES, *TYPED])
def test_by_every_rule_it_is_what_the_run_does(text: str) -> None:
    landscape, dice = landscape_of(text), random.Random(text)
    for _ in range(12):
        start, rate = dice.uniform(landscape.left, landscape.right), dice.uniform(0, 2)
        rule, near = dice.choice(RULES), landscape.valley_near(start)
        if is_at_limit := near is not None and near.curvature is not None and dice.random() < 0.3:
            # There plain descent may settle ever more slowly.
            rate, rule = 2 / near.curvature, RULES[0]
        if not landscape.is_inside(start):
            continue
        run = Run.start(landscape, start, rate, LONGEST + 32, Method(rule)).to_end()
        first = run.zero_loss if (run.zero_loss or 0) <= LONGEST else None
        assert epochs_to_bottom(landscape, start, rate, rule) == first
        visited = long_run(landscape, start, rate, rule)
        assert bool(visited) == (run.at >= AFTER + 255)
        assert list(visited) == [run.weight_at(AFTER + k) for k in range(len(visited))]
        if 0 < len(visited) < 256:
            again = [*visited[1:], run.weight_at(AFTER + len(visited))]
            first = pytest.approx(visited[0], rel=1e-9, abs=1e-9)
            assert again[-1] == first
            assert rule.state or all(each != first for each in again[:-1])
        valley = valley_reached(landscape, start, rate, rule)
        ends = rests_in(landscape, run, 300)
        assert ends in ([], [valley])
        assert not is_at_limit or rests_in(landscape, run, LONGEST) in ([], [valley])
        if valley is not None and not ends:
            assert [valley] in [rests_in(landscape, run, after) for after in (1200, 4800, LONGEST)]


def test_a_start_outside_comes_to_nothing() -> None:
    for start in (1e80, math.nan):
        assert valley_reached(DOUBLE_WELL, start, 0.1, RULES[0]) is None


# The spread that noise gives


SEEDS = range(20)


def run_of(formula, weight, rate, deviation, epochs, rule=RULES[0], **chance):
    start = api.setup(
        weight, rate, epochs, landscape=formula, noise=deviation, rule=rule.name, **chance
    )
    return api.run(start)


@pytest.mark.parametrize(
    ("formula", "bottom", "rate", "deviation", "batch"),
    [
        ("w^2", 0.0, 0.1, 5.0, 0),
        ("w^2", 0.0, 0.5, 1.0, 0),
        ("w^2", 0.0, 0.8, 3.0, 0),
        ("3(w - 2)^2 + 1", 2.0, 0.05, 2.0, 0),
        ("double-well", 1.0, 0.1, 0.05, 0),
        ("regressor", 20.9 / 7, 0.3, 0.0, 1),
        ("regressor", 20.9 / 7, 0.15, 0.0, 8),
    ],
)
def test_long_runs_are_spread_as_theory_says(formula, bottom, rate, deviation, batch):
    runs = [run_of(formula, bottom + 1, rate, deviation, 1000, batch=batch, seed=k) for k in SEEDS]
    found, curvature = [*map(spread_of, runs)], runs[0].landscape.curvature(bottom)
    expected = found[0].by_theory
    assert batch or expected == pytest.approx(variance(runs[0].method, rate, curvature))
    pull = (1 - rate * curvature) ** 2
    # The relative error of a mean of n squares of normal numbers, each `pull` like the one before.
    error = math.sqrt(2 / (1000 * len(SEEDS)) * (1 + pull) / (1 - pull))
    mean = math.fsum(each.measured for each in found) / len(found)
    assert mean == pytest.approx(expected, rel=0.1 if batch else 4 * error + 0.01)
    for each in found:
        assert each.by_theory == pytest.approx(expected)
        assert each.bottom == pytest.approx(bottom)


def test_theory_speaks_of_plain_descent_at_a_fixed_rate_that_rests():
    for rule in RULES:
        for schedule in SCHEDULES:
            known = variance(Method(rule, schedule, Noise(1.0)), 0.1, 2.0)
            assert (known is not None) == (rule.is_plain and schedule.is_constant)
    plain = Method(noise=Noise(3.0))
    assert variance(plain, 0.1, 2.0) == pytest.approx(0.1 * 9 / (2 * 1.8))
    for rate in (0.0, 1.0, 1.5):
        assert variance(plain, rate, 2.0) is None


def test_until_some_epochs_were_spent_near_the_bottom_there_is_none():
    whole = run_of("w^2", 10.0, 0.1, 1.0, 200)
    seen = [spread_of(whole.to(epoch)) is not None for epoch in range(201)]
    assert not any(seen[:25])
    assert all(seen[60:])


@given(
    st.sampled_from(RULES),
    st.sampled_from(["w^2", "double-well", "abs(w)", "ripples", "w^4"]),
    st.sampled_from([0.01, 0.1, 0.3]),
    st.sampled_from([0.1, 2.0]),
    st.integers(0, 2500),
    st.integers(0, 5),
)
def test_the_measured_spread_is_that_of_the_epochs_that_are_told(
    rule, formula, rate, deviation, epochs, seed
):
    assert spread_of(run_of(formula, 1.5, rate, 0.0, epochs, rule, seed=seed)) is None
    run = run_of(formula, 1.5, rate, deviation, epochs, rule, seed=seed)
    found = spread_of(run)
    if found is None:
        return
    told = [run.weight_at(k) for k in range(found.since, run.at + 1)]
    assert 20 <= len(told) <= 1101
    mean = math.fsum((weight - found.bottom) ** 2 for weight in told) / len(told)
    assert found.measured == pytest.approx(mean)
    assert (told[0] - found.bottom) ** 2 <= mean * (1 + 1e-9)
    assert math.isfinite(found.measured)
    assert min(told) <= found.bottom <= max(told)
    assert {run.landscape.valley_near(weight).bottom for weight in told} == {found.bottom}


@pytest.mark.parametrize(
    ("formula", "weight", "rule"), [("w^2", 10.0, "adagrad"), ("plateau", 8.0, "descent")]
)
def test_a_run_that_is_on_its_way_has_no_spread(formula, weight, rule):
    assert spread_of(run_of(formula, weight, 0.1, 0.1, 50, rule=rule_of(rule))) is None


def test_after_a_change_of_the_rate_it_is_measured_anew():
    run = run_of("w^2", 10.0, 0.1, 1.0, 400).to(200).with_learning_rate(0.4).to(400)
    found = spread_of(run)
    assert found.since >= 200
    assert found.by_theory == pytest.approx(variance(run.method, 0.4, 2.0))


def test_of_a_long_run_the_first_epoch_told_moves_in_leaps():
    run = run_of("w^2", 10.0, 0.1, 1.0, 3000)
    firsts = {spread_of(run.to(epoch)).since for epoch in range(2900, 3000)}
    assert len(firsts) <= 12
