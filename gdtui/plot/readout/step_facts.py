"""What the readout says of a step by its rule: the terms and the equation in numbers, and why.

Each fact stands here once; which rule it is, no word here depends on.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from gdtui.engine.rules.rule import Term
from gdtui.engine.runs.step import Step, Trend, Worked, terms_of
from gdtui.guide.guide import Clue
from gdtui.plot.bowl.marks import UPHILL_SHAPES
from gdtui.plot.cells.numerals import measure
from gdtui.plot.cells.picture import FALLS, GROWS, PLAIN, STRONG
from gdtui.plot.cells.rows import Piece, Row, row
from gdtui.plot.readout import equation
from gdtui.plot.readout.facts import TOO_LARGE, Fact, Part, pair
from gdtui.plot.shows import Sight

TREND_SIGNS = {Trend.FALLS: "▼", Trend.STAYS: "=", Trend.GROWS: "▲", Trend.ENDS: "×"}
TREND_INKS = {Trend.FALLS: FALLS, Trend.STAYS: STRONG, Trend.GROWS: GROWS, Trend.ENDS: GROWS}
CROSSES, SAME_SIDE = "⇄", "·"
NO_LOSS = "no loss"
"""In place of a weight that lies in a gap."""


def substituted(step: Step) -> tuple[Piece, ...] | None:
    """The update in numbers, in pieces, the last of them the result; None where none are true."""
    found = equation.update(step)
    if found is None:
        return None
    first, *others = found.taken
    texts = (found.weight, f" − {first}", *others, f" = {found.landing}")
    return tuple((text, PLAIN) for text in texts)


def rule(step: Step) -> str:
    """The rule's last line."""
    return f"w ← w − {step.rule.terms[-1].formula}"


def number(value: float, width: int = 12, sign: str = "+") -> str:
    """A number, where a float holds it."""
    return measure(value, width, sign) if math.isfinite(value) else TOO_LARGE


def number_of(worked: Worked, width: int = 12) -> str:
    """The number of a term: with its sign where it points somewhere, as a step does."""
    points = worked.term.noun or not worked.term.symbol
    return number(worked.value, width, "+" if points else "-")


def equation_rows(worked: Worked, step: Step, text: str, width: int) -> list[Row]:
    """What makes the number of a term; nothing where its name says it all, and none is true.

    The formula stands before it, where the row is no longer than the width.
    """
    term = worked.term
    if term.formula == term.symbol or equation.multiplied(term) or text == TOO_LARGE:
        return []
    pieces = equation.made(worked, step, text)
    if pieces is None:
        return []
    first, *others = pieces
    numbers = f" = {first}", *others
    names = [f"{term.symbol} ← {term.formula}"] * bool(term.symbol)
    names.append(term.symbol or term.formula)
    length = sum(map(len, numbers))
    name = next((each for each in names if len(each) + length <= width), names[-1])
    return [Row(tuple((text, PLAIN) for text in (name, *numbers)))]


def terms(step: Step, width: int) -> list[Fact]:
    """What the rule makes of the slope on the way to its step, each with what makes its number."""
    found: list[Fact] = []
    for worked in terms_of(step):
        if worked.term.symbol:
            text = number_of(worked)
            found.append((Part.TERMS, [row(named(worked.term), text)]))
            found.append((Part.WORKED_OUT, equation_rows(worked, step, text, width)))
    return found


def pairs_of_terms(steps: Sequence[Step], width: int) -> list[Fact]:
    """The same for two marbles side by side: the slopes that they are given, and the terms.

    Two rules have no terms in common.
    """
    facts: list[Fact] = []
    if any(step.is_noisy for step in steps):
        facts.append((Part.NOISE, pair("noisy", [number(step.slope, 8) for step in steps], width)))
    rules = {step.rule.terms for step in steps}
    for each in zip(*map(terms_of, steps), strict=True) if len(rules) == 1 else ():
        if symbol := each[0].term.symbol:
            texts = [number_of(worked, 8) for worked in each]
            facts.append((Part.TERMS, pair(symbol, texts, width)))
    return facts


def named(term: Term) -> str:
    """The name of a term with its symbol; where the symbol has the name in it, that alone."""
    return term.symbol if term.name in term.symbol else f"{term.name} {term.symbol}".rstrip()


def noise(step: Step, sight: Sight) -> list[Fact]:
    """The slope that the rule is given, where that is not the one of the landscape."""
    if not step.is_noisy or not sight.tells(Clue.SLOPE):
        return []
    name = "with noise" if step.rule.is_plain else "with noise: g"
    return [(Part.NOISE, [row(f" {name}", measure(step.slope, sign="+"))])]


def landing(step: Step, width: int = 12) -> str:
    """Where the update lands."""
    if step.landing is None:
        return NO_LOSS if step.is_into_a_gap else TOO_LARGE
    return measure(step.landing, width)


def trend(step: Step) -> Row:
    """Whether the loss falls, and whether the bottom is crossed."""
    side = f"{CROSSES} crosses" if step.crosses else f"{SAME_SIDE} same side"
    sign = TREND_SIGNS[step.trend]
    return row(f"{sign} loss {step.trend.value}  {side}", ink=TREND_INKS[step.trend])


def uphill(step: Step) -> list[Row]:
    """What the rule would do without its minus sign."""
    end = step.uphill
    verb = "stays" if end == step.weight else "goes down" if step.climbs else "climbs"
    ink = FALLS if step.climbs else GROWS
    return [
        row(f"{UPHILL_SHAPES[0]} without minus", TOO_LARGE if end is None else measure(end)),
        row(f"  {verb}: w + {step.rule.terms[-1].formula}", ink=ink),
    ]
