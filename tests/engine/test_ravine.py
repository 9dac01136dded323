"""Two bowls under one rate: what is best for both, and the golden table of the rules."""

import math
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import RULES, Method, rule_of
from gdtui.engine.runs.setup import Setup

FLAT = landscape_of("w^2/20")
CURVATURES = st.floats(0.01, 100)


def race(rule="descent", rate=0.1, epochs=500, bowls=(PARABOLA, FLAT), **parameters):
    method = Method(reduce(lambda it, each: it.tuned(*each), parameters.items(), rule_of(rule)))
    return Setup((10.0, 10.0), rate, epochs, bowls, method).race()


def bowls(steep, flat):
    return tuple(landscape_of(f"{c / 2!r}*w^2") for c in (steep, flat))


@pytest.mark.parametrize(
    ("rule", "rate", "parameters", "epochs"),
    [
        ("descent", 0.1, {}, [33, None]),
        ("descent", 1.0, {}, [None, 55]),
        ("descent", 2 / 2.1, {}, [73, 58]),
        ("momentum", 1.3358, {"beta": "0.4026"}, [25, 17]),
        ("newton", 1.0, {}, [1, 1]),
        ("adam", 0.5, {}, [82, 24]),
    ],
)
def test_the_golden_table(rule, rate, parameters, epochs):
    assert [run.zero_loss for run in race(rule, rate, **parameters).to(500).runs] == epochs


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
    two = Setup((9.0, 9.0), 0.1, 5, bowls(steep, flat), Method(rule)).race()
    marks, best = two.landmarks, two.best
    assert list(marks) == sorted({*marks})
    own = {mark for law in two.laws for mark in law.landmarks}
    assert {*marks} - own <= {best.rate if best else math.nan}
    assert own <= {*marks}
    assert len(two.leads) == 2 or best is None


@pytest.mark.parametrize("rule", ["nesterov", "adagrad", "rmsprop", "adam", "sign", "newton"])
def test_nothing_is_said_to_be_best_where_no_theory_knows_it(rule):
    assert race(rule).best is None
    assert Setup().race().best is None
    assert race(bowls=(PARABOLA, landscape_of("double-well"))).best is None
