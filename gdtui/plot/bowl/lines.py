"""The tangent and the secant on the screen, told apart from each other and the bowl by their form.

The tangent is short and goes through its marble; the secant is dashed, its second point named.
"""

from __future__ import annotations

import math

from gdtui.plot.bowl.marks import SECOND_POINT
from gdtui.plot.cells.dots import Grid, Point, Stroke
from gdtui.plot.cells.labels import put_name
from gdtui.plot.cells.picture import SECANT, TANGENT, Canvas

_DASHED = Stroke(drawn=4, left_out=4)
_SHARE = 0.6
"""Half the length of a tangent, as a share of the shorter side of the picture."""
_SHORTEST = 20
"""Half the length of a tangent in dots, where the picture is small."""

Segment = tuple[Point, Point]


def draw_tangent(canvas: Canvas, grid: Grid, line: Segment, touch: Point) -> None:
    """So much of a line as lies about where it touches, as long on the screen at every slope."""
    across, up = 2 * grid.width - 1, 4 * grid.height - 1
    (left, low), (right, high) = line
    length = math.hypot((right - left) * across, (high - low) * up)
    if length == 0:
        return
    half = max(_SHORTEST, _SHARE * min(across, up)) / length
    along_x = (touch[0] - left) / (right - left) if right > left else 0.5
    ends = (max(0.0, min(along_x + side * half, 1.0)) for side in (-1, 1))
    shown = [(left + (right - left) * share, low + (high - low) * share) for share in ends]
    grid.draw(canvas, shown, TANGENT)


def draw_secant(canvas: Canvas, grid: Grid, line: Segment) -> None:
    """All of the line."""
    grid.draw(canvas, line, SECANT, _DASHED)


def draw_second_point(canvas: Canvas, grid: Grid, point: Point) -> None:
    """Where the secant meets the bowl a second time."""
    column, row = grid.cell(point)
    canvas.put(column, row, SECOND_POINT, SECANT)


def name_second_point(canvas: Canvas, grid: Grid, point: Point) -> None:
    """Its name beside it, to be written when all else is drawn."""
    column, row = grid.cell(point)
    put_name(canvas, grid, column, column, row, "w+h", SECANT)
