"""What the readout says of a run or two, each fact once: its words, its numbers, its inks.

How facts are arranged, and which are left out where there is little room, is up to the readout.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from gdtui.engine.landscape import Landscape
from gdtui.engine.race import Race
from gdtui.engine.step import Move, Step, Trend
from gdtui.engine.theory import theory_of
from gdtui.engine.values import written
from gdtui.guide.guide import Clue
from gdtui.plot import equation
from gdtui.plot.marks import SHAPES, UPHILL_SHAPES
from gdtui.plot.numerals import measure, printed
from gdtui.plot.picture import FALLS, GROWS, MARBLES, PLAIN, STRONG
from gdtui.plot.rows import Piece, Row, row
from gdtui.plot.shows import Shows, Sight

TREND_SIGNS = {Trend.FALLS: "▼", Trend.STAYS: "=", Trend.GROWS: "▲", Trend.ENDS: "×"}
TREND_INKS = {Trend.FALLS: FALLS, Trend.STAYS: STRONG, Trend.GROWS: GROWS, Trend.ENDS: GROWS}
CROSSES, SAME_SIDE = "⇄", "·"
_LONGEST_FORMULA = 8
TOO_LARGE = "too big"
"""In place of a number that no float holds."""
NO_LOSS = "no loss"
"""In place of a weight that lies in a gap."""


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
    BY_THEORY = auto()
    RULE = auto()
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


def why(step: Step) -> str:
    """Where the update moves the weight, and the reason."""
    if step.move is Move.LEFT:
        return "moves left: slope > 0"
    if step.move is Move.RIGHT:
        return "moves right: slope < 0"
    if step.slope == 0:
        return "stays: the slope is 0"
    if step.learning_rate == 0:
        return "stays: the rate is 0"
    return "stays: step too small"


def substituted(step: Step) -> tuple[Piece, ...] | None:
    """The update in numbers, in pieces, the last of them the result; None where none are true."""
    found = equation.update(step)
    if found is None:
        return None
    slope = f"({found.slope})" if step.slope < 0 else found.slope
    texts = (found.weight, f" − {found.rate}", f"×{slope}", f" = {found.landing}")
    return tuple((text, PLAIN) for text in texts)


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
    verb = "stays" if end == step.weight else "climbs"
    return [
        row(f"{UPHILL_SHAPES[0]} without minus", TOO_LARGE if end is None else measure(end)),
        row(f"  {verb}: w + η·slope", ink=GROWS),
    ]


def secant_texts(step: Step, gap: float) -> tuple[str, str, str] | None:
    """The slope, the gap h, and their sum: on w² that is the slope of the secant, 2w + h."""
    theory = theory_of(step.landscape)
    if theory is None or theory.curvature != 2:
        return None
    return equation.secant(step.slope, gap, theory.secant_slope(step.weight, gap))


def slope(step: Step, gap: float | None) -> str:
    """The slope, in so many digits that the secant's follows from it."""
    texts = None if gap is None else secant_texts(step, gap)
    return texts[0] if texts else measure(step.slope, sign="+")


def secant(step: Step, gap: float, sight: Sight) -> list[Fact]:
    """The secant from w to w + h: its slope, and what rounding makes of it where that differs."""
    tells = sight.tells(Clue.SLOPE)
    theory, texts = theory_of(step.landscape), secant_texts(step, gap)
    line = step.landscape.secant(step.weight, gap)
    shown = "none" if line is None else measure(line.slope, sign="+")
    gap_row = row("secant, gap h", texts[1] if texts else measure(gap, sign="+"))
    if theory is None:
        return [(Part.SECANT, [gap_row, row(" its slope", shown)])]
    exact = theory.secant_slope(step.weight, gap)
    sloping = (
        row(f" slope {formula(step.landscape)} + h", texts[2])
        if texts and tells
        else row(" its slope", texts[2] if texts else measure(exact, sign="+"))
    )
    off = texts[1] if texts else measure(theory.curvature / 2 * gap, sign="+")
    rows = [gap_row, sloping, *([row(" off the slope", off)] if tells else [])]
    facts: list[Fact] = [(Part.SECANT, rows)]
    if line is not None and shown != measure(exact, sign="+"):
        facts.append((Part.ROUNDED, [row(" computed as", shown)]))
    return facts


def loss(step: Step, width: int = 12) -> str:
    """The loss before a step."""
    return measure(step.landscape.loss(step.weight), width)


def state(step: Step, gap: float | None, sight: Sight) -> list[Row]:
    """The loss before a step, and the slope where it may be seen."""
    rows = [row("loss L(w)", loss(step)), row(f"slope {formula(step.landscape)}", slope(step, gap))]
    return rows if sight.tells(Clue.SLOPE) else rows[:1]


def gap_seen(race: Race, shows: Shows, sight: Sight) -> float | None:
    """The gap of the secant, where the fog does not hide it."""
    return None if sight.fog else shows.secant_gap(race)
