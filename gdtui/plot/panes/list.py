"""A list in a pane: its lines, an entry of which may be chosen, and which of them are in sight.

Where there are more lines above or below, a mark says so in the last column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gdtui.plot.cells.picture import DIM, KEY, Canvas, Picture

Span = tuple[int, str, str]
"""A column, a text and its ink."""

CHOSEN: Span = 0, "▶", KEY
"""Before the chosen entry."""
_MORE_ABOVE, _MORE_BELOW = "▲", "▼"


class Line(NamedTuple):
    """A line of a list, and the number of the entry that it belongs to; None for a heading."""

    pieces: tuple[Span, ...] = ()
    entry: int | None = None


def spans_of(picture: Picture, column: int) -> Iterator[Span]:
    """The pieces of a picture of one row, from a column on."""
    for text, ink in picture.pieces(0, 0, picture.size[0]):
        yield column, text, ink
        column += len(text)


def room_in(width: int) -> int:
    """The columns that lines have in a list of so many columns."""
    return max(1, width - 1)


class List(NamedTuple):
    """Lines in so many columns and rows, from the row `top` of a pane on; `first` is in sight."""

    lines: Sequence[Line]
    first: int
    width: int
    height: int
    top: int = 0

    @staticmethod
    def around(
        lines: Sequence[Line], entry: int | None, width: int, height: int, top: int = 0
    ) -> List:
        """The list scrolled so that a chosen entry is seen, in the middle where others are not."""
        own = [place for place, line in enumerate(lines) if line.entry == entry] or [0]
        middle = (own[0] + own[-1] + 1) // 2 - height // 2
        return List(lines, max(0, min(middle, own[0], len(lines) - height)), width, height, top)

    def entry_at(self, y: int) -> int | None:
        """The entry that is seen in a row of the pane."""
        row = y - self.top
        place = self.first + row
        is_there = 0 <= row < self.height and place < len(self.lines)
        return self.lines[place].entry if is_there else None

    def draw(self) -> Picture:
        """The lines in sight; what does not fit in their columns is cut."""
        canvas, room = Canvas.blank(self.width, self.height), room_in(self.width)
        for y, line in enumerate(self.lines[self.first : self.first + self.height]):
            for column, text, ink in line.pieces:
                canvas.put(column, y, text[: max(0, room - column)], ink)
        if self.first > 0:
            canvas.put(room, 0, _MORE_ABOVE, DIM)
        if self.first + self.height < len(self.lines):
            canvas.put(room, self.height - 1, _MORE_BELOW, DIM)
        return canvas.picture()
