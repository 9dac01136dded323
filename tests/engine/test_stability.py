"""What a rule does near a bottom, against its own steps, and with two bowls under one rate."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from text_tables import rows_of

from gdtui.engine import api
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
@example(True, 2.0, 1.0)
def test_no_other_beta_settles_quicker_than_the_best(ahead, curvature, bend):
    found = Law(curvature, 0.9, ahead)
    rate = bend / curvature
    best = found.best_kept(rate)
    assert best is None or 0 <= best < 1
    others = [found._replace(kept=k / 200) for k in range(200)]
    if best is None:
        assert not any(other.nearby(rate).rests for other in others[:199])
        return
    quickest = found._replace(kept=best).factor(rate)
    assert all(quickest <= other.factor(rate) + 1e-6 for other in others)
    if not ahead:
        assert best == pytest.approx((1 - math.sqrt(bend)) ** 2)


# Two bowls under one rate


CURVATURES = st.floats(0.01, 100)


def race(rule="descent", rate=0.1, epochs=500, bowls="w^2, w^2/20", **parameters):
    return api.setup(10.0, rate, epochs, landscape=bowls, rule=rule, **parameters).race()


def bowls(steep, flat):
    return f"{steep / 2!r}*w^2, {flat / 2!r}*w^2"


@pytest.mark.parametrize(("rule", "rate", "beta", "epochs"), rows_of(__file__, "ravine.txt"))
def test_the_golden_table(rule, rate, beta, epochs):
    runs = race(rule, rate, **{"beta": beta} if beta else {}).to(500).runs
    assert [str(run.zero_loss) for run in runs] == epochs.split()


def test_the_golden_shares():
    best = race().best
    assert (best.kappa, best.rate, best.share) == pytest.approx((20, 0.952381, 19 / 21))
    best = race("momentum").best
    assert (best.rate, best.kept, best.share) == pytest.approx((1.3358, 0.4026, 0.6345), abs=5e-5)


@pytest.mark.parametrize("rule", ["adam", "rmsprop", "adagrad", "sign"])
def test_some_rules_do_not_see_how_steep_a_bowl_is(rule):
    first, second = race(rule, 0.5, 20).to(20).runs
    for epoch in range(1, 21):
        assert first.weight_at(epoch) == pytest.approx(second.weight_at(epoch), abs=1e-5)
    if rule == "adam":
        assert first.weights(1, 3) == pytest.approx([9.5, 9.000832, 8.503117], abs=1e-6)


@given(CURVATURES, CURVATURES, st.floats(0, 1), st.floats(0, 0.999))
def test_nothing_is_better_for_both_than_the_best(steep, flat, share, kept):
    for rule in ("descent", "momentum"):
        best = race(rule, bowls=bowls(steep, flat)).best if steep != flat else None
        if best is None:
            return

        def slowest(rate, kept, rule=rule):
            values = (kept,) if rule == "momentum" else ()
            laws = (rule_of(rule).with_values(values).law(each) for each in (steep, flat))
            return max(law.factor(rate) for law in laws)

        assert best.kappa == pytest.approx(max(steep, flat) / min(steep, flat))
        assert slowest(best.rate, best.kept) == pytest.approx(best.share, abs=1e-6)
        rate = share * 4 / max(steep, flat)
        assert slowest(rate, kept) >= best.share - 1e-9


@given(CURVATURES, CURVATURES, st.sampled_from(RULES))
def test_the_landmarks_of_two_are_those_of_each_and_the_best(steep, flat, rule):
    two = race(rule.name, bowls=bowls(steep, flat))
    marks, best = two.landmarks, two.best
    assert list(marks) == sorted({*marks})
    own = {mark for law in two.laws for mark in law.landmarks}
    assert {*marks} - own <= ({best.rate} if best and best.kept is None else set())
    assert own <= {*marks}
    assert len(two.leads) == 2 or best is None


@pytest.mark.parametrize("rule", ["nesterov", "adagrad", "rmsprop", "adam", "sign", "newton"])
def test_nothing_is_said_to_be_best_where_no_theory_knows_it(rule):
    assert race(rule).best is None
    assert race(bowls="w^2").best is None
    assert race(bowls="w^2, double-well").best is None
