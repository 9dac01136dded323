"""The readout of a step taken apart: its beats with their real numbers, one marble or two.

First the slope, then each term of the rule, the minus sign, and where it lands.
"""

from __future__ import annotations

from collections.abc import Sequence

from gdtui.engine.rules.rule import Rule, Term
from gdtui.engine.runs.step import Step, Trend, terms_of
from gdtui.guide.words import no_step
from gdtui.plot.bowl.marks import SHAPES
from gdtui.plot.cells.picture import DIM, PLAIN, STRONG
from gdtui.plot.cells.rows import Row, row
from gdtui.plot.readout import equation, pointing
from gdtui.plot.readout.facts import TOO_LARGE, Fact, Part, pair, slope_name
from gdtui.plot.readout.step_facts import (
    CROSSES,
    SAME_SIDE,
    TREND_INKS,
    TREND_SIGNS,
    equation_rows,
    landing,
    named,
    number,
    number_of,
)
from gdtui.plot.shows import Beat

_FEWEST, _OTHERS = 4, 3
"""The fewest beats that are seen at a time, and the rows that what is said besides should have."""


def beats(beat: Beat, steps: Sequence[Step], width: int, height: int) -> list[Fact]:
    """The beats of the steps of one marble or two, and what the present one means.

    Those that have come have their numbers. Where there is little room, those around the present.
    """
    rule, seen = steps[0].rule, max(_FEWEST, height - _OTHERS)
    first = max(0, min(beat.place + 1, beat.of) - seen)
    shown = Beat.all_of(rule)[first : first + seen]
    has_heading = len(shown) <= _FEWEST or len(shown) + 2 + _OTHERS <= height
    heading = row(f"one step, η = {equation.rate(steps[0])}", ink=DIM)
    return [
        (Part.RULE, [heading] if has_heading else []),
        (Part.STATE, [line for each in shown for line in _beat_rows(each, beat, steps, width)]),
        (Part.SPACE, [row()]),
        *_said(beat, steps, width),
    ]


def _said(beat: Beat, steps: Sequence[Step], width: int) -> list[Fact]:
    """The equation of the present beat, what it means, and where it points another way."""
    facts: list[Fact] = [(Part.MOVE, [row(text, ink=ink) for text, ink in _words(beat, steps)])]
    term = _term(beat, steps[0].rule)
    if term is None:
        return facts
    where = pointing.against(steps, beat.term) if term.noun else ""
    facts.append((Part.TREND, [row(f"the {term.noun} still points {where}")] if where else []))
    if len(steps) == 1:
        worked = terms_of(steps[0])[beat.term]
        rows = equation_rows(worked, steps[0], _numbers(beat, steps)[0], width)
        facts.insert(0, (Part.UPDATE, rows))
    return facts


def _beat_rows(each: Beat, present: Beat, steps: Sequence[Step], width: int) -> list[Row]:
    """A beat with its numbers once it has come; where it is narrow its name is short."""
    ink = STRONG if each == present else PLAIN
    label = f"{each.place} {_name(each, steps[0])}"
    if each.place > present.place:
        return [row(label, ink=ink)]
    texts = _numbers(each, steps)
    if len(steps) == 1:
        return [row(label, texts[0], ink)]
    short = f"{each.place} {_short(each, steps[0].rule)}"
    shown = " ".join(text.rjust(8) for text in texts)
    if len(short) + len(shown) + 1 > width:
        return pair(short, texts, width, ink)
    return [row(label if len(label) + len(shown) < width else short, shown, ink)]


def flat_beat(beat: Beat, steps: Sequence[Step], width: int) -> list[Fact]:
    """The same in three rows: the present beat, its numbers, what it means."""
    is_scaling = beat.is_scaled and equation.multiplied(steps[0].rule.terms[-1])
    rate = f" {equation.rate(steps[0])}" if is_scaling else ""
    label = f"beat {beat.place}/{beat.of}: {_name(beat, steps[0])}{rate}"
    texts = _numbers(beat, steps)
    shown = " ".join(text.rjust(8 if len(steps) > 1 else 0) for text in texts)
    if len(label) + len(shown) + 1 > width:
        label = f"{beat.place}/{beat.of} {_short(beat, steps[0].rule)}{rate}"
    words = "  ".join(text for text, _ in _words(beat, steps))
    said = [fact for fact in _said(beat, steps, width) if fact[0] is not Part.MOVE]
    return [(Part.STATE, [row(label, shown, STRONG)]), (Part.MOVE, [row(words)]), *said]


