"""The list of the commands as a picture: the search, and below it what fits, a row each.

A row has a name, what it does as far as there is room, and its keys at the right edge.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import NamedTuple

from gdtui.plot.cells.ascii import fewer_words, fitting, worded
from gdtui.plot.cells.picture import DIM, KEY, PLAIN, STRONG, Canvas, Picture
from gdtui.plot.panes.searching import put_search

_INVITES = ("type a word: undo, chaos, step size", "type a word: undo")
_NOTHING = "Nothing here has these words: backspace deletes, escape leaves."
_CHOSEN = "▶"
_LEFT, _NAME_WIDTH, _GAP = 2, 22, 2
_LEAST_TOLD = 24
_WIDEST = 110
"""The columns from the name to the end of the keys, so that an eye finds from one to the other."""
_SEARCH_ROWS = 1


class Choice(NamedTuple):
    """Something that can be chosen, with its keys; where it may not be done now, why not."""

    name: str
    told: str
    keys: str
    refusal: str


def draw_palette(
    choices: Sequence[Choice], search: str, chosen: int, width: int, height: int
) -> Picture:
    """The rows around the chosen one, below what is searched for."""
    canvas = Canvas.blank(width, height)
    put_search(canvas, search, _INVITES)
    if not choices:
        for y, line in enumerate(textwrap.wrap(_NOTHING, max(1, width)), _SEARCH_ROWS):
            canvas.put(0, y, line, PLAIN)
    first = _first(chosen, height)
    for y, choice in enumerate(choices[first : first + height - _SEARCH_ROWS], _SEARCH_ROWS):
        is_chosen = first + y - _SEARCH_ROWS == chosen
        _put(canvas, y, choice, is_chosen=is_chosen)
    return canvas.picture()


def row_at(choices: Sequence[Choice], chosen: int, height: int, y: int) -> int | None:
    """The number of what is seen in a row of the picture."""
    row = _first(chosen, height) + y - _SEARCH_ROWS
    return row if _SEARCH_ROWS <= y < height and row < len(choices) else None


def _first(chosen: int, height: int) -> int:
    """The first in sight: the chosen one is the last where those before it have no room."""
    return max(0, chosen - max(1, height - _SEARCH_ROWS) + 1)


def _put(canvas: Canvas, y: int, choice: Choice, *, is_chosen: bool) -> None:
    name, keys = worded(choice.name), worded(choice.keys)
    right = min(canvas.width, _WIDEST) - len(keys)
    ink = DIM if choice.refusal else STRONG if is_chosen else PLAIN
    canvas.put(0, y, _CHOSEN if is_chosen else " ", KEY)
    canvas.put(_LEFT, y, name, ink)
    canvas.put(right, y, keys, DIM if choice.refusal else KEY)
    start = _LEFT + max(_NAME_WIDTH, len(name)) + _GAP
    room = right - _GAP - start
    if room >= _LEAST_TOLD:
        told = (choice.refusal if is_chosen else "") or choice.told
        canvas.put(start, y, fitting((*fewer_words(told), "…"), room), DIM)
