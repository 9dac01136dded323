"""The set-up: its fields, the landscapes that there are, and a preview of the one that is typed.

Fields and list stand at the left, the preview at the right; where it is narrow, one above another.
"""

from __future__ import annotations

from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from gdtui.engine.landscape import Landscape
from gdtui.plot.ascii import worded
from gdtui.plot.bowl import draw_bowl
from gdtui.plot.curve import curve_pieces
from gdtui.plot.dots import Grid
from gdtui.plot.field import Field, complaint_rows, draw_field
from gdtui.plot.framing import own_window
from gdtui.plot.heights import heights
from gdtui.plot.numerals import fitted, raised
from gdtui.plot.picture import (
    CURVE,
    DIM,
    ERROR,
    FIELD,
    KEY,
    PLAIN,
    STRONG,
    Canvas,
    Picture,
)
from gdtui.plot.rows import Row, draw_rows, row, rows_of
from gdtui.plot.scene import Scene
from gdtui.plot.still import fits

_LABEL_WIDTH = 14
_NAME_WIDTH = 12
_MARK = "▸"
_GAP = 2
_LOWEST_BOWL, _LOWEST_CURVE = 6, 2
_FEWEST_LISTED = 3


class _Told(Enum):
    """What is told of a landscape, the most important first."""

    FORMULA = auto()
    SLOPE = auto()
    THOUGHT = auto()


class Form(NamedTuple):
    """What the set-up shows. `at` is the field that is typed into.

    `landscape` is the one that could last be read, `thought` what it shows; `listed` are those that
    may be chosen, `chosen` the place of the present one among them.
    """

    fields: tuple[tuple[str, Field], ...]
    at: int
    landscape: Landscape
    thought: str
    listed: tuple[Landscape, ...]
    chosen: int | None


class Place(NamedTuple):
    """What stands in a row: a field, or a landscape of the list, by its number."""

    field: int | None = None
    listed: int | None = None


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
    left = _layout(width).left
    rows = _rows(form, left, height, is_beside=_layout(width).is_beside)
    return rows[row] if column < left and 0 <= row < len(rows) else Place()


def draw_set_up(form: Form, width: int, height: int) -> Picture:
    """The form in so many cells: the fields always, then the preview, then the list."""
    left, small, is_beside = _layout(width)
    canvas = Canvas.blank(width, height)
    rows = _rows(form, left, height, is_beside=is_beside)
    for y, place in enumerate(rows):
        if place.listed is not None:
            canvas.paste(0, y, _listed(form, place.listed, left, small))
    for number, (label, field) in enumerate(form.fields):
        y = rows.index(Place(field=number)) if Place(field=number) in rows else height
        is_open = number == form.at
        canvas.put(1, y, worded(label), STRONG if is_open else PLAIN)
        room = max(1, left - _LABEL_WIDTH - 2)
        canvas.paste(
            _LABEL_WIDTH + 1, y, draw_field(field, room) if is_open else _closed(field, room)
        )
        for below, line in enumerate(complaint_rows(field, left - 2), 1):
            canvas.put(1, y + below, line, ERROR)
    if is_beside:
        canvas.paste(left + _GAP, 0, draw_preview(form, width - left - _GAP, height))
    elif height > len(rows):
        canvas.paste(0, len(rows), draw_preview(form, width, height - len(rows)))
    return canvas.picture()


def _rows(form: Form, left: int, height: int, *, is_beside: bool) -> list[Place]:
    """What stands in each row: each field with what is wrong below it, and the list.

    The field that is typed into has a row for that also while there is nothing wrong.
    """
    rows: list[Place] = []
    for number, (_, field) in enumerate(form.fields):
        rows.append(Place(field=number))
        below = len(complaint_rows(field, left - 2))
        rows += [Place()] * (max(1, below) if number == form.at else below)
    room = height - len(rows) - (0 if is_beside else 2 * _LOWEST_BOWL)
    if room < _FEWEST_LISTED:
        return rows[:height]
    if room > len(form.listed):
        rows.append(Place())
    shown = min(len(form.listed), room)
    first = max(0, min((form.chosen or 0) - shown // 2, len(form.listed) - shown))
    return rows + [Place(listed=number) for number in range(first, first + shown)]


def _closed(field: Field, width: int) -> Picture:
    """A field that is not typed into; its end is left out where it is too long."""
    text = field.text if len(field.text) <= width else field.text[: width - 1] + "…"
    canvas = Canvas.blank(width, 1)
    canvas.put(0, 0, text.ljust(width), FIELD)
    return canvas.picture()


def _listed(form: Form, number: int, width: int, small: int) -> Picture:
    """A landscape of the list: its name, and where there is room its picture and its formula."""
    landscape, canvas = form.listed[number], Canvas.blank(width, 1)
    is_chosen = number == form.chosen
    if is_chosen:
        canvas.put(1, 0, _MARK, KEY)
    canvas.put(3, 0, landscape.name, STRONG if is_chosen else PLAIN)
    if small:
        left = 3 + _NAME_WIDTH
        canvas.paste(left, 0, _bare(landscape, small, 1))
        formula = fitted(landscape.formula, width - left - small - 1)
        canvas.put(left + small + 1, 0, worded(formula), PLAIN if is_chosen else DIM)
    return canvas.picture()


@lru_cache(maxsize=64)
def _bare(landscape: Landscape, width: int, height: int) -> Picture:
    """The curve alone, without axes; of several valleys no more than lies about them."""
    window = own_window(landscape)
    inside = [minimum for minimum in landscape.minima if window.holds(minimum)]
    if len(inside) > 1:
        room = (inside[-1] - inside[0]) / 4
        left, right = window.kept(inside[0] - room), window.kept(inside[-1] + room)
        bottom, top = heights(landscape, left, right)
        window = window._replace(left=left, right=right, bottom=bottom, top=top)
    canvas = Canvas.blank(width, height)
    for piece in curve_pieces(landscape, window, 2 * width):
        Grid(0, width, height).draw(canvas, piece, CURVE)
    return canvas.picture()


def draw_preview(form: Form, width: int, height: int) -> Picture:
    """The landscape as large as there is room for, and below it its formula, slope and thought."""
    landscape = form.landscape
    told: list[tuple[_Told, list[Row]]] = []
    room, least = height, _LOWEST_BOWL if height > _LOWEST_BOWL else _LOWEST_CURVE
    for part, text, ink in (
        (_Told.FORMULA, f"L(w) = {raised(landscape.formula)}", STRONG),
        (_Told.SLOPE, f"L′(w) = {raised(landscape.slope_formula)}", PLAIN),
        (_Told.THOUGHT, form.thought, DIM),
    ):
        each = row(text, ink=ink)
        if not text or room - rows_of(each, width) < least:
            break
        room -= rows_of(each, width)
        told.append((part, [each]))
    canvas = Canvas.blank(width, height)
    if fits(width, room):
        canvas.paste(0, 0, draw_bowl(Scene(landscape, own_window(landscape), ()), width, room))
    elif room >= _LOWEST_CURVE:
        canvas.paste(0, 0, _bare(landscape, width, room))
    if told:
        canvas.paste(0, room, draw_rows(told, width, height - room))
    return canvas.picture()
