"""The terms of a step: what a rule makes of the slope, one after the other."""

import ast
import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gdtui
from gdtui.engine.landscapes.catalogue import NAMES as LANDSCAPES
from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.rules.method import Method, Noise
from gdtui.engine.rules.notation import tokens, worked_out
from gdtui.engine.rules.rule import NAMES, RULES, Rule, rule_of
from gdtui.engine.runs.setup import Setup
from gdtui.engine.runs.step import Step, has_no_curvature, lead, terms_of

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
STEPS = st.builds(
    lambda rule, name, weight, rate, noise, epoch: (
        Setup((weight,), rate, 60, landscape_of(name), Method(rule, noise=Noise(noise, 3)))
        .race()
        .to(epoch)
        .lead.step
    ),
    st.sampled_from(RULES),
    st.sampled_from(LANDSCAPES),
    st.floats(-3, 3),
    st.floats(0, 0.5),
    st.sampled_from([0.0, 0.5]),
    st.integers(0, 40),
)


def step_of(name: str, weight: float = 10.0, epoch: int = 0, landscape: str = "w^2") -> Step:
    race = Setup((weight,), 0.1, 50, landscape_of(landscape), Method(rule_of(name))).race()
    return race.to(epoch).lead.step


@settings(deadline=None, max_examples=200)
@given(STEPS)
def test_each_value_is_what_its_formula_makes_of_the_numbers_before_it(step: Step) -> None:
    for term, numbers, value in terms_of(step):

        def number(name: str, known: object = numbers) -> float:
            return known[name] if name in known else float(name)  # type: ignore[operator,index]

        try:
            made = worked_out(term.exact or term.formula, number, math.sqrt)
        except ZeroDivisionError:
            assert value == 0
            continue
        assert value == pytest.approx(made, rel=1e-12, abs=1e-300)


@settings(deadline=None, max_examples=200)
@given(STEPS)
def test_the_last_term_is_the_step_and_what_is_kept_is_the_state_to_the_last_bit(
    step: Step,
) -> None:
    found = terms_of(step)
    assert found[-1].value == step.taken
    values = {worked.term.symbol: worked.value for worked in found}
    for name, after in zip(step.rule.state, step.after, strict=True):
        assert values.get(name, after) == after


@each_rule
def test_a_rule_has_terms_whose_formulas_speak_of_what_is_known(rule: Rule) -> None:
    known = {"η", "slope", "g", "c", "k", *rule.state, *(each.symbol for each in rule.parameters)}
    for term in rule.terms:
        assert "".join(tokens(term.formula)) == term.formula.replace(" ", "")
        assert "".join(tokens(term.exact)) == term.exact.replace(" ", "")
        names = {token for token in tokens(term.formula) if token[0].isalpha() and token != "ᵏ"}
        assert names - {"sign(g)"} <= known | {"sign(g)"}
        known.add(term.symbol)
    assert rule.terms[-1].formula.startswith("η·")
    assert all(term.means for term in rule.terms[:-1])


def test_momentum_and_adam_have_the_terms_that_they_are_taught_by() -> None:
    momentum, adam = ([term.name for term in rule_of(name).terms] for name in ("momentum", "adam"))
    assert momentum == ["velocity kept", "new velocity", "times η"]
    assert adam == ["mean slope", "corrected", "mean square", "corrected", "times η/√v′"]
    values = [round(each.value, 9) for each in terms_of(step_of("momentum", epoch=1))]
    assert values == [18.0, 34.0, 3.4]


def test_what_a_step_goes_against_is_the_last_that_points_like_a_slope() -> None:
    nouns = {name: lead(step_of(name)).noun for name in NAMES}
    assert {name for name in NAMES if nouns[name] == "slope"} == {
        "descent",
        "adagrad",
        "rmsprop",
        "sign",
        "newton",
    }
    assert (nouns["momentum"], nouns["nesterov"], nouns["adam"]) == (
        "velocity",
        "lookahead",
        "mean",
    )
    assert [has_no_curvature(step_of("newton", 3.0, landscape=text)) for text in ("w", "w^2")] == [
        True,
        False,
    ]


def test_no_part_but_the_rules_themselves_knows_one_by_its_name() -> None:
    root = Path(gdtui.__file__).parent
    # The public face has what is usual in its signature.
    knowing = {root / "engine" / "rules" / "rule.py", root / "engine" / "api.py"}
    for floor in ("engine", "plot", "ui"):
        for path in sorted({*(root / floor).rglob("*.py")} - knowing):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            texts = {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)}
            # A sign is a function of formulas too.
            names = set(NAMES) - {"sign"}
            assert not names & texts, path
