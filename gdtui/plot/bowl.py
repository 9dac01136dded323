"""The bowl: the landscape with its axes, and over it what moves: lines, trails and marbles."""

from __future__ import annotations

from functools import lru_cache

from gdtui.engine.landscape import Landscape
from gdtui.plot.dots import Grid
from gdtui.plot.marks import GHOST_SHAPES, PINNED, SHAPES, TRAIL_SHAPES, UPHILL_SHAPES
from gdtui.plot.numerals import measure, power_of_ten
from gdtui.plot.picture import (
    AXIS,
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
from gdtui.plot.scene import Arrow, Marble, Scene
from gdtui.plot.still import Still, fits, still
from gdtui.plot.window import Window

_FEW_TICKS_BELOW = 8
_LOSS_WIDTH = 5


@lru_cache(maxsize=8)
def empty_bowl(
    landscape: Landscape, window: Window, width: int, height: int, fog: bool = False
) -> Still:
    """The bowl with nothing in it; in the fog the axes alone."""
    plot = still(width, height, *window.ticks(height < _FEW_TICKS_BELOW, width - _LOSS_WIDTH))
    canvas = Canvas(plot.picture)
    powers = zip("wL", window.powers, strict=True)
    told = "  ".join(f"{name} ×{power_of_ten(power)}" for name, power in powers if power)
    canvas.put(plot.grid.left + (plot.grid.width - len(told)) // 2, 0, told, AXIS)
    if fog:
        return plot._replace(picture=canvas.picture())
    plot.grid.draw(canvas, window.curve(landscape, 2 * width), CURVE)
    return plot._replace(picture=canvas.picture())


def draw_bowl(scene: Scene, width: int, height: int) -> Picture:
    """The scene in so many cells; blank where there is no room for a plot."""
    if not fits(width, height):
        return Canvas.blank(width, height).picture()
    plot = empty_bowl(scene.landscape, scene.window, width, height, scene.fog)
    grid, canvas = plot.grid, Canvas(plot.picture)
    if scene.secant:
        grid.draw(canvas, scene.secant, SECANT)
    for line in scene.tangents:
        grid.draw(canvas, line, TANGENT)
    for marble, shape in zip(scene.marbles, TRAIL_SHAPES, strict=False):
        for point in marble.trail:
            canvas.put(*grid.cell(point), shape, TRAIL)
    for mark, pinned in zip(PINNED, scene.pinned, strict=False):
        _draw_marble(canvas, grid, pinned, mark, DIM, 0)
    for index, marble in enumerate(scene.marbles):
        if marble.arrow:
            _draw_arrow(canvas, grid, marble.arrow, MARBLES[index])
        if marble.uphill:
            canvas.put(*grid.cell(marble.uphill), UPHILL_SHAPES[index], GROWS)
        if marble.ghost:
            canvas.put(*grid.cell(marble.ghost), GHOST_SHAPES[index], MARBLES[index])
    for index in reversed(range(len(scene.marbles))):
        marble = scene.marbles[index]
        _draw_marble(canvas, grid, marble, SHAPES[index], MARBLES[index], index)
    return canvas.picture()


def _draw_marble(
    canvas: Canvas, grid: Grid, marble: Marble, mark: str, ink: str, lower: int
) -> None:
    """The marble; with an arrow and its weight where it lies outside the window."""
    column, row = grid.cell(marble.point)
    end = grid.left + grid.width
    if marble.outside is None:
        canvas.put(min(column, end - len(mark)), row, mark, ink)
        return
    weight = measure(marble.outside)
    is_left = marble.point[0] == 0
    text = f"◀{mark} {weight}" if is_left else f"{weight} {mark}▶"
    if len(text) > grid.width:
        text = f"◀{mark}" if is_left else f"{mark}▶"
    canvas.put(
        grid.left if is_left else end - len(text), min(row + lower, grid.height - 1), text, ink
    )


def _draw_arrow(canvas: Canvas, grid: Grid, arrow: Arrow, ink: str) -> None:
    """A row of dashes with a head, and below the head a line of dots to the bowl."""
    if arrow.drop:
        grid.draw(canvas, (arrow.end, arrow.drop), TRAIL)
    (start, row), (end, _) = grid.cell(arrow.start), grid.cell(arrow.end)
    if start == end:
        return
    left, right = sorted((start, end))
    canvas.put(left, row, "━" * (right - left), ink)
    canvas.put(end, row, "▶" if end > start else "◀", ink)
