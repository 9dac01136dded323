"""The list of the commands as a picture: the search, and below it what fits, a row each.

A row has a name, what it does as far as there is room, and its keys at the right edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gdtui.plot.cells.ascii import fewer_words, fitting, worded
from gdtui.plot.cells.picture import DIM, KEY, PLAIN, STRONG, Picture
from gdtui.plot.panes.list import CHOSEN, SEARCH_ROWS, Line, List, Piece, draw_found, room_in

_INVITES = ("type a word: undo, chaos, step size", "type a word: undo")
_NOTHING = "Nothing here has these words: backspace deletes, escape leaves."
_LEFT, _NAME_WIDTH, _GAP = 2, 22, 2
_LEAST_TOLD = 24
_WIDEST = 110
"""The columns from the name to the end of the keys, so that an eye finds from one to the other."""


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
    found = [_list(choices, chosen, width, height)] if choices else []
    return draw_found(search, _INVITES, found, _NOTHING, width, height)


def row_at(choices: Sequence[Choice], chosen: int, width: int, height: int, y: int) -> int | None:
    """The number of what is seen in a row of the picture."""
    return _list(choices, chosen, width, height).entry_at(y - SEARCH_ROWS)


def _list(choices: Sequence[Choice], chosen: int, width: int, height: int) -> List:
    room = min(room_in(width), _WIDEST)
    lines = [
        Line(_pieces(choice, room, is_chosen=number == chosen), number)
        for number, choice in enumerate(choices)
    ]
    return List.around(lines, chosen, width, height - SEARCH_ROWS)


def _pieces(choice: Choice, room: int, *, is_chosen: bool) -> tuple[Piece, ...]:
    name, keys = worded(choice.name), worded(choice.keys)
    left, right = _LEFT + max(_NAME_WIDTH, len(name)) + _GAP, room - len(keys)
    told = (choice.refusal if is_chosen else "") or choice.told
    space = right - _GAP - left
    pieces = (
        (_LEFT, name, DIM if choice.refusal else STRONG if is_chosen else PLAIN),
        (right, keys, DIM if choice.refusal else KEY),
        (left, fitting((*fewer_words(told), "…"), space) if space >= _LEAST_TOLD else "", DIM),
    )
    return (CHOSEN, *pieces) if is_chosen else pieces
