"""What the readout says of a run or two, each fact once: its words, its numbers, its inks.

How facts are arranged, and which are left out where there is little room, is up to the readout.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.step import Step
from gdtui.engine.theory.parabola import theory_of
from gdtui.engine.values import written
from gdtui.guide.guide import Clue
from gdtui.plot.bowl.marks import SHAPES
from gdtui.plot.cells.numerals import measure, printed
from gdtui.plot.cells.picture import MARBLES, PLAIN
from gdtui.plot.cells.rows import Piece, Row, row
from gdtui.plot.readout import equation
from gdtui.plot.shows import Shows, Sight

if TYPE_CHECKING:
    from gdtui.plot.bowl.flight import Spot

_LONGEST_FORMULA = 8
TOO_LARGE = "too big"
"""In place of a number that no float holds."""


class Part(Enum):
    """What a fact is about, from what is always shown to what goes first where it is narrow."""

    TABLE = auto()
    FROM = auto()
    STATE = auto()
    SECANT = auto()
    OUTCOME = auto()
    UPHILL = auto()
    SPREAD = auto()
    ZERO_LOSS = auto()
    ROUNDED = auto()
    MOVE = auto()
    UPDATE = auto()
    TREND = auto()
    NOISE = auto()
    BY_THEORY = auto()
    RULE = auto()
    TERMS = auto()
    WORKED_OUT = auto()
    RATIO = auto()
    SPACE = auto()


Fact = tuple[Part, Sequence[Row]]


def formula(landscape: Landscape) -> str:
    """The slope by its formula where that is short."""
    text = printed(landscape.slope_formula)
    return text if len(text) <= _LONGEST_FORMULA else "L'(w)"


def pair(label: str, texts: Sequence[str], width: int, ink: str = PLAIN) -> list[Row]:
    """A fact of two marbles side by side; where there is no room a row for each."""
    room = (width - 8) // 2
    if max(map(len, texts)) < room:
        return [row(label, "".join(text.rjust(room) for text in texts).lstrip(), ink)]
    return [
        Row(((f"{name} ", ink), (shape, shape_ink)), ((text, ink),))
        for name, text, shape, shape_ink in zip(
            (label, " " * len(label)), texts, SHAPES, MARBLES, strict=True
        )
    ]


def starts(race: Race, width: int) -> list[Row]:
    """Where two marbles started, each beside its shape."""
    texts = [written(run.weight_at(0)) for run in race.runs]
    room = (width - 8) // 2
    if max(map(len, texts)) + 2 >= room:
        return pair("from", texts, width)
    pieces: list[Piece] = []
    for text, shape, ink in zip(texts, SHAPES, MARBLES, strict=True):
        pieces += [(" " * (room - len(text) - 2), PLAIN), (shape, ink), (f" {text}", PLAIN)]
    return [Row((("from", PLAIN),), tuple(pieces))]


def secant_texts(spot: Spot, gap: float) -> tuple[str, str, str] | None:
    """The slope, the gap h, and their sum: on w² that is the slope of the secant, 2w + h."""
    theory = theory_of(spot.landscape)
    if theory is None or theory.curvature != 2:
        return None
    return equation.secant(spot.slope, gap, theory.secant_slope(spot.weight, gap))


def slope(spot: Spot, gap: float | None) -> str:
    """The slope, in so many digits that the secant's follows from it."""
    texts = None if gap is None else secant_texts(spot, gap)
    return texts[0] if texts else measure(spot.slope, sign="+")


def secant(spot: Spot, gap: float, sight: Sight) -> list[Fact]:
    """The secant from w to w + h: its slope, and what rounding makes of it where that differs."""
    tells = sight.tells(Clue.SLOPE)
    theory, texts = theory_of(spot.landscape), secant_texts(spot, gap)
    line = spot.landscape.secant(spot.weight, gap)
    shown = "none" if line is None else measure(line.slope, sign="+")
    gap_row = row("secant, gap h", texts[1] if texts else measure(gap, sign="+"))
    if theory is None:
        return [(Part.SECANT, [gap_row, row(" its slope", shown)])]
    exact = theory.secant_slope(spot.weight, gap)
    sloping = (
        row(f" slope {formula(spot.landscape)} + h", texts[2])
        if texts and tells
        else row(" its slope", texts[2] if texts else measure(exact, sign="+"))
    )
    off = texts[1] if texts else measure(theory.curvature / 2 * gap, sign="+")
    rows = [gap_row, sloping, *([row(" off the slope", off)] if tells else [])]
    facts: list[Fact] = [(Part.SECANT, rows)]
    if line is not None and shown != measure(exact, sign="+"):
        facts.append((Part.ROUNDED, [row(" computed as", shown)]))
    return facts


def loss(spot: Spot, width: int = 12) -> str:
    """The loss where a marble is."""
    return measure(spot.loss, width)


def slope_name(step: Step) -> str:
    """What the slope is called, in the formulas of the rule too, and by which formula it comes."""
    text = formula(step.landscape)
    is_given = not step.rule.is_plain and not step.is_noisy
    return f"slope g = {text}" if is_given else f"slope {text}"


def state(spot: Spot, step: Step, gap: float | None, sight: Sight) -> list[Row]:
    """The loss where a marble is, and the slope where it may be seen."""
    rows = [row("loss L(w)", loss(spot)), row(slope_name(step), slope(spot, gap))]
    return rows if sight.tells(Clue.SLOPE) else rows[:1]


def gap_seen(race: Race, shows: Shows, sight: Sight) -> float | None:
    """The gap of the secant, where the fog does not hide it."""
    return None if sight.fog else shows.secant_gap(race)
