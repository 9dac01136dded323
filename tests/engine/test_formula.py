"""Formulas as they are typed: what they mean, their derivatives, and what is refused."""

import math
import random
import time

import pytest
from exact_derivatives import exactly, random_formula
from hypothesis import example, given, settings
from hypothesis import strategies as st
from text_tables import rows_of

from gdtui.engine.formula import Formula
from gdtui.engine.formula.parser import DEEPEST, LONGEST, FormulaError
from gdtui.engine.formula.tree import text_of

ROWS = rows_of(__file__, "formulas.txt")
MEANT, REFUSED, WRITTEN = ([row for row in ROWS if len(row) == parts] for parts in (2, 3, 4))
WORDS = ["w", "2", "0.5", "pi", "e", "sin", "exp", "log", "(", ")", "+", "-", "*", "/", "^", "**"]


def nested(start, times):
    return start * times + "w" + ")" * times


# What a formula means


@pytest.mark.parametrize(("typed", "meant"), MEANT)
def test_a_formula_means_what_one_expects(typed, meant):
    formula = Formula(typed)
    for weight in (0.3, 1.7, 2.9):
        assert formula.loss(weight) == pytest.approx(
            float(exactly(meant, weight, 30)[0]), rel=1e-14
        )


@pytest.mark.parametrize(("typed", "text", "slope", "curvature"), WRITTEN)
def test_a_formula_is_written_in_one_way_and_slope_and_curvature_read_well(
    typed, text, slope, curvature
):
    formula = Formula(typed)
    told = formula.text, *map(text_of, (formula.slope_tree, formula.curvature_tree))
    assert told == (text, slope, curvature)


@given(st.randoms(use_true_random=False))
def test_what_is_written_is_read_back_as_the_same(dice):
    try:
        formula = Formula(random_formula(dice, 4))
    except FormulaError:
        return
    again = Formula(formula.text)
    assert again.tree == formula.tree
    assert again.text == formula.text
    weight = dice.uniform(-3, 3)
    assert repr(again.loss(weight)) == repr(formula.loss(weight))


# Exactness


def test_losses_slopes_and_curvatures_agree_with_numbers_that_carry_derivatives():
    dice, checked = random.Random(0), 0
    while checked < 600:
        typed = random_formula(dice, dice.randint(1, 4))
        try:
            formula = Formula(typed)
        except FormulaError:
            continue
        for weight in (dice.uniform(-4, 4) for _ in range(4)):
            found = [function(weight) for function in _functions(formula)]
            exact, in_floats = exactly(typed, weight, 50), exactly(typed, weight, 16)
            if exact is None or in_floats is None or not math.isfinite(found[0]):
                continue
            checked += 1
            for told, true, rough in zip(found, exact, in_floats, strict=True):
                # As good as floats are for a formula that multiplies their rounding.
                error = 1e-11 * (1 + abs(true)) + 1e3 * abs(rough - true)
                if math.isfinite(told):
                    assert abs(told - true) <= error, (typed, weight, told, true)


def _functions(formula):
    return formula.loss, formula.slope, formula.curvature


def test_at_a_kink_the_slope_is_0():
    for weight in (-2.0, -0.0, 0.0, 3.0):
        assert Formula("abs(w)").slope(weight) == (weight > 0) - (weight < 0)
        assert Formula("relu(w)").slope(weight) == (weight > 0)
    assert Formula("abs(w - 3) + relu(2(w - 3))").slope(3.0) == 0


# Where there is no number


@pytest.mark.parametrize(("typed", "weight", "value"), rows_of(__file__, "limits.txt"))
def test_a_number_too_large_is_infinite_and_where_there_is_no_real_one_there_is_none(
    typed, weight, value
):
    found = Formula(typed).loss(float(weight))
    assert found == pytest.approx(float(value), abs=0, rel=0, nan_ok=True)
    too_steep = Formula("1e200w*1e200")
    assert too_steep.slope(0.5) == too_steep.loss(0.5) == math.inf


@given(st.floats(-20, 20))
@example(1e-8)
@example(-1e-4)
@example(0.0)
def test_log_cosh_has_all_its_digits(weight):
    exact = exactly("log(cosh(w))", weight, 60)[0]
    assert Formula("log(cosh(w))").loss(weight) == pytest.approx(float(exact), rel=1e-14)


# What is refused


def assert_answers(typed):
    """A formula answers everywhere with floats, or is refused in one short sentence."""
    try:
        formula = Formula(typed)
    except FormulaError as complaint:
        assert 0 < len(str(complaint)) < 300  # noqa: PT017
        assert 0 <= complaint.place <= len(typed)  # noqa: PT017
        return
    assert len(formula.text) <= 3 * LONGEST
    for weight in (-2.0, 0.0, 1.5, 1e300):
        assert all(type(function(weight)) is float for function in _functions(formula))


REFUSED += [
    ["", "a formula is missing, such as w^2", 0],
    ["w" + " " * LONGEST, f"a formula may have {LONGEST} characters, and this has 201", 200],
    ["(" * 60 + "w", f"a formula may be {DEEPEST} parts deep, and this is deeper", 51],
    [nested("sin(", 39), "the formula is too long for its slope to be found", 0],
]


@pytest.mark.parametrize(("typed", "sentence", "place"), REFUSED)
def test_a_complaint_is_one_sentence_that_points_at_the_place(typed, sentence, place):
    assert issubclass(FormulaError, ValueError)
    with pytest.raises(FormulaError) as refused:
        Formula(typed)
    assert (str(refused.value), refused.value.place) == (sentence, int(place))


@pytest.mark.parametrize(
    "typed",
    [
        *(nested(start, 39) for start in ("sin(", "w^(", "2^(", "1/(1+")),
        *(nested(start, 24) for start in ("w/(w+", "tanh(w*", "cos(w)^(")),
        *("^".join("w" * many) for many in (20, 60)),
        *(sign.join("w" * 100) for sign in "+*/"),
        "*".join(f"(w+{k})" for k in range(30)),
        "*".join(f"sin({k}w)" for k in range(22)),
        "1/(" + "+".join(f"1/(w+{k})" for k in range(20)) + ")",
        *("9^9^9^9", "w^9^9^9", "w^99999999", "99999999^w", "(w+1)^99999", "2^2^2^2^2^w"),
        *("((w+1)^99 + (w+2)^88)^77", "1e308*1e308w", "1e-308^9w", "0^0w", "0^-1w", "w/(w-w)"),
    ],
)
def test_nothing_typed_hangs_or_eats_memory(typed):
    before = time.process_time()
    assert_answers(typed[:LONGEST])
    assert time.process_time() - before < 3


@settings(max_examples=20)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=60))
def test_whatever_is_typed_is_a_formula_or_refused_in_one_sentence(typed):
    assert_answers(typed)
