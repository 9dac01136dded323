"""What a run is seen to do, in guide/ held against what it goes on to do; and where runs go."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from landscapes import DOUBLE_WELL
from text_tables import rows_of

from gdtui.engine import api
from gdtui.engine.landscapes.catalogue import NAMES, landscape_of
from gdtui.engine.landscapes.landscape import PARABOLA, Landscape
from gdtui.engine.rules.method import RULES, SCHEDULES, Method, Noise
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
from gdtui.engine.theory.reasons import Ending, Observed, came_out, observed

AT, NEAR, AROUND = Ending.AT_THE_BOTTOM, Ending.NEAR_THE_BOTTOM, Ending.AROUND_THE_BOTTOM
CYCLE, WANDERING, MOVING = Ending.CYCLE, Ending.WANDERING, Ending.MOVING


def run_of(text, **more):
    """A run at its end, by its landscape, weight, rate, epochs, rule, schedule and noise."""
    names = "landscape", "weight", "learning_rate", "epochs", "rule", "schedule", "noise"
    given = zip(names, text.split(), strict=False)
    return api.run(api.setup(**{"epochs": 20_000, **dict(given), **more}))


@pytest.mark.parametrize("rate", [1.305, 1.35, 1.5, 1.59, 1.61, 1.9, 2.0])
def test_where_there_is_no_period_it_wanders_and_is_at_no_bottom_that_it_passes(rate):
    run = run_of(f"double-well 0.5 {rate} 3000")
    assert observed(run).ending is WANDERING
    passed = [k for k in range(run.at) if run.landscape.is_bottom(run.weight_at(k))]
    assert not any(observed(run.to(epoch)).ending is AT for epoch in passed)


@pytest.mark.parametrize(
    ("run", "ending", "since", "period", "bottom"), rows_of(__file__, "endings.txt")
)
def test_what_a_run_does_is_seen_with_the_epoch(run, ending, since, period, bottom):
    found = observed(run_of(run))
    assert [found.ending.value, *map(str, found[1:])] == [ending, since, period, bottom]


@pytest.mark.parametrize(
    "run", ["absolute 10 0.3 500", "double-well 0.5 1.1 500", "double-well 1.5 1.25 500"]
)
def test_a_cycle_has_one_first_epoch_at_whichever_of_its_weights_it_is_seen(run):
    run = run_of(run)
    assert len({observed(run.to(epoch)) for epoch in range(200, 220)}) == 1


def test_a_change_of_the_rate_begins_anew():
    run = run_of("double-well 0.5 1.1 2000").to(500)
    assert observed(run) == Observed(CYCLE, observed(run).since, 2)
    run = run.with_learning_rate(0.1)
    assert observed(run) == Observed(MOVING, 500)
    settled = observed(run.to_end())
    assert (settled.ending, settled.bottom) == (AT, 1.0)
    assert 500 < settled.since < 540
    assert observed(run.to(499)).ending is CYCLE


def test_momentum_neither_rests_where_it_turns_round_nor_where_it_swings_through_the_bottom():
    whole = run_of("w^2 1 0.1 300 momentum")
    first = whole.zero_loss
    assert all(observed(whole.to(k)).ending is MOVING for k in range(first))
    assert observed(whole.to(first)) == Observed(NEAR, first)
    assert observed(whole.to(first + 3)).ending is MOVING
    assert (observed(whole).ending, observed(whole).since > first) == (AT, True)


def test_exact_theory_says_whether_a_run_stays_at_the_bottom():
    assert came_out(run_of("w^2 0.001 1.1 3")).ending is Ending.HIGHER
    assert came_out(run_of("w^2 0.001 0.1 3")).ending is AT
    assert came_out(run_of("w^2 10 0.1 3")).ending is Ending.TOO_FEW_EPOCHS
    passed = run_of("w^2 10 0.1 75").to(40).with_learning_rate(1.1).to_end()
    assert came_out(passed).ending is Ending.LEFT_THE_BOTTOM


def test_what_a_long_run_does_is_seen_without_taking_all_its_steps_again():
    asked = []
    bowl = PARABOLA._replace(slope=lambda weight: asked.append(weight) or 2 * weight)
    run = Run.start(bowl, 10.0, 0.1, 20_000, Method(noise=Noise(0.5))).to_end()
    asked.clear()
    assert observed(run).ending is AROUND
    assert len(asked) < run.at / 4


# Epoch at the bottom, valley and long run


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


@pytest.mark.parametrize(
    ("formula", "bottom", "rate", "deviation", "batch"),
    [
        ("w^2", 0.0, 0.1, 5.0, 0),
        ("w^2", 0.0, 0.5, 1.0, 0),
        ("w^2", 0.0, 0.8, 3.0, 0),
        ("3(w-2)^2+1", 2.0, 0.05, 2.0, 0),
        ("double-well", 1.0, 0.1, 0.05, 0),
        ("regressor", 20.9 / 7, 0.3, 0.0, 1),
        ("regressor", 20.9 / 7, 0.15, 0.0, 8),
    ],
)
def test_long_runs_are_spread_as_theory_says(formula, bottom, rate, deviation, batch):
    start, off = f"{formula} {bottom + 1} {rate} 1000", {"noise": deviation, "batch": batch}
    runs = [run_of(start, seed=seed, **off) for seed in range(20)]
    found, curvature = [*map(spread_of, runs)], runs[0].landscape.curvature(bottom)
    expected = found[0].by_theory
    assert batch or expected == pytest.approx(variance(runs[0].method, rate, curvature))
    pull = (1 - rate * curvature) ** 2
    # The relative error of a mean of n squares of normal numbers, each `pull` like the one before.
    error = math.sqrt(2 / (1000 * len(runs)) * (1 + pull) / (1 - pull))
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
    whole = run_of("w^2 10 0.1 200", noise=1.0)
    seen = [spread_of(whole.to(epoch)) is not None for epoch in range(201)]
    assert not any(seen[:25])
    assert all(seen[60:])


@given(
    st.sampled_from([rule.name for rule in RULES]),
    st.sampled_from(["w^2", "double-well", "abs(w)", "ripples", "w^4"]),
    st.sampled_from([0.01, 0.1, 0.3]),
    st.sampled_from([0.1, 2.0]),
    st.integers(0, 2500),
    st.integers(0, 5),
)
def test_the_measured_spread_is_that_of_the_epochs_that_are_told(
    rule, formula, rate, deviation, epochs, seed
):
    start = f"{formula} 1.5 {rate} {epochs} {rule}"
    assert spread_of(run_of(start, seed=seed)) is None
    run = run_of(start, noise=deviation, seed=seed)
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


@pytest.mark.parametrize("run", ["w^2 10 0.1 50 adagrad", "plateau 8 0.1 50 descent"])
def test_a_run_that_is_on_its_way_has_no_spread(run):
    assert spread_of(run_of(run, noise=0.1)) is None


def test_after_a_change_of_the_rate_it_is_measured_anew():
    run = run_of("w^2 10 0.1 400", noise=1.0).to(200).with_learning_rate(0.4).to(400)
    found = spread_of(run)
    assert found.since >= 200
    assert found.by_theory == pytest.approx(variance(run.method, 0.4, 2.0))


def test_of_a_long_run_the_first_epoch_told_moves_in_leaps():
    run = run_of("w^2 10 0.1 3000", noise=1.0)
    firsts = {spread_of(run.to(epoch)).since for epoch in range(2900, 3000)}
    assert len(firsts) <= 12
