"""A list in a pane: which of its lines are in sight, one entry chosen, and how it is searched.

Where there are more lines above or below, a mark says so in the last column.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gdtui.plot.cells.ascii import fitting
from gdtui.plot.cells.picture import CURSOR, DIM, FIELD, KEY, PLAIN, Canvas, Picture

Piece = tuple[int, str, str]
"""A column, a text and its ink."""

CHOSEN: Piece = 0, "▶", KEY
"""Before the chosen entry."""
_MORE_ABOVE, _MORE_BELOW = "▲", "▼"
SEARCH_ROWS = 1
"""The rows above what was found, in which the search is typed."""
_LABEL = "search "
_WORD = re.compile(r"[^\W_]+")


class Line(NamedTuple):
    """A line of a list, and the number of the entry that it belongs to; None for a heading."""

    pieces: tuple[Piece, ...] = ()
    entry: int | None = None


def pieces_of(picture: Picture, column: int) -> Iterator[Piece]:
    """The pieces of a picture of one row, from a column on."""
    for text, ink in picture.pieces(0, 0, picture.size[0]):
        yield column, text, ink
        column += len(text)


def room_in(width: int) -> int:
    """The columns that lines have in a list of so many columns."""
    return max(1, width - 1)


class List(NamedTuple):
    """Lines in a pane of so many columns and rows; `first` is the top one in sight."""

    lines: Sequence[Line]
    first: int
    width: int
    height: int

    @staticmethod
    def around(lines: Sequence[Line], entry: int | None, width: int, height: int) -> List:
        """The list scrolled so that a chosen entry is seen, in the middle where others are not."""
        own = [place for place, line in enumerate(lines) if line.entry == entry] or [0]
        middle = (own[0] + own[-1] + 1) // 2 - height // 2
        return List(lines, max(0, min(middle, own[0], len(lines) - height)), width, height)

    def entry_at(self, y: int) -> int | None:
        """The entry that is seen in a row of the pane."""
        place = self.first + y
        return self.lines[place].entry if 0 <= y < self.height and place < len(self.lines) else None

    def draw(self) -> Picture:
        """The lines in sight; what does not fit in their columns is cut."""
        canvas = Canvas.blank(room_in(self.width), self.height)
        for y, line in enumerate(self.lines[self.first : self.first + self.height]):
            for column, text, ink in line.pieces:
                canvas.put(column, y, text, ink)
        framed = Canvas.blank(self.width, self.height)
        framed.paste(0, 0, canvas.picture())
        if self.first > 0:
            framed.put(self.width - 1, 0, _MORE_ABOVE, DIM)
        if self.first + self.height < len(self.lines):
            framed.put(self.width - 1, self.height - 1, _MORE_BELOW, DIM)
        return framed.picture()


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
        canvas.write(0, SEARCH_ROWS, textwrap.wrap(nothing, max(1, width)), PLAIN)
    return canvas.picture()
