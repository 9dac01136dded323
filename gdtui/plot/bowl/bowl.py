"""The bowl: the landscape with its axes, and over it what moves: paths, lines, arrows, marbles.

Three lines are told apart by their form: the curve is wide, the tangent short and through its
marble, the secant dashed, its second point named. The path lies below the curve and dims with age,
tangent and secant lie on it, and on these the places of the path. Marbles are told apart by their
shapes; one that lies outside is an arrow with its weight. The arrow of a step that is too short to
be seen is drawn longer, and dashed to say so.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import pairwise
from typing import NamedTuple

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.plot.axes.frame import Plot, fits, framed
from gdtui.plot.bowl.scene import Arrow, Marble, Ray, Scene, Seen
from gdtui.plot.bowl.window import Window, curve_pieces
from gdtui.plot.cells.dots import DOTS, THIN, Grid, Point, Stroke, has_dots
from gdtui.plot.cells.picture import (
    CURVE,
    DIM,
    FADED,
    GROWS,
    MARBLES,
    SECANT,
    TANGENT,
    TRAILS,
    Canvas,
    Picture,
)
from gdtui.plot.cells.text import measure, speaks_ascii, worded
from gdtui.plot.readout.identity import (
    BLOCKS,
    GHOST_SHAPES,
    PINNED,
    SECOND_POINT,
    SHAPES,
    TRAIL_SHAPES,
    UPHILL_SHAPES,
    curve_inks,
)

_LARGE_FROM = 30
"""The rows from which the curve is wider."""
_COVERED = 3
"""How many cells a marble of several cells covers from its middle on, and one more."""
_FILLED = Stroke(fills=True)
_TANGENT, _SECANT = Stroke(on_top=True), Stroke(drawn=4, left_out=2, on_top=True)
_LAST, _OLDER = Stroke(), Stroke(left_out=1)
_RECENT = 7
"""How many of the last steps have not faded."""
_BESIDE = 2
"""The cells around a marble in which its tangent lies over the places that it had."""
_SHARE = 0.4
"""Half the length of a tangent, as a share of the shorter side of the picture."""
_SHORTEST = 14
"""Half the length of a tangent in dots, where the picture is small."""
_BEYOND, _LONGER = 10, 20
"""How many dots a secant goes on beyond its second point, and how much longer it is on either side
than a tangent, with which it shares its cells where its gap is small."""
_FEWEST_CELLS, _CELLS_INSTEAD = 1.5, 3
"""The fewest cells of an arrow in its true length, and those of one that would have fewer."""
_DROP = Stroke(left_out=1)
_AROUND = ((0, 2), (-1, 2), (1, 2), (0, 4), (-1, 4), (1, 4), (-2, 2), (2, 2), (-2, 4), (2, 4))
"""Rows below a place and columns from it at which its name may stand, the nearest first."""


@lru_cache(maxsize=8)
def empty_bowl(
    landscapes: tuple[Landscape, ...],
    window: Window,
    width: int,
    height: int,
    stroke: Stroke = THIN,
) -> Plot:
    """The bowl with nothing in it; where no landscape is seen the axes alone.

    Of several landscapes each curve has the ink of its marble.
    """
    plot = framed(*window[:2], width, height)
    canvas = Canvas(plot.picture)
    for landscape, ink in [*zip(landscapes, curve_inks(len(landscapes)), strict=False)][::-1]:
        # A parabola is smoothest in long straight lines; others bend more often.
        samples = width // 2 if landscape.steady_curvature else width
        for piece in curve_pieces(landscape, window, samples):
            plot.grid.draw(canvas, piece, ink, stroke)
    return plot._replace(picture=canvas.picture())


def draw_bowl(scene: Scene, width: int, height: int, *, large: bool = False) -> Picture:
    """The scene in so many cells; blank where there is no room for a plot.

    `large` is for a projector: the curve is wider, and a marble has several cells.
    """
    if not fits(width, height):
        return Canvas.blank(width, height).picture()
    stroke = _FILLED if speaks_ascii() else Stroke(2 + (height > _LARGE_FROM) + large)
    plot = empty_bowl(scene.landscapes, scene.window, width, height, stroke)
    bowl = _Bowl(scene, Canvas(plot.picture), plot, large or height > _LARGE_FROM)
    bowl.draw()
    return bowl.canvas.picture()


class _Shaft(NamedTuple):
    """An arrow in the cells of a row, from its tail to its tip, and what it is drawn with."""

    row: int
    tail: int
    tip: int
    dash: str
    head: str
    is_true: bool
    """Whether it is as long as the step."""


_Cell = tuple[int, int, str, str]
"""Column, row, shape and ink."""


class _Bowl(NamedTuple):
    """A bowl that is being drawn."""

    scene: Scene
    canvas: Canvas
    plot: Plot
    large: bool
    """Whether a marble has several cells."""

    def draw(self) -> None:
        """All that is seen, what lies over other things after them, the first marble last."""
        backwards = [*enumerate(self.scene.marbles)][::-1]
        far_off: list[_Cell] = []
        for index, marble in backwards:
            self.draw_path(marble, index)
            far_off += self.draw_places(marble, index)
        half = max(_SHORTEST, _SHARE * min(self.grid.dots))
        secant, ink_of_secant = self.scene.secant, self.ink(SECANT, 0)
        if secant:
            self.draw_line(secant, half + _LONGER, ink_of_secant, _SECANT)
        for index, marble in enumerate(self.scene.marbles):
            # On a curve that has the ink of its marble it would not be told from that.
            ink = TANGENT if len(self.scene.landscapes) > 1 else self.ink(TANGENT, index)
            if marble.tangent:
                self.draw_line(marble.tangent, half, ink, _TANGENT)
        for cell in far_off:
            self.canvas.put(*cell)
        for mark, marble in zip(PINNED, self.scene.pinned, strict=False):
            self.draw_mark(marble, mark, DIM, 0)
        arrows = [
            (arrow, self.shaft(arrow, arrow.end, arrow.drop), index)
            for index, marble in enumerate(self.scene.marbles)
            for arrow in marble.arrows
        ]
        self.draw_ends(arrows)
        second = self.cell(secant.second) if secant and secant.second else None
        if second:
            self.canvas.put(*second, SECOND_POINT, ink_of_secant)
        for index, marble in backwards:
            self.draw_marble(marble, index)
        # The names when all else is drawn.
        for arrow, shaft, index in arrows:
            self.name_arrow(arrow, shaft, MARBLES[index])
        if second:
            self.put_name(second[0], *second, "w+h", ink_of_secant)

    def ink(self, own: str, index: int) -> str:
        """The ink of a line: its own, or that of its marble where there are several."""
        return MARBLES[index] if len(self.scene.marbles) > 1 else own

    @property
    def grid(self) -> Grid:
        return self.plot.grid

    @property
    def covered(self) -> int:
        """How many cells a marble covers from its middle on."""
        return _COVERED if self.large else 1

    def cell(self, point: Point) -> tuple[int, int]:
        """The cell of a point of the landscape: one that the stroke of its curve passes."""
        return self.on_curve(*self.grid.cell(point))

    def on_curve(self, column: int, row: int) -> tuple[int, int]:
        """A cell, or the one above or below it where only that has something of the curve."""
        rows = (y for y in (row, row - 1, row + 1) if 0 <= y < self.grid.height)
        drawn = self.plot.picture.rows
        return column, next((y for y in rows if has_dots(drawn[y][column])), row)

    def draw_path(self, marble: Marble, index: int) -> None:
        """The steps that it has taken: the older, the dimmer."""
        for paths, ink, stroke in (
            (marble.paths[:-_RECENT], FADED[index], _OLDER),
            (marble.paths[-_RECENT:-1], TRAILS[index], _OLDER),
            (marble.paths[-1:], TRAILS[index], _LAST),
        ):
            lines = (line for path in paths for line in pairwise(path))
            self.grid.trace(self.canvas, lines, ink, stroke)

    def draw_places(self, marble: Marble, index: int) -> list[_Cell]:
        """The places that it had, the older, the dimmer; gives those that are not beside it."""
        column, row = self.grid.cell(marble.point)
        older = dict.fromkeys(marble.trail[:-_RECENT])
        places = dict.fromkeys(map(self.grid.cell, older), FADED[index])
        places |= dict.fromkeys(map(self.grid.cell, marble.trail[-_RECENT:]), TRAILS[index])
        far_off = []
        for (x, y), ink in places.items():
            cell = *self.on_curve(x, y), TRAIL_SHAPES[index], ink
            if max(abs(x - column), abs(y - row)) > _BESIDE:
                far_off.append(cell)
            else:
                self.canvas.put(*cell)
        return far_off

    def draw_line(self, ray: Ray, reach: float, ink: str, stroke: Stroke) -> None:
        """What of a line lies less than so many dots from its point, or up to where it meets again.

        Beyond that it goes on, for as far as that is seen.
        """
        (x, y), (across, up) = ray.touch, self.grid.dots
        angle = math.atan2(ray.slope * up, across)
        run, rise = math.cos(angle) / across, math.sin(angle) / up
        again = ray.to / run
        beyond = math.copysign(_BEYOND, again) if again else 0.0
        ends = min(-reach, again + beyond), max(reach, again + beyond)
        start, end = ((x + run * k, y + rise * k) for k in ends)
        # A flat one would hide the whole bottom of a bowl.
        hides = abs(ray.slope) * up > across or speaks_ascii()
        self.grid.draw(self.canvas, (start, end), ink, stroke._replace(hides=hides))

    def shaft(self, arrow: Arrow, end: Point, goal: Point | None) -> _Shaft:
        """An arrow to its end, or to where it pointed before.

        None of it lies where its marble does, nor where that does at its `goal`.
        """
        grid, covered, is_thin = self.grid, self.covered, arrow.side < 0
        (column, row), tip = grid.cell(arrow.start), grid.cell(end)[0]
        length = (end[0] - arrow.start[0]) * (grid.width - 0.5)
        side, is_true = (1 if length > 0 else -1), abs(length) >= max(_FEWEST_CELLS, covered)
        row, tail = row + self.side_of(arrow) * is_thin, column + covered * side
        if is_true:
            is_hidden = goal and 0 <= grid.cell(goal)[1] - row < covered
            tip = max((tip - covered * side * bool(is_hidden)) * side, tail * side) * side
        else:
            tip = max(grid.left, min(tail + _CELLS_INSTEAD * side, self.canvas.width - 1))
        dashes, heads = ("╌─", "◁▷") if is_thin else ("╍━", "◀▶")
        return _Shaft(row, tail, tip, dashes[is_true], heads[side > 0], is_true)

    def side_of(self, arrow: Arrow) -> int:
        """On which side of an arrow its name is, 1 being below; at the top of the picture all is
        the other way round.
        """
        return arrow.side if self.grid.cell(arrow.start)[1] else -arrow.side

    def draw_shaft(self, shaft: _Shaft, ink: str) -> None:
        first, last = sorted((shaft.tail, shaft.tip))
        self.canvas.put(first, shaft.row, shaft.dash * (last + 1 - first), ink)
        self.canvas.put(shaft.tip, shaft.row, shaft.head, ink)

    def draw_ends(self, arrows: Sequence[tuple[Arrow, _Shaft, int]]) -> None:
        """Where steps lead."""
        put, cell = self.canvas.put, self.cell
        for arrow, shaft, index in arrows:
            if arrow.drop and shaft.is_true:
                self.grid.draw(self.canvas, (arrow.end, arrow.drop), TRAILS[index], _DROP)
        for arrow, shaft, index in arrows:
            if arrow.before:
                self.draw_shaft(self.shaft(arrow, arrow.before, None), DIM)
            self.draw_shaft(shaft, MARBLES[index])
        for index, marble in enumerate(self.scene.marbles):
            if marble.uphill:
                x, y = marble.uphill
                edge = "◀" if x == 0 else "▶" if x == 1 else "▲" if y == 1 else ""
                put(*cell(marble.uphill), edge or UPHILL_SHAPES[index], GROWS)
            if marble.ghost:
                put(*cell(marble.ghost), GHOST_SHAPES[index], MARBLES[index])

    def draw_marble(self, marble: Marble, index: int) -> None:
        """A marble of the race: a character, or for a projector a block of several cells."""
        if marble.outside is not None or not self.large:
            # Below the first where both lie outside.
            self.draw_mark(marble, SHAPES[index], MARBLES[index], index)
            return
        (column, row), block, grid = self.cell(marble.point), BLOCKS[index], self.grid
        width = len(block[0])
        left = max(grid.left, min(column - width // 2, self.canvas.width - width))
        self.canvas.write(left, max(0, row + 1 - len(block)), block, MARBLES[index])

    def draw_mark(self, marble: Marble, mark: str, ink: str, lower: int) -> None:
        """A marble by its mark; outside an arrow at the edge, and its weight if there is room."""
        (column, row), grid = self.cell(marble.point), self.grid
        if marble.outside is not None:
            number, is_left = measure(marble.outside), marble.point[0] == 0
            if len(number) + len(mark) + 2 > grid.width:
                number = ""
            mark = f"◀{mark} {number}".rstrip() if is_left else f"{number} {mark}▶".lstrip()
            column = grid.left if is_left else self.canvas.width
            row = min(row + lower, grid.height - 1)
        self.canvas.put(min(column, self.canvas.width - len(mark)), row, mark, ink)

    def name_arrow(self, arrow: Arrow, shaft: _Shaft, ink: str) -> None:
        """Its name beside it; behind it, or beyond another one, its head tells whose name it is."""
        row, tail, tip, _, head, _ = shaft
        (first, last), side = sorted((tail, tip)), self.side_of(arrow)
        for name in arrow.names:
            if self.put_name(first, last, row, name, ink, side, 1 if tip == last else -1):
                return
        far = sorted((tip, self.shaft(arrow, arrow.before or arrow.end, None).tip))
        for y, towards in ((row, side), (row - 2 * side, -side)) if side else ((row, 0),):
            for start, end in ((first, last), far):
                if self.put_name(start, end, y, f"{head} {arrow.names[1]}", ink, towards):
                    return

    def put_name(
        self, first: int, last: int, row: int, name: str, ink: str, side: int = 0, ahead: int = 0
    ) -> bool:
        """Write a name above the columns `first` to `last` of a row, or elsewhere near them.

        The name stands on blank cells; where there are none, over thin lines. The result is False
        where there was no room for it. `side` keeps the name above the row (-1) or below it (1),
        `ahead` in front of the tail of an arrow that points to the left (-1) or to the right (1).
        """
        text, grid = worded(name), self.grid
        middle = (first + last + 1 - len(text)) // 2
        places = [(middle, row - 1), (middle, row + 1)]
        for down, aside in _AROUND:
            places += [(last + aside, row + down), (first + 1 - aside - len(text), row + down)]
        inside = [
            (column, y)
            for column, y in places
            if grid.left <= column <= self.canvas.width - len(text)
            and 0 <= y < grid.height
            and (y - row) * side >= 0
            and (ahead <= 0 or column + len(text) > first)
            and (ahead >= 0 or column <= last)
        ]
        put = partial(self.canvas.put_first, inside, text, ink)
        return put() or put(over=" " + DOTS, but=CURVE)


# What the mouse finds in so many cells


def is_near(seen: Seen, column: int, row: int, width: int, height: int) -> bool:
    """Whether a cell of the picture is on the first marble, or right beside it."""
    if not fits(width, height):
        return False
    window, (first, *_) = seen.window, seen.ways
    there, level = framed(*window[:2], width, height).grid.cell(first.point(window))
    return abs(column - there) <= 1 and abs(row - level) <= 1


def weight_at(window: Window, column: int, width: int, height: int) -> float:
    """The weight in a column, or in the nearest where marbles have room.

    A marble that is put there is drawn in that column.
    """
    weight, _ = framed(*window[:2], width, height).values(column, 0)
    return max(window.room.low, min(weight, window.room.high))
