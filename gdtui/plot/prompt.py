"""A line of words in so many cells: wrapped between words, never cut within one."""

from __future__ import annotations

from gdtui.plot.facts import Part
from gdtui.plot.picture import Picture
from gdtui.plot.rows import draw_rows, row


def draw_prompt(text: str, ink: str, width: int, height: int) -> Picture:
    """The words in an ink, a row or more."""
    return draw_rows([(Part.STATE, [row(text, ink=ink)])], width, height)
