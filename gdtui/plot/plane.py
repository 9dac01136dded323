"""Two axes with their cells: where a pair of numbers is drawn, and which pair a cell stands for.

What is computed for a cell, and what the mouse finds in it, are the same numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from gdtui.plot.ascii import worded
from gdtui.plot.dots import Grid, Point
from gdtui.plot.numerals import tick
from gdtui.plot.picture import AXIS, DIM, Canvas, Picture
from gdtui.plot.rows import Piece
from gdtui.plot.spans import Span
from gdtui.plot.still import Ticks, fits, still

_FEW_ROWS = 8
_LABEL_WIDTH = 4
_BETWEEN_LABELS = 2


class Place(NamedTuple):
    """The learning rate and the weight that a place in a picture stands for, as far as it does."""

    rate: float | None = None
    weight: float | None = None


class Plane(NamedTuple):
    """Drawn axes, the cells between them, and from where to where they go."""

    picture: Picture
    grid: Grid
    across: Span
    up: Span

    def point(self, x: float, y: float) -> Point:
        """Where two numbers lie; at the edge for what lies beyond."""
        return self.across.share(x), self.up.share(y)

    def values(self, column: int, row: int) -> tuple[float, float]:
        """The two numbers that a cell of the picture stands for, or the cell nearest to it."""
        grid = self.grid
        x = max(0, min(column - grid.left, grid.width - 1))
        y = max(0, min(grid.height - 1 - row, grid.height - 1))
        return self.across.in_cell(x, grid.width, 2), self.up.in_cell(y, grid.height, 4)

    def mark(self, canvas: Canvas, x: float, y: float, shape: str, ink: str) -> None:
        """A mark at two numbers; an arrow at the edge for what lies beyond."""
        column, row = self.grid.cell(self.point(x, y))
        if not self.across.holds(x):
            shape = "◀" if x < self.across.low else "▶"
        elif not self.up.holds(y):
            shape = "▼" if y < self.up.low else "▲"
        canvas.put(column, row, shape, ink)

    def upright(self, canvas: Canvas, x: float) -> None:
        """A dashed line at a number across, where nothing is drawn yet."""
        if self.across.holds(x):
            column, _ = self.grid.cell(self.point(x, self.up.low))
            for row in range(self.grid.height):
                if canvas.text(column, row, 1) == " ":
                    canvas.put(column, row, "╎", AXIS)


@lru_cache(maxsize=16)
def plane(
    across: Span, up: Span, width: int, height: int, label: Callable[[float], str] = tick
) -> Plane:
    """The axes with what they name; of the upper one, labelled by `label`, the ends if few fit."""
    named = up.named[:: len(up.named) - 1] if height < _FEW_ROWS else up.named
    labels = [label(value) for value in named]
    room = max(_LABEL_WIDTH, *map(len, labels))
    ticks: Ticks = tuple(
        (up.share(v), text.rjust(room)) for v, text in zip(named, labels, strict=True)
    )
    plot = still(width, height, _ticks_across(across, width - room - 1), ticks)
    return Plane(plot.picture, plot.grid, across, up)


def _ticks_across(across: Span, width: int) -> Ticks:
    """What the lower axis names; the ends and the middle where there is no room for all of it."""
    ticks = [(across.share(value), tick(value)) for value in across.named]
    widest = max(len(label) for _, label in ticks)
    if (ticks[1][0] - ticks[0][0]) * width < widest + _BETWEEN_LABELS:
        ticks = ticks[:: len(ticks) // 2]
    return tuple(ticks)


def has_room(width: int, height: int) -> bool:
    """Whether there is room for axes below a row of words."""
    return fits(width, height - 1)


def without_room(width: int, height: int) -> Picture:
    """A few words in place of a picture."""
    canvas = Canvas.blank(width, height)
    canvas.put(0, 0, "a larger window has room for this", DIM)
    return canvas.picture()


def headed(wordings: Sequence[Sequence[Piece]], picture: Picture) -> Picture:
    """A picture below a row of words: the first wording that fits."""
    width, height = picture.size
    canvas = Canvas.blank(width, height + 1)
    for wording in wordings:
        pieces = [(worded(text), ink) for text, ink in wording]
        if sum(len(text) for text, _ in pieces) < width:
            column = 1
            for text, ink in pieces:
                canvas.put(column, 0, text, ink)
                column += len(text)
            break
    canvas.paste(0, 1, picture)
    return canvas.picture()


def in_words(*texts: str) -> list[list[Piece]]:
    """Wordings without colours, the longest first."""
    return [[(text, DIM)] for text in texts]
