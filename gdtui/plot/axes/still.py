"""The still part of a plot, drawn by plotext: its frame, axes, ticks and labels.

It is built once for each size and window. This is the only module that knows plotext.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import plotext

from gdtui.plot.cells.dots import Grid
from gdtui.plot.cells.picture import AXIS, CURVE, Canvas, Picture

Ticks = tuple[tuple[float, str], ...]
"""Places on an axis, from 0 to 1, with their labels."""

_AXES_ROWS = 2


class Still(NamedTuple):
    """A drawn plot, and the cells of it that curves may use."""

    picture: Picture
    grid: Grid


def fits(width: int, height: int) -> bool:
    """Whether there is room for axes and a canvas."""
    return width >= 12 and height >= _AXES_ROWS + 2


@lru_cache(maxsize=16)
def still(width: int, height: int, across: Ticks, up: Ticks) -> Still:
    """Axes with labelled ticks, each in the cell where a point with its value is drawn.

    Raises ValueError where `fits` says no. plotext keeps its state in its module: one thread only.
    """
    if not fits(width, height):
        raise ValueError(f"no room for a plot in {width}x{height}")
    left = max((len(label) for _, label in up), default=0) + 1
    grid = Grid(left, width - left, height - _AXES_ROWS)
    columns = [grid.cell((place, 0))[0] - left for place, _ in across]
    rows = [grid.height - 1 - grid.cell((0, place))[1] for place, _ in up]
    plotext.clear_figure()
    plotext.limit_size(False, False)
    plotext.theme("clear")
    plotext.plot_size(width, height)
    plotext.xaxes(True, False)
    plotext.yaxes(True, False)
    plotext.xlim(0, grid.width - 1)
    plotext.ylim(0, grid.height - 1)
    plotext.xticks(columns, ["|"] * len(columns))
    plotext.yticks(rows, [label for _, label in up])
    # A point far outside gives an empty plot its axes.
    plotext.plot([-2 * width], [-2 * height], marker="braille")
    drawn = [row.ljust(width) for row in plotext.uncolorize(plotext.build()).splitlines()[:height]]
    drawn[-1] = _labels(
        width, [(left + column, label) for column, (_, label) in zip(columns, across, strict=True)]
    )
    inks = [AXIS * left + CURVE * grid.width] * grid.height + [AXIS * width] * _AXES_ROWS
    return Still(Picture(tuple(drawn), tuple(inks)), grid)


def _labels(width: int, labels: Sequence[tuple[int, str]]) -> str:
    """The labels below an axis, each at its column."""
    canvas = Canvas.blank(width, 1)
    for column, label in labels:
        canvas.put(min(column - len(label) // 2, width - len(label)), 0, label, AXIS)
    return canvas.text(0, 0, width)
