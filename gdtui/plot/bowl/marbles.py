"""A marble on the screen: a character, or for a projector a block of several cells.

Marbles are told apart by their shapes; one that lies outside is an arrow with its weight.
"""

from __future__ import annotations

from gdtui.plot.bowl.marks import BLOCKS, SHAPES
from gdtui.plot.bowl.scene import Marble
from gdtui.plot.cells.dots import Grid
from gdtui.plot.cells.numerals import measure
from gdtui.plot.cells.picture import DIM, MARBLES, Canvas


def draw_marble(
    canvas: Canvas, grid: Grid, marble: Marble, index: int, *, large: bool = False
) -> None:
    """A marble of the race, the first or the second; below the first where both lie outside."""
    if marble.outside is not None:
        _draw_outside(canvas, grid, marble, marble.outside, SHAPES[index], MARBLES[index], index)
    elif large:
        column, row = grid.cell(marble.point)
        block = BLOCKS[index]
        width, height = len(block[0]), len(block)
        left = max(grid.left, min(column - width // 2, grid.left + grid.width - width))
        top = max(0, min(row + 1 - height, grid.height - height))
        for down, cells in enumerate(block):
            canvas.put(left, top + down, cells, MARBLES[index])
    else:
        _draw_mark(canvas, grid, marble, SHAPES[index], MARBLES[index])


def draw_pinned(canvas: Canvas, grid: Grid, marble: Marble, mark: str) -> None:
    """The marble of a pinned run."""
    if marble.outside is None:
        _draw_mark(canvas, grid, marble, mark, DIM)
    else:
        _draw_outside(canvas, grid, marble, marble.outside, mark, DIM, 0)


def _draw_mark(canvas: Canvas, grid: Grid, marble: Marble, mark: str, ink: str) -> None:
    column, row = grid.cell(marble.point)
    canvas.put(min(column, grid.left + grid.width - len(mark)), row, mark, ink)


def _draw_outside(
    canvas: Canvas, grid: Grid, marble: Marble, weight: float, mark: str, ink: str, lower: int
) -> None:
    """An arrow at the edge, and the weight where there is room for it."""
    end, row = grid.left + grid.width, grid.cell(marble.point)[1]
    number, is_left = measure(weight), marble.point[0] == 0
    text = f"◀{mark} {number}" if is_left else f"{number} {mark}▶"
    if len(text) > grid.width:
        text = f"◀{mark}" if is_left else f"{mark}▶"
    column = grid.left if is_left else end - len(text)
    canvas.put(column, min(row + lower, grid.height - 1), text, ink)
