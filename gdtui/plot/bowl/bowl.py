"""The bowl: the landscape with its axes, and over it what moves: lines, trails and marbles."""

from __future__ import annotations

from functools import lru_cache

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.plot.axes.frame import Plot, fits, framed
from gdtui.plot.bowl.arrows import draw_arrow, name_arrow
from gdtui.plot.bowl.curve import curve_pieces
from gdtui.plot.bowl.lines import draw_secant, draw_second_point, draw_tangent, name_second_point
from gdtui.plot.bowl.marbles import draw_marble, draw_pinned
from gdtui.plot.bowl.marks import GHOST_SHAPES, PINNED, TRAIL_SHAPES, UPHILL_SHAPES
from gdtui.plot.bowl.scene import Scene
from gdtui.plot.bowl.window import Window
from gdtui.plot.cells.ascii import speaks_ascii
from gdtui.plot.cells.dots import THIN, Grid, Stroke
from gdtui.plot.cells.numerals import power_of_ten
from gdtui.plot.cells.picture import AXIS, CURVE, GROWS, MARBLES, TRAIL, Canvas, Picture

_LARGE_FROM = 30
"""The rows from which the curve is wider."""
_COVERED = 3
"""How many cells a marble of several cells covers from its middle on, and one more."""
_FILLED = Stroke(fills=True)
_LAST, _OLDER = Stroke(), Stroke(left_out=1)


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
    powers = zip("wL", window.powers, strict=True)
    told = "  ".join(f"{name} ×{power_of_ten(power)}" for name, power in powers if power)
    canvas.put(plot.grid.left + (plot.grid.width - len(told)) // 2, 0, told, AXIS)
    if fog:
        return plot._replace(picture=canvas.picture())
    # A parabola is smoothest in long straight lines; others bend more often.
    samples = width // 2 if landscape.steady_curvature else width
    for piece in curve_pieces(landscape, window, samples):
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
    grid, canvas = plot.grid, Canvas(plot.picture)
    _draw_lines(canvas, grid, scene)
    covered = _COVERED if large else 1
    _draw_marks(canvas, grid, scene, covered)
    for index in reversed(range(len(scene.marbles))):
        draw_marble(canvas, grid, scene.marbles[index], index, large=large)
    for index, marble in enumerate(scene.marbles):
        for arrow in marble.arrows:
            name_arrow(canvas, grid, arrow, MARBLES[index], covered)
    if scene.second:
        name_second_point(canvas, grid, scene.second)
    return canvas.picture()


def _draw_lines(canvas: Canvas, grid: Grid, scene: Scene) -> None:
    """The steps taken, the older ones with fewer dots; the secant; the tangents."""
    for marble in scene.marbles:
        for path in marble.paths[:-1]:
            grid.draw(canvas, path, TRAIL, _OLDER)
        for path in marble.paths[-1:]:
            grid.draw(canvas, path, TRAIL, _LAST)
    if scene.secant:
        draw_secant(canvas, grid, scene.secant)
    for line, point in zip(scene.tangents, scene.touches, strict=False):
        draw_tangent(canvas, grid, line, point)


def _draw_marks(canvas: Canvas, grid: Grid, scene: Scene, covered: int) -> None:
    """Where marbles were and will be, pinned runs, arrows, and the secant's second point."""
    for marble, shape in zip(scene.marbles, TRAIL_SHAPES, strict=False):
        for point in marble.trail:
            canvas.put(*grid.cell(point), shape, TRAIL)
    for mark, pinned in zip(PINNED, scene.pinned, strict=False):
        draw_pinned(canvas, grid, pinned, mark)
    for index, marble in enumerate(scene.marbles):
        for arrow in marble.arrows:
            draw_arrow(canvas, grid, arrow, MARBLES[index], covered)
        if marble.uphill:
            canvas.put(*grid.cell(marble.uphill), UPHILL_SHAPES[index], GROWS)
        if marble.ghost:
            canvas.put(*grid.cell(marble.ghost), GHOST_SHAPES[index], MARBLES[index])
    if scene.second:
        draw_second_point(canvas, grid, scene.second)


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
