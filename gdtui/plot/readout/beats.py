"""The facts of a step taken apart: its beats with their real numbers, and what the present means.

First the slope, then each term of the rule, the minus sign, and where it lands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gdtui.engine.rules.rule import Rule, Term
from gdtui.engine.runs.step import Step, Trend, terms_of
from gdtui.guide.words import no_step
from gdtui.plot.bowl.marks import SHAPES
from gdtui.plot.cells.picture import DIM, PLAIN, STRONG
from gdtui.plot.readout import equation, pointing
from gdtui.plot.readout.facts import (
    CROSSES,
    SAME_SIDE,
    SPACE,
    TOO_LARGE,
    TREND_INKS,
    TREND_SIGNS,
    Fact,
    Part,
    landing,
    named,
    number,
    number_of,
    sentence,
    slope_name,
    worked_out,
)
from gdtui.plot.shows import Beat

_ROOM = 11
"""The cells of a number, which is one of a chain: in fewer digits the next would not follow."""


def beats(beat: Beat, steps: Sequence[Step]) -> list[Fact]:
    """The beats of the steps of the marbles, with numbers where they have come.

    Then the equation of the present one, what it means, and where it points another way.
    """
    heading = sentence(Part.RULE, f"one step, η = {equation.rate(steps[0])}", ink=DIM)
    shown = [_fact(each, beat, steps) for each in Beat.all_of(steps[0].rule)]
    return [heading, *shown, SPACE, *_said(beat, steps)]


def _fact(each: Beat, present: Beat, steps: Sequence[Step]) -> Fact:
    """A beat, with its numbers once it has come."""
    if each.place > present.place:
        part, texts = Part.COMING_BEATS, [""] * len(steps)
    else:
        part = Part.BEAT if each == present else Part.PAST_BEATS
        texts = _numbers(each, steps)
    names = _name(each, steps[0]), _short(each, steps[0].rule)
    label, short = (f"{each.place} {name}" for name in names)
    ink = STRONG if each == present else PLAIN
    return Fact(part, label, short, tuple((text,) for text in texts), ink)


def _said(beat: Beat, steps: Sequence[Step]) -> Iterator[Fact]:
    term = _term(beat, steps[0].rule)
    if term:
        name, texts = term.symbol or term.formula, _numbers(beat, steps)
        made = tuple(
            (worked_out(terms_of(step)[beat.term], step, text, name),)
            for step, text in zip(steps, texts, strict=True)
        )
        if term.symbol and any(text for (text,) in made):
            yield sentence(Part.WORKED_OUT, f"{term.symbol} ← {term.formula}", ink=DIM)
        yield Fact(Part.UPDATE, "", "", made)
    for text, ink in _words(beat, steps):
        yield sentence(Part.MOVE, text, ink=ink)
    if term and term.noun and (where := pointing.against(steps, beat.term)):
        yield sentence(Part.TREND, f"the {term.noun} still points {where}")


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
    if beat.is_landed:
        return [landing(step)[0] for step in steps]
    texts = [_chain(step)[beat.term + 1] for step in steps]
    if beat.is_turned:
        return [
            _turned(text) if step.scaled else text for text, step in zip(texts, steps, strict=True)
        ]
    return texts


def _chain(step: Step) -> list[str]:
    """The numbers of the slope and of each term."""
    worked = terms_of(step)
    texts = [number(step.slope, _ROOM), *(number_of(each, _ROOM) for each in worked)]
    times = equation.multiplied(worked[-1].term)
    if times:
        symbols = [each.term.symbol for each in worked]
        place = symbols.index(times) + 1 if times in symbols else 0
        texts[place], texts[-1] = equation.scaled(step, _ROOM) or (texts[place], TOO_LARGE)
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
