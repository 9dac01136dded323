"""What the readout says, each fact once for any number of marbles: its name, its numbers or words.

The facts of a race, and those of a step taken apart: its beats. How facts are arranged, and which
are left out where there is little room, is up to the readout.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.terms import Term
from gdtui.engine.runs.run import Race, Run
from gdtui.engine.runs.step import Step, TermValue, Trend
from gdtui.engine.theory.orbits import spread_of
from gdtui.engine.values import written
from gdtui.guide.guide import Clue, Look
from gdtui.guide.words import Words, goal, why
from gdtui.plot.bowl.scene import Seen, Way
from gdtui.plot.cells.picture import DIM, FALLS, GROWS, PLAIN, STRONG
from gdtui.plot.cells.text import measure, printed, shortened
from gdtui.plot.readout import equation
from gdtui.plot.readout.identity import SHAPES, UPHILL_SHAPES, behind_shapes, marked
from gdtui.plot.readout.speech import (
    epoch_or_ending,
    meaning,
    moved,
    outcome_words,
    where,
    zero_loss_of,
)
from gdtui.plot.shows import Beat

TRENDS = {
    Trend.FALLS: ("▼", FALLS),
    Trend.STAYS: ("=", STRONG),
    Trend.GROWS: ("▲", GROWS),
    Trend.ENDS: ("×", GROWS),
}
"""The sign and the ink of what becomes of a loss."""
CROSSES, SAME_SIDE = "⇄", "·"
TOO_LARGE = "too big"
"""In place of a number that no float holds."""
_LONGEST_FORMULA = 8
_ROOMS = (12, 9, 8)
"""Cells for a number alone, in a line of several, and beside that of another marble."""
_ROOM = 8
"""Cells for a number in the table of runs."""
_INDENT = "   "


Part = Enum(
    "Part",
    "TABLE BEAT LOSS SLOPE WEIGHT START SECANT OUTCOME UPHILL ROUNDED NOISE UPDATE ZERO_LOSS MOVE"
    " PAST_BEATS SPREAD RATIO TREND COMING_BEATS RULE TERMS KAPPA WORKED_OUT SPACE",
)
"""What a fact is about: the most important first, what is left out first at the end."""


class Fact(NamedTuple):
    """Numbers with their `label` and a `short` one, or sentences where there is no label.

    Of `texts` there is one for each marble, or one for all; each has its forms, the longest first.
    A sentence with a short label can be said beside another marble's, in its shortest form. What
    has a label but no short one is for a column alone.
    """

    part: Part
    texts: tuple[Words, ...]
    label: str = ""
    short: str = ""
    ink: str = PLAIN


SPACE = Fact(Part.SPACE, ((" ",),))


def sentence(part: Part, *forms: str, ink: str = PLAIN) -> Fact:
    """A sentence that is said once, whatever the marbles are."""
    return Fact(part, (forms,), ink=ink)


def facts_of(seen: Seen) -> Iterator[Fact]:
    """The facts of a race in the order in which they are read.

    Loss and slope are those of where the marbles are, also on their way.
    """
    race, shows, sight, *_ = seen
    steps, tells = [run.step for run in race.runs], sight.tells(Clue.SLOPE)
    gap = None if sight.fog else shows.secant_gap(race)
    yield from _state(race, steps, seen.ways, gap, tells)
    is_told = sight.ahead and not race.is_over
    if is_told and tells and any(step.is_noisy for step in steps):
        given, short = ("of batch", "batch") if steps[0].is_of_batch else ("with noise", "noisy")
        given += ": g" * (not steps[0].rule.is_plain)
        yield Fact(Part.NOISE, _numbers((s.slope for s in steps), "+"), f" {given}", short)
    yield SPACE
    if race.is_over:
        ink = GROWS if race.cut_short else STRONG
        yield sentence(Part.OUTCOME, *outcome_words(race), ink=ink)
    if is_told and tells:
        yield from _terms(steps)
    if is_told:
        rules = {*map(rule_line, steps)}
        if len(rules) == 1:
            yield sentence(Part.RULE, *rules, ink=DIM)
        yield Fact(Part.UPDATE, tuple(map(_update, steps)), short="next w", ink=STRONG)
        yield Fact(Part.MOVE, tuple(map(why, steps)), short="moves")
        yield _trend(Part.TREND, steps)
    if Look.UPHILL in shows.looks:
        yield from _uphill(steps)
    yield SPACE
    yield sentence(Part.ZERO_LOSS, *zero_loss_of(race.runs, sight.theory))
    if sight.theory:
        yield from _spread(race)
    if race.ratio is not None and sight.tells(Clue.RATIO):
        label = f"ratio {SHAPES[1]} / {SHAPES[0]}"
        yield Fact(Part.RATIO, (_forms(race.ratio),), label, "ratio")
    if sight.theory and (best := race.best):
        rate = f"{best.rate:.4g}"
        named = "best η for both", rate
        if best.kept is not None:
            named = "best η, β", f"{rate}, {best.kept:.4g}"
        yield Fact(Part.KAPPA, ((f"{best.kappa:.3g}",),), "κ times as curved", ink=DIM)
        for label, text in (named, ("each step keeps", f"{best.share:.4g}")):
            yield Fact(Part.RATIO, ((text,),), label, ink=DIM)


def _state(
    race: Race, steps: Sequence[Step], ways: Sequence[Way], gap: float | None, tells: bool
) -> Iterator[Fact]:
    """Where the marbles are, and the secant of the first from w to w + h; slopes where it `tells`.

    On w² its slope is the sum of slope and gap, 2w + h. What rounding makes of it is told where
    that differs.
    """
    spot, *others = ways
    if others:
        starts = behind_shapes(written(run.first_weight) for run in race.runs)
        yield Fact(Part.START, (*zip(starts),), "from")
        yield Fact(Part.WEIGHT, _numbers(way.weight for way in ways), "weight", "w")
    yield Fact(Part.LOSS, _numbers(way.loss for way in ways), "loss L(w)", "loss")
    sums = None
    if gap is not None and spot.landscape.steady_curvature == 2:
        sums = equation.secant(spot.slope, gap)
    if tells:
        first, *slopes = _numbers((way.slope for way in ways), "+")
        slopes = [sums[:1] if sums else first, *slopes]
        yield Fact(Part.SLOPE, tuple(slopes), slope_name(*steps), "slope")
    if gap is None:
        return
    rise = spot.landscape.secant(spot.weight, gap)
    computed = "none" if rise is None else measure(rise, sign="+")
    _, shown_gap, slope = sums or ("", measure(gap, sign="+"), computed)
    rows = [(Part.SECANT, "secant, gap h", "h", shown_gap)]
    if sums and tells:
        total = f"{_formula(spot.landscape)} + h"
        rows.append((Part.SECANT, f" slope {total}", total, slope))
        rows.append((Part.SECANT, " differs by", "off", shown_gap))
    else:
        rows.append((Part.SECANT, " its slope", "secant", slope))
    if rise is not None and computed != measure(float(slope), sign="+"):
        rows.append((Part.ROUNDED, " computed as", "rounded", computed))
    for part, label, short, text in rows:
        yield Fact(part, ((text,), *[("",)] * len(others)), label, short)


def _trend(part: Part, steps: Sequence[Step | None]) -> Fact:
    """Whether the loss falls, and whether the bottom is crossed, of each marble that moves."""
    texts, inks = list[Words](), set[str]()
    for step in steps:
        if step is None:
            texts.append(("",))
            continue
        side = f"{CROSSES} crosses" if step.crosses else f"{SAME_SIDE} same side"
        trend, (sign, ink) = step.trend.value, TRENDS[step.trend]
        texts.append((f"{sign} loss {trend}  {side}", f"{sign} {trend}  {side}"))
        inks.add(ink)
    return Fact(part, tuple(texts), ink=inks.pop() if len(inks) == 1 else PLAIN)


def _terms(steps: Sequence[Step]) -> Iterator[Fact]:
    """What the rule makes of the slopes that it is given. Two rules have no terms in common."""
    if len({step.rule.terms for step in steps}) > 1:
        return
    for each in zip(*(step.terms for step in steps), strict=True):
        if symbol := each[0].term.symbol:
            yield Fact(Part.TERMS, tuple(map(_term_forms, each)), term_name(each[0].term), symbol)
            name = f"{symbol} ← {each[0].term.formula}"
            yield _worked_out(Part.WORKED_OUT, name, each, steps, map(term_number, each))


def _uphill(steps: Sequence[Step]) -> Iterator[Fact]:
    """What the rule would do without its minus sign."""
    ends = _numbers(step.uphill for step in steps)
    ink = FALLS if any(step.climbs for step in steps) else GROWS
    yield Fact(Part.UPHILL, ends, f"{UPHILL_SHAPES[0]} without minus", "uphill", ink)
    texts = []
    for step in steps:
        goes = "goes down" if step.climbs else "climbs"
        does = "stays" if step.uphill == step.weight else goes
        texts.append(f"  {does}: w + {step.rule.terms[-1].formula}")
    yield Fact(Part.RULE, (*zip(texts),), ink=ink)


def _spread(race: Race) -> Iterator[Fact]:
    """How far noise keeps runs from the bottom, as measured, and by theory where that speaks."""
    spreads = [*filter(None, map(spread_of, race.runs))]
    if len(spreads) < len(race.runs):
        return
    measured = (f"{each.measured:.4g}" for each in spreads)
    yield Fact(Part.SPREAD, (*zip(measured),), f"spread from {spreads[0].since}", "spread")
    if all(each.by_theory is not None for each in spreads):
        theory = (f"{each.by_theory:.4g}" for each in spreads)
        yield Fact(Part.SPREAD, (*zip(theory),), "spread by theory", "theory")


def _formula(*landscapes: Landscape) -> str:
    """The slope by its formula where that is short, and the same on all landscapes."""
    text, *others = {printed(landscape.slope_formula) for landscape in landscapes}
    return "L′(w)" if others or len(text) > _LONGEST_FORMULA else text


def slope_name(step: Step, *others: Step) -> str:
    """What the slope is called, in the formulas of the rule too, and by which formula it comes."""
    text = _formula(*(each.landscape for each in (step, *others)))
    is_given = not step.rule.is_plain and not step.is_noisy
    return f"slope g = {text}" if is_given else f"slope {text}"


def term_name(term: Term) -> str:
    """The name of a term with its symbol; where the symbol has the name in it, that alone."""
    return term.symbol if term.name in term.symbol else f"{term.name} {term.symbol}".rstrip()


def rule_line(step: Step) -> str:
    """The rule's last line."""
    return f"w ← w − {step.rule.terms[-1].formula}"


