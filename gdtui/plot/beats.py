"""The readout of a step taken apart: its four beats with their real numbers, one marble or two."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence

from gdtui.engine.descent import Beat, Step, Trend
from gdtui.engine.landscape import loss
from gdtui.plot.numerals import measure, plain
from gdtui.plot.picture import DIM, FALLS, GROWS, PLAIN, STRONG
from gdtui.plot.rows import Row

TREND_SIGNS = {Trend.FALLS: "▼", Trend.STAYS: "=", Trend.GROWS: "▲"}
TREND_INKS = {Trend.FALLS: FALLS, Trend.STAYS: STRONG, Trend.GROWS: GROWS}
CROSSES, SAME_SIDE = "⇄", "·"

_NO_FLOAT = "no float"
_UPHILL = ("left", "right")
_NAMES = {
    Beat.SLOPE: "slope 2w",
    Beat.SCALED: "times η",
    Beat.TURNED: "minus sign",
    Beat.LANDED: "lands at",
}


def outcome_rows(step: Step) -> list[tuple[str, str]]:
    """Two facts, each with a sign of its own: did the loss fall, and was the bottom crossed?"""
    verb = {Trend.FALLS: "fell", Trend.STAYS: "stayed", Trend.GROWS: "grew"}[step.trend]
    side = f"{CROSSES} crossed the bottom" if step.crosses else f"{SAME_SIDE} on the same side"
    return [
        (f"{TREND_SIGNS[step.trend]} the loss {verb}", TREND_INKS[step.trend]),
        (side, PLAIN),
    ]


def beat_rows(beat: Beat, steps: Sequence[Step], width: int) -> list[Row]:
    """The beats so far of the steps of one marble or two, and what the present beat means."""
    rows = [Row(2, f"one step, η = {plain(steps[0].learning_rate)}", ink=DIM)]
    for each, name in _NAMES.items():
        label = f"{each.value} {name}"
        shown = _numbers(each, steps) if each.value <= beat.value else ""
        room = width - len(shown) - 1
        rows.append(Row(1, label[:room], shown, STRONG if each is beat else PLAIN))
    rows.append(Row(3))
    rows += [
        Row(1, line, ink=ink)
        for text, ink in _words(beat, steps)
        for line in textwrap.wrap(text, width)
    ]
    return rows


def flat_beat_rows(beat: Beat, steps: Sequence[Step], width: int) -> list[Row]:
    """The same in three rows: the present beat, its numbers, what it means."""
    rate = f" {plain(steps[0].learning_rate)}" if beat is Beat.SCALED else ""
    words = "  ".join(text for text, _ in _words(beat, steps))
    return [
        Row(1, f"beat {beat.value}/4: {_NAMES[beat]}{rate}", _numbers(beat, steps), STRONG),
        *(Row(1, line) for line in textwrap.wrap(words, width)[:2]),
    ]


def _numbers(beat: Beat, steps: Sequence[Step]) -> str:
    """The numbers of a beat, side by side for two marbles."""
    room = 11 if len(steps) == 1 else 8
    value: Callable[[Step], float | None] = {
        Beat.SLOPE: lambda step: step.gradient,
        Beat.SCALED: lambda step: step.scaled,
        Beat.TURNED: lambda step: None if step.scaled is None else 0 - step.scaled,
        Beat.LANDED: lambda step: step.landing,
    }[beat]
    sign = "-" if beat is Beat.LANDED else "+"
    texts = (_NO_FLOAT if n is None else measure(n, room, sign) for n in map(value, steps))
    return " ".join(text.rjust(room) for text in texts)


def _words(beat: Beat, steps: Sequence[Step]) -> list[tuple[str, str]]:
    """What a beat means, each sentence with its ink."""
    sloping = [step for step in steps if step.gradient] or steps
    first = sloping[0]
    one_side = all((step.gradient > 0) == (first.gradient > 0) for step in sloping)
    if first.gradient == 0:
        return [("flat: there is no way down", PLAIN)]
    if beat is Beat.SLOPE:
        side = f"to the {_UPHILL[first.gradient > 0]}" if one_side else "outwards on both sides"
        return [(f"uphill is {side}", PLAIN)]
    if first.learning_rate == 0:
        return [("the rate is 0: no step", PLAIN)]
    if beat is Beat.SCALED:
        return [("as long as the step will be, but it points uphill", PLAIN)]
    if beat is Beat.TURNED:
        side = f"to the {_UPHILL[first.gradient < 0]}" if one_side else "both inwards"
        return [(f"turned round: downhill, {side}", PLAIN)]
    if len(steps) > 1 or first.landing is None:
        return outcome_rows(first)
    heights = f"{measure(loss(first.weight))} → {measure(loss(first.landing))}"
    return [(f"loss {heights}", PLAIN), *outcome_rows(first)]
