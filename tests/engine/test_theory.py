"""The theory against exact arithmetic, and against what runs do."""

import math
import sys
from decimal import Decimal
from fractions import Fraction

import mpmath
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from landscapes import EDGE_OF_SQUARES, SHIFTED, STEEP

from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.runs.run import Run
from gdtui.engine.theory.parabola import Regime, factor_text, first_power, theory_of

BOWLS = {theory_of(bowl): bowl for bowl in (PARABOLA, SHIFTED, STEEP)}
THEORIES = [THEORY, *_] = [*BOWLS]
theories = st.sampled_from(THEORIES)
BOTTOM = Fraction(1, 20000)
EDGE = 0.0070710678118654755
"""About the square root of 0.00005."""

nasty_rates = st.sampled_from(
    [
        *(0.0, 5e-324, 1e-300, 1e-17, 1e-8, 0.01, 0.1, 0.9, 0.99, 1e308),
        *(0.49999999999999994, 0.5, 0.5000000000000001),
        *(0.9999999999999999, 1.0, 1.0000000000000002),
    ]
)
nasty_weights = st.sampled_from(
    [
        *(EDGE, math.nextafter(EDGE, 0), math.nextafter(EDGE, 1), -EDGE, EDGE * 2, EDGE * 10),
        *(5e-324, 0.0, 10.0, 15.0, -20.0, EDGE_OF_SQUARES),
    ]
)
rates = st.floats(0, 1.5) | nasty_rates | st.floats(0, sys.float_info.max)
weights = st.floats(-100, 100) | nasty_weights


def exact_factor(theory, rate):
    """R as a fraction; −1 and 0 at the landmarks, which may be rounded."""
    if rate in (1 / theory.curvature, 2 / theory.curvature):
        return Fraction(0 if rate == 1 / theory.curvature else -1)
    return 1 - Fraction(rate) * Fraction(theory.curvature)


def height(theory, start, rate, steps):
    """The loss above the minimum after so many steps, in 120 digits."""
    away = exactly(Fraction(start) - Fraction(theory.bottom))
    return theory.curvature * (away * exactly(exact_factor(theory, rate)) ** steps) ** 2 / 2


def exactly(fraction):
    return mpmath.mpf(fraction.numerator) / fraction.denominator


# What a rate does


@given(theories, rates)
@example(THEORY, 0.49999999999999994)
@example(THEORY, 1.0000000000000002)
@example(THEORY, 1e308)
@example(THEORIES[2], 1 / 6)
@example(THEORIES[2], 1 / 3)
@example(THEORIES[2], math.nextafter(1 / 3, 1))
def test_the_regime_is_where_the_exact_factor_lies(theory, rate):
    r = exact_factor(theory, rate)
    assert Fraction(*theory.ratio(rate)) == r
    expected = {
        "frozen": r == 1 and rate == 0,
        "smooth convergence": 0 < r < 1,
        "one step": r == 0,
        "zigzag convergence": -1 < r < 0,
        "oscillation trap": r == -1,
        "divergence": r < -1,
    }
    assert [each.value for each in Regime] == [*expected]
    assert [name for name, is_so in expected.items() if is_so] == [theory.regime(rate).value]
    nearest = -sys.float_info.max if r < -sys.float_info.max else float(r)
    assert theory.factor(rate) == nearest


# Zero loss


@settings(max_examples=200)
@given(theories, weights, rates)
@example(THEORIES[0], 10.0, 1e-8)
@example(THEORIES[0], 10.0, 0.49999999999999994)
@example(THEORIES[0], EDGE_OF_SQUARES, 5e-324)
@example(THEORIES[0], EDGE, 5e-324)
@example(THEORIES[0], EDGE * 1.25, 0.1)
@example(THEORIES[0], 0.0070710678118654755, 1.0)
def test_zero_loss_is_the_first_epoch_below_the_bottoms_edge(theory, start, rate):
    count = theory.zero_loss(start, rate)
    r = exact_factor(theory, rate)
    at_start = Fraction(theory.curvature) / 2 * (Fraction(start) - Fraction(theory.bottom)) ** 2
    if count is None:
        assert at_start >= BOTTOM
        assert abs(r) >= 1
    elif count == 0:
        assert at_start < BOTTOM
    elif count < 30:
        assert at_start * r ** (2 * count) < BOTTOM <= at_start * r ** (2 * count - 2)
    elif count < 10**15:
        with mpmath.workdps(120):
            first, before = (height(theory, start, rate, each) for each in (count, count - 1))
            assert first < exactly(BOTTOM) <= before
    else:
        assert count >= 10**15


