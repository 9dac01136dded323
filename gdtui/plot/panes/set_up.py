"""The set-up: its fields, what may be chosen in the present one, and a preview of the run.

Fields and list stand at the left, the preview at the right; where it is narrow, one above another.
The preview is the way of the run on its landscape, or the rate by epoch, and what is told of it.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import NamedTuple

from gdtui.engine.landscapes.catalogue import named
from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.method import RULES, SCHEDULES
from gdtui.engine.runs.setup import Setup
from gdtui.guide.experiments import BATCHED, NOISY
from gdtui.guide.guide import Look
from gdtui.guide.words import Words
from gdtui.options import PARTS, Part
from gdtui.plot.axes.frame import fits
from gdtui.plot.bowl.bowl import draw_bowl
from gdtui.plot.bowl.scene import Scene, Seen, scene
from gdtui.plot.bowl.window import chosen_window, curve_pieces, own_window, window_of
from gdtui.plot.cells.dots import Grid
from gdtui.plot.cells.picture import CURVE, DIM, ERROR, PLAIN, STRONG, Canvas, Picture, stacked
from gdtui.plot.cells.rows import Row, draw_rows, row, rows_of
from gdtui.plot.cells.text import fewer_terms, fitting, printed, worded
from gdtui.plot.panes.control import Field, complaint_rows, draw_field
from gdtui.plot.panes.list import CHOSEN, Line, List, Span, room_in, spans_of
from gdtui.plot.pictures.by_epoch import draw_rates, draw_schedule
from gdtui.plot.readout.identity import behind_shapes
from gdtui.plot.shows import Shows

_STEPS = 7
"""How many steps of a run are seen beforehand."""
_LABEL_WIDTH = 14
_NAME_WIDTH = 12
_GAP = 2
_LOWEST_PREVIEW, _USUAL_PREVIEW = 3, 12
_FEWEST_LISTED = 3
_LOWEST_WITH_PREVIEW = 7
_LOWEST_PICTURE, _LOWEST_CURVE = 6, 2
_LETTERS = {"c": ", c the curvature", "ᵏ": ", k counts steps from 1"}
_SLOPE_OF_POINTS = "2 · mean of x·(w·x − y)"
_NO_LOOKS = Shows(Look(0))

_Choice = tuple[str, str, Callable[[int, int], Picture] | None]
"""Its name and formula, and its picture in so many cells, if it has one."""


class Form(NamedTuple):
    """The fields, each with the number of its part; `at` is that of the one that is typed into.

    Previewed is the setup, as far as it could be read.
    """

    fields: tuple[tuple[int, Field], ...]
    at: int
    setup: Setup

    @property
    def part(self) -> Part:
        """The part that is typed."""
        return PARTS[self.at]


def place_at(
    form: Form, column: int, row: int, width: int, height: int
) -> tuple[int | None, int | None]:
    """What stands at a cell of the picture: a field, or a choice of the list, by its number."""
    fields, choices = _lists(form, width, height)
    if column >= room_in(fields.width):
        return None, None
    return fields.entry_at(row), choices.entry_at(row)


def draw_set_up(form: Form, width: int, height: int) -> Picture:
    """The form in so many cells: the fields first, then the preview, then the list."""
    canvas = Canvas.blank(width, height)
    fields, choices = _lists(form, width, height)
    for each in (fields, choices):
        canvas.paste(0, each.top, each.draw())
    bottom, left = choices.top + choices.height, room_in(fields.width)
    if fields.width < width:
        tip = textwrap.wrap(worded(form.part.tip), left - 2)
        if bottom + 1 + len(tip) <= height:
            canvas.write(1, bottom + 1, tip, DIM)
        canvas.paste(left + _GAP, 0, _preview(form, width - left - _GAP, height))
    elif height > bottom:
        canvas.paste(0, bottom, _preview(form, width, height - bottom))
    return canvas.picture()


def _lists(form: Form, width: int, height: int) -> tuple[List, List]:
    """The fields; what may be chosen in the present one, as far as there is room.

    The preview is beside them, or below where that leaves too little room. The field that is typed
    into has a row for what is wrong with it also while nothing is.
    """
    left, small, below = room_in(width), 0, _USUAL_PREVIEW
    if width >= 72:
        left, below = max(42, min(2 * width // 5, 64)), 0
        small = min(20, left - 34)
    elif width >= 46:
        left, below = max(28, width // 2), 0
    lines: list[Line] = []
    for number, field in form.fields:
        is_open = number == form.at
        label = 1, worded(PARTS[number].label), STRONG if is_open else PLAIN
        drawn = draw_field(field, max(1, left - _LABEL_WIDTH - 2), is_open=is_open)
        lines.append(Line((label, *spans_of(drawn, 1 + _LABEL_WIDTH)), number))
        complaints = complaint_rows(field, left - 2) or [""] * is_open
        lines += [Line(((1, text, ERROR),), number) for text in complaints]
    least = _LOWEST_PREVIEW * (below > 0 and height >= _LOWEST_WITH_PREVIEW)
    fields = List.around(lines, form.at, left + 1, min(len(lines), height - least))
    room, listed = height - len(lines) - below, _listed(form.part)
    if min(room, len(listed)) < _FEWEST_LISTED:
        return fields, List((), 0, left + 1, 0, fields.height)
    chosen = form.part.place(form.setup)
    choices = [
        Line(_row(choice, left, small, number == chosen), number)
        for number, choice in enumerate(listed)
    ]
    top = fields.height + (room > len(choices))
    return fields, List.around(choices, chosen, left + 1, min(len(choices), room), top)


def _listed(part: Part) -> list[_Choice]:
    """What may be chosen for a part, if it has names."""
    if part.name == "rule":
        return [(each.name, each.formula, None) for each in RULES]
    if part.name == "schedule":
        return [(each.name, each.formula, partial(draw_schedule, each)) for each in SCHEDULES]
    return [(each.name, each.told, partial(bare, each)) for each in map(named, part.names)]


def _row(choice: _Choice, end: int, small: int, is_chosen: bool) -> tuple[Span, ...]:
    """A choice of the list: its name, and where there is room its picture and its formula."""
    name, formula, picture = choice
    pieces = [(3, name, STRONG if is_chosen else PLAIN)]
    if is_chosen:
        pieces.append((1, *CHOSEN[1:]))
    if small:
        left = 3 + _NAME_WIDTH
        if picture:
            pieces += spans_of(picture(small, 1), left)
            left += small + 1
        told = fitting((*fewer_terms(formula), ""), end - left)
        pieces.append((left, told, PLAIN if is_chosen else DIM))
    return tuple(pieces)


def _sayings(about: str, setup: Setup) -> Iterator[tuple[Words, str]]:
    """What is said of a part of a setup, the most important first: texts in several forms, inks.

    Its formula, what it is for, and what the letters are; a form has one or more lines.
    """
    rule, schedule, _ = setup.method
    formula: Words
    if about == "rule":
        *states, step = rule.formula.split("; ")
        lines = *states, f"w ← w − {step}"
        meanings = (meaning for sign, meaning in _LETTERS.items() if sign in rule.formula)
        formula, purpose = ("\n".join(lines), "; ".join(lines)), rule.purpose
        letters = f"g is the slope{''.join(meanings)}."
    elif about == "schedule":
        formula, purpose = (f"rate of epoch k: {schedule.formula}",), schedule.purpose
        letters = "η is the rate set, k = 0, 1, … of N epochs."
    elif about == "batch":
        formula, purpose = (_SLOPE_OF_POINTS,), BATCHED
        letters = "The points follow from seed and epoch alone."
    elif about == "noise":
        formula, purpose = ("slope + noise · a normal number",), NOISY
        letters = "The number follows from seed and epoch alone."
    else:
        slopes = (
            _SLOPE_OF_POINTS if each.points else printed(each.slope_formula)
            for each in setup.landscapes
        )
        losses = (f"L(w) = {printed(each.told)}" for each in setup.landscapes)
        for texts, ink in (losses, STRONG), ((f"L′(w) = {slope}" for slope in slopes), PLAIN):
            yield from (((text,), ink) for text in behind_shapes(texts))
        # What a landscape is said to show is what plain descent does on it.
        is_its = setup.method.is_plain and len(setup.landscapes) == 1
        yield setup.landscape.purpose if is_its else (), DIM
        return
    yield formula, STRONG
    yield purpose, DIM
    yield (letters,), DIM


def _preview(form: Form, width: int, height: int) -> Picture:
    """The picture, and below it what there is room for."""
    shown: list[Row] = []
    room, least = height, _LOWEST_PICTURE if height > _LOWEST_PICTURE else _LOWEST_CURVE
    for forms, ink in _sayings(form.part.about, form.setup):
        for text in forms:
            rows = [row(line, ink) for line in text.split("\n")]
            left = room - sum(rows_of(each, width) for each in rows)
            if left >= least:
                shown += rows
                room = left
                break
    setup, picture = form.setup, Canvas.blank(width, room).picture()
    if form.part.about == "schedule":
        picture = draw_rates(setup.rate_at, setup.epochs, width, room)
    elif fits(width, room):
        picture = draw_bowl(_way(setup), width, room)
    elif room >= _LOWEST_CURVE:
        picture = bare(setup.landscape, width, room)
    return stacked(picture, draw_rows(shown, width, height - room))


def _way(setup: Setup) -> Scene:
    """The landscapes with the first steps of the run on them, in the window that the start needs.

    Of a landscape without a place to start from, that alone.
    """
    changes = tuple(change for change in setup.changes if change[0] < _STEPS)
    try:
        race = setup._replace(changes=changes).race()
    except ValueError:
        return Scene(setup.landscapes, own_window(setup.landscape), ())
    return scene(Seen(race.to(_STEPS), _NO_LOOKS, within=window_of(race, _NO_LOOKS)))


@lru_cache(maxsize=64)
def bare(landscape: Landscape, width: int, height: int) -> Picture:
    """The curve alone, without axes, about its valleys."""
    window = chosen_window(landscape, ())
    canvas = Canvas.blank(width, height)
    for piece in curve_pieces(landscape, window, 2 * width):
        Grid(0, width, height).draw(canvas, piece, CURVE)
    return canvas.picture()
