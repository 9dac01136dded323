"""Braille dots on a grid of cells, two columns and four rows a cell: every line is drawn here.

Curves, tangents, marbles and axis labels all get their places from this one mapping.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from gdtui.plot.picture import Canvas

_BITS = ((0x40, 0x80), (0x04, 0x20), (0x02, 0x10), (0x01, 0x08))
"""The bit of each dot of a cell, by row from below and column."""

Point = tuple[float, float]
"""A place in the unit square, from the lower left."""


class Grid(NamedTuple):
    """The cells of a picture that lines may use: from the column `left`, from the top row on."""

    left: int
    width: int
    height: int

    def dot(self, point: Point) -> tuple[int, int]:
        """The dot nearest to a point, from the lower left."""
        x, y = point
        # What floats leave of a half must not decide between two dots.
        return (
            math.floor(round(0.5 + (2 * self.width - 1) * x, 8)),
            math.floor(round(0.5 + (4 * self.height - 1) * y, 8)),
        )

    def cell(self, point: Point) -> tuple[int, int]:
        """The column and row, in the whole picture, of the cell that shows a point."""
        column, row = self.dot(point)
        return self.left + column // 2, self.height - 1 - row // 4

    def scatter(self, canvas: Canvas, dots: Iterable[tuple[int, int]], ink: str) -> None:
        """Single dots, by column and row from the lower left."""
        bits: dict[tuple[int, int], int] = {}
        for column, row in dots:
            place = column >> 1, row >> 2
            bits[place] = bits.get(place, 0) | _BITS[row & 3][column & 1]
        for (column, row), present in bits.items():
            canvas.add_dots(self.left + column, self.height - 1 - row, present, ink)

    def draw(self, canvas: Canvas, points: Iterable[Point], ink: str) -> None:
        """Straight lines of dots from point to point."""
        pairs = pairwise(map(self.dot, points))
        lines = (_between(start, end) for start, end in pairs if start != end)
        self.scatter(canvas, chain.from_iterable(lines), ink)


def _between(start: tuple[int, int], end: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The dots from one to another, one for each unit of the longer side."""
    (left, low), (right, high) = start, end
    steps = max(abs(right - left), abs(high - low))
    across, up = (right - left) / steps, (high - low) / steps
    for k in range(steps):
        yield int(left + across * k), int(low + up * k)
    yield end
