"""What a person sets: read from text, and stepped in exact decimals."""

import itertools
import math

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from landscapes import SHIFTED
from text_tables import rows_of

from gdtui.engine.landscapes.catalogue import ENTRIES, landscape_of, named
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.values import (
    DEFAULT_GAP,
    EPOCHS,
    LARGEST_GAP,
    LEARNING_RATE,
    NOISE,
    SEED,
    SMALLEST_GAP,
    Whole,
    count,
    gap_across,
    quoted,
    share,
    stepped_gap,
    weight_on,
)

WEIGHT = weight_on(PARABOLA)
QUANTITIES = (
    *(LEARNING_RATE, NOISE, EPOCHS, SEED, share("beta"), WEIGHT),
    *(weight_on(landscape_of(text)) for text in ("log(w)", "sqrt(w) + 1/(w - 7)")),
)
BY_NAME = {quantity.name: quantity for quantity in QUANTITIES[:-2]}


def may_be(quantity, number):
    is_there = isinstance(quantity, Whole) or quantity.has(number)
    return quantity.low <= number <= quantity.high and is_there


@st.composite
def set_numbers(draw):
    """A quantity and one of its numbers."""
    quantity = draw(st.sampled_from(QUANTITIES))
    numbers = st.integers if isinstance(quantity, Whole) else st.floats
    found = numbers(quantity.low, quantity.high).filter(lambda number: may_be(quantity, number))
    return quantity, draw(found)


@given(set_numbers(), st.data())
def test_a_number_is_read_as_it_is_printed_and_a_step_leads_to_one_never_the_other_way(
    number_of, data
):
    quantity, number = number_of
    assert quantity.read(repr(number)) == number
    steps = ["1", "-10"] if isinstance(quantity, Whole) else ["0.01", "-0.1", "0.5", "-5"]
    step = data.draw(st.sampled_from(steps))
    stepped = type(number)(quantity.next_text(repr(number), step))
    assert may_be(quantity, stepped)
    assert stepped == number or (stepped > number) == (step[0] != "-")
    assert stepped != 0 or math.copysign(1, stepped) == 1


@pytest.mark.parametrize(("quantity", "texts", "number"), rows_of(__file__, "written.txt"))
def test_numbers_are_read_as_people_write_them_and_minus_0_is_0(quantity, texts, number):
    assert {str(BY_NAME[quantity].read(f" {text} ")) for text in texts.split()} == {number}
    assert EPOCHS.read("0" * 5000 + "7") == 7


@pytest.mark.parametrize(("quantity", "texts", "sentence"), rows_of(__file__, "numbers.txt"))
def test_what_is_no_such_number_is_refused_with_its_limits(quantity, texts, sentence):
    name, _, formula = quantity.partition(" on ")
    asked = weight_on(landscape_of(formula)) if formula else BY_NAME[name]
    for text in [*texts.split(), *["9" * 5000] * (name == "epochs")]:
        with pytest.raises(ValueError, match="must") as refused:
            asked.read(text.replace("''", ""))
        assert str(refused.value).startswith(f"{name} {sentence}")
    with pytest.raises(ValueError, match="must be from -1e150 to 2e150, not 3e150"):
        weight_on(SHIFTED).read("3e150")


@settings(max_examples=30)
@given(st.text() | st.from_regex(r"[+-]?\d{0,3}\.?\d{0,3}(e[+-]?\d{1,3})?"))
@example("1\n2")
@example("\u2028")
@example("1" * 5000)
@example("x" * 5000)
def test_whatever_is_typed_is_read_or_refused_in_one_short_line(text):
    for quantity in QUANTITIES:
        number, complaint = None, ""
        try:
            number = quantity.read(text)
        except ValueError as error:
            complaint = str(error)
        assert len(repr(complaint).splitlines()) == 1
        assert bool(complaint) == (number is None)
        assert number is None or may_be(quantity, number)
        assert len(complaint) < 500


def test_what_is_long_is_quoted_in_part():
    assert (quoted(" 1.5 "), quoted("9" * 40)) == ("1.5", "9" * 40)
    assert quoted("9" * 41) == "9" * 20 + "… (41 characters)"


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
        weight = WEIGHT.stepped(weight, f"{step / 2}")
        halves = on_grid(halves, step)
        assert weight == halves / 2


@pytest.mark.parametrize(("weight", "step", "to"), rows_of(__file__, "steps.txt"))
def test_a_weight_between_two_marks_of_the_grid_goes_to_the_next_one(weight, step, to):
    assert WEIGHT.stepped(float(weight), step) == float(to)


@given(st.sampled_from([each.name for each in ENTRIES]), st.floats(allow_nan=False))
@example("parabola", -0.0)
@example("parabola", 1e308)
@example("parabola", 5e-324)
@example("parabola", 8.0)
def test_a_first_gap_leads_across_the_valley_not_as_high_and_stays_short_when_halved(name, weight):
    landscape = named(name)
    assume(landscape.is_inside(weight))
    gap, valley = gap_across(landscape, weight), landscape.valley_near(weight)
    assert landscape.is_inside(weight + gap)
    down = valley.bottom - weight if valley else 0.0
    if not down:
        assert 0 < gap <= DEFAULT_GAP
        return
    whole = gap / 2.0 ** (math.frexp(gap)[1] - 2) if abs(down) > 1e-300 else 2
    assert whole in (-3, -2, 2, 3)
    if 1e-300 < abs(down) < 1e300 and landscape.is_inside(valley.bottom + down):
        assert 1 <= gap / down < 2


def test_a_gap_is_halved_to_2_to_the_minus_60_and_doubled_to_2_to_the_40_and_keeps_its_sign():
    assert (DEFAULT_GAP, SMALLEST_GAP, LARGEST_GAP) == (4.0, 2.0**-60, 2.0**40)
    for sign, doublings, edge in itertools.product((1, -1), (1, -1), (SMALLEST_GAP, LARGEST_GAP)):
        for power in range(-59, 40):
            stepped = stepped_gap(sign * 2.0**power, doublings)
            assert stepped == sign * 2.0 ** (power + doublings)
        is_last = (edge == LARGEST_GAP) == (doublings == 1)
        expected = edge if is_last else edge * 2.0**doublings
        assert stepped_gap(sign * edge, doublings) == sign * expected


def test_a_count_is_whole_as_far_as_anyone_can_count() -> None:
    assert count(3627164431) == "3627164431"
    assert (count(10**15 - 1), count(10**15)) == ("9" * 15, "about 1.0e15")
    assert count(36_271_644_310_000_000) == "about 3.6e16"
