"""The facts of a step taken apart: its beats with their real numbers, and what the present means.

First the slope, then each term of the rule, the minus sign, and where it lands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from gdtui.engine.rules.rule import Rule, Term
from gdtui.engine.runs.step import Step, Trend, terms_of
from gdtui.plot.cells.picture import DIM, PLAIN, STRONG
from gdtui.plot.readout import equation
from gdtui.plot.readout.captions import meaning, moved, where
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
    number,
    sentence,
    slope_name,
    term_equation,
    term_name,
    term_number,
)
from gdtui.plot.shows import Beat


def beats(beat: Beat, steps: Sequence[Step]) -> list[Fact]:
    """The beats of the steps of the marbles, with numbers where they have come.

    Then the equation of the present one, what it means, and where it points another way.
    """
    texts = [*zip(*map(_chain, steps), strict=True)]
    shown = zip(Beat.all_of(steps[0].rule), _names(steps[0]), texts, strict=True)
    return [
        sentence(Part.RULE, f"one step, η = {equation.rate(steps[0])}", ink=DIM),
        *(_fact(each, beat, names, numbers) for each, names, numbers in shown),
        SPACE,
        *_worked_out(beat, steps, texts[beat.place - 1]),
        *_meaning(beat, steps),
    ]


def _names(step: Step) -> list[tuple[str, str]]:
    """The name of each beat, and a short one."""
    *terms, last = step.rule.terms
    return [
        ("slope with noise" if step.is_noisy else slope_name(step), "slope"),
        *((term_name(term), term.symbol or term.formula) for term in terms),
        (term_name(last), "times"),
        ("minus sign", "minus"),
        ("lands at", "lands"),
    ]


def _chain(step: Step) -> list[str]:
    """The number of each beat; what η is times has the digits that make the product true."""
    worked = terms_of(step)
    texts = [number(step.slope), *map(term_number, worked)]
    if times := equation.scaled_by_rate(worked[-1].term):
        symbols = [each.term.symbol for each in worked]
        place = symbols.index(times) + 1 if times in symbols else 0
        texts[place], texts[-1] = equation.rate_product(step) or (texts[place], TOO_LARGE)
    last = texts[-1]
    turned = ("-" if last[0] == "+" else "+") + last[1:] if step.scaled else last
    return [*texts, turned, landing(step)[0]]


def _fact(each: Beat, present: Beat, names: tuple[str, str], numbers: Sequence[str]) -> Fact:
    """A beat, with its numbers once it has come."""
    part, ink = (Part.BEAT, STRONG) if each == present else (Part.PAST_BEATS, PLAIN)
    if each.place > present.place:
        part, numbers = Part.COMING_BEATS, [""] * len(numbers)
    label, short = (f"{each.place} {name}" for name in names)
    return Fact(part, label, short, tuple((text,) for text in numbers), ink)


def _worked_out(beat: Beat, steps: Sequence[Step], numbers: Sequence[str]) -> Iterator[Fact]:
    """What makes the number of a term, below the formula that says so."""
    if (term := _term(beat, steps[0].rule)) is None:
        return
    name, worked = term.symbol or term.formula, [terms_of(step)[beat.term] for step in steps]
    each = zip(worked, steps, numbers, strict=True)
    made = tuple((term_equation(*of_one, name),) for of_one in each)
    if term.symbol and any(text for (text,) in made):
        yield sentence(Part.WORKED_OUT, f"{term.symbol} ← {term.formula}", ink=DIM)
    yield Fact(Part.UPDATE, "", "", made)


def _term(beat: Beat, rule: Rule) -> Term | None:
    """The term that a beat is about, if it is about one."""
    is_one = not (beat.is_slope or beat.is_turned or beat.is_landed)
    return rule.terms[beat.term] if is_one else None


def _meaning(beat: Beat, steps: Sequence[Step]) -> Iterator[Fact]:
    """What a beat means, or why there is no step."""
    *_, last = forms = meaning(beat, steps)
    if len(forms) > 1:
        yield sentence(Part.MOVE, last)
    else:
        moving = moved(steps)
        yield from _landed([step if step in moving else None for step in steps])
    if (term := _term(beat, steps[0].rule)) and term.noun:
        values = {step: terms_of(step)[beat.term].value for step in steps}
        if all(value * step.slope < 0 for step, value in values.items()):
            points = where(steps, lambda step: values[step] > 0)
            yield sentence(Part.TREND, f"the {term.noun} still points {points}")


def _landed(steps: Sequence[Step | None]) -> Iterator[Fact]:
    """Three facts of each marble that moved: both losses, did it fall, was the bottom crossed?"""
    yield _of_each(Part.TREND, steps, _falling)
    inks = {TREND_INKS[step.trend] for step in steps if step}
    yield _of_each(Part.MOVE, steps, fell, inks.pop() if len(inks) == 1 else PLAIN)
    yield _of_each(Part.MOVE, steps, crossed)


def _of_each(
    part: Part, steps: Sequence[Step | None], said: Callable[[Step], str], ink: str = PLAIN
) -> Fact:
    return Fact(part, "", "", tuple((said(step) if step else "",) for step in steps), ink)


def _falling(step: Step) -> str:
    """Both losses; nothing where they are too small for floats to differ, and yet do."""
    if step.landing is None:
        return ""
    before, after = step.landscape.loss(step.weight), step.landscape.loss(step.landing)
    is_seen = before != after or step.trend is Trend.STAYS
    return f"loss {' → '.join(equation.distinct(before, after))}" if is_seen else ""


def fell(step: Step) -> str:
    """Whether the loss fell."""
    if step.trend is Trend.ENDS:
        return "there is no loss there"
    verb = {Trend.FALLS: "fell", Trend.STAYS: "stayed", Trend.GROWS: "grew"}[step.trend]
    return f"{TREND_SIGNS[step.trend]} the loss {verb}"


def crossed(step: Step) -> str:
    """Whether the bottom was crossed, where there is a landing."""
    if step.trend is Trend.ENDS:
        return ""
    return f"{CROSSES} crossed the bottom" if step.crosses else f"{SAME_SIDE} on the same side"