def _forms(value: float | None, sign: str = "-") -> Words:
    """A number in as many digits as there may be room for, where a float holds it."""
    if value is None or not math.isfinite(value):
        return (TOO_LARGE,)
    return tuple(dict.fromkeys(measure(value, room, sign) for room in _ROOMS))


def _numbers(values: Iterable[float | None], sign: str = "-") -> tuple[Words, ...]:
    return tuple(_forms(value, sign) for value in values)


def number(value: float) -> str:
    """A number with its sign, where a float holds it."""
    return _forms(value, "+")[0]


def _term_forms(term_value: TermValue) -> Words:
    """The number of a term, also with a plus where it points somewhere, as a step does."""
    points = term_value.term.noun or not term_value.term.symbol
    return _forms(term_value.value, "+" if points else "-")


def term_number(term_value: TermValue) -> str:
    return _term_forms(term_value)[0]


def _worked_out(
    part: Part,
    name: str,
    values: Iterable[TermValue],
    steps: Sequence[Step],
    numbers: Iterable[str],
) -> Fact:
    """What makes the number of a term."""
    made = map(equation.term_in_numbers, values, steps, numbers)
    return Fact(part, (*zip(f"{name} = {text}" if text else "" for text in made),))


def _update(step: Step) -> Words:
    """The update in numbers, where it leads, and that alone; the first only where one is true."""
    found, ends = equation.update(step), landing(step)
    leads = f"lands at {ends[0]}", *ends
    return leads if found is None else (f"{found.weight} − {found.taken} = {found.landing}", *leads)


