"""The bowl: the parabola with its axes, and over it what moves: lines, trails and marbles."""

from __future__ import annotations

from functools import lru_cache

from gdtui.plot.dots import cell, draw_path
from gdtui.plot.numerals import measure, tick
from gdtui.plot.picture import MARBLES, SECANT, TANGENT, TRAIL, Canvas, Picture
from gdtui.plot.scene import Marble, Scene, ticks
from gdtui.plot.still import Still, Ticks, fits, still

SHAPES = "●◆"
TRAIL_SHAPES = "○◇"
GHOST_SHAPES = "×+"

_LABEL_WIDTH = 4
_FEW_TICKS_BELOW = 8


@lru_cache(maxsize=8)
def _parabola(samples: int) -> tuple[tuple[float, float], ...]:
    """Enough points of y = x² for every dot column."""
    xs = [2 * k / samples - 1 for k in range(samples + 1)]
    return tuple((x, x * x) for x in xs)


def axes(half: int, height: int) -> tuple[Ticks, Ticks]:
    """The ticks of the weight axis and of the loss axis, two of the latter where it is low."""
    weights, losses = ticks(half)
    if height < _FEW_TICKS_BELOW:
        losses = [losses[0], losses[-1]]
    return (
        tuple((weight / half, tick(weight)) for weight in weights),
        tuple((loss / half**2, tick(loss).rjust(_LABEL_WIDTH)) for loss in losses),
    )


def empty_bowl(half: int, width: int, height: int) -> Still:
    """The bowl with nothing in it, for weights from −half to half."""
    return still(width, height, *axes(half, height), _parabola(2 * width))


def draw_bowl(scene: Scene, width: int, height: int) -> Picture:
    """The scene in so many cells; blank where there is no room for a plot."""
    if not fits(width, height):
        return Canvas.blank(width, height).picture()
    plot = empty_bowl(scene.half, width, height)
    canvas = Canvas(plot.picture)
    if scene.secant:
        draw_path(canvas, plot, scene.secant, SECANT)
    if scene.tangent:
        draw_path(canvas, plot, scene.tangent, TANGENT)
    for shape, marble in zip(TRAIL_SHAPES, scene.marbles, strict=False):
        for point in marble.trail:
            canvas.put(*cell(plot, point), shape, TRAIL)
    for index, marble in enumerate(scene.marbles):
        if marble.ghost:
            canvas.put(*cell(plot, marble.ghost), GHOST_SHAPES[index], MARBLES[index])
    for index in reversed(range(len(scene.marbles))):
        _draw_marble(canvas, plot, scene.marbles[index], index)
    return canvas.picture()


def _draw_marble(canvas: Canvas, plot: Still, marble: Marble, index: int) -> None:
    """The marble; with an arrow and its weight where it lies outside the window."""
    column, row = cell(plot, marble.point)
    ink = MARBLES[index]
    if marble.outside is None:
        canvas.put(column, row, SHAPES[index], ink)
        return
    weight = measure(marble.outside)
    if marble.outside < 0:
        canvas.put(plot.left, row + index, f"◀{SHAPES[index]} {weight}", ink)
    else:
        text = f"{weight} {SHAPES[index]}▶"
        canvas.put(plot.left + plot.width - len(text), row + index, text, ink)
