"""An axis as a track with a knob, to set a number with the mouse; what it names is marked."""

from __future__ import annotations

from functools import lru_cache

from gdtui.plot.axes.axis import Axis
from gdtui.plot.cells.picture import AXIS, DIM, MARBLES, Canvas, Picture

KNOB, BEYOND_LEFT, BEYOND_RIGHT, BESIDE = "●", "◀", "▶", "○"


def draw_track(axis: Axis, value: float, width: int, beside: float | None = None) -> Picture:
    """The track alone, one row; `beside` is another value that is marked on it."""
    canvas = Canvas(_empty(axis, width))
    if beside is not None and axis.holds(beside):
        canvas.put(_column(axis, beside, width), 0, BESIDE, MARBLES[0])
    knob = BEYOND_LEFT if value < axis.low else BEYOND_RIGHT if value > axis.high else KNOB
    canvas.put(_column(axis, value, width), 0, knob, MARBLES[0])
    return canvas.picture()


@lru_cache(maxsize=16)
def draw_scale(axis: Axis, width: int) -> Picture:
    """The labels of the marks, one row.

    Of labels that are in each other's way the later are left out, but for the last.
    """
    canvas, marks = Canvas.blank(width, 1), axis.marks(width)
    for mark in (marks[0], marks[-1], *marks[1:-1]):
        label = axis.text(mark)
        column = _column(axis, mark, width) - (len(label) - 1) // 2
        column = max(0, min(column, width - len(label)))
        before = max(0, column - 1)
        if not canvas.text(before, 0, column + len(label) + 1 - before).strip():
            canvas.put(column, 0, label, DIM)
    return canvas.picture()


def value_at(axis: Axis, column: int, width: int) -> float:
    """The value at a column of a track: a mark where one stands, else a number of few digits."""
    for mark in axis.marks(width):
        if _column(axis, mark, width) == column:
            return mark
    end = width - 1
    return axis.near(max(0, min(column, end)) / end, 0.5 / end)


def _column(axis: Axis, value: float, width: int) -> int:
    """The column of a value; the ends for what lies beyond."""
    return round(axis.share(value) * (width - 1))


@lru_cache(maxsize=16)
def _empty(axis: Axis, width: int) -> Picture:
    """A track without its knob."""
    canvas = Canvas.blank(width, 1)
    canvas.put(0, 0, "┝" + "━" * (width - 2) + "┥", AXIS)
    for mark in axis.marks(width):
        if axis.low < mark < axis.high:
            canvas.put(_column(axis, mark, width), 0, "┿", AXIS)
    return canvas.picture()