def landing(step: Step) -> Words:
    """Where an update lands."""
    return ("no loss",) if step.is_into_a_gap else _forms(step.landing)


def table(race: Race) -> Iterator[Fact]:
    """A row for each run, pinned ones too: its mark, rate, start, and when its loss is zero.

    How it is moved is told where that differs: in place of a start that is the same for all, or in
    a row of its own.
    """
    every = marked(race)
    rates = [_rate(each.run) for each in every]
    column = [shortened(each.run.first_weight, _ROOM) for each in every]
    head, room = "from", _ROOM
    if is_beside := bool(every[0].differs) and len({*column}) == 1:
        head, room = "rule", max(4, *map(len, rates))
        column = [each.differs[-1] for each in every]
    arrives = f"{goal(*race.landscapes).split()[0]} at"
    yield Fact(Part.TABLE, ((arrives,),), f"{_INDENT}{'rate':<{room}} {head}", ink=DIM)
    for (run, mark, ink, differs), rate, text in zip(every, rates, column, strict=True):
        left = f"{mark:<2} {rate:<{room}} {text}"
        yield Fact(Part.TABLE, ((epoch_or_ending(run),),), left, ink=ink)
        if not is_beside and any(differs):
            yield sentence(Part.TABLE, _INDENT + differs[0], ink=ink)


