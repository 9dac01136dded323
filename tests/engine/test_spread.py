"""The spread that noise gives a run: theory against long runs, and which epochs are measured."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.rules.method import SCHEDULES, Method, Noise
from gdtui.engine.rules.rule import RULES, rule_of
from gdtui.engine.runs.setup import Setup
from gdtui.engine.theory.orbits import spread_of, variance

SEEDS = range(20)


def run_of(formula, weight, rate, deviation, epochs, seed=0, rule=RULES[0]):
    method = Method(rule, noise=Noise(deviation, seed))
    return Setup((weight,), rate, epochs, landscape_of(formula), method).race().to(epochs).lead


@pytest.mark.parametrize(
    ("formula", "bottom", "curvature", "rate", "deviation"),
    [
        ("w^2", 0.0, 2.0, 0.1, 5.0),
        ("w^2", 0.0, 2.0, 0.5, 1.0),
        ("w^2", 0.0, 2.0, 0.8, 3.0),
        ("3(w - 2)^2 + 1", 2.0, 6.0, 0.05, 2.0),
        ("double-well", 1.0, 2.0, 0.1, 0.05),
    ],
)
def test_long_runs_are_spread_as_theory_says(formula, bottom, curvature, rate, deviation):
    found = [spread_of(run_of(formula, bottom + 1, rate, deviation, 1000, k)) for k in SEEDS]
    expected = variance(Method(noise=Noise(deviation)), rate, curvature)
    pull = (1 - rate * curvature) ** 2
    # The relative error of a mean of n squares of normal numbers, each `pull` like the one before.
    error = math.sqrt(2 / (1000 * len(SEEDS)) * (1 + pull) / (1 - pull))
    mean = math.fsum(each.measured for each in found) / len(found)
    assert mean == pytest.approx(expected, rel=4 * error + 0.01)
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
    assert spread_of(run_of(formula, 1.5, rate, 0.0, epochs, seed, rule)) is None
    run = run_of(formula, 1.5, rate, deviation, epochs, seed, rule)
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
