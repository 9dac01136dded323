"""A name beside a place in a picture: where nothing else is drawn, if there is such a place.

No name leaves the cells that a plot has for its lines.
"""

from __future__ import annotations

from gdtui.plot.cells.ascii import worded
from gdtui.plot.cells.dots import Grid, has_dots
from gdtui.plot.cells.picture import CURVE, Canvas

_BESIDE = ((0, 2), (-1, 2), (1, 2), (0, 4), (-1, 4), (1, 4), (-2, 2), (2, 2), (-2, 4), (2, 4))
"""Rows below a place and columns from it, the nearest first."""


def put_name(
    canvas: Canvas,
    grid: Grid,
    first: int,
    last: int,
    row: int,
    name: str,
    ink: str,
    side: int = 0,
    ahead: int = 0,
) -> bool:
    """Write a name above the columns `first` to `last` of a row, or elsewhere near them.

    The name stands on blank cells; where there are none, over thin lines. The result is False where
    there was no room for it. `side` keeps the name above the row (-1) or below it (1), `ahead` in
    front of the tail of an arrow that points to the left (-1) or to the right (1).
    """
    text = worded(name)
    middle = (first + last + 1 - len(text)) // 2
    places = [(middle, row - 1), (middle, row + 1)]
    for down, aside in _BESIDE:
        places += [(last + aside, row + down), (first + 1 - aside - len(text), row + down)]
    inside = [
        (column, y)
        for column, y in places
        if grid.left <= column <= grid.left + grid.width - len(text)
        and 0 <= y < grid.height
        and (y - row) * side >= 0
        and (ahead <= 0 or column + len(text) > first)
        and (ahead >= 0 or column <= last)
    ]
    for is_free in (_is_blank, _is_thin):
        for column, y in inside:
            if is_free(canvas, column, y, len(text)):
                canvas.put(column, y, text, ink)
                return True
    return False


def _is_blank(canvas: Canvas, column: int, row: int, width: int) -> bool:
    return not canvas.text(column, row, width).strip()


def _is_thin(canvas: Canvas, column: int, row: int, width: int) -> bool:
    """Whether cells are blank, or have dots that are not the curve's."""
    cells = zip(canvas.text(column, row, width), canvas.inks(column, row, width), strict=True)
    return all(text == " " or (has_dots(text) and ink != CURVE) for text, ink in cells)
