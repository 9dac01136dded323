"""A number that a person sets: its label, the number or the field it is typed into, its track."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from gdtui.plot.axes.axis import Axis
from gdtui.plot.axes.track import BESIDE, draw_scale, draw_track
from gdtui.plot.cells.ascii import worded
from gdtui.plot.cells.picture import DIM, ERROR, PLAIN, STRONG, Canvas, Picture
from gdtui.plot.panes.field import Field, complaint_rows, draw_field

LABEL_WIDTH = 15
NUMBER_WIDTH = 9
_SHORTEST = 8


class Beside(NamedTuple):
    """Another value that is marked on the track, and the words for it."""

    value: float
    words: str


def track_place(width: int, height: int) -> tuple[int, int, int]:
    """Where a control of this size has its track: column, row, and length; 0 where it has none."""
    if height > 1:
        return 0, 1, width
    left = LABEL_WIDTH + NUMBER_WIDTH + 3
    length = width - left
    return (left, 0, length) if length >= _SHORTEST else (width, 0, 0)


def draw_control(
    label: str,
    value: float,
    write: Callable[[float, int], str],
    track: Axis,
    field: Field | None,
    width: int,
    height: int,
    beside: Beside | None = None,
) -> Picture:
    """A number with its label, its track and the track's scale in three rows; two; or one.

    `write` gives the text of a number in so many cells. A complaint stands below the field, in
    place of the track and its scale. What is told of a value `beside` has a fourth row, or that of
    the scale: a mark that nothing explains says less than a track without numbers.
    """
    canvas = Canvas.blank(width, height)
    canvas.put(0, 0, worded(label), STRONG)
    left, row, length = track_place(width, height)
    if length and not (field and field.complaint):
        canvas.paste(left, row, draw_track(track, value, length, beside.value if beside else None))
        told = worded(f"{BESIDE} {beside.words}") if beside else ""
        is_told = row > 0 and 0 < len(told) <= width
        if row and not (is_told and height <= row + 2):
            canvas.paste(left, row + 1, draw_scale(track, length))
        if is_told:
            canvas.put(width - len(told), min(row + 2, height - 1), told, DIM)
    if field is not None:
        field_left = LABEL_WIDTH + 1
        canvas.paste(field_left, 0, draw_field(field, max(1, width - field_left)))
        for y, line in enumerate(complaint_rows(field, width), 1):
            canvas.put(0, y, line, ERROR)
        return canvas.picture()
    end = left - 2 if length and not row else width
    number = write(value, end - LABEL_WIDTH - 1)
    canvas.put(end - len(number), 0, number, PLAIN)
    return canvas.picture()


def rows_needed(field: Field | None, width: int) -> int:
    """How many rows a control needs for what is to be said; 0 where any number will do."""
    lines = complaint_rows(field, width)
    return len(lines) + 1 if lines else 0
