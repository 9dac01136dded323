"""Braille dots on a canvas, two columns and four rows a cell, placed exactly as plotext does.

So a line drawn over the still plot meets its curve dot for dot.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise

from gdtui.plot.picture import Canvas
from gdtui.plot.scene import Point
from gdtui.plot.still import Still

_BITS = ((0x40, 0x80), (0x04, 0x20), (0x02, 0x10), (0x01, 0x08))
"""The bit of each dot of a cell, by row from below and column."""


def dot(plot: Still, point: Point) -> tuple[int, int]:
    """The dot, from the lower left, of a point with x from −1 to 1 and y from 0 to 1."""
    x, y = point
    return (
        math.floor(round(0.5 + (2 * plot.width - 1) * (x + 1) / 2, 8)),
        math.floor(round(0.5 + (4 * plot.height - 1) * y, 8)),
    )


def cell(plot: Still, point: Point) -> tuple[int, int]:
    """The column and row, in the whole picture, of the cell that shows a point."""
    column, row = dot(plot, point)
    return plot.left + column // 2, plot.height - 1 - row // 4


def draw_path(canvas: Canvas, plot: Still, points: Iterable[Point], ink: str) -> None:
    """Straight lines of dots from point to point."""
    bits: dict[tuple[int, int], int] = {}
    for start, end in pairwise([dot(plot, point) for point in points]):
        if start != end:
            for column, row in _between(start, end):
                place = column >> 1, row >> 2
                bits[place] = bits.get(place, 0) | _BITS[row & 3][column & 1]
    for (column, row), present in bits.items():
        canvas.add_dots(plot.left + column, plot.height - 1 - row, present, ink)


def _between(start: tuple[int, int], end: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The dots from one to another, as plotext spaces them."""
    (left, low), (right, high) = start, end
    steps = max(abs(right - left), abs(high - low))
    across, up = (right - left) / steps, (high - low) / steps
    for k in range(steps):
        yield int(left + across * k), int(low + up * k)
    yield end
