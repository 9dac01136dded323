"""A line of words in so many cells: wrapped and, where it is too long, cut between words."""

from __future__ import annotations

from gdtui.plot.facts import Part
from gdtui.plot.picture import Picture
from gdtui.plot.rows import draw_rows, row, rows_of


def draw_prompt(text: str, ink: str, width: int, height: int) -> Picture:
    """The words in an ink, a row or more."""
    forms = (row(form, ink=ink) for form in shortened(text))
    shown = next((form for form in forms if rows_of(form, width) <= height), row())
    return draw_rows([(Part.STATE, [shown])], width, height)


def shortened(text: str) -> tuple[str, ...]:
    """A text, and with ever fewer of its words."""
    words = text.split(" ")
    return text, *(" ".join([*words[:count], "…"]) for count in range(len(words) - 1, 0, -1))
