"""The loss against the epoch on a logarithmic scale, where a geometric decay is a straight line."""

from __future__ import annotations

import math
from collections.abc import Sequence

from gdtui.engine.landscape import BOTTOM, Landscape
from gdtui.engine.race import Race
from gdtui.engine.run import Run
from gdtui.plot.dots import Grid
from gdtui.plot.marks import marked
from gdtui.plot.numerals import count, power_of_ten
from gdtui.plot.picture import CURVE, DIM, Canvas, Picture
from gdtui.plot.still import Ticks, fits, still

_LABEL_WIDTH = 5
_HIGHEST, _LOWEST = 4, -8
_MORE = 8
_MOST_TICKS = 7
_DASH = "╌"
_ZERO_LOSS = "zero loss"


def decades(powers: Sequence[float]) -> tuple[int, int]:
    """The powers of ten at the bottom and the top: -8 to 4, and eight more where losses go on."""
    low, high = _LOWEST, _HIGHEST
    while min(powers, default=low) < low:
        low -= _MORE
    while max(powers, default=high) > high:
        high += _MORE
    return low, high


def draw_loss_curve(race: Race, width: int, height: int) -> Picture:
    """The losses up to the present epoch, a curve for each run, and the line of zero loss.

    A pinned run is drawn as far as it went. A loss is told as it is above the lowest minimum; at
    exactly that it has no logarithm, and is drawn as ▼ at the bottom edge.
    """
    if not fits(width, height):
        return Canvas.blank(width, height).picture()
    last = max(race.epochs, 1)
    runs = [(_powers(run, last, 2 * width), mark, ink) for run, mark, ink in marked(race)]
    found = [power for powers, _, _ in runs for _, power in powers if power is not None]
    low, high = decades(found)
    plot = still(width, height, _epoch_ticks(last), _loss_ticks(low, high, height))
    grid, canvas = plot.grid, Canvas(plot.picture)
    zero_row = _draw_zero_loss(canvas, grid, (math.log10(BOTTOM) - low) / (high - low))
    for powers, mark, ink in reversed(runs):
        points = [
            (epoch / last, 0.0 if power is None else (power - low) / (high - low))
            for epoch, power in powers
        ]
        grid.draw(canvas, points, DIM if ink == DIM else CURVE)
        column, row = grid.cell(points[-1])
        shape = "▼" + mark[1:] if powers[-1][1] is None else mark
        canvas.put(min(column, grid.left + grid.width - len(mark)), row, shape, ink)
    _label_zero_loss(canvas, grid, zero_row)
    return canvas.picture()


def _powers(run: Run, last: int, most: int) -> list[tuple[int, float | None]]:
    """Some epochs of a run, each with the logarithm of its loss above the lowest one there is."""
    seen = min(run.at, last)
    columns = min(seen, most)
    epochs = [seen * k // columns for k in range(columns + 1)] if columns else [0]
    loss, lowest = run.landscape.loss, _lowest(run.landscape)
    heights = [loss(run.weight_at(epoch)) - lowest for epoch in epochs]
    return [
        (epoch, math.log10(height) if height > 0 else None)
        for epoch, height in zip(epochs, heights, strict=True)
    ]


def _lowest(landscape: Landscape) -> float:
    return min(map(landscape.loss, landscape.minima), default=0.0)


def _epoch_ticks(last: int) -> Ticks:
    places = sorted({0, last // 2, last})
    return tuple((epoch / last, count(epoch)) for epoch in places)


def _loss_ticks(low: int, high: int, height: int) -> Ticks:
    step = 2
    while (high - low) / step > min(_MOST_TICKS - 1, height // 3):
        step *= 2
    return tuple(
        ((power - low) / (high - low), power_of_ten(power).rjust(_LABEL_WIDTH))
        for power in range(high, low - 1, -step)
    )


def _draw_zero_loss(canvas: Canvas, grid: Grid, y: float) -> int:
    """A dashed line below which a loss prints as 0.0000; gives its row."""
    _, row = grid.cell((0.0, y))
    canvas.put(grid.left, row, _DASH * grid.width, DIM)
    return row


def _label_zero_loss(canvas: Canvas, grid: Grid, row: int) -> None:
    """Name the line at the end where no curve runs through the name."""
    for text, column in (
        (f" {_ZERO_LOSS}", grid.left + grid.width - len(_ZERO_LOSS) - 1),
        (f"{_ZERO_LOSS} ", grid.left),
    ):
        if canvas.text(column, row, len(text)) == _DASH * len(text):
            canvas.put(column, row, text, DIM)
            return