def _term(beat: Beat, rule: Rule) -> Term | None:
    """The term that a beat is about, if it is about one."""
    is_one = not (beat.is_slope or beat.is_turned or beat.is_landed)
    return rule.terms[beat.term] if is_one else None


def _name(beat: Beat, step: Step) -> str:
    if beat.is_slope:
        return "slope with noise" if step.is_noisy else slope_name(step)
    if term := _term(beat, step.rule):
        return named(term)
    return "lands at" if beat.is_landed else "minus sign"


def _short(beat: Beat, rule: Rule) -> str:
    if beat.is_slope or beat.is_landed:
        return "slope" if beat.is_slope else "lands"
    if beat.is_scaled:
        return "times"
    term = _term(beat, rule)
    return (term.symbol or term.formula) if term else "minus"


def _numbers(beat: Beat, steps: Sequence[Step]) -> list[str]:
    """The number of a beat for each marble; what η is times has the digits that make that true."""
    room = 11 if len(steps) == 1 else 8
    if beat.is_landed:
        return [landing(step, room) for step in steps]
    texts = [_chain(step, room)[beat.term + 1] for step in steps]
    if beat.is_turned:
        return [
            _turned(text) if step.scaled else text for text, step in zip(texts, steps, strict=True)
        ]
    return texts


def _chain(step: Step, room: int) -> list[str]:
    """The numbers of the slope and of each term."""
    worked = terms_of(step)
    texts = [number(step.slope, room), *(number_of(each, room) for each in worked)]
    times = equation.multiplied(worked[-1].term)
    if times:
        symbols = [each.term.symbol for each in worked]
        place = symbols.index(times) + 1 if times in symbols else 0
        texts[place], texts[-1] = equation.scaled(step, room) or (texts[place], TOO_LARGE)
    return texts


def _turned(text: str) -> str:
    """A number with the other sign before it."""
    return ("-" if text[0] == "+" else "+") + text[1:]


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
    if beat.is_slope:
        return [(_slope_words(steps), PLAIN)]
    term = _term(beat, steps[0].rule)
    if term and term.means:
        return [(term.means, PLAIN)]
    moving = pointing.moving(steps)
    first, way = moving[0], pointing.way(moving)
    if reason := no_step(first):
        return [(reason, PLAIN)]
    if beat.is_scaled:
        points = {"downhill": ", but it points uphill", "uphill": "; it points downhill"}
        return [(f"as long as the step will be{points.get(way, '')}", PLAIN)]
    if beat.is_turned:
        where = pointing.where(moving, pointing.onwards)
        where = where if where.startswith("to") else f"both {where}"
        return [(f"turned round: {way or 'one downhill, one uphill'}, {where}", PLAIN)]
    if len(steps) > 1:
        return _both_landed(steps, moving)
    if first.landing is None:
        return outcome_words(first)
    before, after = first.landscape.loss(first.weight), first.landscape.loss(first.landing)
    if before == after and first.trend is not Trend.STAYS:
        # Both are too small for floats.
        return outcome_words(first)
    falling = " → ".join(equation.apart(before, after))
    return [(f"loss {falling}", PLAIN), *outcome_words(first)]


def _both_landed(steps: Sequence[Step], moving: Sequence[Step]) -> list[tuple[str, str]]:
    """What is true of each of two marbles that moved."""
    told = [outcome_words(step) for step in moving]
    if told[0] == told[-1]:
        return told[0]
    return [
        (f"{shape} {text}", ink)
        for step, shape in zip(steps, SHAPES, strict=False)
        for text, ink in outcome_words(step)[:1]
        if step in moving
    ]


def _slope_words(steps: Sequence[Step]) -> str:
    sloping = [step for step in steps if step.slope]
    if not sloping:
        return "flat: there is no way down"
    where = pointing.where(sloping, pointing.uphill)
    where = where if where.startswith("to") else f"{where} on both sides"
    is_noisy = any(step.is_noisy for step in steps)
    return f"with noise, uphill seems {where}" if is_noisy else f"uphill is {where}"
