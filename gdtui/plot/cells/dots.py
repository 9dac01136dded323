"""Braille dots on a grid of cells, two columns and four rows a cell: every line is drawn here.

Curves, tangents, marbles and axis labels all get their places from this one mapping.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise, starmap
from typing import NamedTuple

from gdtui.plot.cells.picture import Canvas

_BITS = ((0x40, 0x80), (0x04, 0x20), (0x02, 0x10), (0x01, 0x08))
"""The bit of each dot of a cell, by row from below and column."""
_ALL = 0xFF
DOTS = "".join(map(chr, range(0x2801, 0x2900)))
"""The characters that are made of braille dots."""
_HALF = 0.5 + 1e-8
"""A half, and what floats leave of it, which must not decide between two dots."""

Point = tuple[float, float]
"""A place in the unit square, from the lower left."""
Dot = tuple[int, int]
"""A dot or a cell, by column and row."""


def has_dots(character: str) -> bool:
    """Whether a character is made of braille dots."""
    return DOTS[0] <= character <= DOTS[-1]


def dots_of(character: str) -> list[Dot]:
    """The braille dots of a character, by column and row from the upper left of its cell."""
    present = ord(character) - 0x2800
    if not 0 <= present <= _ALL:
        return []
    return [
        (column, 3 - row)
        for row, bits in enumerate(_BITS)
        for column, bit in enumerate(bits)
        if present & bit
    ]


def seen_of(start: Point, end: Point) -> tuple[Point, Point] | None:
    """The part of a straight line that lies in the unit square; None where none of it does."""
    if min(*start, *end) >= 0 and max(*start, *end) <= 1:
        return start, end
    first, last = 0.0, 1.0
    for low, high in zip(start, end, strict=True):
        if low == high and not 0 <= low <= 1:
            return None
        if low != high:
            ends = sorted((-low / (high - low), (1 - low) / (high - low)))
            first, last = max(first, ends[0]), min(last, ends[1])
    if first > last:
        return None

    def at(share: float) -> Point:
        x, y = (low + (high - low) * share for low, high in zip(start, end, strict=True))
        return max(0.0, min(x, 1.0)), max(0.0, min(y, 1.0))

    return start if first == 0 else at(first), end if last == 1 else at(last)


class Stroke(NamedTuple):
    """How a line looks: its width in dots, and how many dots are drawn, and left out, in turn."""

    width: int = 1
    drawn: int = 1
    left_out: int = 0
    fills: bool = False
    """Whether each cell that it goes through is full of dots."""
    on_top: bool = False
    """Whether cells that it shares with the curve have its ink."""
    hides: bool = False
    """Whether it hides what else is in its cells."""


THIN = Stroke()


class Grid(NamedTuple):
    """The cells of a picture that lines may use: from the column `left`, from the top row on.

    Some rows of dots below and above the unit square may be `spare`.
    """

    left: int
    width: int
    height: int
    spare: tuple[int, int] = (0, 0)

    @property
    def dots(self) -> Dot:
        """How many dots the unit square reaches, across and upwards."""
        below, above = self.spare
        return 2 * self.width - 1, 4 * self.height - 1 - below - above

    def dot(self, point: Point) -> Dot:
        """The dot nearest to a point, from the lower left."""
        (x, y), (across, up) = point, self.dots
        return int(_HALF + across * x), int(_HALF + up * y) + self.spare[0]

    def cell(self, point: Point) -> Dot:
        """The column and row, in the whole picture, of the cell that shows a point."""
        column, row = self.dot(point)
        return self.left + column // 2, self.height - 1 - row // 4

    def middle(self, column: int, row: int) -> Point:
        """The point in the middle of a cell of the picture, which `cell` shows there."""
        across, up = self.dots
        return (
            (2 * (column - self.left) + 0.5) / across,
            (4 * (self.height - 1 - row) + 1.5 - self.spare[0]) / up,
        )

    def draw(
        self, canvas: Canvas, points: Iterable[Point], ink: str, stroke: Stroke = THIN
    ) -> None:
        """What of straight lines from point to point lies in the unit square, in dots.

        A wide one is as much wider upwards.
        """
        lines = starmap(seen_of, pairwise(points))
        self.trace(canvas, filter(None, lines), ink, stroke)

    def trace(
        self,
        canvas: Canvas,
        lines: Iterable[tuple[Point, Point]],
        ink: str,
        stroke: Stroke = THIN,
    ) -> None:
        """Straight lines; of many that are the same in dots one is drawn."""
        bits: dict[Dot, int] = {}
        ends = ((self.dot(start), self.dot(end)) for start, end in dict.fromkeys(lines))
        for start, end in dict.fromkeys(ends):
            for place, present in _line(start, end, stroke):
                bits[place] = bits.get(place, 0) | present
        self._put(canvas, bits, ink, stroke)

    def scatter(self, canvas: Canvas, dots: Iterable[Dot], ink: str) -> None:
        """Single dots, by column and row from the lower left."""
        self._put(canvas, _in_cells(dots), ink, THIN)

    def _put(self, canvas: Canvas, bits: Mapping[Dot, int], ink: str, stroke: Stroke) -> None:
        cells = {
            (self.left + column, self.height - 1 - row): present
            for (column, row), present in bits.items()
            if 0 <= column < self.width and row >= 0
        }
        canvas.add_dots(cells, ink, on_top=stroke.on_top, hides=stroke.hides)


def _in_cells(dots: Iterable[Dot]) -> dict[Dot, int]:
    """Dots by the cells in which they lie."""
    bits: dict[Dot, int] = {}
    for column, row in dots:
        place = column >> 1, row >> 2
        bits[place] = bits.get(place, 0) | _BITS[row & 3][column & 1]
    return bits


@lru_cache(maxsize=2048)
def _line(start: Dot, end: Dot, stroke: Stroke) -> tuple[tuple[Dot, int], ...]:
    """The cells of a line; a wide one grows upwards, a steep one towards its open upper side."""
    if start == end:
        return ()
    period = stroke.drawn + stroke.left_out
    across, up = end[0] - start[0], end[1] - start[1]
    steps = max(abs(across), abs(up))
    dots = [
        (int(start[0] + across / steps * k), int(start[1] + up / steps * k)) for k in range(steps)
    ]
    aside = (-1 if across * up > 0 else 1, 0) if abs(up) > abs(across) else (0, 1)
    cells = _in_cells(
        (column + k * aside[0], row + k * aside[1])
        for count, (column, row) in enumerate([*dots, end])
        if count % period < stroke.drawn
        for k in range(stroke.width)
    )
    return tuple((place, _ALL if stroke.fills else bits) for place, bits in cells.items())
