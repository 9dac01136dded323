"""The preview of a set-up: a picture as large as there is room for, and below it what is told.

The picture is the way of the run on its landscape, or the rate by epoch.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.rule import Rule
from gdtui.engine.rules.schedule import Schedule
from gdtui.engine.runs.setup import Setup
from gdtui.guide.rules import NOISY
from gdtui.guide.words import Words
from gdtui.plot.axes.axis import Axis
from gdtui.plot.axes.frame import fits
from gdtui.plot.bowl.bowl import draw_bowl
from gdtui.plot.bowl.curve import curve_pieces, heights
from gdtui.plot.bowl.framing import own_window, window_of
from gdtui.plot.bowl.scene import Scene, scene
from gdtui.plot.bowl.steps import TRAIL_LENGTH
from gdtui.plot.cells.dots import Grid
from gdtui.plot.cells.numerals import printed
from gdtui.plot.cells.picture import CURVE, DIM, PLAIN, STRONG, Canvas, Picture
from gdtui.plot.cells.rows import Row, draw_rows, row, rows_of
from gdtui.plot.pictures.rates import Rates, draw_rates
from gdtui.plot.shows import Shows, Sight

_LOWEST_PICTURE, _LOWEST_CURVE = 6, 2
_LETTERS = {"c": ", c the curvature", "ᵏ": ", k counts steps from 1"}
_NO_LOOKS = Shows(frozenset())


class Saying(NamedTuple):
    """A text in several forms, each of one or more lines, of which the first that fits is shown."""

    forms: Words
    ink: str = DIM


class Preview(NamedTuple):
    """The setup as far as it could be read, and what is told of it, the most important first."""

    setup: Setup
    sayings: tuple[Saying, ...]
    of_rates: bool = False
    """Whether the picture is that of the rate by epoch."""


def sayings_of_landscape(landscape: Landscape, thought: Words) -> tuple[Saying, ...]:
    """A landscape by its formula, its slope, and what it shows."""
    return (
        Saying((f"L(w) = {printed(landscape.formula)}",), STRONG),
        Saying((f"L′(w) = {printed(landscape.slope_formula)}",), PLAIN),
        Saying(thought),
    )


def sayings_of_rule(rule: Rule) -> tuple[Saying, ...]:
    """A rule by its formula, what it is for, and what the letters are."""
    *states, step = rule.formula.split("; ")
    lines = *states, f"w ← w − {step}"
    letters = "".join(meaning for letter, meaning in _LETTERS.items() if letter in rule.formula)
    return (
        Saying(("\n".join(lines), "; ".join(lines)), STRONG),
        Saying(rule.purpose),
        Saying((f"g is the slope{letters}.",)),
    )


def sayings_of_schedule(schedule: Schedule) -> tuple[Saying, ...]:
    """A schedule by its formula, what it is for, and what the letters are."""
    return (
        Saying((f"rate of epoch k: {schedule.formula}",), STRONG),
        Saying(schedule.purpose),
        Saying(("η is the rate set, k = 0, 1, … of N epochs.",)),
    )


def sayings_of_noise() -> tuple[Saying, ...]:
    """What noise is, and what it is for."""
    return (
        Saying(("slope + noise · a normal number",), STRONG),
        Saying(NOISY),
        Saying(("The number follows from seed and epoch alone.",)),
    )


def draw_preview(preview: Preview, width: int, height: int) -> Picture:
    """The picture, and below it what there is room for."""
    shown: list[Row] = []
    room, least = height, _LOWEST_PICTURE if height > _LOWEST_PICTURE else _LOWEST_CURVE
    for saying in preview.sayings:
        for form in saying.forms:
            rows = [row(line, ink=saying.ink) for line in form.split("\n")]
            left = room - sum(rows_of(each, width) for each in rows)
            if left >= least:
                shown += rows
                room = left
                break
    canvas = Canvas.blank(width, height)
    canvas.paste(0, 0, _picture(preview, width, room))
    canvas.paste(0, room, draw_rows(shown, width, height - room))
    return canvas.picture()


def _picture(preview: Preview, width: int, height: int) -> Picture:
    setup = preview.setup
    if preview.of_rates:
        return draw_rates(Rates(setup.rate_at, setup.epochs), width, height)
    if fits(width, height):
        return draw_bowl(_way(setup), width, height)
    if height >= _LOWEST_CURVE:
        return bare(setup.landscape, width, height)
    return Canvas.blank(width, height).picture()


def _way(setup: Setup) -> Scene:
    """The landscape with the first steps of the run on it, in the window that the start needs."""
    inside = tuple(filter(setup.landscape.is_inside, setup.weights))
    if not inside:
        return Scene(setup.landscape, own_window(setup.landscape), ())
    changes = tuple(change for change in setup.changes if change[0] < TRAIL_LENGTH)
    race = setup._replace(weights=inside, changes=changes).race()
    window = window_of(race, _NO_LOOKS)
    return scene(race.to(TRAIL_LENGTH), _NO_LOOKS, Sight(), window)


@lru_cache(maxsize=64)
def bare(landscape: Landscape, width: int, height: int) -> Picture:
    """The curve alone, without axes; of several valleys no more than lies about them."""
    window = own_window(landscape)
    inside = [minimum for minimum in landscape.minima if window.holds(minimum)]
    if len(inside) > 1:
        room = (inside[-1] - inside[0]) / 4
        left = max(window.across.low, inside[0] - room)
        right = min(inside[-1] + room, window.across.high)
        across, up = Axis(left, right), Axis(*heights(landscape, left, right))
        window = window._replace(across=across, up=up)
    canvas = Canvas.blank(width, height)
    for piece in curve_pieces(landscape, window, 2 * width):
        Grid(0, width, height).draw(canvas, piece, CURVE)
    return canvas.picture()
