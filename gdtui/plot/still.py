"""The still part of a plot, drawn by plotext: axes, labels, and a curve that does not move.

It is built once for each size and window. This is the only module that knows plotext.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import plotext

from gdtui.plot.picture import AXIS, CURVE, Picture

Ticks = tuple[tuple[float, str], ...]

_AXES_ROWS = 2


@dataclass(frozen=True, slots=True)
class Still:
    """A drawn plot, and its canvas: the cells from (left, 0) on that curves may use."""

    picture: Picture
    left: int
    width: int
    height: int


def fits(width: int, height: int) -> bool:
    """Whether there is room for axes and a canvas."""
    return width >= 12 and height >= _AXES_ROWS + 2


@lru_cache(maxsize=16)
def still(
    width: int, height: int, x_ticks: Ticks, y_ticks: Ticks, curve: tuple[tuple[float, float], ...]
) -> Still:
    """Axes with labelled ticks around a curve, all in the unit square: x −1 to 1, y 0 to 1.

    Raises ValueError where `fits` says no. plotext keeps its state in its module: one thread only.
    """
    if not fits(width, height):
        raise ValueError(f"no room for a plot in {width}x{height}")
    plotext.clear_figure()
    plotext.limit_size(False, False)
    plotext.theme("clear")
    plotext.plot_size(width, height)
    plotext.xaxes(True, False)
    plotext.yaxes(True, False)
    plotext.xlim(-1, 1)
    plotext.ylim(0, 1)
    plotext.xticks(*_columns(x_ticks))
    plotext.yticks(*_columns(y_ticks))
    # A point far outside gives an empty plot its axes.
    xs, ys = zip(*curve, strict=True) if curve else ((), ())
    plotext.plot(xs or [-2.0], ys or [-2.0], marker="braille")
    rows = tuple(
        row.ljust(width) for row in plotext.uncolorize(plotext.build()).splitlines()[:height]
    )
    left = rows[height - _AXES_ROWS].index("└") + 1
    canvas_height = height - _AXES_ROWS
    inks = [AXIS * left + CURVE * (width - left)] * canvas_height + [AXIS * width] * _AXES_ROWS
    return Still(Picture(rows, tuple(inks)), left, width - left, canvas_height)


def _columns(ticks: Ticks) -> tuple[Sequence[float], Sequence[str]]:
    return [place for place, _ in ticks], [label for _, label in ticks]
