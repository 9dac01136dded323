"""The arrows of a step that is taken apart: the best picture of the minus sign.

An arrow has the step's true length. One too short to be seen is drawn longer, and dashed to say so.
Where a rule makes something of the slope that points too, the slope has a thin arrow beside it.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from gdtui.engine.runs.step import Step, terms_of
from gdtui.plot.bowl.window import Window
from gdtui.plot.cells.ascii import worded
from gdtui.plot.cells.dots import Grid, Point, Stroke, has_dots
from gdtui.plot.cells.picture import CURVE, DIM, Canvas
from gdtui.plot.readout import equation
from gdtui.plot.shows import Beat

_SHORTEST = 1.5
"""The fewest cells of an arrow that is drawn in its true length."""
_LONGER = 3
"""How many cells an arrow has that would be too short to be seen."""
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


class _Pointing(NamedTuple):
    """How far something points from the weight, before the minus sign, and its names."""

    length: float
    name: str
    short: str
    is_step: bool = False


def _latest(step: Step, beat: Beat) -> _Pointing | None:
    """The step from its last term on; before that η times the latest term that points."""
    rule, nouns = step.rule, {term.symbol: term.noun for term in step.rule.terms}
    if beat.term == len(rule.terms) - 1:
        last = rule.terms[-1]
        noun = nouns.get(equation.scaled_by_rate(last))
        name = f"η·{noun}" if noun else last.formula
        return _Pointing(step.taken, name, last.formula, is_step=True)
    found = [each for each in terms_of(step)[: beat.term + 1] if each.term.noun]
    if not found:
        return None
    term, value = found[-1].term, found[-1].value
    short = f"η·{term.symbol or term.formula}"
    name = f"η·{term.noun}" if term.symbol else short
    return _Pointing(step.learning_rate * value, name, short)


def arrows_of(step: Step | None, beat: Beat | None, window: Window) -> tuple[Arrow, ...]:
    """The arrows of a step from its second beat on: uphill at first, then turned round."""
    if step is None or beat is None or beat.is_slope or not window.holds(step.weight):
        return ()
    latest = _latest(step, beat)
    found = _arrow(step, latest, beat, window) if latest else None
    slope = _Pointing(step.learning_rate * step.slope, "η·slope", "η·g")
    above = _arrow(step, slope, beat, window) if step.rule.points else None
    if above:
        found, above = found and found._replace(side=1), above._replace(side=-1)
    return tuple(each for each in (found, above) if each)


def _arrow(step: Step, pointing: _Pointing, beat: Beat, window: Window) -> Arrow | None:
    if not math.isfinite(pointing.length):
        return None
    start = window.on(step.landscape, step.weight)

    def place(weight: float) -> Point | None:
        is_inside = step.landscape.is_inside(weight)
        return window.on(step.landscape, weight) if is_inside else None

    landing, ahead = place(step.weight - pointing.length), place(step.weight + pointing.length)
    end = ahead if beat.is_term else landing
    if end is None or start == end:
        return None
    drop = landing if pointing.is_step and not beat.is_term else None
    before = (ahead[0], start[1]) if ahead and beat.is_turned and pointing.is_step else None
    sign = "−" * (not beat.is_term)
    name, short = f"{sign}{pointing.name}", f"{sign}{pointing.short}"
    return Arrow(start, (end[0], start[1]), drop, before, name, short)


class Shaft(NamedTuple):
    """An arrow on a canvas: a row of dashes with a head, and from that a line of dots to the bowl.

    `covered` is how many cells a marble covers from its middle on: none of the arrow lies there.
    """

    canvas: Canvas
    grid: Grid
    arrow: Arrow
    covered: int = 1

    def draw_drop(self, ink: str) -> None:
        """The line from its end to the bowl, where it has one."""
        if self.arrow.drop and self._is_true(self.arrow.end):
            self.grid.draw(self.canvas, (self.arrow.end, self.arrow.drop), ink, _DROP)

    def draw(self, ink: str) -> None:
        """The arrow, and where it pointed before."""
        if self.arrow.before:
            self._draw(self.arrow.before, None, DIM)
        self._draw(self.arrow.end, self.arrow.drop, ink)

    def write_name(self, ink: str) -> None:
        """Its name beside it, to be written when all else is drawn."""
        arrow = self.arrow
        (column, row), tip = self._place, self._tip(arrow.end, arrow.drop)
        first, last = sorted((column + self.covered * self._side(arrow.end), tip))
        side, is_right = -self._upwards * arrow.side, tip == last
        for name in (arrow.name, arrow.short):
            ahead = 1 if is_right else -1
            if put_name(self.canvas, self.grid, first, last, row, name, ink, side, ahead):
                return
        # Behind its arrow, or beyond another one, its head tells whose name it is.
        name = f"{self._look.heads[is_right]} {arrow.short}"
        far = sorted((tip, self._tip(arrow.before or arrow.end, None)))
        beyond = ((row, side), (row - 2 * side, -side)) if side else ((row, 0),)
        for y, towards in beyond:
            for start, end in ((first, last), far):
                if put_name(self.canvas, self.grid, start, end, y, name, ink, towards):
                    return

    @property
    def _look(self) -> _Look:
        return _THIN if self.arrow.side < 0 else _HEAVY

    @property
    def _upwards(self) -> int:
        """Which way rows go to the arrow above: at the top of the picture it lies below."""
        return -1 if self.grid.cell(self.arrow.start)[1] else 1

    @property
    def _place(self) -> tuple[int, int]:
        """The cell where it begins."""
        column, row = self.grid.cell(self.arrow.start)
        return column, row + self._upwards * (self.arrow.side < 0)

    def _is_true(self, end: Point) -> bool:
        """Whether an arrow can be seen in its true length."""
        length = abs(end[0] - self.arrow.start[0]) * (self.grid.width - 0.5)
        return length >= max(_SHORTEST, self.covered)

    def _tip(self, end: Point, goal: Point | None) -> int:
        """The column of a head, which is never where the marble lies once it is at its goal."""
        (column, row), tip, side = self._place, self.grid.cell(end)[0], self._side(end)
        if not self._is_true(end):
            tip = column + (self.covered + _LONGER) * side
            return max(self.grid.left, min(tip, self.grid.left + self.grid.width - 1))
        is_hidden = goal and 0 <= self.grid.cell(goal)[1] - row < self.covered
        before = tip - self.covered * side if is_hidden else tip
        return max(before * side, (column + self.covered) * side) * side

    def _draw(self, end: Point, goal: Point | None, ink: str) -> None:
        (column, row), tip, side = self._place, self._tip(end, goal), self._side(end)
        first, last = sorted((column + self.covered * side, tip))
        shaft = self._look.true if self._is_true(end) else self._look.longer
        self.canvas.put(first, row, shaft * (last + 1 - first), ink)
        self.canvas.put(tip, row, self._look.heads[side > 0], ink)

    def _side(self, end: Point) -> int:
        return 1 if end[0] > self.arrow.start[0] else -1


_BESIDE = ((0, 2), (-1, 2), (1, 2), (0, 4), (-1, 4), (1, 4), (-2, 2), (2, 2), (-2, 4), (2, 4))
"""Rows below a place and columns from it, the nearest first."""


def put_name(
    canvas: Canvas,
    grid: Grid,
    first: int,
    last: int,
    row: int,
    name: str,
    ink: str,
    side: int = 0,
    ahead: int = 0,
) -> bool:
    """Write a name above the columns `first` to `last` of a row, or elsewhere near them.

    The name stands on blank cells; where there are none, over thin lines. The result is False where
    there was no room for it. `side` keeps the name above the row (-1) or below it (1), `ahead` in
    front of the tail of an arrow that points to the left (-1) or to the right (1).
    """
    text = worded(name)
    middle = (first + last + 1 - len(text)) // 2
    places = [(middle, row - 1), (middle, row + 1)]
    for down, aside in _BESIDE:
        places += [(last + aside, row + down), (first + 1 - aside - len(text), row + down)]
    inside = [
        (column, y)
        for column, y in places
        if grid.left <= column <= grid.left + grid.width - len(text)
        and 0 <= y < grid.height
        and (y - row) * side >= 0
        and (ahead <= 0 or column + len(text) > first)
        and (ahead >= 0 or column <= last)
    ]
    if canvas.put_first(inside, text, ink):
        return True
    thin = [place for place in inside if _is_thin(canvas, *place, len(text))]
    for place in thin[:1]:
        canvas.put(*place, text, ink)
    return bool(thin)


def _is_thin(canvas: Canvas, column: int, row: int, width: int) -> bool:
    """Whether cells are blank, or have dots that are not the curve's."""
    cells = zip(canvas.text(column, row, width), canvas.inks(column, row, width), strict=True)
    return all(text == " " or (has_dots(text) and ink != CURVE) for text, ink in cells)
