"""The arrows of a step that is taken apart: the best picture of the minus sign.

An arrow has the step's true length. One too short to be seen is drawn longer, and dashed to say so.
"""

from __future__ import annotations

from typing import NamedTuple

from gdtui.engine.step import Step
from gdtui.plot.dots import Grid, Point, Stroke
from gdtui.plot.labels import put_name
from gdtui.plot.picture import DIM, TRAIL, Canvas
from gdtui.plot.shows import Beat
from gdtui.plot.window import Window

_SHORTEST = 4
"""The fewest cells from the marble to the tip of its arrow."""
_TRUE, _LONGER = "━", "╍"
_DROP = Stroke(left_out=1)
_NAMES = {Beat.SCALED: "η·slope", Beat.TURNED: "−η·slope", Beat.LANDED: "−η·slope"}


class Arrow(NamedTuple):
    """A step at the height of its start, in its true length; from its end a line to the bowl.

    `before` is where it pointed before the minus sign turned it round.
    """

    start: Point
    end: Point
    drop: Point | None = None
    before: Point | None = None
    name: str = ""


def arrow_of(step: Step | None, beat: Beat | None, window: Window) -> Arrow | None:
    """The arrow of a step from its second beat on: uphill at first, then turned round."""
    if step is None or beat in (None, Beat.SLOPE) or not window.holds(step.weight):
        return None
    start = window.on(step.landscape, step.weight)

    def place(weight: float | None) -> Point | None:
        return None if weight is None else window.on(step.landscape, weight)

    is_turned = beat is not Beat.SCALED
    landing, uphill = place(step.landing), place(step.uphill)
    end = landing if is_turned else uphill
    if end is None or start == end:
        return None
    drop = landing if is_turned else None
    before = (uphill[0], start[1]) if uphill and beat is Beat.TURNED else None
    return Arrow(start, (end[0], start[1]), drop, before, _NAMES[beat])


def draw_arrow(canvas: Canvas, grid: Grid, arrow: Arrow, ink: str) -> None:
    """A row of dashes with a head, its name, and from its head a line of dots to the bowl."""
    if arrow.before:
        _draw_shaft(canvas, grid, arrow.start, arrow.before, None, DIM)
    if arrow.drop and _is_long(grid, arrow.start, arrow.end):
        grid.draw(canvas, (arrow.end, arrow.drop), TRAIL, _DROP)
    first, last = _draw_shaft(canvas, grid, arrow.start, arrow.end, arrow.drop, ink)
    put_name(canvas, grid, first, last, grid.cell(arrow.start)[1], arrow.name, ink)


def _is_long(grid: Grid, start: Point, end: Point) -> bool:
    """Whether an arrow can be seen in its true length."""
    return abs(grid.cell(end)[0] - grid.cell(start)[0]) >= _SHORTEST


def _draw_shaft(
    canvas: Canvas, grid: Grid, start: Point, end: Point, goal: Point | None, ink: str
) -> tuple[int, int]:
    """An arrow from beside a cell, its head never where the mark of its goal is drawn.

    Gives its first and last column.
    """
    (column, row), (tip, _) = grid.cell(start), grid.cell(end)
    is_true, side = _is_long(grid, start, end), 1 if end[0] > start[0] else -1
    if not is_true:
        tip = max(grid.left, min(column + _SHORTEST * side, grid.left + grid.width - 1))
    elif goal and (tip, row) == grid.cell(goal):
        tip -= side
    first, last = sorted((column + side, tip))
    canvas.put(first, row, (_TRUE if is_true else _LONGER) * (last + 1 - first), ink)
    canvas.put(tip, row, "▶" if side > 0 else "◀", ink)
    return first, last
