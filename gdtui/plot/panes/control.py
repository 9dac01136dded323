"""A number that a person sets: its label, the number or the field it is typed into, its track.

A field is scrolled to its cursor, and tells below what is wrong with its text.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import NamedTuple

from gdtui.plot.axes.axis import BESIDE, Axis, draw_scale, draw_track
from gdtui.plot.cells.picture import (
    CURSOR,
    DIM,
    ERROR,
    FIELD,
    PLAIN,
    SELECTED,
    Canvas,
    Picture,
)
from gdtui.plot.cells.text import one_cell_each, worded


class Field(NamedTuple):
    """A text that is being typed, with the cursor before the character at `cursor`."""

    text: str
    cursor: int
    is_selected: bool = False
    """Whether all of it is selected, so that what is typed next takes its place."""
    complaint: str = ""
    """What is wrong with it."""


def draw_field(field: Field, width: int, *, is_open: bool = True) -> Picture:
    """The field in one row, scrolled so far that its cursor is seen.

    One that is not typed into has no cursor; its end is left out where it is too long.
    """
    canvas, first = Canvas.blank(width, 1), max(0, field.cursor - width + 1)
    text = one_cell_each(field.text)
    if not is_open:
        text = text if len(text) <= width else text[: width - 1] + "…"
        canvas.put(0, 0, text.ljust(width), FIELD)
        return canvas.picture()
    shown = text[first : first + width].ljust(width)
    canvas.put(0, 0, shown, FIELD)
    if field.is_selected:
        canvas.put(0, 0, shown.rstrip(), SELECTED)
    place = field.cursor - first
    canvas.put(place, 0, shown[place], CURSOR)
    return canvas.picture()


def complaint_rows(field: Field | None, width: int) -> list[str]:
    """What is wrong with a field, in rows below it."""
    return textwrap.wrap(one_cell_each(field.complaint), max(1, width)) if field else []


_LABEL_WIDTH = 15
_NUMBER_WIDTH = 9
_SHORTEST = 8


class Control(NamedTuple):
    """A number with its label and its track; `write` gives the text of a number in so many cells.

    `field` is the one that it is typed into, if it is. Another value may be marked `beside` it on
    the track, and is told in words.
    """

    label: str
    value: float
    write: Callable[[float, int], str]
    track: Axis
    field: Field | None = None
    beside: float | None = None
    told: str = ""

    def track_place(self, width: int, height: int) -> tuple[int, int, int]:
        """Where in so many cells its track is: column, row, and length.

        That is 0 where there is none: where it has no room, or a complaint takes it.
        """
        left, row = (0, 1) if height > 1 else (_LABEL_WIDTH + _NUMBER_WIDTH + 3, 0)
        is_there = width - left >= _SHORTEST or row
        if not is_there or (self.field and self.field.complaint):
            return width, row, 0
        return left, row, width - left

    def draw(self, width: int, height: int) -> Picture:
        """With its track and the track's scale in three rows; in two; or in one.

        A complaint stands below the field, in place of the track and its scale. What is told of a
        value `beside` has a fourth row, or that of the scale: a mark that nothing explains says
        less than a track without numbers.
        """
        canvas, field = Canvas.blank(width, height), self.field
        canvas.put(0, 0, worded(self.label), PLAIN)
        left, row, length = self.track_place(width, height)
        if length:
            canvas.paste(left, row, draw_track(self.track, self.value, length, self.beside))
            told = worded(f"{BESIDE} {self.told}") if self.told else ""
            is_told = row > 0 and 0 < len(told) <= width
            if row and not (is_told and height <= row + 2):
                canvas.paste(left, row + 1, draw_scale(self.track, length))
            if is_told:
                canvas.put(width - len(told), min(row + 2, height - 1), told, DIM)
        if field is not None:
            field_left = _LABEL_WIDTH + 1
            canvas.paste(field_left, 0, draw_field(field, max(1, width - field_left)))
            canvas.write(0, 1, complaint_rows(field, width), ERROR)
            return canvas.picture()
        end = left - 2 if length and not row else width
        number = self.write(self.value, end - _LABEL_WIDTH - 1)
        canvas.put(end - len(number), 0, number, PLAIN)
        return canvas.picture()
