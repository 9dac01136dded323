"""The facts of a step taken apart: its beats with their real numbers, and what the present means.

First the slope, then each term of the rule, the minus sign, and where it lands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from gdtui.engine.rules.rule import Rule, Term
from gdtui.engine.runs.step import Step, Trend, terms_of
from gdtui.guide.words import no_step
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
    moving = pointing.moving(steps)
    way, term = pointing.way(moving), _term(beat, steps[0].rule)
    if beat.is_slope:
        yield sentence(Part.MOVE, _slope_words(steps))
    elif term and term.means:
        yield sentence(Part.MOVE, term.means)
    elif reason := no_step(moving[0]):
        yield sentence(Part.MOVE, reason)
    elif beat.is_scaled:
        points = {"downhill": ", but it points uphill", "uphill": "; it points downhill"}
        yield sentence(Part.MOVE, f"as long as the step will be{points.get(way, '')}")
    elif beat.is_turned:
        where = pointing.where(moving, pointing.onwards)
        where = where if where.startswith("to") else f"both {where}"
        turned = way or "one downhill, one uphill"
        yield sentence(Part.MOVE, f"turned round: {turned}, {where}")
    else:
        yield from _landed([step if step in moving else None for step in steps])
    if term and term.noun and (where := pointing.against(steps, beat.term)):
        yield sentence(Part.TREND, f"the {term.noun} still points {where}")


def _slope_words(steps: Sequence[Step]) -> str:
    sloping = [step for step in steps if step.slope]
    if not sloping:
        return "flat: there is no way down"
    where = pointing.where(sloping, pointing.uphill)
    where = where if where.startswith("to") else f"{where} on both sides"
    is_noisy = any(step.is_noisy for step in steps)
    return f"with noise, uphill seems {where}" if is_noisy else f"uphill is {where}"


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
