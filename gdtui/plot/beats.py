"""The readout of a step taken apart: its four beats with their real numbers, one marble or two."""

from __future__ import annotations

from collections.abc import Sequence

from gdtui.engine.step import Step, Trend
from gdtui.engine.values import written
from gdtui.plot import equation
from gdtui.plot.facts import (
    CROSSES,
    SAME_SIDE,
    TOO_LARGE,
    TREND_INKS,
    TREND_SIGNS,
    Fact,
    Part,
    formula,
    landing,
    pair,
)
from gdtui.plot.numerals import measure
from gdtui.plot.picture import DIM, PLAIN, STRONG
from gdtui.plot.rows import Row, row
from gdtui.plot.shows import Beat

_SHORT = {Beat.SLOPE: "slope", Beat.SCALED: "times", Beat.TURNED: "minus", Beat.LANDED: "lands"}


def beats(beat: Beat, steps: Sequence[Step], width: int) -> list[Fact]:
    """The beats so far of the steps of one marble or two, and what the present beat means."""
    rows = [each_row for each in Beat for each_row in _beat_rows(each, beat, steps, width)]
    return [
        (Part.RULE, [row(f"one step, η = {written(steps[0].learning_rate)}", ink=DIM)]),
        (Part.STATE, rows),
        (Part.SPACE, [row()]),
        (Part.MOVE, [row(text, ink=ink) for text, ink in _words(beat, steps)]),
    ]


def _beat_rows(each: Beat, present: Beat, steps: Sequence[Step], width: int) -> list[Row]:
    """A beat with its numbers once it has come; where it is narrow its name is short."""
    ink = STRONG if each is present else PLAIN
    label = f"{each.value} {_name(each, steps[0])}"
    if each.value > present.value:
        return [row(label, ink=ink)]
    texts = _numbers(each, steps)
    if len(steps) == 1:
        return [row(label, texts[0], ink)]
    short = f"{each.value} {_SHORT[each]}"
    shown = " ".join(text.rjust(8) for text in texts)
    if len(short) + len(shown) + 1 > width:
        return pair(short, texts, width, ink)
    return [row(label if len(label) + len(shown) < width else short, shown, ink)]


def flat_beat(beat: Beat, steps: Sequence[Step], width: int) -> list[Fact]:
    """The same in three rows: the present beat, its numbers, what it means."""
    rate = f" {written(steps[0].learning_rate)}" if beat is Beat.SCALED else ""
    label = f"beat {beat.value}/4: {_name(beat, steps[0])}{rate}"
    texts = _numbers(beat, steps)
    shown = " ".join(text.rjust(8 if len(steps) > 1 else 0) for text in texts)
    if len(label) + len(shown) + 1 > width:
        label = f"{beat.value}/4 {_SHORT[beat]}{rate}"
    words = "  ".join(text for text, _ in _words(beat, steps))
    return [(Part.STATE, [row(label, shown, STRONG)]), (Part.MOVE, [row(words)])]


def _name(beat: Beat, step: Step) -> str:
    return {
        Beat.SLOPE: f"slope {formula(step.landscape)}",
        Beat.SCALED: "times η",
        Beat.TURNED: "minus sign",
        Beat.LANDED: "lands at",
    }[beat]


def _numbers(beat: Beat, steps: Sequence[Step]) -> list[str]:
    """The number of a beat for each marble; the slope has the digits that make η·slope true."""
    room = 11 if len(steps) == 1 else 8
    if beat is Beat.LANDED:
        return [landing(step, room) for step in steps]
    texts = []
    for step in steps:
        slope, scaled = equation.scaled(step, room) or (measure(step.slope, room, "+"), TOO_LARGE)
        turned = _turned(scaled) if step.scaled else scaled
        texts.append({Beat.SLOPE: slope, Beat.SCALED: scaled, Beat.TURNED: turned}[beat])
    return texts


def _turned(text: str) -> str:
    """A number with the other sign before it."""
    return ("-" if text[0] == "+" else "+") + text[1:]


def _side(is_right: bool) -> str:
    return "to the right" if is_right else "to the left"


def outcome_words(step: Step) -> list[tuple[str, str]]:
    """Two facts, each with a sign of its own: did the loss fall, and was the bottom crossed?"""
    if step.trend is Trend.ENDS:
        return [("there is no loss there", TREND_INKS[step.trend])]
    verb = {Trend.FALLS: "fell", Trend.STAYS: "stayed", Trend.GROWS: "grew"}[step.trend]
    side = f"{CROSSES} crossed the bottom" if step.crosses else f"{SAME_SIDE} on the same side"
    return [
        (f"{TREND_SIGNS[step.trend]} the loss {verb}", TREND_INKS[step.trend]),
        (side, PLAIN),
    ]


def _words(beat: Beat, steps: Sequence[Step]) -> list[tuple[str, str]]:
    """What a beat means, each sentence with its ink."""
    sloping = [step for step in steps if step.slope] or steps
    first = sloping[0]
    one_side = all((step.slope > 0) == (first.slope > 0) for step in sloping)
    if first.slope == 0:
        return [("flat: there is no way down", PLAIN)]
    if beat is Beat.SLOPE:
        side = _side(first.slope > 0) if one_side else "outwards on both sides"
        return [(f"uphill is {side}", PLAIN)]
    if first.learning_rate == 0:
        return [("the rate is 0: no step", PLAIN)]
    if beat is Beat.SCALED:
        return [("as long as the step will be, but it points uphill", PLAIN)]
    if beat is Beat.TURNED:
        side = _side(first.slope < 0) if one_side else "both inwards"
        return [(f"turned round: downhill, {side}", PLAIN)]
    if len(steps) > 1 or first.landing is None:
        return outcome_words(first)
    before, after = first.landscape.loss(first.weight), first.landscape.loss(first.landing)
    if before == after and first.trend is not Trend.STAYS:
        # Both are too small for floats.
        return outcome_words(first)
    falling = " → ".join(equation.apart(before, after))
    return [(f"loss {falling}", PLAIN), *outcome_words(first)]
