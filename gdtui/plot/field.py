"""A text that is being typed, as it is drawn: scrolled to its cursor, and what is wrong with it."""

from __future__ import annotations

import textwrap
from typing import NamedTuple

from gdtui.plot.picture import CURSOR, FIELD, SELECTED, Canvas, Picture


class Field(NamedTuple):
    """A text that is being typed, with the cursor before the character at `cursor`."""

    text: str
    cursor: int
    is_selected: bool = False
    """Whether all of it is selected, so that what is typed next takes its place."""
    complaint: str = ""
    """What is wrong with it."""


def draw_field(field: Field, width: int) -> Picture:
    """The field in one row, scrolled so far that its cursor is seen."""
    canvas, first = Canvas.blank(width, 1), max(0, field.cursor - width + 1)
    shown = field.text[first : first + width].ljust(width)
    canvas.put(0, 0, shown, FIELD)
    if field.is_selected:
        canvas.put(0, 0, shown.rstrip(), SELECTED)
    place = field.cursor - first
    canvas.put(place, 0, shown[place], CURSOR)
    return canvas.picture()


def complaint_rows(field: Field | None, width: int) -> list[str]:
    """What is wrong with a field, in lines of so many cells."""
    return textwrap.wrap(field.complaint, max(1, width)) if field else []
