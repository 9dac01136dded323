"""What a learning rate does: the table of the theory, the closed form, the predicted epochs."""

import math
import sys
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gdtui.engine.landscape import MAX_WEIGHT, ZERO_LOSS, is_inside, loss
from gdtui.engine.regime import (
    LANDMARKS,
    Regime,
    closed_form,
    factor,
    predicted_zero_loss,
    regime_of,
)

weights = st.floats(-MAX_WEIGHT, MAX_WEIGHT)
finite_rates = st.floats(allow_nan=False, allow_infinity=False)
unhurried = settings(deadline=None)


@pytest.mark.parametrize(
    ("rate", "r", "name", "falls", "crosses"),
    [
        (-0.1, 1.2, "ascent", False, False),
        (0.0, 1.0, "frozen", False, False),
        (0.1, 0.8, "slow convergence", True, False),
        (0.5, 0.0, "one step", True, False),
        (0.9, -0.8, "zigzag convergence", True, True),
        (1.0, -1.0, "oscillation trap", False, True),
        (1.1, -1.2, "divergence", False, True),
    ],
)
def test_each_row_of_the_table_holds(rate, r, name, falls, crosses):
    regime = regime_of(rate)
    assert factor(rate) == pytest.approx(r, abs=1e-15)
    assert regime.value == name
    assert regime.loss_falls == falls
    assert regime.crosses == crosses


def test_the_table_has_a_row_for_every_regime():
    assert len(Regime) == 7


@pytest.mark.parametrize(
    ("landmark", "below", "at", "above"),
    [
        (0.0, Regime.ASCENT, Regime.FROZEN, Regime.SLOW),
        (0.5, Regime.SLOW, Regime.ONE_STEP, Regime.ZIGZAG),
        (1.0, Regime.ZIGZAG, Regime.TRAP, Regime.DIVERGENCE),
    ],
)
def test_the_regime_changes_at_a_landmark_and_no_float_sooner(landmark, below, at, above):
    assert regime_of(math.nextafter(landmark, -math.inf)) is below
    assert regime_of(landmark) is at
    assert regime_of(math.nextafter(landmark, math.inf)) is above


def test_the_landmarks_are_0_and_a_half_and_1():
    assert LANDMARKS == (0.0, 0.5, 1.0)


@unhurried
@given(finite_rates | st.floats(-0.5, 1.5))
def test_the_regime_follows_from_the_exact_factor(rate):
    r = 1 - 2 * Fraction(rate)
    regime = regime_of(rate)
    assert regime.loss_falls == (abs(r) < 1)
    assert regime.crosses == (r < 0)
    assert (regime is Regime.FROZEN) == (r == 1)
    assert (regime is Regime.ONE_STEP) == (r == 0)
    assert (regime is Regime.TRAP) == (r == -1)


@pytest.mark.parametrize(
    ("rate", "r"), [(0.05, 0.9), (0.1, 0.8), (0.2, 0.6), (0.5, 0.0), (0.9, -0.8), (1.0, -1.0)]
)
def test_the_factor_of_a_familiar_rate_is_the_decimal_that_one_expects(rate, r):
    assert factor(rate) == r


@unhurried
@given(finite_rates)
@example(sys.float_info.max)
@example(-sys.float_info.max)
def test_the_factor_of_every_finite_rate_is_finite(rate):
    assert math.isfinite(factor(rate))


@unhurried
@given(weights, finite_rates)
def test_the_closed_form_starts_at_the_weight(weight, rate):
    assert closed_form(weight, rate, 0) == weight


@unhurried
@given(weights, finite_rates)
def test_one_step_of_the_closed_form_is_one_multiplication(weight, rate):
    product = weight * factor(rate)
    assert closed_form(weight, rate, 1) == (product if is_inside(product) else None)


@unhurried
@given(weights, finite_rates | st.floats(-1, 2), st.integers(0, 10_000))
def test_the_closed_form_is_none_or_has_a_finite_loss(weight, rate, steps):
    value = closed_form(weight, rate, steps)
    assert value is None or is_inside(value)


@unhurried
@given(finite_rates, st.integers(0, 10_000))
def test_the_bottom_never_leaves_the_bottom(rate, steps):
    assert closed_form(0.0, rate, steps) == 0.0


def test_the_closed_form_holds_where_the_power_alone_would_overflow():
    assert closed_form(1e-200, 5e9, 33) == pytest.approx(-1e130, rel=1e-7)


def test_the_closed_form_holds_where_the_power_alone_would_underflow():
    assert closed_form(1e150, 0.45, 330) == pytest.approx(1e-180, rel=1e-10)


@unhurried
@given(st.floats(-1e6, 1e6), st.integers(0, 1024), st.integers(0, 100))
def test_eta_and_one_minus_eta_are_mirror_images(weight, numerator, steps):
    rate = numerator / 1024
    assert factor(1 - rate) == -factor(rate)
    here, there = closed_form(weight, rate, steps), closed_form(weight, 1 - rate, steps)
    assert there == (-1) ** steps * here
    assert predicted_zero_loss(weight, rate) == predicted_zero_loss(weight, 1 - rate)


@pytest.mark.parametrize(
    ("weight", "rate", "epoch"),
    [
        (10.0, 0.1, 33),
        (10.0, 0.9, 33),
        (10.0, 0.2, 15),
        (15.0, 0.2, 15),
        (-10.0, 0.1, 33),
        (10.0, 0.5, 1),
        (10.0, 0.0, None),
        (10.0, 1.0, None),
        (10.0, 1.1, None),
        (10.0, -0.1, None),
        (0.0, 1.1, 0),
        (0.007, 0.0, 0),
    ],
)
def test_the_epoch_of_zero_loss_is_predicted(weight, rate, epoch):
    assert predicted_zero_loss(weight, rate) == epoch


@unhurried
@given(st.floats(0.01, 1e6), st.floats(0.02, 0.98))
def test_the_predicted_epoch_is_the_first_with_zero_loss_in_exact_arithmetic(weight, rate):
    epoch = predicted_zero_loss(weight, rate)
    r = 1 - 2 * Fraction(rate)

    def exact_loss(steps):
        return float((Fraction(weight) * r**steps) ** 2)

    # Whoever sits on the edge itself to the last digit may be one off.
    assert exact_loss(epoch) < ZERO_LOSS * (1 + 1e-10)
    assert exact_loss(epoch - 1) >= ZERO_LOSS * (1 - 1e-10)


@unhurried
@given(weights, finite_rates | st.floats(0, 1))
@example(MAX_WEIGHT, sys.float_info.min)
@example(10.0, 5e-324)
@example(10.0, math.nextafter(0.5, 0))
@example(10.0, math.nextafter(1, 0))
def test_a_prediction_is_none_exactly_where_the_loss_never_gets_to_zero(weight, rate):
    epoch = predicted_zero_loss(weight, rate)
    arrives = loss(weight) < ZERO_LOSS or regime_of(rate).loss_falls
    assert (epoch is not None) == arrives
    assert epoch is None or (isinstance(epoch, int) and epoch >= 0)


@pytest.mark.parametrize("rate", [1e-20, 1e-100, 1e-300])
def test_the_smaller_the_rate_the_more_epochs_in_proportion(rate):
    way = math.log(10 / math.sqrt(ZERO_LOSS))
    assert predicted_zero_loss(10.0, rate) * rate == pytest.approx(way / 2, rel=1e-12)