def _rate(run: Run) -> str:
    """The present rate: in full where a person set it, and whether that was on the way."""
    if run.learning_rate != run.rate_set:
        return measure(run.learning_rate, _ROOM)
    return "now " * bool(run.changes) + shortened(run.learning_rate, _ROOM)


def beats(beat: Beat, steps: Sequence[Step]) -> Iterator[Fact]:
    """The beats of the steps of the marbles, with numbers where they have come.

    Then the equation of the present one, below its formula; what it means, or why there is no step;
    and where it points another way.
    """
    texts, values = [*zip(*map(_chain, steps), strict=True)], list[TermValue]()
    yield sentence(Part.RULE, f"one step, η = {equation.rate(steps[0])}", ink=DIM)
    for place, ((name, short), numbers) in enumerate(zip(_names(steps), texts, strict=True), 1):
        part, ink = (Part.BEAT, STRONG) if place == beat.place else (Part.PAST_BEATS, PLAIN)
        shown: Iterable[str] = numbers
        if place > beat.place:
            part, shown = Part.COMING_BEATS, ("" for _ in steps)
        yield Fact(part, (*zip(shown),), f"{place} {name}", f"{place} {short}", ink)
    yield SPACE
    if beat.is_term:
        values = [step.terms[beat.term] for step in steps]
        term = values[0].term
        name = term.symbol or term.formula
        made = _worked_out(Part.UPDATE, name, values, steps, texts[beat.place - 1])
        if term.symbol and any(text for (text,) in made.texts):
            yield sentence(Part.WORKED_OUT, f"{name} ← {term.formula}", ink=DIM)
        yield made
    *_, last = forms = meaning(beat, steps)
    if len(forms) > 1:
        yield sentence(Part.MOVE, last)
    else:
        moving = moved(steps)
        those = [step if step in moving else None for step in steps]
        yield Fact(Part.TREND, (*zip(map(_losses, those)),))
        yield _trend(Part.MOVE, those)
    turned = (each.value * step.slope < 0 for each, step in zip(values, steps, strict=False))
    if values and (noun := values[0].term.noun) and all(turned):
        points = where(steps, lambda step: step.terms[beat.term].value > 0)
        yield sentence(Part.TREND, f"the {noun} still points {points}")


def _names(steps: Sequence[Step]) -> list[tuple[str, str]]:
    """The name of each beat, and a short one."""
    step = steps[0]
    *terms, last = step.rule.terms
    off = "of batch" if step.is_of_batch else "with noise"
    return [
        (f"slope {off}" if step.is_noisy else slope_name(*steps), "slope"),
        *((term_name(term), term.symbol or term.formula) for term in terms),
        (term_name(last), "times"),
        ("minus sign", "minus"),
        ("lands at", "lands"),
    ]


def _chain(step: Step) -> list[str]:
    """The number of each beat; what η is times has the digits that make the product true."""
    values = step.terms
    texts = [number(step.slope), *map(term_number, values)]
    if times := equation.scaled_by_rate(values[-1].term):
        symbols = [each.term.symbol for each in values]
        place = symbols.index(times) + 1 if times in symbols else 0
        product = equation.rate_product(step, values[-1].numbers[times])
        texts[place], texts[-1] = product or (texts[place], TOO_LARGE)
    last = texts[-1]
    is_turned = step.taken and math.isfinite(step.taken)
    turned = ("-" if last[0] == "+" else "+") + last[1:] if is_turned else last
    return [*texts, turned, landing(step)[0]]


def _losses(step: Step | None) -> str:
    """Both losses; nothing where they are too small for floats to differ, and yet do."""
    if step is None or step.landing is None:
        return ""
    before, after = step.landscape.loss(step.weight), step.landscape.loss(step.landing)
    is_seen = before != after or step.trend is Trend.STAYS
    return f"loss {' → '.join(equation.distinct(before, after))}" if is_seen else ""
