"""The bowl: the parabola with its axes, and over it what moves: lines, trails and marbles."""

from __future__ import annotations

from functools import lru_cache

from gdtui.plot.dots import cell, draw_path
from gdtui.plot.marks import GHOST_SHAPES, PINNED, SHAPES, TRAIL_SHAPES, UPHILL_SHAPES
from gdtui.plot.numerals import measure, tick
from gdtui.plot.picture import DIM, GROWS, MARBLES, SECANT, TANGENT, TRAIL, Canvas, Picture
from gdtui.plot.scene import Arrow, Marble, Scene, ticks
from gdtui.plot.still import Still, Ticks, fits, still

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


def empty_bowl(half: int, width: int, height: int, fog: bool = False) -> Still:
    """The bowl with nothing in it, for weights from −half to half; in the fog the axes alone."""
    return still(width, height, *axes(half, height), () if fog else _parabola(2 * width))


def draw_bowl(scene: Scene, width: int, height: int) -> Picture:
    """The scene in so many cells; blank where there is no room for a plot."""
    if not fits(width, height):
        return Canvas.blank(width, height).picture()
    plot = empty_bowl(scene.half, width, height, scene.fog)
    canvas = Canvas(plot.picture)
    if scene.secant:
        draw_path(canvas, plot, scene.secant, SECANT)
    for line in scene.tangents:
        draw_path(canvas, plot, line, TANGENT)
    for index, marble in enumerate(scene.marbles):
        for point in marble.trail:
            canvas.put(*cell(plot, point), TRAIL_SHAPES[index], TRAIL)
    for mark, pinned in zip(PINNED, scene.pinned, strict=False):
        _draw_marble(canvas, plot, pinned, mark, DIM, 0)
    for index, marble in enumerate(scene.marbles):
        if marble.arrow:
            _draw_arrow(canvas, plot, marble.arrow, MARBLES[index])
        if marble.uphill:
            canvas.put(*cell(plot, marble.uphill), UPHILL_SHAPES[index], GROWS)
        if marble.ghost:
            canvas.put(*cell(plot, marble.ghost), GHOST_SHAPES[index], MARBLES[index])
    for index in reversed(range(len(scene.marbles))):
        marble = scene.marbles[index]
        _draw_marble(canvas, plot, marble, SHAPES[index], MARBLES[index], index)
    return canvas.picture()


def _draw_marble(
    canvas: Canvas, plot: Still, marble: Marble, mark: str, ink: str, lower: int
) -> None:
    """The marble; with an arrow and its weight where it lies outside the window."""
    column, row = cell(plot, marble.point)
    if marble.outside is None:
        canvas.put(min(column, plot.left + plot.width - len(mark)), row, mark, ink)
        return
    weight = measure(marble.outside)
    if marble.outside < 0:
        canvas.put(plot.left, row + lower, f"◀{mark} {weight}", ink)
    else:
        text = f"{weight} {mark}▶"
        canvas.put(plot.left + plot.width - len(text), row + lower, text, ink)


def _draw_arrow(canvas: Canvas, plot: Still, arrow: Arrow, ink: str) -> None:
    """A row of dashes with a head, and below the head a line of dots to the bowl."""
    if arrow.drop:
        draw_path(canvas, plot, (arrow.end, arrow.drop), TRAIL)
    (start, row), (end, _) = cell(plot, arrow.start), cell(plot, arrow.end)
    if start == end:
        return
    left, right = sorted((start, end))
    canvas.put(left, row, "━" * (right - left), ink)
    canvas.put(end, row, "▶" if end > start else "◀", ink)
