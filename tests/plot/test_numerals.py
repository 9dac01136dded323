"""Numbers as short text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdtui.plot.numerals import count, exact, measure, plain, tick
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
