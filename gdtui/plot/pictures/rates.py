"""The learning rate by epoch as a curve: small in a list, with axes, or as a band above another.

Its scale begins at 0.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from gdtui.engine.rules.method import Schedule
from gdtui.engine.runs.run import Run
from gdtui.engine.values import count
from gdtui.plot.axes.axis import Axis
from gdtui.plot.axes.frame import AXES_ROWS, fits, framed
from gdtui.plot.cells.ascii import worded
from gdtui.plot.cells.dots import Grid, Stroke
from gdtui.plot.cells.picture import CURVE, SECANT, Canvas, Picture

COMING = Stroke(1, 1, 3)
"""The rates of epochs that are still to come."""
_GONE = Stroke(2)
_ROOM = 1.05
"""How far its scale goes, as a multiple of the highest rate."""
_SMALLEST, _LARGEST = 1e-300, 1e300
_USUAL_EPOCHS = 50


class Rates(NamedTuple):
    """The rate of the update that follows each epoch from 0 on, as many as there are `epochs`."""

    at: Callable[[int], float]
    epochs: int

    @staticmethod
    def of(run: Run) -> Rates | None:
        """Those of a run, to come too; None where it has the same rate at every epoch."""
        if run.method.schedule.is_constant and len(run.stretches) == 1:
            return None
        return Rates(run.rate_at, run.epochs)

    def points(self, columns: int) -> list[tuple[int, float]]:
        """Some epochs, each with its rate."""
        last = self.epochs - 1
        if last < 1:
            # The only one is drawn as a line to where its epoch ends.
            return [(0, self.at(0)), (1, self.at(0))]
        parts = max(1, min(last, columns))
        return [(epoch, self.at(epoch)) for epoch in (last * k // parts for k in range(parts + 1))]


def epochs_axis(last: int) -> Axis:
    """The epochs from 0 to the last one, its ends and its middle named."""
    return Axis(0, last, tuple(sorted({0, last // 2, last})), _epoch)


def draw_rates(rates: Rates, width: int, height: int) -> Picture:
    """The curve with its axes, where there is room for them."""
    points = rates.points(2 * width)
    across, up = _axes(rates, points)
    grid, canvas = Grid(0, width, height), Canvas.blank(width, height)
    if fits(width, height):
        plot = framed(across, up, width, height, 0)
        grid, canvas = plot.grid, Canvas(plot.picture)
    grid.draw(canvas, [(across.share(epoch), up.share(rate)) for epoch, rate in points], CURVE)
    return canvas.picture()


@lru_cache(maxsize=32)
def draw_schedule(schedule: Schedule, width: int, height: int) -> Picture:
    rates = Rates(lambda epoch: schedule.rate(1.0, epoch, _USUAL_EPOCHS), _USUAL_EPOCHS)
    return draw_rates(rates, width, height)


def draw_band(rates: Rates, now: int, left: int, width: int, height: int) -> Picture | None:
    """The curve in a band, its scale named in the `left` columns; what is to come is dotted.

    None where there is no room for its scale.
    """
    points = rates.points(2 * (width - left))
    # What stands below the axes is left out: the losses below have the same epochs.
    plot = framed(*_axes(rates, points), width, height + AXES_ROWS, left - 1)
    if plot.grid.left > left:
        return None
    canvas, places = Canvas(plot.picture), [plot.point(*point) for point in points]
    gone = sum(epoch <= now for epoch, _ in points)
    plot.grid.draw(canvas, places[max(0, gone - 1) :], SECANT, COMING)
    plot.grid.draw(canvas, places[:gone], SECANT, _GONE)
    rows, inks = canvas.picture()
    return Picture(rows[:height], inks[:height])


def _axes(rates: Rates, points: list[tuple[int, float]]) -> tuple[Axis, Axis]:
    highest = max(rate for _, rate in points)
    top = highest * _ROOM if _SMALLEST < highest < _LARGEST else max(highest, 1.0)
    return epochs_axis(max(1, rates.epochs)), Axis(0.0, top, name=worded("η"))


def _epoch(epoch: float) -> str:
    return count(int(epoch))
