"""Two axes with their cells: where a pair of numbers is drawn, and which pair a cell stands for.

What is computed for a cell, and what the mouse finds in it, are the same numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from gdtui.plot.axes.spans import Span
from gdtui.plot.axes.still import Ticks, still
from gdtui.plot.cells.dots import Grid, Point
from gdtui.plot.cells.numerals import tick
from gdtui.plot.cells.picture import AXIS, Canvas, Picture

_FEW_ROWS = 8
_LABEL_WIDTH = 4
_BETWEEN_LABELS = 2


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
        """The two numbers that a cell of the picture stands for, or the cell nearest to it.

        Those that are named at the axes, where their cells are; else numbers of few digits.
        """
        grid, across, up = self.grid, self.across, self.up
        column = max(grid.left, min(column, grid.left + grid.width - 1))
        row = max(0, min(row, grid.height - 1))
        named = (
            [v for v in across.named if grid.cell((across.share(v), 0.0))[0] == column],
            [v for v in up.named if grid.cell((0.0, up.share(v)))[1] == row],
        )
        width, height = 2 * grid.width - 1, 4 * grid.height - 1
        x, y = grid.middle(column, row)
        return (
            (named[0] or [across.rounded(x, 2 / width)])[0],
            (named[1] or [up.rounded(y, 4 / height)])[0],
        )

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
