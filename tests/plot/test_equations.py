"""Every equation on the screen is true as it is printed, at every width and for every float."""

import re
from decimal import Context, Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from showing import LANDED, TURNED, looking

from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.runs.race import Race
from gdtui.guide.guide import Look
from gdtui.plot.readout.readout import draw_readout
from gdtui.plot.shows import Shows, Sight

EXACT = Context(prec=2000)
NUMBER = r"[+-]?\d+(?:\.\d+)?(?:e[+-]\d+)?"
UPDATE = re.compile(rf"({NUMBER}) ?− ?({NUMBER}) ?×\(?({NUMBER})\)? ?= ?({NUMBER})")
WIDTHS = (24, 26, 28, 30, 32, 38, 46, 48, 78)
WEIGHTS = st.one_of(st.floats(-100, 100), st.floats(PARABOLA.low, PARABOLA.high))
RATES = st.one_of(
    st.floats(0, 1.5),
    st.decimals(0, 2, places=3).map(float),
    st.sampled_from([0.0, 0.5, 1.0, 1e-9, 0.4999999999999999, 0.9999999999, 1e300]),
    st.floats(0, allow_infinity=False),
)


def drawn(race: Race, shows: Shows, width: int, height: int = 40) -> str:
    picture = draw_readout(race, shows, Sight(), width, height)
    assert picture.size == (width, height)
    return " ".join(" ".join(row.split()) for row in picture.rows)


def rounds_to(value: Decimal, printed: str) -> bool:
    unit = Decimal((0, (1,), Decimal(printed).as_tuple().exponent))
    return EXACT.multiply(abs(EXACT.subtract(value, Decimal(printed))), Decimal(2)) <= unit


@settings(deadline=None, max_examples=150)
@given(WEIGHTS, RATES, st.integers(0, 6), st.sampled_from(WIDTHS), st.booleans())
@example(-12.0, 0.25, 0, 26, False)
@example(10.0, 1.05, 3, 26, False)
@example(10.0, 0.1, 7, 26, True)
@example(3.5999999999999996, 0.30000000000000004, 1, 24, True)
def test_an_update_is_true_as_it_is_printed(
    weight: float, rate: float, epoch: int, width: int, flat: bool
) -> None:
    race = Race.start(PARABOLA, (weight,), rate, 20).to(epoch)
    words = drawn(race, Shows(), width, 3 if flat else 40)
    for first, factor, slope, result in UPDATE.findall(words):
        product = EXACT.multiply(Decimal(factor), Decimal(slope))
        assert rounds_to(EXACT.subtract(Decimal(first), product), result), words
    assert "=" not in words.replace("= loss", "") or UPDATE.search(words) or race.is_over, words


@pytest.mark.parametrize(
    ("weight", "rate", "epoch", "equation"),
    [
        (-12.0, 0.25, 0, "-12.0000 − 0.25×(-24.0000) = -6.0000"),
        (10.0, 1.05, 3, "-13.3100 − 1.05×(-26.6200) = 14.6410"),
        (10.0, 0.1, 7, "2.09715 − 0.1×4.19430 = 1.6777"),
    ],
)
def test_an_equation_has_the_digits_that_it_needs(
    weight: float, rate: float, epoch: int, equation: str
) -> None:
    race = Race.start(PARABOLA, (weight,), rate, 20).to(epoch)
    for width in (26, 38, 78):
        assert equation in drawn(race, Shows(), width)
        assert equation in drawn(race, Shows(), width, 3) or width < 38


def number_after(label: str, words: str) -> str | None:
    found = re.search(rf"{re.escape(label)} ({NUMBER})", words)
    return found[1] if found else None


@settings(deadline=None, max_examples=150)
@given(WEIGHTS, st.one_of(st.floats(-8, 8), st.floats(-1e6, 1e6)), st.sampled_from(WIDTHS))
def test_the_slope_and_the_gap_make_the_slope_of_the_secant(
    weight: float, gap: float, width: int
) -> None:
    race = Race.start(PARABOLA, (weight,), 0.1, 5)
    for height in (40, 3):
        words = drawn(race, looking(Look.SECANT, gap=gap), width, height)
        slope = number_after("slope 2w" if height > 3 else "slope", words)
        shown_gap = number_after("secant, gap h" if height > 3 else "h", words)
        chord = number_after("2w + h", words)
        if chord and slope and shown_gap:
            assert rounds_to(EXACT.add(Decimal(slope), Decimal(shown_gap)), chord), words


@settings(deadline=None, max_examples=150)
@given(WEIGHTS, WEIGHTS, RATES, st.sampled_from(WIDTHS), st.booleans())
def test_the_beats_are_true_as_they_are_printed(
    first: float, second: float, rate: float, width: int, both: bool
) -> None:
    race = Race.start(PARABOLA, (first, second) if both else (first,), rate, 20)
    words = drawn(race, looking(beat=TURNED), width)
    lines = re.split(r" (?=[1-4] [stml])", words)
    (slopes, scaled, turned) = (
        re.findall(rf"{NUMBER}|too big", re.sub(r"^\d [a-z]+(?: 2w| η| sign)?", "", line))
        for line in lines[1:4]
    )
    for slope, product, back in zip(slopes, scaled, turned, strict=True):
        if product != "too big":
            assert rounds_to(EXACT.multiply(Decimal(repr(rate)), Decimal(slope)), product), words
            assert Decimal(back) == -Decimal(product)


@settings(deadline=None, max_examples=150)
@given(WEIGHTS, RATES, st.sampled_from(WIDTHS))
def test_a_loss_that_fell_is_seen_to_fall(weight: float, rate: float, width: int) -> None:
    race = Race.start(PARABOLA, (weight,), rate, 20).forward()
    words = drawn(race, looking(beat=LANDED), width)
    found = re.search(rf"loss ({NUMBER}) → ({NUMBER}) . the loss (\w+)", words)
    if found:
        before, after = Decimal(found[1]), Decimal(found[2])
        trend = "fell" if after < before else "grew" if after > before else "stayed"
        assert found[3] == trend
