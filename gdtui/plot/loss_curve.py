"""The loss against the epoch on a logarithmic scale, where a geometric decay is a straight line."""

from __future__ import annotations

import math

from gdtui.engine.landscape import ZERO_LOSS
from gdtui.engine.race import Race
from gdtui.engine.run import Run
from gdtui.plot.dots import cell, draw_path
from gdtui.plot.marks import marked
from gdtui.plot.numerals import count
from gdtui.plot.picture import CURVE, DIM, Canvas, Picture
from gdtui.plot.scene import Point
from gdtui.plot.still import Still, Ticks, fits, still

_LABEL_WIDTH = 5
_HIGHEST, _LOWEST = 4, -8
_MORE = 8
_MOST_TICKS = 7
_DASH = "╌"
_ZERO_LOSS = "zero loss"


def decades(race: Race) -> tuple[int, int]:
    """The powers of ten at the bottom and the top: -8 to 4, and eight more where losses go on."""
    nearest, farthest = zip(race.reach, *(run.reach for run in race.pinned), strict=True)
    low, high = _LOWEST, _HIGHEST
    lowest, highest = min(nearest), max(farthest)
    while lowest and 2 * math.log10(lowest) < low:
        low -= _MORE
    while highest and 2 * math.log10(highest) > high:
        high += _MORE
    return low, high


def draw_loss_curve(race: Race, width: int, height: int) -> Picture:
    """The losses up to the present epoch, a curve for each run, and the line of zero loss.

    A pinned run is drawn as far as it went.

    A loss of exactly 0 has no logarithm: it is drawn as ▼ at the bottom edge.
    """
    if not fits(width, height):
        return Canvas.blank(width, height).picture()
    low, high = decades(race)
    last = max(race.epochs, 1)
    plot = still(width, height, _epoch_ticks(last), _loss_ticks(low, high, height), ())
    canvas = Canvas(plot.picture)
    zero_row = _draw_zero_loss(canvas, plot, (math.log10(ZERO_LOSS) - low) / (high - low))

    def point(run: Run, epoch: int) -> Point:
        distance = abs(run.weight_at(epoch))
        power = 2 * math.log10(distance) if distance else low
        return 2 * epoch / last - 1, max(0.0, (power - low) / (high - low))

    for run, mark, ink in reversed(list(marked(race))):
        seen = min(run.at, last)
        columns = min(seen, 2 * plot.width)
        epochs = [seen * k // columns for k in range(columns + 1)] if columns else [0]
        points = [point(run, epoch) for epoch in epochs]
        draw_path(canvas, plot, points, DIM if ink == DIM else CURVE)
        column, row = cell(plot, points[-1])
        shape = mark if run.weight_at(seen) else "▼" + mark[1:]
        canvas.put(min(column, plot.left + plot.width - len(mark)), row, shape, ink)
    _label_zero_loss(canvas, plot, zero_row)
    return canvas.picture()


def _epoch_ticks(last: int) -> Ticks:
    places = sorted({0, last // 2, last})
    return tuple((2 * epoch / last - 1, count(epoch)) for epoch in places)


def _loss_ticks(low: int, high: int, height: int) -> Ticks:
    step = 2
    while (high - low) / step > min(_MOST_TICKS - 1, height // 3):
        step *= 2
    powers = range(high, low - 1, -step)
    return tuple(
        ((power - low) / (high - low), f"1e{power}".rjust(_LABEL_WIDTH)) for power in powers
    )


def _draw_zero_loss(canvas: Canvas, plot: Still, y: float) -> int:
    """A dashed line below which a loss prints as 0.0000; gives its row."""
    _, row = cell(plot, (0.0, y))
    canvas.put(plot.left, row, _DASH * plot.width, DIM)
    return row


def _label_zero_loss(canvas: Canvas, plot: Still, row: int) -> None:
    """Name the line at the end where no curve runs through the name."""
    for text, column in (
        (f" {_ZERO_LOSS}", plot.left + plot.width - len(_ZERO_LOSS) - 1),
        (f"{_ZERO_LOSS} ", plot.left),
    ):
        if canvas.text(column, row, len(text)) == _DASH * len(text):
            canvas.put(column, row, text, DIM)
            return
