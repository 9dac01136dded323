"""The set-up: its fields, what may be chosen in the present one, and a preview of the run.

Fields and list stand at the left, the preview at the right; where it is narrow, one above another.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import NamedTuple

from gdtui.plot.cells.ascii import fitting, worded
from gdtui.plot.cells.numerals import fewer_terms
from gdtui.plot.cells.picture import DIM, ERROR, FIELD, KEY, PLAIN, STRONG, Canvas, Picture
from gdtui.plot.panes.field import Field, complaint_rows, draw_field
from gdtui.plot.panes.preview import Preview, draw_preview

_LABEL_WIDTH = 14
_NAME_WIDTH = 12
_MARK, _ABOVE, _BELOW = "▶", "▲", "▼"
_GAP = 2
_LOWEST_PREVIEW, _USUAL_PREVIEW = 3, 12
_FEWEST_LISTED = 3
_LOWEST_WITH_PREVIEW = 7


class Choice(NamedTuple):
    """What may be chosen in a field: its name and formula, and its picture in so many cells."""

    name: str
    formula: str
    small: Callable[[int, int], Picture] | None = None


class Form(NamedTuple):
    """What the set-up shows. `at` is the field that is typed into.

    `listed` is what may be chosen in it, `chosen` the place of the present choice; a field without
    a list has something `told` in place of it.
    """

    fields: tuple[tuple[str, Field], ...]
    at: int
    listed: tuple[Choice, ...]
    chosen: int | None
    told: str
    preview: Preview


class Place(NamedTuple):
    """What stands in a row: a field, or a choice of the list, by its number."""

    field: int | None = None
    listed: int | None = None


class _Line(NamedTuple):
    """A row at the left: what stands there, or what is wrong with the field above."""

    place: Place = Place()
    complaint: str = ""


class _Layout(NamedTuple):
    """How many columns the fields have, and how many small pictures; whether the preview is beside.

    The picture's own columns and rows follow.
    """

    left: int
    small: int
    is_beside: bool


def _layout(width: int) -> _Layout:
    if width >= 72:
        left = max(42, min(2 * width // 5, 64))
        return _Layout(left, min(20, left - 34), True)
    if width >= 46:
        return _Layout(max(28, width // 2), 0, True)
    return _Layout(width, 0, False)


def place_at(form: Form, width: int, height: int, column: int, row: int) -> Place:
    """What stands at a cell of the picture."""
    layout = _layout(width)
    lines, _ = _lines(form, layout, height)
    return lines[row].place if column < layout.left and 0 <= row < len(lines) else Place()


def draw_set_up(form: Form, width: int, height: int) -> Picture:
    """The form in so many cells: the fields first, then the preview, then the list."""
    layout = _layout(width)
    left = layout.left
    canvas = Canvas.blank(width, height)
    lines, (is_more_above, is_more_below) = _lines(form, layout, height)
    for y, (place, complaint) in enumerate(lines):
        if place.listed is not None:
            canvas.paste(0, y, _listed(form, place.listed, layout))
        elif place.field is not None:
            canvas.paste(1, y, _field(form, place.field, left - 1))
        canvas.put(1, y, complaint, ERROR)
    canvas.put(0, 0, _ABOVE * is_more_above, DIM)
    canvas.put(0, len(lines) - 1, _BELOW * is_more_below, DIM)
    if layout.is_beside:
        _tell(canvas, form, len(lines) + 1, left)
        canvas.paste(left + _GAP, 0, draw_preview(form.preview, width - left - _GAP, height))
    elif height > len(lines):
        preview = draw_preview(form.preview, width, height - len(lines))
        canvas.paste(0, len(lines), preview)
    return canvas.picture()


def _lines(form: Form, layout: _Layout, height: int) -> tuple[list[_Line], tuple[bool, bool]]:
    """What stands in each row: each field with what is wrong below it, and the list.

    The field that is typed into has a row for that also while there is nothing wrong. Where not all
    fields have room, those about that one are there; it is told whether there are more above and
    below.
    """
    lines: list[_Line] = []
    first = last = 0
    for number, (_, field) in enumerate(form.fields):
        complaints = [_Line(complaint=text) for text in complaint_rows(field, layout.left - 2)]
        is_open = number == form.at
        if is_open:
            first, last = len(lines), len(lines) + max(1, len(complaints))
        lines += [_Line(Place(field=number)), *(complaints or [_Line()] * is_open)]
    with_preview = not layout.is_beside and height >= _LOWEST_WITH_PREVIEW
    room = height - _LOWEST_PREVIEW * with_preview
    if len(lines) > room:
        middle = max(last + 1 - room, first - room // 2)
        start = max(0, min(middle, first, len(lines) - room))
        return lines[start : start + room], (start > 0, start + room < len(lines))
    room = height - len(lines) - (0 if layout.is_beside else _USUAL_PREVIEW)
    if min(room, len(form.listed)) < _FEWEST_LISTED:
        return lines, (False, False)
    if room > len(form.listed):
        lines.append(_Line())
    shown = min(len(form.listed), room)
    start = max(0, min((form.chosen or 0) - shown // 2, len(form.listed) - shown))
    listed = (_Line(Place(listed=number)) for number in range(start, start + shown))
    return [*lines, *listed], (False, False)


def _field(form: Form, number: int, width: int) -> Picture:
    """A field with its label."""
    canvas, (label, field) = Canvas.blank(width, 1), form.fields[number]
    is_open, room = number == form.at, max(1, width - _LABEL_WIDTH - 1)
    canvas.put(0, 0, worded(label), STRONG if is_open else PLAIN)
    canvas.paste(_LABEL_WIDTH, 0, draw_field(field, room) if is_open else _closed(field, room))
    return canvas.picture()


def _closed(field: Field, width: int) -> Picture:
    """A field that is not typed into; its end is left out where it is too long."""
    text = field.text if len(field.text) <= width else field.text[: width - 1] + "…"
    canvas = Canvas.blank(width, 1)
    canvas.put(0, 0, text.ljust(width), FIELD)
    return canvas.picture()


def _listed(form: Form, number: int, layout: _Layout) -> Picture:
    """A choice of the list: its name, and where there is room its picture and its formula."""
    choice, canvas = form.listed[number], Canvas.blank(layout.left, 1)
    is_chosen = number == form.chosen
    if is_chosen:
        canvas.put(1, 0, _MARK, KEY)
    canvas.put(3, 0, choice.name, STRONG if is_chosen else PLAIN)
    if layout.small:
        left = 3 + _NAME_WIDTH
        if choice.small:
            canvas.paste(left, 0, choice.small(layout.small, 1))
            left += layout.small + 1
        formula = fitting((*fewer_terms(choice.formula), ""), layout.left - left)
        canvas.put(left, 0, formula, PLAIN if is_chosen else DIM)
    return canvas.picture()


def _tell(canvas: Canvas, form: Form, top: int, width: int) -> None:
    """What is told of a field without a list, below the fields, where there is room for all."""
    lines = textwrap.wrap(worded(form.told), max(1, width - 2))
    if top + len(lines) <= canvas.height:
        for y, line in enumerate(lines, top):
            canvas.put(1, y, line, DIM)
