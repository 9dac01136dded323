"""A list that is searched: how well something fits what was typed, and what was found, drawn.

The help and the list of the commands are both searched by it.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence

from gdtui.plot.cells.ascii import fitting
from gdtui.plot.cells.picture import CURSOR, DIM, FIELD, PLAIN, Canvas, Picture
from gdtui.plot.panes.list import List

SEARCH_ROWS = 1
"""The rows above what was found, in which the search is typed."""
_LABEL = "search "
_WORD = re.compile(r"[^\W_]+")


def fit(search: str, name: str, also: str = "", told: str = "") -> int | None:
    """How well something fits a search, 0 being best; None where a word of it is missing.

    The words may come in any order. One that begins the name is best, then one that begins a word
    of the name, of the other words to find it by, of what is told; one inside a word is least.
    """
    texts = [text.casefold() for text in (name, name, also, told)]
    begun = [texts[:1], *(_WORD.findall(text) for text in texts[1:])]
    total = 0
    for word in search.casefold().split():
        places = [place for place, text in enumerate(texts) if word in text]
        if not places:
            return None
        begins = (k for k in places if any(each.startswith(word) for each in begun[k]))
        total += next(begins, len(texts) + places[0])
    return total


def draw_found(
    search: str,
    invites: tuple[str, ...],
    found: Sequence[List],
    nothing: str,
    width: int,
    height: int,
) -> Picture:
    """What is searched for, and below it the lists of what was found side by side.

    Where nothing is searched for, an invitation that has room; where nothing was found, that is
    said.
    """
    canvas = Canvas.blank(width, height)
    canvas.put(0, 0, _LABEL, DIM)
    left = len(_LABEL)
    shown = search[-max(1, width - left - 1) :]
    canvas.put(left, 0, shown, FIELD)
    canvas.put(left + len(shown), 0, " ", CURSOR)
    if not search:
        canvas.put(left + 1, 0, fitting((*invites, ""), width - left - 1), DIM)
    for number, each in enumerate(found):
        canvas.paste(number * width // len(found), SEARCH_ROWS, each.draw())
    if not found:
        for y, line in enumerate(textwrap.wrap(nothing, max(1, width)), SEARCH_ROWS):
            canvas.put(0, y, line, PLAIN)
    return canvas.picture()
