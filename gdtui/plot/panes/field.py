"""A text that is being typed, as it is drawn: scrolled to its cursor, and what is wrong with it."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import NamedTuple

from gdtui.plot.cells.picture import CURSOR, ERROR, FIELD, SELECTED, STRONG, Canvas, Picture

_SHORT, _GAP = 24, 2
"""Columns of a field that stands beside words, and between it and them."""


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
    if not is_open:
        text = field.text if len(field.text) <= width else field.text[: width - 1] + "…"
        canvas.put(0, 0, text.ljust(width), FIELD)
        return canvas.picture()
    shown = field.text[first : first + width].ljust(width)
    canvas.put(0, 0, shown, FIELD)
    if field.is_selected:
        canvas.put(0, 0, shown.rstrip(), SELECTED)
    place = field.cursor - first
    canvas.put(place, 0, shown[place], CURSOR)
    return canvas.picture()


def draw_named(
    label: str, field: Field, words: Callable[[int, int], Picture], width: int, height: int
) -> Picture:
    """A field behind its label, and below it what is wrong with it.

    Where nothing is, some words, which are drawn in so many columns and rows; in one row beside it.
    """
    canvas, left = Canvas.blank(width, height), len(label) + 1
    canvas.put(0, 0, label, STRONG)
    end = width
    if height == 1:
        end = min(width, left + max(_SHORT, len(field.text) + 1))
        if (room := width - end - _GAP) > 0:
            canvas.paste(end + _GAP, 0, words(room, 1))
    canvas.paste(left, 0, draw_field(field, max(1, end - left)))
    if height > 1 and not field.complaint:
        canvas.paste(0, 1, words(width, height - 1))
    canvas.write(0, 1, complaint_rows(field, width), ERROR)
    return canvas.picture()


def complaint_rows(field: Field | None, width: int) -> list[str]:
    """What is wrong with a field, in lines of so many cells."""
    return textwrap.wrap(field.complaint, max(1, width)) if field else []
