"""A search: the row in which it is typed, and how well something fits what was typed.

The help and the list of the commands are both searched by it.
"""

from __future__ import annotations

import re

from gdtui.plot.cells.ascii import fitting
from gdtui.plot.cells.picture import CURSOR, DIM, FIELD, Canvas

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


def put_search(canvas: Canvas, search: str, invites: tuple[str, ...]) -> None:
    """The first row: what is searched for; where nothing is, an invitation that has room."""
    canvas.put(0, 0, _LABEL, DIM)
    left, width = len(_LABEL), canvas.width
    if search:
        shown = search[-max(1, width - left - 1) :]
        canvas.put(left, 0, shown, FIELD)
        canvas.put(left + len(shown), 0, " ", CURSOR)
        return
    canvas.put(left, 0, " ", CURSOR)
    canvas.put(left + 1, 0, fitting((*invites, ""), width - left - 1), DIM)
