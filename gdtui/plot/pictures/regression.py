"""What a weight can be: the slope of a line through points, which turns as the marble rolls.

The thin upright lines are the residuals; the mean of their squares is the loss.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from gdtui.plot.axes.axis import Axis
from gdtui.plot.axes.frame import Plot, fits, framed
from gdtui.plot.cells.ascii import worded
from gdtui.plot.cells.numerals import measure
from gdtui.plot.cells.picture import CURVE, DIM, PLAIN, STRONG, Canvas, Picture, stacked
from gdtui.plot.pictures.portrait import Place, too_small

Points = tuple[tuple[float, float], ...]

_POINT = "+"
_ROOM = 1.1
"""How much farther than the points the axes go at least."""
_ROUND = (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


@dataclass(frozen=True, slots=True)
class Regression:
    """The line of a weight through points, as a picture of the whole."""

    points: Points
    weight: float

    @property
    def title(self) -> str:
        """What it is called."""
        return "line and data"

    def columns(self, _width: int, _height: int, /) -> None:
        """It is quickly drawn."""

    def draw(self, _done: int, width: int, height: int, /) -> Picture:
        """The picture; a few words where there is no room."""
        if not fits(width, height - 1):
            return too_small(width, height)
        return draw_regression(self.points, self.weight, width, height)

    def at(self, column: int, row: int, width: int, height: int, /) -> Place:
        """The weight whose line goes through a cell; none for a cell at the upright axis."""
        if not fits(width, height - 1):
            return Place()
        plot = _axes(self.points, width, height - 1)
        grid = plot.grid
        across = min(1.0, max(0.0, (column - grid.left + 0.5) / grid.width)) * 2 - 1
        up = 1 - min(1.0, max(0.0, (row - 1 + 0.5) / grid.height)) * 2
        if abs(across) * grid.width < 1.0:
            return Place()
        return Place(weight=round(plot.up.high * up / (plot.across.high * across), 1) + 0.0)


def draw_regression(points: Points, weight: float, width: int, height: int) -> Picture:
    """The points, the line y = w·x, and the residuals between them, below a row of words."""
    if not fits(width, height - 1):
        return Canvas.blank(width, height).picture()
    plot = _axes(points, width, height - 1)
    grid, place, canvas = plot.grid, plot.point, Canvas(plot.picture)
    for x, y in points:
        grid.draw(canvas, (place(x, y), place(x, weight * x)), DIM)
    far_x, far_y = plot.across.high, plot.up.high
    # As far as the sides, or as the edges above and below.
    end = min(far_x, far_y / abs(weight)) if weight else far_x
    grid.draw(canvas, (place(-end, -weight * end), place(end, weight * end)), CURVE)
    for point in points:
        canvas.put(*grid.cell(place(*point)), _POINT, STRONG)
    return stacked(_words(points, weight, width), canvas.picture())


@lru_cache(maxsize=8)
def _axes(points: Points, width: int, height: int) -> Plot:
    across, up = (_around_zero(values) for values in zip(*points, strict=True))
    return framed(across, up, width, height)


def _around_zero(values: Sequence[float]) -> Axis:
    """An axis from 0 to both sides, to round numbers, with room for some values."""
    needed = _ROOM * max(map(abs, values)) or 1.0
    unit = 10.0 ** math.floor(math.log10(needed))
    far = next(unit * k for k in _ROUND if unit * k >= needed)
    return Axis(-far, far, tuple(far * (k / 2 - 1) for k in range(5)))


def _words(points: Points, weight: float, width: int) -> Picture:
    """The line as an equation, and the loss, in as many words as there is room for."""
    squares = [(weight * x - y) * (weight * x - y) for x, y in points]
    loss = sum(squares) / len(squares)
    line = f"y = {measure(weight)}·x"
    wordings = [line]
    if math.isfinite(loss):
        mean = measure(loss)
        wordings[:0] = [
            f"{line}   {_POINT} data   the mean square of the thin lines is the loss, {mean}",
            f"{line}   mean square of the thin lines {mean}",
            f"{line}   mean square {mean}",
        ]
    canvas = Canvas.blank(width, 1)
    text = next((text for text in map(worded, wordings) if len(text) <= width), "")
    canvas.put(0, 0, text, PLAIN)
    canvas.put(0, 0, text[: len(worded(line))], STRONG)
    return canvas.picture()
