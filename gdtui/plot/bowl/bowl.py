"""The bowl: the landscape with its axes, and over it what moves: lines, paths, arrows, marbles.

Three lines are told apart by their form: the curve is wide, the tangent short and through its
marble, the secant dashed, its second point named. Marbles are told apart by their shapes; one that
lies outside is an arrow with its weight.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.plot.axes.frame import Plot, fits, framed
from gdtui.plot.bowl.arrows import Shaft
from gdtui.plot.bowl.curve import curve_pieces
from gdtui.plot.bowl.marks import (
    BLOCKS,
    GHOST_SHAPES,
    PINNED,
    SECOND_POINT,
    SHAPES,
    TRAIL_SHAPES,
    UPHILL_SHAPES,
)
from gdtui.plot.bowl.scene import Marble, Scene, Tangent
from gdtui.plot.bowl.window import Window
from gdtui.plot.cells.ascii import speaks_ascii
from gdtui.plot.cells.dots import THIN, Grid, Stroke
from gdtui.plot.cells.labels import put_name
from gdtui.plot.cells.numerals import measure
from gdtui.plot.cells.picture import (
    CURVE,
    DIM,
    GROWS,
    MARBLES,
    SECANT,
    TANGENT,
    TRAIL,
    Canvas,
    Picture,
)

_LARGE_FROM = 30
"""The rows from which the curve is wider."""
_COVERED = 3
"""How many cells a marble of several cells covers from its middle on, and one more."""
_FILLED, _DASHED = Stroke(fills=True), Stroke(drawn=4, left_out=4)
_LAST, _OLDER = Stroke(), Stroke(left_out=1)
_SHARE = 0.6
"""Half the length of a tangent, as a share of the shorter side of the picture."""
_SHORTEST = 20
"""Half the length of a tangent in dots, where the picture is small."""


@lru_cache(maxsize=8)
def empty_bowl(
    landscape: Landscape,
    window: Window,
    width: int,
    height: int,
    stroke: Stroke = THIN,
    fog: bool = False,
) -> Plot:
    """The bowl with nothing in it; in the fog the axes alone."""
    plot = framed(window.across, window.up, width, height)
    canvas = Canvas(plot.picture)
    # A parabola is smoothest in long straight lines; others bend more often.
    samples = width // 2 if landscape.steady_curvature else width
    for piece in [] if fog else curve_pieces(landscape, window, samples):
        plot.grid.draw(canvas, piece, CURVE, stroke)
    return plot._replace(picture=canvas.picture())


def draw_bowl(scene: Scene, width: int, height: int, *, large: bool = False) -> Picture:
    """The scene in so many cells; blank where there is no room for a plot.

    `large` is for a projector: the curve is wider, and a marble has several cells.
    """
    if not fits(width, height):
        return Canvas.blank(width, height).picture()
    stroke = _FILLED if speaks_ascii() else Stroke(2 + (height > _LARGE_FROM) + large)
    plot = empty_bowl(scene.landscape, scene.window, width, height, stroke, scene.fog)
    bowl = _Bowl(Canvas(plot.picture), plot.grid, large)
    for marble in scene.marbles:
        for path in marble.paths:
            bowl.grid.draw(bowl.canvas, path, TRAIL, _LAST if path is marble.paths[-1] else _OLDER)
    if scene.secant:
        bowl.grid.draw(bowl.canvas, scene.secant, SECANT, _DASHED)
    for tangent in scene.tangents:
        bowl.draw_tangent(tangent)
    for marble, shape in zip(scene.marbles, TRAIL_SHAPES, strict=False):
        for point in marble.trail:
            bowl.canvas.put(*bowl.grid.cell(point), shape, TRAIL)
    for mark, marble in zip(PINNED, scene.pinned, strict=False):
        bowl.draw_mark(marble, mark, DIM, 0)
    bowl.draw_ends(scene)
    for index in reversed(range(len(scene.marbles))):
        bowl.draw_marble(scene.marbles[index], index)
    bowl.write_names(scene)
    return bowl.canvas.picture()


class _Bowl(NamedTuple):
    """A bowl that is being drawn."""

    canvas: Canvas
    grid: Grid
    large: bool

    @property
    def covered(self) -> int:
        """How many cells a marble covers from its middle on."""
        return _COVERED if self.large else 1

    def draw_tangent(self, tangent: Tangent) -> None:
        """So much of it as lies about where it touches, as long on the screen at every slope."""
        across, up = 2 * self.grid.width - 1, 4 * self.grid.height - 1
        (left, low), (right, high) = tangent.line
        length = math.hypot((right - left) * across, (high - low) * up)
        if length == 0:
            return
        half = max(_SHORTEST, _SHARE * min(across, up)) / length
        along_x = (tangent.touch[0] - left) / (right - left) if right > left else 0.5
        ends = (max(0.0, min(along_x + side * half, 1.0)) for side in (-1, 1))
        shown = [(left + (right - left) * share, low + (high - low) * share) for share in ends]
        self.grid.draw(self.canvas, shown, TANGENT)

    def draw_ends(self, scene: Scene) -> None:
        """Where steps lead, and where the secant meets the bowl a second time."""
        put, cell = self.canvas.put, self.grid.cell
        for index, marble in enumerate(scene.marbles):
            for arrow in marble.arrows:
                Shaft(self.canvas, self.grid, arrow, self.covered).draw(MARBLES[index])
            if marble.uphill:
                put(*cell(marble.uphill), UPHILL_SHAPES[index], GROWS)
            if marble.ghost:
                put(*cell(marble.ghost), GHOST_SHAPES[index], MARBLES[index])
        if scene.second:
            put(*cell(scene.second), SECOND_POINT, SECANT)

    def draw_marble(self, marble: Marble, index: int) -> None:
        """A marble of the race: a character, or for a projector a block of several cells."""
        if marble.outside is not None or not self.large:
            # Below the first where both lie outside.
            self.draw_mark(marble, SHAPES[index], MARBLES[index], index)
            return
        (column, row), block, grid = self.grid.cell(marble.point), BLOCKS[index], self.grid
        width, height = len(block[0]), len(block)
        left = max(grid.left, min(column - width // 2, grid.left + grid.width - width))
        top = max(0, min(row + 1 - height, grid.height - height))
        self.canvas.write(left, top, block, MARBLES[index])

    def draw_mark(self, marble: Marble, mark: str, ink: str, lower: int) -> None:
        """A marble by its mark; outside an arrow at the edge, and its weight if there is room."""
        (column, row), grid = self.grid.cell(marble.point), self.grid
        if marble.outside is not None:
            number, is_left = measure(marble.outside), marble.point[0] == 0
            if len(number) + len(mark) + 2 > grid.width:
                number = ""
            mark = f"◀{mark} {number}".rstrip() if is_left else f"{number} {mark}▶".lstrip()
            column = grid.left if is_left else grid.left + grid.width
            row = min(row + lower, grid.height - 1)
        self.canvas.put(min(column, grid.left + grid.width - len(mark)), row, mark, ink)

    def write_names(self, scene: Scene) -> None:
        """The names of arrows and of the second point, when all else is drawn."""
        for index, marble in enumerate(scene.marbles):
            for arrow in marble.arrows:
                Shaft(self.canvas, self.grid, arrow, self.covered).write_name(MARBLES[index])
        if scene.second:
            column, row = self.grid.cell(scene.second)
            put_name(self.canvas, self.grid, column, column, row, "w+h", SECANT)


def is_near(scene: Scene, plot: Plot, column: int, row: int) -> bool:
    """Whether a cell of the picture is on the first marble, or right beside it."""
    there, level = plot.grid.cell(scene.marbles[0].point)
    return abs(column - there) <= 1 and abs(row - level) <= 1


def weight_at(window: Window, plot: Plot, column: int) -> float:
    """The weight in a column, or in the nearest where marbles have room.

    A marble that is put there is drawn in that column.
    """
    weight, _ = plot.values(column, 0)
    return max(window.room.low, min(weight, window.room.high))
