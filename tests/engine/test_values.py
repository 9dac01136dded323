"""What a person sets: read from text, and stepped in exact decimals."""

import math
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from landscapes import EDGE_OF_SQUARES, SHIFTED

from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.values import (
    DEFAULT_GAP,
    EPOCHS,
    LARGEST_GAP,
    LEARNING_RATE,
    NOISE,
    SEED,
    SMALLEST_GAP,
    next_landmark,
    previous_landmark,
    quoted,
    share,
    stepped_gap,
    weight_on,
)

MARKS = (0.0, 0.5, 1.0)
weights = st.floats(-EDGE_OF_SQUARES, EDGE_OF_SQUARES)
rates = st.floats(0, sys.float_info.max) | st.floats(0, 2)

NO_NUMBERS = ["", " ", "ten", "0x10", "1_000", "1,5", "--", "1 2", "1e", "−1", "٣"]
NOT_FINITE = ["nan", "NaN", "-nan", "inf", "-inf", "infinity", "1e400", "-1e400"]
TOO_NEAR_TO_0 = ["1e-400", "-1e-1000000", "0.0001e-99999999999999999999"]


@given(
    st.sampled_from([LEARNING_RATE, NOISE, EPOCHS, SEED, share("beta"), weight_on(PARABOLA)]),
    st.data(),
)
def test_a_number_that_was_printed_is_read_back(quantity, data):
    is_whole = isinstance(quantity.high, int)
    numbers = (st.integers if is_whole else st.floats)(quantity.low, quantity.high)
    number = data.draw(numbers.filter(lambda number: number in quantity))
    assert quantity.read(repr(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("10", 10.0), (" 1.5 ", 1.5), ("+2", 2.0), ("1e2", 100.0), (".5", 0.5), ("0e-999", 0.0)],
)
def test_numbers_are_read_as_people_write_them(text, number):
    assert weight_on(PARABOLA).read(text) == number
    assert LEARNING_RATE.read(text) == number


def test_minus_zero_is_read_as_zero():
    assert math.copysign(1, weight_on(PARABOLA).read("-0")) == 1
    assert math.copysign(1, LEARNING_RATE.read("-0.0")) == 1


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        (NO_NUMBERS, "must be a number, not '"),
        (NOT_FINITE, "must be a finite number, not "),
        (TOO_NEAR_TO_0, "must be 0 or not so near to 0 as "),
    ],
)
def test_what_is_no_float_is_refused_in_words(texts, sentence):
    for text in texts:
        with pytest.raises(ValueError, match=f"^weight {sentence}"):
            weight_on(PARABOLA).read(text)
        with pytest.raises(ValueError, match=f"^learning rate {sentence}"):
            LEARNING_RATE.read(text)


@pytest.mark.parametrize("text", ["1.35e154", "-1e155", "1e308"])
def test_a_weight_outside_is_refused_with_the_edges_of_its_landscape(text):
    with pytest.raises(ValueError, match=r"^weight must be from -1\.34e154 to 1\.34e154, not "):
        weight_on(PARABOLA).read(text)
    with pytest.raises(ValueError, match=r"^weight must be from -1e150 to 2e150, not "):
        weight_on(SHIFTED).read(text)


@pytest.mark.parametrize("text", ["0", "-1", "1e-400"])
def test_a_weight_in_a_gap_is_refused_with_the_formula(text):
    with pytest.raises(ValueError, match=r"^weight must be "):
        weight_on(landscape_of("log(w)")).read(text)
    with pytest.raises(
        ValueError, match=r"must be where 1/\(w - 3\) and its slope are numbers: not 3$"
    ):
        weight_on(landscape_of("1/(w - 3)")).read("3")


@pytest.mark.parametrize("text", ["-0.1", "-1e-300", "-5"])
def test_a_negative_rate_is_refused(text):
    with pytest.raises(ValueError, match=r"^learning rate must be 0 or more, not -"):
        LEARNING_RATE.read(text)


@pytest.mark.parametrize(
    ("text", "epochs"), [("0", 0), (" 7 ", 7), ("+50", 50), ("0" * 5000 + "1000000", 1_000_000)]
)
def test_epochs_are_read_as_people_write_them(text, epochs):
    assert EPOCHS.read(text) == epochs


@pytest.mark.parametrize(
    "text",
    ["", "-1", "-0", "2.5", "50.0", "1e3", "1_000", "1000001", "9" * 5000, "+-5", "+", "ten", "５"],
)
def test_what_is_no_whole_number_of_epochs_is_refused(text):
    with pytest.raises(ValueError, match=r"^epochs must be a whole number from 0 to 1000000, not "):
        EPOCHS.read(text)


@given(st.text() | st.from_regex(r"[+-]?\d{0,3}\.?\d{0,3}(e[+-]?\d{1,3})?"))
@example("1\n2")
@example("\u2028")
@example("1" * 5000)
@example("x" * 5000)
def test_whatever_is_typed_is_read_or_refused_in_one_short_line(text):
    for read in (lambda typed: weight_on(PARABOLA).read(typed), LEARNING_RATE.read, EPOCHS.read):
        number, complaint = None, ""
        try:
            number = read(text)
        except ValueError as error:
            complaint = str(error)
        assert len(repr(complaint).splitlines()) == 1
        assert bool(complaint) == (number is None)
        assert number is None or math.isfinite(number)
        assert len(complaint) < 500


