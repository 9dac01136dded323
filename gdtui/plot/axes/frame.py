"""Two axes as they are drawn, by plotext, which no other module knows: frame, ticks and labels.

What is computed for a cell between them, and what the mouse finds in it, are the same numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise, product
from typing import NamedTuple

import plotext

from gdtui.plot.axes.axis import Axis, Ticks, put_labels
from gdtui.plot.cells.dots import THIN, Grid, Point, Stroke
from gdtui.plot.cells.picture import AXIS, CURVE, Canvas, Picture

AXES_ROWS = 2
"""The rows below what is drawn: the axis across, and its labels."""
_LABEL_WIDTH = 4
_FEWEST_COLUMNS = 6
"""So many columns are left for what is drawn, however long a label is."""
_SPARE = sorted(product(range(4), range(9)), key=sum)
"""How many dots may be spare below and above, the fewest first."""


class Plot(NamedTuple):
    """A frame with nothing in it, the cells that curves may use, and its two axes."""

    picture: Picture
    grid: Grid
    across: Axis
    up: Axis

    def point(self, x: float, y: float) -> Point:
        """Where two numbers lie in the unit square; at its edge for what lies beyond."""
        return self.across.share(x), self.up.share(y)

    def cell(self, x: float, y: float) -> tuple[int, int]:
        """The column and row, in the whole picture, of the cell that shows two numbers."""
        return self.grid.cell(self.point(x, y))

    def draw(
        self,
        canvas: Canvas,
        points: Iterable[tuple[float, float]],
        ink: str,
        stroke: Stroke = THIN,
    ) -> None:
        """Straight lines between pairs of numbers; at the edge for what lies beyond."""
        self.grid.draw(canvas, (self.point(*point) for point in points), ink, stroke)

    @property
    def dot_columns(self) -> int:
        return 2 * self.grid.width

    def at_dot(self, column: int) -> float:
        """The number across that a column of dots stands for."""
        return self.across.at(column / (self.dot_columns - 1))

    def values(self, column: int, row: int) -> tuple[float, float]:
        """The two numbers that a cell of the picture stands for, or the cell nearest to it."""
        grid = self.grid
        column = max(grid.left, min(column, grid.left + grid.width - 1))
        row = max(0, min(row, grid.height - 1))
        x, y = grid.middle(column, row)
        width, height = grid.dots
        # A row at an edge may have its middle in the dots that are spare.
        return self.across.near(x, 1 / width), self.up.near(max(0.0, min(y, 1.0)), 2 / height)


def fits(width: int, height: int) -> bool:
    """Whether there is room for axes and a canvas."""
    return width >= 12 and height >= AXES_ROWS + 2


@lru_cache(maxsize=16)
def framed(across: Axis, up: Axis, width: int, height: int, room: int = _LABEL_WIDTH) -> Plot:
    """Axes with labelled ticks, each in the cell where a point with its value is drawn.

    Those upwards lie as many rows apart, and none takes the place of what is drawn: their labels
    have `room` columns at the least. For sizes of which `fits` says yes.
    """
    spare, ticks_up = _even(up, height - AXES_ROWS, width - 1 - _FEWEST_COLUMNS)
    left = max([room, *(len(label) for _, label in ticks_up)]) + 1
    grid = Grid(left, width - left, height - AXES_ROWS, spare)
    ticks_across = across.ticks(grid.width)
    columns = tuple(grid.cell((place, 0))[0] - left for place, _ in ticks_across)
    rows = tuple(grid.height - 1 - grid.cell((0, place))[1] for place, _ in ticks_up)
    drawn = _ruled(width, height, left, columns, rows, tuple(label for _, label in ticks_up))
    inks = [AXIS * left + CURVE * grid.width] * grid.height + [AXIS * width] * AXES_ROWS
    canvas = Canvas(Picture(drawn, tuple(inks)))
    labels = [(left + at, label) for at, (_, label) in zip(columns, ticks_across, strict=True)]
    put_labels(canvas, height - 1, (*labels[:1], *labels[-1:], *labels[1:-1]), AXIS)
    canvas.put_first([(width - len(across.name), height - 1)], across.name, AXIS, margin=1)
    # Beside the axis, or before a label, and as high as there is a place.
    before, after, end = f" {up.name}", f"{up.name} ", left - 2 - len(up.name)
    for column, row, name in ((end, 0, before), (0, 0, after), (end, 1, before), (0, 1, after)):
        if canvas.put_first([(column, row)], name, AXIS):
            break
    return Plot(canvas.picture(), grid, across, up)


@lru_cache(maxsize=16)
def _ruled(
    width: int,
    height: int,
    left: int,
    columns: tuple[int, ...],
    rows: tuple[int, ...],
    labels: tuple[str, ...],
) -> tuple[str, ...]:
    """Both axes with ticks in some columns and rows, these with labels in the `left` cells.

    plotext, which takes its time, keeps its state in its module: one thread only.
    """
    plotext.clear_figure()
    plotext.limit_size(False, False)
    plotext.theme("clear")
    plotext.plot_size(width, height)
    plotext.xaxes(True, False)
    plotext.yaxes(True, False)
    plotext.xlim(0, width - left - 1)
    plotext.ylim(0, height - AXES_ROWS - 1)
    plotext.xticks(columns, ["|"] * len(columns))
    plotext.yticks(rows, [label.rjust(left - 1) for label in labels])
    # A point far outside gives an empty plot its axes.
    plotext.plot([-2 * width], [-2 * height], marker="braille")
    *drawn, _ = plotext.uncolorize(plotext.build()).splitlines()[:height]
    return *(row.ljust(width) for row in drawn), " " * width


def _even(up: Axis, rows: int, longest: int) -> tuple[tuple[int, int], Ticks]:
    """The most ticks that can lie as many rows apart, and the dots that are spare for that."""
    ticks: Ticks = ()
    for choice in up.ticks_upwards(rows):
        ticks = tuple(tick for tick in choice if len(tick[1]) <= longest)
        for spare in _SPARE:
            grid = Grid(0, 1, rows, spare)
            levels = [grid.cell((0, place))[1] for place, _ in ticks]
            apart = {low - high for low, high in pairwise(levels)}
            if len(apart) == 1 and min(apart) > (len(ticks) > 2):
                return spare, ticks
    return (0, 0), ticks[:1]
