"""The arrows of a step that is taken apart: the best picture of the minus sign.

An arrow has the step's true length. One too short to be seen is drawn longer, and dashed to say so.
Where a rule makes something of the slope that points too, the slope has a thin arrow beside it.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from gdtui.engine.runs.step import Step, terms_of
from gdtui.plot.bowl.window import Window
from gdtui.plot.cells.dots import Grid, Point, Stroke
from gdtui.plot.cells.labels import put_name
from gdtui.plot.cells.picture import DIM, TRAIL, Canvas
from gdtui.plot.readout import equation
from gdtui.plot.shows import Beat

_SHORTEST = 3
"""The fewest cells of an arrow that are seen."""
_DROP = Stroke(left_out=1)


class _Look(NamedTuple):
    """What an arrow is drawn with: its shaft, the one of an arrow that is too short, its heads."""

    true: str
    longer: str
    heads: str


_HEAVY, _THIN = _Look("━", "╍", "◀▶"), _Look("─", "╌", "◁▷")


class Arrow(NamedTuple):
    """A step at the height of its start, in its true length; from its end a line to the bowl.

    `before` is where it pointed before the minus sign turned it round. Of two arrows one is thin, a
    row above the other; each has its name on its own `side`, -1 above and 1 below, and `short` is
    what it is called where there is no room for that.
    """

    start: Point
    end: Point
    drop: Point | None = None
    before: Point | None = None
    name: str = ""
    short: str = ""
    side: int = 0

    @property
    def is_above(self) -> bool:
        """Whether it is the one above another."""
        return self.side < 0


class _Pointing(NamedTuple):
    """How far something points from the weight, before the minus sign, and its names."""

    length: float
    name: str
    short: str


def _slope(step: Step) -> _Pointing | None:
    """η times the slope, of a rule that makes of it something else that points."""
    length = step.learning_rate * step.slope
    return _Pointing(length, "η·slope", "η·g") if step.rule.points else None


def _latest(step: Step, beat: Beat) -> _Pointing | None:
    """The step from its last term on; before that η times the latest term that points."""
    rule, nouns = step.rule, {term.symbol: term.noun for term in step.rule.terms}
    if beat.term == len(rule.terms) - 1:
        last = rule.terms[-1]
        noun = nouns.get(equation.scaled_by_rate(last))
        return _Pointing(step.taken, f"η·{noun}" if noun else last.formula, last.formula)
    found = [each for each in terms_of(step)[: beat.term + 1] if each.term.noun]
    if not found:
        return None
    term, value = found[-1].term, found[-1].value
    short = f"η·{term.symbol or term.formula}"
    name = f"η·{term.noun}" if term.symbol else short
    return _Pointing(step.learning_rate * value, name, short)


def _inside(step: Step, weight: float) -> float | None:
    return weight if step.landscape.is_inside(weight) else None


def arrows_of(step: Step | None, beat: Beat | None, window: Window) -> tuple[Arrow, ...]:
    """The arrows of a step from its second beat on: uphill at first, then turned round."""
    if step is None or beat is None or beat.is_slope or not window.holds(step.weight):
        return ()
    is_step = beat.term == len(step.rule.terms) - 1
    latest = _arrow(step, _latest(step, beat), beat, window, is_step=is_step)
    slope = _arrow(step, _slope(step), beat, window, is_step=False)
    if slope is None:
        return (latest,) if latest else ()
    above = slope._replace(side=-1)
    return (latest._replace(side=1), above) if latest else (above,)


def _arrow(
    step: Step, pointing: _Pointing | None, beat: Beat, window: Window, *, is_step: bool
) -> Arrow | None:
    if pointing is None or not math.isfinite(pointing.length):
        return None
    start = window.on(step.landscape, step.weight)

    def place(weight: float) -> Point | None:
        inside = _inside(step, weight)
        return None if inside is None else window.on(step.landscape, inside)

    is_turned = not beat.is_before_the_minus
    landing, ahead = place(step.weight - pointing.length), place(step.weight + pointing.length)
    end = landing if is_turned else ahead
    if end is None or start == end:
        return None
    drop = landing if is_turned and is_step else None
    before = (ahead[0], start[1]) if ahead and beat.is_turned and is_step else None
    sign = "−" * is_turned
    name, short = f"{sign}{pointing.name}", f"{sign}{pointing.short}"
    return Arrow(start, (end[0], start[1]), drop, before, name, short)


def draw_arrow(canvas: Canvas, grid: Grid, arrow: Arrow, ink: str, covered: int = 1) -> None:
    """A row of dashes with a head, and from its head a line of dots to the bowl.

    `covered` is how many cells a marble covers from its middle on: none of the arrow lies there.
    """
    shafts = _Shafts(canvas, grid, arrow.start, covered, arrow.is_above)
    if arrow.drop and shafts.is_true(arrow.end):
        grid.draw(canvas, (arrow.end, arrow.drop), TRAIL, _DROP)
    if arrow.before:
        shafts.draw(arrow.before, None, DIM)
    shafts.draw(arrow.end, arrow.drop, ink)


def name_arrow(canvas: Canvas, grid: Grid, arrow: Arrow, ink: str, covered: int = 1) -> None:
    """Its name beside it, to be written when all else is drawn."""
    shafts = _Shafts(canvas, grid, arrow.start, covered, arrow.is_above)
    tip = shafts.tip(arrow.end, arrow.drop)
    first, last = sorted((shafts.tail(arrow.end), tip))
    row, side = shafts.place[1], -shafts.upwards * arrow.side
    is_right = tip == last
    for name in (arrow.name, arrow.short):
        if put_name(canvas, grid, first, last, row, name, ink, side, 1 if is_right else -1):
            return
    # Behind its arrow, or beyond another one, its head tells whose name it is.
    name = f"{shafts.look.heads[is_right]} {arrow.short}"
    far = sorted((tip, shafts.tip(arrow.before or arrow.end, None)))
    beyond = ((row, side), (row - 2 * side, -side)) if side else ((row, 0),)
    for y, towards in beyond:
        for start, end in ((first, last), far):
            if put_name(canvas, grid, start, end, y, name, ink, towards):
                return


class _Shafts(NamedTuple):
    """The arrows that begin at a point."""

    canvas: Canvas
    grid: Grid
    start: Point
    covered: int
    is_above: bool = False

    @property
    def look(self) -> _Look:
        """What they are drawn with."""
        return _THIN if self.is_above else _HEAVY

    @property
    def upwards(self) -> int:
        """Which way rows go to the arrow above: at the top of the picture it lies below."""
        return -1 if self.grid.cell(self.start)[1] else 1

    @property
    def place(self) -> tuple[int, int]:
        """The cell where they begin."""
        column, row = self.grid.cell(self.start)
        return column, row + self.upwards * self.is_above

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
        shaft = self.look.true if self.is_true(end) else self.look.longer
        self.canvas.put(first, row, shaft * (last + 1 - first), ink)
        self.canvas.put(tip, row, self.look.heads[self._side(end) > 0], ink)

    def _side(self, end: Point) -> int:
        return 1 if end[0] > self.start[0] else -1