def test_what_is_long_is_quoted_in_part():
    assert quoted(" 1.5 ") == "1.5"
    assert quoted("9" * 40) == "9" * 40
    assert quoted("9" * 5000) == f"{'9' * 20}… (5000 characters)"


# Steps


def on_grid(number, step):
    """The next multiple of a step, on the side of its sign."""
    return (number // step + 1) * step


@given(st.integers(0, 300), st.lists(st.sampled_from([1, -1, 10, -10]), max_size=30))
def test_the_rate_keys_always_land_on_a_hundredth_and_the_weight_keys_on_a_half(hundredths, steps):
    rate, halves = hundredths / 100, hundredths - 150
    weight = halves / 2
    for step in steps:
        rate = LEARNING_RATE.stepped(rate, f"{step / 100}")
        hundredths = max(0, on_grid(hundredths, step))
        assert rate == hundredths / 100
        weight = weight_on(PARABOLA).stepped(weight, f"{step / 2}")
        halves = on_grid(halves, step)
        assert weight == halves / 2


@pytest.mark.parametrize(
    ("weight", "step", "to"),
    [
        *((4.096, "0.5", 4.5), (4.096, "-0.5", 4.0), (-0.2, "0.5", 0.0), (-0.2, "-0.5", -0.5)),
        *((12.5, "5", 15.0), (12.5, "-5", 10.0), (15.0, "5", 20.0), (1e150, "0.5", 1e150)),
        *((5e-324, "0.5", 0.5), (5e-324, "-0.5", 0.0), (-5e-324, "0.5", 0.0)),
    ],
)
def test_a_weight_between_two_marks_of_the_grid_goes_to_the_next_one(weight, step, to):
    stepped = weight_on(PARABOLA).stepped(weight, step)
    assert (stepped, math.copysign(1, stepped)) == (to, math.copysign(1, to))


@given(weights.filter(lambda weight: abs(weight) < 1e9), st.sampled_from(["0.5", "5"]))
def test_a_step_goes_no_further_than_the_grid_is_wide_and_a_step_back_does_not_pass_the_start(
    weight, step
):
    up, down = (weight_on(PARABOLA).stepped(weight, sign + step) for sign in ("", "-"))
    assert weight < up <= weight + float(step)
    assert weight - float(step) <= down < weight
    assert up % float(step) == down % float(step) == 0


@given(
    st.sampled_from([LEARNING_RATE, NOISE, EPOCHS, SEED, share("beta")])
    | st.sampled_from(["w^2", "log(w)", "sqrt(w) + 1/(w - 7)"]).map(landscape_of).map(weight_on),
    st.data(),
)
def test_a_step_leads_to_a_number_that_can_be_typed_and_never_the_other_way(quantity, data):
    is_whole = isinstance(quantity.high, int)
    numbers = (st.integers if is_whole else st.floats)(quantity.low, quantity.high)
    number = data.draw(numbers.filter(lambda number: number in quantity))
    step = data.draw(
        st.sampled_from(["1", "-10"] if is_whole else ["0.01", "-0.1", "0.5", "-5", "1e160"])
    )
    stepped = quantity.stepped(number, step)
    assert stepped in quantity
    assert stepped == number or (stepped > number) == (step[0] != "-")
    assert stepped != 0 or math.copysign(1, stepped) == 1


def test_a_gap_is_halved_to_2_to_the_minus_60_and_doubled_to_2_to_the_40():
    gap, seen = DEFAULT_GAP, []
    while gap not in seen:
        seen.append(gap)
        gap = stepped_gap(gap, -1)
    assert seen == [2.0**power for power in range(2, -61, -1)]
    assert gap == SMALLEST_GAP == 2.0**-60
    while gap != stepped_gap(gap, 1):
        assert stepped_gap(gap, 1) == 2 * gap
        gap = stepped_gap(gap, 1)
    assert gap == LARGEST_GAP == 2.0**40


@given(st.floats(2.0**-59, 2.0**39), st.sampled_from([1, -1]))
def test_a_gap_keeps_its_sign(gap, doublings):
    assert stepped_gap(-gap, doublings) == -stepped_gap(gap, doublings)
    assert stepped_gap(gap, doublings) == (2 * gap if doublings == 1 else gap / 2)


@given(rates)
@example(0.5)
def test_the_next_and_the_previous_landmark_are_the_nearest_ones(rate):
    following, before = next_landmark(rate, MARKS), previous_landmark(rate, MARKS)
    assert following == rate >= 1.0 or (following in MARKS and following > rate)
    assert before == rate == 0.0 or (before in MARKS and before < rate)
    assert not any(rate < other < following or before < other < rate for other in MARKS)


def test_the_landmarks_are_walked_up_and_down_in_turn():
    ups = [next_landmark(rate, MARKS) for rate in (0.0, 0.1, 0.5, 0.7, 1.0, 3.0)]
    assert ups == [0.5, 0.5, 1.0, 1.0, 1.0, 3.0]
    downs = [previous_landmark(rate, MARKS) for rate in (3.0, 1.0, 0.7, 0.5, 0.1, 0.0)]
    assert downs == [1.0, 0.5, 0.5, 0.0, 0.0, 0.0]
