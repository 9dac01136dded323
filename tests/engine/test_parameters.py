"""What a person sets: read from text, and stepped in exact decimals."""

import math
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gdtui.engine.landscape import MAX_WEIGHT
from gdtui.engine.parameters import (
    DEFAULT_EPOCHS,
    DEFAULT_LEARNING_RATE,
    DEFAULT_WEIGHT,
    MAX_EPOCHS,
    next_landmark,
    previous_landmark,
    read_epochs,
    read_learning_rate,
    read_weight,
    stepped_learning_rate,
    stepped_weight,
)
from gdtui.engine.regime import LANDMARKS

weights = st.floats(-MAX_WEIGHT, MAX_WEIGHT)
rates = st.floats(0, sys.float_info.max) | st.floats(0, 2)
unhurried = settings(deadline=None)

NO_NUMBERS = ["", " ", "ten", "0x10", "1_000", "1,5", "--", "1 2", "1e", "−1", "٣"]
NOT_FINITE = ["nan", "NaN", "-nan", "inf", "-inf", "infinity", "1e400", "-1e400"]


def test_the_defaults_are_weight_10_rate_a_tenth_and_50_epochs():
    assert (DEFAULT_WEIGHT, DEFAULT_LEARNING_RATE, DEFAULT_EPOCHS) == (10.0, 0.1, 50)


@unhurried
@given(weights)
def test_a_weight_that_was_printed_is_read_back(weight):
    assert read_weight(repr(weight)) == weight


@unhurried
@given(rates)
def test_a_rate_that_was_printed_is_read_back(rate):
    assert read_learning_rate(repr(rate)) == rate


@unhurried
@given(st.integers(0, MAX_EPOCHS))
def test_a_number_of_epochs_that_was_printed_is_read_back(epochs):
    assert read_epochs(str(epochs)) == epochs


@pytest.mark.parametrize(
    ("text", "number"), [("10", 10.0), (" 1.5 ", 1.5), ("+2", 2.0), ("1e2", 100.0), (".5", 0.5)]
)
def test_numbers_are_read_as_people_write_them(text, number):
    assert read_weight(text) == number
    assert read_learning_rate(text) == number


def test_minus_zero_is_read_as_zero():
    assert math.copysign(1, read_weight("-0")) == 1
    assert math.copysign(1, read_learning_rate("-0.0")) == 1


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_number_is_refused_in_words(text):
    with pytest.raises(ValueError, match=r"^weight must be a number, not '"):
        read_weight(text)
    with pytest.raises(ValueError, match=r"^learning rate must be a number, not '"):
        read_learning_rate(text)


@pytest.mark.parametrize("text", NOT_FINITE)
def test_what_is_not_finite_is_refused_in_words(text):
    with pytest.raises(ValueError, match=r"^weight must be a finite number, not "):
        read_weight(text)
    with pytest.raises(ValueError, match=r"^learning rate must be a finite number, not "):
        read_learning_rate(text)


@pytest.mark.parametrize("text", ["1.35e154", "-1e155", "1e308"])
def test_a_weight_whose_loss_is_no_finite_float_is_refused(text):
    with pytest.raises(ValueError, match=r"^weight must be from -1\.34e154 to 1\.34e154, not "):
        read_weight(text)


@pytest.mark.parametrize("text", ["-0.1", "-1e-300", "-5"])
def test_a_negative_rate_is_refused(text):
    with pytest.raises(ValueError, match=r"^learning rate must be 0 or more, not -"):
        read_learning_rate(text)


@pytest.mark.parametrize(
    ("text", "epochs"), [("0", 0), (" 7 ", 7), ("+50", 50), ("0" * 5000 + "1000000", 1_000_000)]
)
def test_epochs_are_read_as_people_write_them(text, epochs):
    assert read_epochs(text) == epochs


@pytest.mark.parametrize(
    "text",
    ["", "-1", "-0", "2.5", "50.0", "1e3", "1_000", "1000001", "9" * 5000, "+-5", "+", "ten", "５"],
)
def test_what_is_no_whole_number_of_epochs_is_refused(text):
    with pytest.raises(ValueError, match=r"^epochs must be a whole number from 0 to 1000000, not "):
        read_epochs(text)


@unhurried
@given(st.text() | st.from_regex(r"[+-]?\d{0,3}\.?\d{0,3}(e[+-]?\d{1,3})?"))
@example("1\n2")
@example("\u2028")
def test_whatever_is_typed_is_read_or_refused_in_one_line(text):
    for read in (read_weight, read_learning_rate, read_epochs):
        number, complaint = None, ""
        try:
            number = read(text)
        except ValueError as error:
            complaint = str(error)
        assert len(complaint.splitlines()) == (number is None)
        assert number is None or math.isfinite(number)


def test_ten_steps_of_a_tenth_from_0_give_1():
    rate = 0.0
    for _ in range(10):
        rate = stepped_learning_rate(rate, "0.1")
    assert rate == 1.0


@unhurried
@given(st.integers(0, 300), st.lists(st.sampled_from([1, -1, 10, -10]), max_size=30))
def test_the_rate_keys_always_land_on_a_hundredth(hundredths, steps):
    rate = hundredths / 100
    for step in steps:
        rate = stepped_learning_rate(rate, f"{step / 100}")
        hundredths = max(0, hundredths + step)
        assert rate == hundredths / 100


@unhurried
@given(st.integers(-200, 200), st.lists(st.sampled_from(["0.5", "-0.5", "5", "-5"]), max_size=30))
def test_the_weight_keys_always_land_on_a_half(halves, steps):
    weight = halves / 2
    for step in steps:
        expected = weight + float(step)
        weight = stepped_weight(weight, step)
        assert weight == expected


@unhurried
@given(weights, st.sampled_from(["0.5", "-0.5", "5", "-5"]))
@example(MAX_WEIGHT, "5")
@example(-MAX_WEIGHT, "-5")
def test_a_stepped_weight_stays_where_the_loss_is_finite(weight, step):
    assert abs(stepped_weight(weight, step)) <= MAX_WEIGHT


@unhurried
@given(rates, st.sampled_from(["0.01", "-0.01", "0.1", "-0.1"]))
@example(sys.float_info.max, "1e308")
@example(0.0, "-0.1")
def test_a_stepped_rate_stays_at_0_or_more_and_finite(rate, step):
    stepped = stepped_learning_rate(rate, step)
    assert 0 <= stepped <= sys.float_info.max
    assert math.copysign(1, stepped) == 1


@unhurried
@given(rates)
@example(0.5)
def test_the_next_landmark_is_the_first_above(rate):
    mark = next_landmark(rate)
    assert mark == rate >= 1.0 or (mark in LANDMARKS and mark > rate)
    assert not any(rate < other < mark for other in LANDMARKS)


@unhurried
@given(rates)
@example(0.5)
def test_the_previous_landmark_is_the_first_below(rate):
    mark = previous_landmark(rate)
    assert mark == rate == 0.0 or (mark in LANDMARKS and mark < rate)
    assert not any(mark < other < rate for other in LANDMARKS)


def test_the_landmarks_are_walked_up_and_down_in_turn():
    ups = [next_landmark(rate) for rate in (0.0, 0.1, 0.5, 0.7, 1.0, 3.0)]
    assert ups == [0.5, 0.5, 1.0, 1.0, 1.0, 3.0]
    downs = [previous_landmark(rate) for rate in (3.0, 1.0, 0.7, 0.5, 0.1, 0.0)]
    assert downs == [1.0, 0.5, 0.5, 0.0, 0.0, 0.0]
