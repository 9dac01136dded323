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

_SHORTEST = 3
"""The fewest cells of an arrow that are seen."""
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


def draw_arrow(canvas: Canvas, grid: Grid, arrow: Arrow, ink: str, covered: int = 1) -> None:
    """A row of dashes with a head, and from its head a line of dots to the bowl.

    `covered` is how many cells a marble covers from its middle on: none of the arrow lies there.
    """
    shafts = _Shafts(canvas, grid, arrow.start, covered)
    if arrow.drop and shafts.is_true(arrow.end):
        grid.draw(canvas, (arrow.end, arrow.drop), TRAIL, _DROP)
    if arrow.before:
        shafts.draw(arrow.before, None, DIM)
    shafts.draw(arrow.end, arrow.drop, ink)


def name_arrow(canvas: Canvas, grid: Grid, arrow: Arrow, ink: str, covered: int = 1) -> None:
    """Its name beside it, to be written when all else is drawn."""
    shafts = _Shafts(canvas, grid, arrow.start, covered)
    tip = shafts.tip(arrow.end, arrow.drop)
    first, last = sorted((shafts.tail(arrow.end), tip))
    put_name(canvas, grid, first, last, shafts.place[1], arrow.name, ink)


class _Shafts(NamedTuple):
    """The arrows that begin at a point."""

    canvas: Canvas
    grid: Grid
    start: Point
    covered: int

    @property
    def place(self) -> tuple[int, int]:
        """The cell where they begin."""
        return self.grid.cell(self.start)

    def is_true(self, end: Point) -> bool:
        """Whether an arrow can be seen in its true length."""
        return abs(self.grid.cell(end)[0] - self.place[0]) >= self.covered + _SHORTEST

    def tail(self, end: Point) -> int:
        """The column where an arrow begins."""
        return self.place[0] + self.covered * self._side(end)

    def tip(self, end: Point, goal: Point | None) -> int:
        """The column of a head, which is never where the marble lies once it is at its goal."""
        (column, row), tip, side = self.place, self.grid.cell(end)[0], self._side(end)
        if not self.is_true(end):
            tip = column + (self.covered + _SHORTEST) * side
            return max(self.grid.left, min(tip, self.grid.left + self.grid.width - 1))
        is_hidden = goal and 0 <= self.grid.cell(goal)[1] - row < self.covered
        return tip - self.covered * side if is_hidden else tip

    def draw(self, end: Point, goal: Point | None, ink: str) -> None:
        """An arrow."""
        row, tip = self.place[1], self.tip(end, goal)
        first, last = sorted((self.tail(end), tip))
        shaft = _TRUE if self.is_true(end) else _LONGER
        self.canvas.put(first, row, shaft * (last + 1 - first), ink)
        self.canvas.put(tip, row, "▶" if self._side(end) > 0 else "◀", ink)

    def _side(self, end: Point) -> int:
        return 1 if end[0] > self.start[0] else -1
