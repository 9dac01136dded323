"""How quickly a rule settles near a bottom: rates across, its β upwards, a shade for the speed.

All of it follows from the two roots of a step; the line of the best β is the edge of the ripples.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from gdtui.engine.columns import Columns
from gdtui.engine.rules.rule import Rule
from gdtui.engine.rules.stability import Law, Nearby
from gdtui.plot.axes.axis import Axis
from gdtui.plot.axes.frame import Plot, framed
from gdtui.plot.axes.ranges import rates_up_to
from gdtui.plot.bowl.marks import SHAPES, TRAIL_SHAPES
from gdtui.plot.cells.numerals import tick
from gdtui.plot.cells.picture import CURVE, DIM, MARBLES, SECANT, STRONG, TRAIL, Canvas, Picture
from gdtui.plot.cells.rows import Piece
from gdtui.plot.pictures.portrait import OnAxes, Place, Wordings

SHADES = "▓▒░·"
_UP_TO = (3.0, 10.0, 30.0)
"""The epochs to a tenth of the distance that the shades stand for, the last for more."""
_BEYOND = 1.05
_HIGHEST, _HIGHEST_TOLD = 0.99, 0.999
_SHARES = Axis(0.0, 1.0, (0.0, 0.25, 0.5, 0.75, 1.0))
_ABOUT = 0.8
"""The share of the widest row from which on one is about as wide."""
_BESIDE = "←"
_BEST = TRAIL_SHAPES[0]
_NAMED = (Nearby.SMOOTH, Nearby.ZIGZAG, Nearby.RIPPLES, Nearby.NO_REST)

Cell = tuple[str, Nearby]
"""The shade of a cell, and what its rate and β do."""
Does = tuple[Nearby, ...]
"""What the cells of a row do."""


@dataclass(frozen=True, slots=True)
class Settling(OnAxes):
    """How quickly each rate and β settle, with the present ones marked."""

    law: Law
    bottom: float
    rule: Rule
    rate: float

    @property
    def title(self) -> str:
        """What it is called."""
        symbol = self.rule.parameters[0].symbol
        return f"settling near w* = {tick(self.bottom)} by η and {symbol}"

    def axes(self, width: int, height: int) -> Plot:
        """Rates across, β upwards."""
        limits = (self.law._replace(kept=kept).landmarks[-1] for kept in (0.0, 1.0))
        return framed(rates_up_to(max(limits) * _BEYOND), _SHARES, width, height)

    def computed(self, axes: Plot) -> Columns[tuple[Cell, ...]]:
        """What the cells show and do, by column."""
        return _columns(self.law._replace(kept=0.0), axes)

    def drawn(self, axes: Plot, done: int, /) -> tuple[Wordings, Picture]:
        """The picture with so many columns: ● is the run, ○ the best β for its rate.

        The regions are named when it is whole.
        """
        law, rate, best = self.law, self.rate, self.law.best_kept(self.rate)
        ground, rows = _ground(law._replace(kept=0.0), axes, done)
        canvas = Canvas(ground)
        if best is not None and rows:
            symbol = self.rule.parameters[0].symbol
            told = f"{_BEST} best {symbol}: {min(best, _HIGHEST_TOLD):.3g}"
            _put_beyond(canvas, axes.grid.left, rows, told)
        for nearby in _NAMED if rows else ():
            _name(canvas, axes.grid.left, rows, nearby, is_present=nearby is law.nearby(rate))
        if best is not None:
            axes.mark(canvas, rate, best, _BEST, TRAIL)
        axes.mark(canvas, rate, law.kept, SHAPES[0], MARBLES[0])
        return _LEGEND, canvas.picture()

    def place(self, across: float, up: float, /) -> Place:
        """The rate and the parameters."""
        kept = min(up, _HIGHEST)
        return Place(rate=across, parameters=(kept, *self.rule.values[1:]))


def _rates(axes: Plot) -> list[float]:
    """The rate of each column of dots."""
    dots = 2 * axes.grid.width
    return [axes.across.at(k / (dots - 1)) for k in range(dots)]


def _shade(law: Law, rate: float) -> str:
    """The shade for the epochs that it takes to a tenth of the distance; blank for never."""
    if not law.nearby(rate).rests:
        return " "
    factor = law.factor(rate)
    epochs = -math.log(10) / math.log(factor) if 0 < factor < 1 else 0.0 if not factor else math.inf
    return SHADES[sum(epochs > limit for limit in _UP_TO)]


@lru_cache(maxsize=4)
def _columns(law: Law, axes: Plot) -> Columns[tuple[Cell, ...]]:
    """The cells of each column, from the top row down."""
    grid = axes.grid
    shares = [grid.middle(grid.left, row)[1] for row in range(grid.height)]
    laws = [law._replace(kept=axes.up.at(share)) for share in shares]

    def column(at: int) -> tuple[Cell, ...]:
        rate = axes.across.at(grid.middle(grid.left + at, 0)[0])
        return tuple((_shade(each, rate), each.nearby(rate)) for each in laws)

    return Columns(column, grid.width)


@lru_cache(maxsize=4)
def _ground(law: Law, axes: Plot, done: int) -> tuple[Picture, tuple[Does, ...]]:
    """The shades and the line of the best β; and what each cell does, by row, if that is known."""
    canvas, grid = Canvas(axes.picture), axes.grid
    known = _columns(law, axes).first(done)
    starts = [*known, grid.width]
    for place, (at, cells) in enumerate(known.items()):
        wide = starts[place + 1] - at
        for row, (shade, _) in enumerate(cells):
            canvas.put(grid.left + at, row, shade * wide, CURVE)
    best = [(rate, law.best_kept(rate)) for rate in _rates(axes)]
    line = [axes.point(rate, kept) for rate, kept in best if kept is not None]
    grid.draw(canvas, line, SECANT)
    does = zip(*known.values(), strict=True) if len(known) == grid.width else ()
    return canvas.picture(), tuple(tuple(nearby for _, nearby in row) for row in does)


def _name(
    canvas: Canvas, left: int, rows: Sequence[Does], nearby: Nearby, *, is_present: bool
) -> None:
    """A region by name, where it is widest; or beside it, where it is too narrow."""
    name, beside = f" {nearby.value} ", f"{_BESIDE}{nearby.value} "
    widths = [row.count(nearby) for row in rows]
    widest = max(widths)
    among = [k for k, width in enumerate(widths) if width > widest * _ABOUT]
    middle = among[len(among) // 2]
    # (row, column, text), the best first.
    places = [
        (row, rows[row].index(nearby) + (widths[row] - len(name)) // 2, name)
        for row in sorted(among, key=lambda row: abs(row - middle))
        if widths[row] >= len(name)
    ]
    for row in range(len(rows) - 1, -1, -1):
        if widths[row] > 1:
            after = rows[row].index(nearby) + widths[row] + 1
            if len(set(rows[row][after : after + len(beside)])) == 1:
                places.append((row, after, beside))
    for row, column, text in places:
        if _is_free(canvas, left + column, row, len(text)):
            canvas.put(left + column, row, text, STRONG if is_present else DIM)
            return


def _put_beyond(canvas: Canvas, left: int, rows: Sequence[Does], text: str) -> None:
    """A text at the right, where nothing rests, if there is room in the row that has most of it."""
    beyond = [row.count(Nearby.NO_REST) for row in rows]
    row = beyond.index(max(beyond))
    if beyond[row] > len(text) + 1:
        canvas.put(left + len(rows[row]) - len(text) - 1, row, text, DIM)


def _is_free(canvas: Canvas, column: int, row: int, width: int) -> bool:
    """Whether nothing but shades stands in some cells of a row."""
    text = canvas.text(column, row, width)
    return len(text) == width and set(text) <= set(SHADES + " ")


def _legend() -> Wordings:
    """What the shades mean."""
    texts = *(f"{limit:.0f}" for limit in _UP_TO), "more"
    shades: list[Piece] = []
    for shade, text in zip(SHADES, texts, strict=True):
        shades += [(shade, CURVE), (f" {text}  ", DIM)]
    befores = "epochs to a tenth of the way: up to ", "epochs to a tenth: ", "a tenth in "
    return [[(before, DIM), *shades] for before in befores]


_LEGEND = _legend()
