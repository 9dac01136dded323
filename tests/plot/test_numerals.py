"""Numbers as short text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdtui.engine.regime import factor, regime_of
from gdtui.plot.numerals import count, exact, measure, plain, signed_factor, tick
from gdtui.plot.scene import ticks

FINITE = st.floats(allow_nan=False, allow_infinity=False)


@given(st.floats(-1e308, 1e308), st.integers(8, 16), st.sampled_from("-+"))
def test_a_measure_is_a_number_that_fits(value: float, width: int, sign: str) -> None:
    text = measure(value, width, sign)
    assert len(text) <= width
    assert float(text) == pytest.approx(value, rel=0.5, abs=0.00005)


@given(FINITE)
def test_what_a_person_set_is_shown_without_loss(value: float) -> None:
    assert float(exact(value)) == value
    assert float(plain(value)) == value


@pytest.mark.parametrize(
    ("value", "text"), [(0.1, "0.1000"), (10.0, "10.0000"), (0.12345, "0.12345"), (1e-9, "1e-09")]
)
def test_a_set_number_has_four_decimals_where_they_say_all(value: float, text: str) -> None:
    assert exact(value) == text


@given(st.floats(0, 1.5))
def test_the_factor_never_shows_a_landmark_that_it_is_not(learning_rate: float) -> None:
    shown = signed_factor(factor(learning_rate))
    landmarks = {"+1": "frozen", "0": "one step", "-1": "oscillation trap"}
    if shown in landmarks and factor(learning_rate) == float(shown):
        return
    assert shown not in landmarks, regime_of(learning_rate)


@pytest.mark.parametrize(
    ("learning_rate", "text"),
    [(0.1, "+0.8"), (0.9, "-0.8"), (0.5, "0"), (1.0, "-1"), (0.0, "+1"), (0.9999999, "-0.9999998")],
)
def test_the_factor_is_shown_with_its_sign(learning_rate: float, text: str) -> None:
    assert signed_factor(factor(learning_rate)) == text


@pytest.mark.parametrize("exponent", range(1, 6))
@pytest.mark.parametrize("digit", [1, 2, 5])
def test_every_axis_label_is_short_and_exact(digit: int, exponent: int) -> None:
    for labels in ticks(digit * 10**exponent):
        for value in labels:
            assert int(float(tick(value))) == value
            assert len(tick(value)) <= 5


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (33, "33"), (1_000_000, "1000000"), (10**323, "1.0e323")]
)
def test_an_epoch_number_stays_short(value: int, text: str) -> None:
    assert count(value) == text
