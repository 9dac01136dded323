"""The loss against the epoch on a logarithmic scale, where a geometric decay is a straight line."""

from __future__ import annotations

from gdtui.engine.runs.race import Race
from gdtui.engine.runs.run import Run
from gdtui.guide.words import goal
from gdtui.plot.axes.loss_scale import scale_of
from gdtui.plot.axes.still import fits, still
from gdtui.plot.bowl.marks import marked
from gdtui.plot.cells.ascii import worded
from gdtui.plot.cells.dots import Grid
from gdtui.plot.cells.picture import CURVE, DIM, Canvas, Picture, stacked
from gdtui.plot.pictures.rates import Rates, draw_band, epoch_ticks
from gdtui.plot.readout.method import told_apart

_DASH = "╌"
_GAP, _MORE = 2, "…"
_LOWEST_WITH_MORE = 7
"""Rows that leave enough for the losses below what else is told."""


def draw_loss_curve(race: Race, width: int, height: int) -> Picture:
    """The losses up to the present epoch, a curve for each run, and the line of zero loss.

    Above them stands which rule each has, where they differ, and the rate by epoch, where it is not
    constant.
    """
    if not fits(width, height):
        return Canvas.blank(width, height).picture()
    legend = _legend(race, width) if height >= _LOWEST_WITH_MORE else None
    top = 0 if legend is None else 1
    rates = Rates.of(race.lead) if height - top >= _LOWEST_WITH_MORE else None
    rows = 0 if rates is None else max(2, (height - top) // 5)
    plot, left = _losses_by_epoch(race, width, height - top - rows)
    band = rates and draw_band(rates, race.at, left, width, rows)
    if rows and not band:
        plot, _ = _losses_by_epoch(race, width, height - top)
    return stacked(*(picture for picture in (legend, band, plot) if picture))


def _legend(race: Race, width: int) -> Picture | None:
    """How runs are moved beside their marks, in as many words as there is room for.

    None if all are moved alike; where not even names have room for all, the first ones.
    """
    runs = list(marked(race))
    apart = told_apart([run.method for run, _, _ in runs])
    if not any(apart):
        return None
    alike = [
        (words, [run[1:] for run, each in zip(runs, apart, strict=True) if each == words])
        for words in dict.fromkeys(apart)
    ]
    for form in (0, -1):
        canvas, column = Canvas.blank(width, 1), 0
        for words, marks in alike:
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


def _losses_by_epoch(race: Race, width: int, height: int) -> tuple[Picture, int]:
    """The losses, and how many columns their scale takes.

    A pinned run is drawn as far as it went. A loss is told as it is above the lowest minimum; at
    exactly that it has no logarithm, and is drawn as ▼ at the bottom edge. Where there is no
    minimum losses are told as they are.
    """
    last, landscape = max(race.epochs, 1), race.lead.landscape
    runs = [(_losses(run, last, 2 * width), mark, ink) for run, mark, ink in marked(race)]
    scale = scale_of(landscape, [loss for losses, _, _ in runs for _, loss in losses], height)
    plot = still(width, height, epoch_ticks(last), scale.ticks)
    grid, canvas = plot.grid, Canvas(plot.picture)
    bottom_row = None if scale.bottom is None else _draw_bottom(canvas, grid, scale.bottom)
    for losses, mark, ink in reversed(runs):
        places = [scale.place(loss) for _, loss in losses]
        points = [
            (epoch / last, 0.0 if place is None else place)
            for (epoch, _), place in zip(losses, places, strict=True)
        ]
        grid.draw(canvas, points, DIM if ink == DIM else CURVE)
        column, row = grid.cell(points[-1])
        shape = "▼" + mark[1:] if places[-1] is None else mark
        canvas.put(min(column, grid.left + grid.width - len(mark)), row, shape, ink)
    if bottom_row is not None:
        _name_bottom(canvas, grid, bottom_row, goal(landscape))
    return canvas.picture(), grid.left


def _losses(run: Run, last: int, most: int) -> list[tuple[int, float]]:
    """Some epochs of a run, each with its loss.

    Of more than there is room for, an even one and an odd one by turns: a run that goes to and fro
    would else look like one that does so slowly.
    """
    seen = min(run.at, last)
    columns = min(seen, most)
    firsts = [seen * k // columns for k in range(columns + 1)] if columns else [0]
    epochs = [min(epoch + (epoch - k) % 2, seen) for k, epoch in enumerate(firsts)]
    return [(epoch, run.landscape.loss(run.weight_at(epoch))) for epoch in epochs]


def _draw_bottom(canvas: Canvas, grid: Grid, y: float) -> int:
    """A dashed line below which a loss counts as the bottom; gives its row."""
    _, row = grid.cell((0.0, y))
    canvas.put(grid.left, row, _DASH * grid.width, DIM)
    return row


def _name_bottom(canvas: Canvas, grid: Grid, row: int, name: str) -> None:
    """Name the line at the end where no curve runs through the name."""
    for text, column in (
        (f" {name}", grid.left + grid.width - len(name) - 1),
        (f"{name} ", grid.left),
    ):
        if canvas.text(column, row, len(text)) == _DASH * len(text):
            canvas.put(column, row, text, DIM)
            return
