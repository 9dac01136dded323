"""Loss and learning rate by epoch, as curves.

The loss is told above the lowest minimum by its logarithm: a geometric decay is straight. A
landscape without a minimum has no lowest loss to count from, and its losses may be below zero. The
rate is a band above it, or small in a list; its scale begins at 0.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from itertools import takewhile

from gdtui.engine.landscapes.landscape import BOTTOM
from gdtui.engine.rules.method import Schedule
from gdtui.engine.runs.run import Race, Run
from gdtui.engine.values import count
from gdtui.guide.words import Words, goal
from gdtui.plot.axes.axis import Axis, powers_of_ten
from gdtui.plot.axes.frame import AXES_ROWS, Plot, fits, framed
from gdtui.plot.cells.dots import Grid, Stroke
from gdtui.plot.cells.picture import CURVE, DIM, SECANT, Canvas, Picture, stacked
from gdtui.plot.cells.text import worded
from gdtui.plot.readout.identity import marked

_DASH = "╌"
_GAP, _MORE = 2, "…"
_LABEL_WIDTH = 5
_LOWEST, _HIGHEST, _MORE_POWERS = -8, 4, 8
_FARTHEST = 1e300
_FINEST = 1e-9
_ROOM = 0.1
"""What is seen above and below losses that are told as they are, as a share of their range."""
_LOWEST_WITH_MORE = 7
"""Rows that leave enough for the losses below what else is told."""


def draw_loss_curve(race: Race, width: int, height: int) -> Picture:
    """The losses up to the present epoch, a curve for each run, and the line of zero loss.

    Above them stands which rule each has, where they differ, and the rate by epoch, where it is not
    constant.
    """
    if not fits(width, height):
        return Canvas.blank(width, height).picture()
    legend = _legend(race, width) if height >= _LOWEST_WITH_MORE else Picture()
    lead, room = race.lead, height - len(legend.rows)
    is_constant = lead.method.schedule.is_constant and len(lead.stretches) == 1
    rows = 0 if is_constant or room < _LOWEST_WITH_MORE else max(2, room // 5)
    last, has_bottom = max(race.epochs, 1), all(each.minima for each in race.landscapes)
    curves = tuple(
        (_losses(run, last, 2 * width, has_bottom), mark, ink) for run, mark, ink, _ in marked(race)
    )
    losses = curves, last, goal(*race.landscapes) if has_bottom else "", width
    plot, left = _draw_losses(*losses, room - rows)
    band = _draw_band(lead, left, width, rows) if rows else Picture()
    if len(band.rows) < rows:
        plot, _ = _draw_losses(*losses, room)
    return stacked(legend, band, plot)


def _legend(race: Race, width: int) -> Picture:
    """How runs are moved beside their marks, in as many words as there is room for.

    Empty if all are moved alike; where not even names have room for all, the first ones.
    """
    alike: dict[Words, list[tuple[str, str]]] = {}
    for _, mark, ink, differs in marked(race):
        alike.setdefault(differs, []).append((mark, ink))
    if () in alike:
        return Picture()
    for form in (0, -1):
        canvas, column = Canvas.blank(width, 1), 0
        for words, marks in alike.items():
            text = worded(words[form])
            if column + sum(len(mark) + 1 for mark, _ in marks) + len(text) > width:
                canvas.put(column, 0, _MORE, DIM)
                break
            for mark, ink in marks:
                canvas.put(column, 0, mark, ink)
                column += len(mark) + 1
            canvas.put(column, 0, text, marks[0][1])
            column += len(text) + _GAP
        else:
            break
    return canvas.picture()


_Losses = tuple[tuple[int, float], ...]
"""Epochs, each with a loss."""


@lru_cache(maxsize=4)
def _draw_losses(
    curves: tuple[tuple[_Losses, str, str], ...], last: int, bottom: str, width: int, height: int
) -> tuple[Picture, int]:
    """The losses of runs, each with its mark and ink, and how many columns their labels take.

    A pinned run is drawn as far as it went. A loss is told as it is above the lowest minimum of its
    landscape; at exactly that, the line named `bottom`, it has no logarithm, and is drawn as ▼ at
    the bottom edge. Where there is no minimum losses are told as they are.
    """
    losses = [loss for points, _, _ in curves for _, loss in points]
    powers = decades(math.log10(loss) for loss in losses if loss > 0)
    up = powers_of_ten(*powers, _power) if bottom else _plain(losses)
    plot = framed(epochs_axis(last), up, width, height, _LABEL_WIDTH)
    canvas, several = Canvas(plot.picture), sum(ink != DIM for _, _, ink in curves) > 1
    left, row = plot.cell(0.0, BOTTOM)
    if bottom:
        canvas.put(left, row, _DASH * plot.grid.width, DIM)
    for points, mark, ink in reversed(curves):
        plot.draw(canvas, points, ink if several or ink == DIM else CURVE)
        column, level = plot.cell(*points[-1])
        shape = (up.beyond(points[-1][1], "▼▲") or mark[0]) + mark[1:]
        canvas.put(min(column, width - len(mark)), level, shape, ink)
    if bottom and not canvas.put_first(
        [(width - len(bottom) - 1, row)], f" {bottom}", DIM, over=_DASH
    ):
        canvas.put_first([(left, row)], f"{bottom} ", DIM, over=_DASH)
    return canvas.picture(), plot.grid.left


def _power(power: float) -> str:
    return f"1e{power:.0f}"


def decades(powers: Iterable[float]) -> tuple[int, int]:
    """The powers of ten at the bottom and the top: -8 to 4, and eight more where losses go on."""
    low, high = _LOWEST, _HIGHEST
    for power in powers:
        while power < low:
            low -= _MORE_POWERS
        while power > high:
            high += _MORE_POWERS
    return low, high


def _plain(losses: Sequence[float]) -> Axis:
    """Around some losses, as far as floats can be drawn, and told apart."""
    low, high = (max(-_FARTHEST, min(end, _FARTHEST)) for end in (min(losses), max(losses)))
    room = max((high - low) * _ROOM or 1.0, max(abs(low), abs(high)) * _FINEST)
    return Axis(low - room, high + room)


def _losses(run: Run, last: int, most: int, has_bottom: bool) -> _Losses:
    """Some epochs of a run, each with its loss, above the lowest one where there is one.

    Of more than there is room for, an even one and an odd one by turns: a run that goes to and fro
    would else look like one that does so slowly.
    """
    seen, columns = min(run.at, last), min(last, most)
    # The same ones however far the run has come: so each is computed once.
    evenly = (last * k // columns for k in range(columns + 1))
    firsts = [*takewhile(lambda epoch: epoch < seen, evenly), seen]
    epochs = [min(epoch + (epoch - k) % 2, seen) for k, epoch in enumerate(firsts)]
    loss, minima = run.landscape.loss, run.landscape.minima if has_bottom else ()
    lowest = min(map(loss, minima), default=0.0)
    return tuple((epoch, loss(run.weight_at(epoch)) - lowest) for epoch in epochs)


COMING = Stroke(1, 1, 3)
"""The rates of epochs that are still to come."""
_GONE = Stroke(2)
_RATE_ROOM = 1.05
"""How far its scale goes, as a multiple of the highest rate."""
_SMALLEST, _LARGEST = 1e-300, 1e300
_USUAL_EPOCHS = 50


Rate = Callable[[int], float]
"""The rate of the update that follows an epoch."""


def epochs_axis(last: int) -> Axis:
    """The epochs from 0 to the last one, its ends and its middle named."""
    return Axis(0, last, tuple(sorted({0, last // 2, last})), _epoch)


def _epoch(epoch: float) -> str:
    return count(int(epoch))


def rates_by_epoch(
    rate: Rate, epochs: int, columns: int
) -> tuple[Axis, Axis, list[tuple[int, float]]]:
    """Axes for the rates of so many epochs, and some of these with their rates.

    The only one is there twice: it is drawn as a line to where its epoch ends.
    """
    last = max(0, epochs - 1)
    parts = max(1, min(last, columns))
    seen = (max(1, last) * k // parts for k in range(parts + 1))
    points = [(epoch, rate(min(epoch, last))) for epoch in seen]
    highest = max(rate for _, rate in points)
    top = highest * _RATE_ROOM if _SMALLEST < highest < _LARGEST else max(highest, 1.0)
    return epochs_axis(max(1, epochs)), Axis(0.0, top, name=worded("η")), points


def draw_rates(rate: Rate, epochs: int, width: int, height: int) -> Picture:
    """The curve with its axes, where there is room for them."""
    across, up, points = rates_by_epoch(rate, epochs, 2 * width)
    plot = Plot(Canvas.blank(width, height).picture(), Grid(0, width, height), across, up)
    if fits(width, height):
        plot = framed(across, up, width, height, 0)
    canvas = Canvas(plot.picture)
    plot.draw(canvas, points, CURVE)
    return canvas.picture()


@lru_cache(maxsize=32)
def draw_schedule(schedule: Schedule, width: int, height: int) -> Picture:
    rate = partial(schedule.rate, 1.0, epochs=_USUAL_EPOCHS)
    return draw_rates(rate, _USUAL_EPOCHS, width, height)


def _draw_band(run: Run, left: int, width: int, height: int) -> Picture:
    """The curve in a band, its scale named in the `left` columns; what is to come is dotted.

    Empty where there is no room for its scale.
    """
    *axes, points = rates_by_epoch(run.rate_at, run.epochs, 2 * (width - left))
    # What stands below the axes is left out: the losses below have the same epochs.
    plot = framed(*axes, width, height + AXES_ROWS, left - 1)
    if plot.grid.left > left:
        return Picture()
    canvas = Canvas(plot.picture)
    gone = sum(epoch <= run.at for epoch, _ in points)
    plot.draw(canvas, points[max(0, gone - 1) :], SECANT, COMING)
    plot.draw(canvas, points[:gone], SECANT, _GONE)
    rows, inks = canvas.picture()
    return Picture(rows[:height], inks[:height])
