"""The rules against what PyTorch computes, and by laws; the rate by epoch, and the noise."""

import ast
import math
import random
import re
from functools import reduce
from pathlib import Path
from statistics import fmean, pvariance

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from text_tables import rows_of

import gdtui
from gdtui.engine.landscapes.catalogue import NAMES as LANDSCAPES
from gdtui.engine.landscapes.catalogue import landscape_of, named
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import (
    RULE_NAMES,
    RULES,
    SCHEDULES,
    Method,
    Noise,
    Parameter,
    Rule,
    normal,
    rule_of,
)
from gdtui.engine.rules.terms import Term, evaluated
from gdtui.engine.runs.run import Change, Outcome, Run

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


def method(text):
    """A method of which text says the rule, and its parameters: momentum beta=0.5."""
    name, *given = text.split()
    tuned = (each.split("=") for each in given)
    return Method(reduce(lambda rule, each: rule.tuned(*each), tuned, rule_of(name)))


@pytest.mark.parametrize(
    ("rule", "tenth", "fiftieth", "well"), rows_of(__file__, "by_definition.txt")
)
def test_a_rule_gives_the_numbers_of_its_definition(rule, tenth, fiftieth, well):
    run = Run.start(PARABOLA, 10.0, 0.1, 50, method(rule)).to_end()
    exact = 2e-9 if rule == "momentum" else 2e-13
    assert run.weight_at(10) == pytest.approx(float(tenth), abs=exact)
    assert run.weight_at(50) == pytest.approx(float(fiftieth), abs=4e-13)
    run = Run.start(named("double-well"), 2.0, 0.1, 50, method(rule)).to_end()
    assert run.weight == pytest.approx(float(well), abs=2e-13)


@each_rule
@given(
    st.sampled_from([*LANDSCAPES, "log(w)", "sqrt(w)", "w*log(w)", "1/w + w"]),
    st.floats(-3, 3),
    st.floats(0, 1e300) | st.floats(0, 0.5),
    st.floats(0, 1e100) | st.sampled_from([0.0, 0.5]),
)
def test_every_step_is_told_as_it_was_taken_and_its_terms_lead_there(
    rule, name, weight, rate, noise
):
    landscape = landscape_of(name)
    assume(landscape.is_inside(weight))
    run = Run.start(landscape, weight, rate, 30, Method(rule, noise=Noise(noise, 3))).to_end()
    for epoch in range(run.at):
        step = run.step_from(epoch)
        assert step.landing == run.weight_at(epoch + 1) == step.weight - step.taken
        assert landscape.is_inside(step.landing)
        states = [tuple(run.row_at(k)[1:]) for k in (epoch, epoch + 1)]
        assert [step.before, step.after] == states
        assert step.uphill in (None, step.weight + step.taken)
        assert step.climbs == (math.copysign(1, step.taken) * step.true_slope < 0 != step.taken)
        told = run.epoch(epoch + 1)
        assert all(map(math.isfinite, (told.slope, told.weight, told.loss, *step.after)))
        found = step.terms
        assert found[-1].value == step.taken
        values = {worked.term.symbol: worked.value for worked in found}
        for state, after in zip(rule.state, step.after, strict=True):
            assert values.get(state, after) == after
        assert all(map(is_what_its_formula_makes, found))
    assert run.outcome is not Outcome.UNDER_WAY
    assert (run.step.landing is None) or run.at == 30


def is_what_its_formula_makes(worked):
    """Whether the value of a term follows from its formula and the numbers before it."""
    term, numbers, value = worked
    formula = term.exact or term.formula
    try:
        made = evaluated(
            formula, lambda name: numbers[name] if name in numbers else float(name), math.sqrt
        )
    except ZeroDivisionError:
        made = math.nan
    if math.isnan(made):
        return math.isnan(value) or value == 0
    return value == pytest.approx(made, rel=1e-9, abs=1e-300)


@each_rule
def test_where_there_is_no_slope_there_is_no_step(rule):
    for slope in (math.inf, -math.inf, math.nan):
        for curvature in (2.0, -1.0, 0.0, math.nan):
            step, state = rule.update(0.1, slope, curvature, rule.init, rule.values)
            assert not math.isfinite(step) or not all(map(math.isfinite, state))


def test_newton_climbs_on_a_hill_and_stands_where_there_is_nothing_to_divide_by():
    for curvature in (0.0, -0.0, math.nan):
        assert rule_of("newton").update(1e300, 1e10, curvature, (), ()) == (0.0, ())
    hill = Run.start(named("double-well"), 0.3, 0.5, 50, method("newton"))
    assert hill.step.climbs
    assert hill.to_end().weight == pytest.approx(0.0, abs=1e-9)


