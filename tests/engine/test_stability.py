"""What a rule does near a bottom: the theory against its own steps, long runs and golden facts."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdtui.engine.landscapes.catalogue import landscape_of, named
from gdtui.engine.rules.method import DESCENT, RULES, rule_of
from gdtui.engine.rules.stability import (
    Law,
    Nearby,
)
from gdtui.engine.theory.parabola import theory_of

BETAS = st.floats(0, 0.99)
CURVES = st.floats(0.1, 50)
LINEAR = [rule for rule in RULES if rule.near]
AHEAD = st.booleans()


def law(name: str, curvature: float, beta: float = 0.9) -> Law:
    rule = rule_of(name)
    found = (rule.tuned("beta", repr(beta)) if rule.parameters else rule).law(curvature)
    assert found
    return found


def test_a_rule_has_a_law_where_it_is_linear_near_a_bottom():
    assert [rule.name for rule in LINEAR] == ["descent", "momentum", "nesterov", "newton"]
    assert all((rule.law(2.0) is None) == (rule not in LINEAR) for rule in RULES)
    assert LINEAR[0].law(None) is None


@pytest.mark.parametrize("rule", LINEAR, ids=lambda rule: rule.name)
@given(beta=BETAS, curvature=CURVES, rate=st.floats(0, 2))
def test_trace_and_determinant_are_those_of_the_rules_own_steps(rule, beta, curvature, rate):
    if rule.parameters:
        rule = rule.tuned("beta", repr(beta))
    weights, state = [1.0], rule.init
    for _ in range(4):
        slope = curvature * weights[-1]
        step, state = rule.update(rate, slope, curvature, state, rule.values)
        weights.append(weights[-1] - step)
    found = rule.law(curvature)
    trace, product = found.roots(rate)
    for before, now, after in zip(weights[1:], weights[2:], weights[3:], strict=False):
        size = 1 + (abs(trace) + 1) ** 4
        assert after == pytest.approx(trace * now - product * before, abs=1e-12 * size)


@given(BETAS, AHEAD, CURVES, st.floats(0.001, 1.1))
def test_it_rests_where_both_roots_are_smaller_than_1(kept, ahead, curvature, part):
    found = Law(curvature, kept, ahead)
    rate = part * found.landmarks[-1]
    trace, product = found.roots(rate)
    root = abs(trace * trace - 4 * product) ** 0.5
    inner = trace * trace < 4 * product
    size = math.sqrt(product) if inner else (abs(trace) + root) / 2
    near, factor = found.nearby(rate), found.factor(rate)
    assert factor == pytest.approx(size, abs=1e-6)
    if abs(size - 1) > 1e-9:
        assert near.rests == (size < 1)
    if near.rests and root > 1e-6:
        assert (near is Nearby.RIPPLES) == inner
        assert (near is Nearby.ZIGZAG) == (not inner and trace < 0)


def test_the_landmarks_are_1_by_c_and_2_by_c():
    wells = {
        "double-well": [("0.500", "1.000")] * 2,
        "tilted-well": [("0.392", "0.784"), ("0.759", "1.518")],
    }
    for name, told in wells.items():
        laws = [Law(valley.curvature).landmarks for valley in named(name).valleys]
        assert [tuple(f"{rate:.3f}" for rate in marks[1:]) for marks in laws] == told
    for name in ("parabola", "regressor", "2(w-3)^2 + 1"):
        theory, (valley,) = theory_of(landscape_of(name)), landscape_of(name).valleys
        assert theory.landmarks == Law(valley.curvature).landmarks
        assert (theory.bottom, theory.curvature) == (valley.bottom, valley.curvature)


def test_where_the_curvature_is_0_or_none_there_is_no_such_rate():
    for name in ("quartic", "absolute", "abs(w) + w^2", "relu(w)", "w^6"):
        for valley in landscape_of(name).valleys:
            assert valley.curvature is DESCENT.law(valley.curvature) is None


def test_the_golden_facts_of_momentum_and_nesterov():
    assert law("momentum", 1.0).landmarks[-1] == pytest.approx(3.8)
    assert law("nesterov", 1.0).landmarks[-1] == pytest.approx(1.357, abs=5e-4)
    assert [law(name, 1.0, 0.5).nearby(1.6).rests for name in ("descent", "momentum")] == [True] * 2
    assert law("nesterov", 1.0, 0.5).nearby(1.6) is Nearby.NO_REST
    assert law("nesterov", 2.0, 0.77).nearby(0.5) is Nearby.TWO_STEPS
    assert law("momentum", 2.0, 0.81).factor(0.3) == math.sqrt(0.81)
    first, second, third = law("momentum", 2.0, 0.25).landmarks[1:]
    assert (first, second, third) == (0.125, 1.125, 1.25)


def test_descent_is_momentum_that_keeps_nothing_and_newton_does_not_see_the_curvature():
    rates = [0.0, 0.1, 0.25, 0.3, 0.5, 0.6]
    words = ["frozen", "smooth", "one step", "zigzag", "at the limit", "does not settle"]
    for name in ("descent", "momentum", "nesterov"):
        assert [law(name, 4.0, 0.0).nearby(rate).value for rate in rates] == words
    for curvature in (0.01, 2.0, 300.0):
        assert law("newton", curvature).landmarks == (0.0, 1.0, 2.0)
        assert law("newton", curvature).nearby(1.0) is Nearby.ONE_STEP


@given(AHEAD, CURVES, st.floats(0.001, 5))
def test_no_other_beta_settles_quicker_than_the_best(ahead, curvature, bend):
    found = Law(curvature, 0.9, ahead)
    rate = bend / curvature
    best = found.best_kept(rate)
    others = [found._replace(kept=k / 200) for k in range(200)]
    if best is None:
        assert not any(other.nearby(rate).rests for other in others[:199])
        return
    quickest = found._replace(kept=best).factor(rate)
    assert all(quickest <= other.factor(rate) + 1e-6 for other in others)
    if not ahead:
        assert best == pytest.approx((1 - math.sqrt(bend)) ** 2)
