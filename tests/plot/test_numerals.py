"""Numbers as text: they fit, and they say nothing false."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from gdtui.plot.cells.numerals import (
    fewer_terms,
    lowered,
    measure,
    printed,
    raised,
    rounded,
    setting,
    shortened,
    tick,
    written,
)

FINITE = st.floats(allow_nan=False, allow_infinity=False)


@given(FINITE, st.integers(8, 16), st.sampled_from("-+"))
def test_a_measure_is_a_number_that_fits(value: float, width: int, sign: str) -> None:
    text = measure(value, width, sign)
    assert len(text) <= width
    exact = Decimal(value)
    assert abs(Decimal(text) - exact) <= max(abs(exact) / 2, Decimal("0.00005"))
    assert (Decimal(text) == 0) == (value == 0)
    assert "-0.0000" not in text


@given(FINITE, st.integers(4, 17))
def test_a_number_with_more_digits_is_nearer(value: float, digits: int) -> None:
    error = abs(Decimal(rounded(value, digits)) - Decimal(value))
    assert error <= max(abs(Decimal(value)), Decimal("0.00005")) * Decimal(10) ** (4 - digits)


def test_small_numbers_have_a_power_and_nothing_has_none() -> None:
    assert measure(1.23e-5) == "1.2300e-05"
    assert measure(3.2e-9, 9) == "3.200e-09"
    assert measure(-0.0) == measure(0.0) == "0.0000"
    assert measure(0.00005) == "0.0001"


@given(FINITE, st.integers(8, 24))
def test_what_a_person_set_is_whole_or_said_to_be_about(value: float, width: int) -> None:
    assert float(written(value)) == value
    for text in (setting(value, width), shortened(value, width)):
        assert len(text) <= width
        if text[0] == "≈":
            assert 0 <= abs(value) - abs(float(text[1:])) <= abs(value) * 0.5
        else:
            assert float(text) == value


def test_a_setting_has_four_decimals_where_those_say_all_of_it() -> None:
    values = (0.1, 0.12345, 1e-9, 0.999999, 0.9999999999, 1.2345678e-5)
    texts = ["0.1000", "0.12345", "1e-09", "0.999999", "≈0.999999", "≈1.234e-5"]
    assert [setting(value, 9) for value in values] == texts


def test_an_axis_label_is_exact() -> None:
    values = (-10, 1000, 10_000, 22_500, 2.5e11, 0.5, -0.25, 1e-5, 0)
    texts = ["-10", "1000", "1e4", "2.25e4", "2.5e11", "0.5", "-0.25", "1e-5", "0"]
    assert [tick(value) for value in values] == texts


def test_a_text_has_its_powers_raised_and_nothing_else() -> None:
    assert raised("w^2") == "w²"
    assert raised("the double-well is w^12/4 - w^2.") == "the double-well is w¹²/4 - w²."


def test_a_formula_is_printed_as_in_books_and_typed_back_is_the_same() -> None:
    for formula, told in (
        ("w^2.5 - 1", "w^2.5 − 1"),
        ("w^2^3", "w^2³"),
        ("w^2.", "w²."),
        ("w^-2", "w⁻²"),
        ("w^(1/2)", "w^(1/2)"),
        ("-2*w + 1e-07", "−2·w + 1e-07"),
    ):
        assert printed(formula) == told
        assert lowered(told) == formula


def test_a_formula_loses_its_last_terms_and_says_that_it_goes_on() -> None:
    forms = list(fewer_terms("w^4/4 - w^2/2"))
    assert list(dict.fromkeys(forms))[:2] == ["w⁴/4 − w²/2", "w⁴/4…"]
    assert [len(form) for form in forms] == sorted(map(len, forms), reverse=True)