# The whole of a run


@pytest.mark.parametrize(
    ("start", "rate", "predicted", "counted"),
    [(0.013810679320049755, 0.1, 3, 4), (0.017263349150062193, 0.9, 5, 4)],
)
def test_where_theory_and_floats_part_at_a_change_the_weight_of_the_run_decides(
    start, rate, predicted, counted
):
    run = Run.start(PARABOLA, start, rate, 1000)
    assert (THEORY.zero_loss_of(run), run.to_end().zero_loss) == (predicted, counted)
    changed = run.to(min(predicted, counted)).with_learning_rate(3.0)
    assert THEORY.zero_loss_of(changed) == changed.to_end().zero_loss


@given(
    theories,
    st.floats(-20, 20),
    st.floats(0.05, 0.95),
    st.lists(
        st.tuples(st.integers(0, 40), st.sampled_from([0.0, 0.05, 0.5, 0.8, 1.0, 3.0])),
        max_size=3,
    ),
    st.integers(0, 100),
)
@example(THEORY, 15.0, 0.2, [], 0)
@example(THEORY, 16.0, 0.2, [], 0)
@example(THEORY, 10.0, 0.1, [(33, 3.0)], 20)
@example(THEORY, 10.0, 0.1, [(32, 1.0)], 0)
def test_zero_loss_of_a_run_is_what_the_run_will_do_wherever_it_is(theory, start, part, steps, at):
    limit = theory.landmarks[2]
    run = Run.start(BOWLS[theory], start, part * limit, 2000)
    for epochs, other in steps:
        run = run.forward(epochs).with_learning_rate(other * limit)
    predicted, end = theory.zero_loss_of(run.to(at)), run.to_end()
    if predicted != end.zero_loss:
        epoch = min(count for count in (predicted, end.zero_loss) if count is not None)
        away = end.weight_at(epoch) - theory.bottom
        above = theory.curvature / 2 * away * away
        assert above == pytest.approx(float(BOTTOM), rel=1e-8)


# The factor in words of digits


@settings(max_examples=300)
@given(theories, rates)
def test_the_factor_is_true_as_it_is_printed(theory, rate):
    text, r = factor_text(theory, rate), exact_factor(theory, rate)
    if r in (-1, 0, 1):
        assert text == f"{int(r):+d}".replace("+0", "0")
        return
    assert text not in ("+1", "0", "-1")
    one = next((one for one in ("1", "-1") if text.startswith((one + "-", one + "+"))), "0")
    printed = Fraction(Decimal(text.removeprefix(one) if one != "0" else text))
    assert abs(printed - (r - int(one))) <= abs(r - int(one)) / 1998
    assert text[0] in ("+-" if one == "0" else "1-")


# Counting in powers


@given(
    st.fractions(min_value=Fraction(1, 100), max_value=10**9, max_denominator=10**6),
    st.fractions(min_value=Fraction(101, 100), max_value=50, max_denominator=10**4),
)
def test_the_first_power_beyond_is_found_as_by_multiplying_also_where_one_is_hit(target, factor):
    count, power = 0, Fraction(1)
    while power <= target:
        count, power = count + 1, power * factor
    for reached, expected in ((target, count), (factor**7, 8)):
        parts = (reached.numerator, reached.denominator, factor.numerator, factor.denominator)
        assert first_power(*parts) == expected
