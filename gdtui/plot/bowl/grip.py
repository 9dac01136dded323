"""Taking hold of the marble: whether a cell is near it, and the weight of the column it is put in.

The inverse of drawing: a marble whose weight is that of a column is drawn in that column.
"""

from __future__ import annotations

import math

from gdtui.plot.bowl.scene import Scene
from gdtui.plot.bowl.window import Window
from gdtui.plot.cells.dots import Grid

_NEAR = 1
"""Cells around the marble in which the mouse takes hold of it."""
_MOST_DIGITS = 17


def is_near(scene: Scene, grid: Grid, column: int, row: int) -> bool:
    """Whether a cell of the picture is on the first marble, or right beside it."""
    there, level = grid.cell(scene.marbles[0].point)
    return abs(column - there) <= _NEAR and abs(row - level) <= _NEAR


def weight_at(window: Window, grid: Grid, column: int) -> float:
    """The weight of the fewest digits in a column, or in the nearest where marbles have room."""
    column = max(grid.left, min(column, grid.left + grid.width - 1))
    across, room = window.across, window.room
    share, _ = grid.middle(column, 0)
    middle = max(room.low, min(across.at(share), room.high))
    column = grid.cell((across.share(middle), 0.0))[0]
    fewest = -math.floor(math.log10(across.length))
    for digits in range(fewest, fewest + _MOST_DIGITS):
        # The sum makes a -0.0 a plain 0.
        weight = round(middle, digits) + 0.0
        if room.holds(weight) and grid.cell((across.share(weight), 0.0))[0] == column:
            return weight
    return middle
