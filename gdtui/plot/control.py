"""A number that a person sets: its label, the number or the field it is typed into, its track."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import NamedTuple

from gdtui.plot.ascii import worded
from gdtui.plot.picture import CURSOR, ERROR, FIELD, PLAIN, SELECTED, STRONG, Canvas, Picture
from gdtui.plot.track import Track

LABEL_WIDTH = 15
NUMBER_WIDTH = 9
_SHORTEST = 8


class Field(NamedTuple):
    """A text that is being typed, with the cursor before the character at `cursor`."""

    text: str
    cursor: int
    is_selected: bool = False
    """Whether all of it is selected, so that what is typed next takes its place."""
    complaint: str = ""
    """What is wrong with it."""


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
    track: Track,
    field: Field | None,
    width: int,
    height: int,
) -> Picture:
    """A number with its label, its track and the track's scale in three rows; two; or one.

    `write` gives the text of a number in so many cells. A complaint stands below the field, in
    place of the track and its scale.
    """
    canvas = Canvas.blank(width, height)
    canvas.put(0, 0, worded(label), STRONG)
    left, row, length = track_place(width, height)
    if length and not (field and field.complaint):
        canvas.paste(left, row, track.line(value, length))
        if row:
            canvas.paste(left, row + 1, track.scale(length))
    if field is not None:
        _draw_field(canvas, field, width)
        return canvas.picture()
    end = left - 2 if length and not row else width
    number = write(value, end - LABEL_WIDTH - 1)
    canvas.put(end - len(number), 0, number, PLAIN)
    return canvas.picture()


def _draw_field(canvas: Canvas, field: Field, width: int) -> None:
    """The field in the first row, scrolled so far that its cursor is seen; the complaint below."""
    left = LABEL_WIDTH + 1
    room = max(1, width - left)
    first = max(0, field.cursor - room + 1)
    shown = field.text[first : first + room].ljust(room)
    canvas.put(left, 0, shown, FIELD)
    if field.is_selected:
        canvas.put(left, 0, shown.rstrip(), SELECTED)
    place = field.cursor - first
    canvas.put(left + place, 0, shown[place], CURSOR)
    for y, line in enumerate(textwrap.wrap(field.complaint, width), 1):
        canvas.put(0, y, line, ERROR)


def rows_needed(field: Field | None, width: int) -> int:
    """How many rows a control needs for what is to be said; 0 where any number will do."""
    lines = textwrap.wrap(field.complaint, max(1, width)) if field else []
    return len(lines) + 1 if lines else 0