def test_a_run_ends_before_a_state_beyond_the_floats():
    for name in ("adagrad", "rmsprop", "adam"):
        run = Run.start(PARABOLA, 1e154, 0.1, 50, method(name)).to_end()
        assert (run.at, run.outcome) == (0, Outcome.LEFT_THE_FLOATS)


# What a rule is made of


def test_a_rule_is_an_entry_with_any_parameter():
    terms = Term("mean slope", "(1 − μ)·g + μ·p", "p"), Term("times η", "η·p/c₀")
    rule = Rule.of("mean", terms, (Parameter("mu", "μ", 0.5), Parameter("scale", "c₀", 0.25)))
    assert (rule.state, rule.formula) == (("p",), "p ← (1 − μ)·g + μ·p; η·p/c₀")
    assert rule.update(0.1, 8.0, 2.0, (4.0,), rule.values) == (0.1 * 6.0 / 0.25, (6.0,))
    assert rule.tuned("mu", "0.75").values == (0.75, 0.25)


@pytest.mark.parametrize(
    ("terms", "symbol", "complaint"),
    [
        ([Term("times η", "η·q")], "β", "odd: the term 'times η' speaks of q"),
        ([Term("times η", "η·g", exact="η·(g + z)")], "β", "odd: the term 'times η' speaks of z"),
        ([Term("times η", "η·a"), Term("ahead", "g", "b")], "β", "'times η' speaks of a"),
        ([Term("times η", "η·(g")], "β", "odd: its terms cannot be read"),
        ([Term("times η", "η·g!")], "β", "odd: its terms cannot be read"),
        ([Term("times η", "η·g")], "g", "odd: 'g' is no symbol that a parameter can have"),
        ([Term("kept", "v + g", "v"), Term("times η", "η·v")], "v", "odd: 'v' is no symbol"),
    ],
)
def test_an_entry_that_is_wrong_is_refused_at_once_by_its_name(terms, symbol, complaint):
    with pytest.raises(ValueError, match=f"{re.escape(complaint)}"):
        Rule.of("odd", tuple(terms), (Parameter("beta", symbol, 0.5),))


def test_momentum_and_adam_have_the_terms_that_they_are_taught_by():
    momentum, adam = ([term.name for term in rule_of(name).terms] for name in ("momentum", "adam"))
    assert momentum == ["velocity kept", "new velocity", "times η"]
    assert adam == ["mean slope", "corrected", "mean square", "corrected", "times η/√v′"]
    second = Run.start(PARABOLA, 10.0, 0.1, 50, method("momentum")).to(1).step
    assert [round(each.value, 9) for each in second.terms] == [18.0, 34.0, 3.4]
    assert all(term.means for rule in RULES for term in rule.terms[:-1])


def test_what_a_step_goes_against_is_the_last_that_points_like_a_slope():
    nouns = {
        name: Run.start(PARABOLA, 10.0, 0.1, 50, method(name)).step.lead.noun for name in RULE_NAMES
    }
    others = {"momentum": "velocity", "nesterov": "lookahead", "adam": "mean"}
    assert nouns == dict.fromkeys(RULE_NAMES, "slope") | others
    for text, is_straight in (("w", True), ("w^2", False)):
        step = Run.start(landscape_of(text), 3.0, 0.1, 50, method("newton")).step
        assert step.lacks_curvature == is_straight


def test_no_part_but_the_rules_themselves_knows_one_by_its_name():
    root = Path(gdtui.__file__).parent
    # The public face has what is usual in its signature.
    knowing = {root / "engine" / "rules" / "method.py", root / "engine" / "api.py"}
    for floor in ("engine", "plot", "ui"):
        for path in sorted({*(root / floor).rglob("*.py")} - knowing):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            texts = {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)}
            # A sign is a function of formulas too.
            names = set(RULE_NAMES) - {"sign"}
            assert not names & texts, path


def test_what_a_rule_does_not_have_is_refused_with_what_there_is():
    assert rule_of(" Adam ").name == "adam"
    with pytest.raises(ValueError, match="no rule 'adom': the nearest is adam"):
        rule_of("adom")
    with pytest.raises(ValueError, match="momentum has no beta2: rules with one are adam"):
        rule_of("momentum").tuned("beta2", "0.5")
    for text in ("1", "-0.1", "2", "nan", "x", ""):
        with pytest.raises(ValueError, match="beta must be"):
            rule_of("momentum").tuned("beta", text)


# The learning rate by epoch


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
