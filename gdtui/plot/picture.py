"""A picture made of characters: rows of text, and beside each a row of inks, a letter a cell.

The letters are names that the screen turns into colours. Comparing two pictures gives the few
cells that have to be sent anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

PLAIN = " "
AXIS = "a"
CURVE = "c"
TANGENT = "t"
SECANT = "s"
TRAIL = "r"
MARBLES = "AB"
DIM = "d"
STRONG = "b"
FALLS = "f"
GROWS = "g"
ERROR = "e"

_GAP = 6
"""Unchanged cells that cost less to send again than a jump over them."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Rows of equal width; `inks` has the same shape as `rows`, one letter a character."""

    rows: tuple[str, ...] = ()
    inks: tuple[str, ...] = ()

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        return (len(self.rows[0]) if self.rows else 0), len(self.rows)

    def pieces(self, row: int, start: int, end: int) -> list[tuple[str, str]]:
        """Some cells of a row as (text, ink) pairs, neighbours of one ink together."""
        text, pieces = self.rows[row], []
        for ink, cells in groupby(self.inks[row][start:end]):
            stop = start + sum(1 for _ in cells)
            pieces.append((text[start:stop], ink))
            start = stop
        return pieces


class Canvas:
    """A picture that is being drawn: cells that can be set, in columns and rows from the top left.

    What falls outside is left out.
    """

    def __init__(self, picture: Picture) -> None:
        self.width, self.height = picture.size
        self._rows = [list(row) for row in picture.rows]
        self._inks = [list(row) for row in picture.inks]

    @staticmethod
    def blank(width: int, height: int) -> Canvas:
        """An empty canvas."""
        rows = (" " * width,) * height
        return Canvas(Picture(rows, (PLAIN * width,) * height))

    def put(self, column: int, row: int, text: str, ink: str) -> None:
        """Write `text` from a cell on to the right."""
        if not 0 <= row < self.height:
            return
        for offset, character in enumerate(text, column):
            if 0 <= offset < self.width:
                self._rows[row][offset] = character
                self._inks[row][offset] = ink

    def paste(self, column: int, row: int, picture: Picture) -> None:
        """Lay another picture over this one."""
        for y, (text, inks) in enumerate(zip(picture.rows, picture.inks, strict=True), row):
            for x, (character, ink) in enumerate(zip(text, inks, strict=True), column):
                self.put(x, y, character, ink)

    def add_dots(self, column: int, row: int, bits: int, ink: str) -> None:
        """Add braille dots (the low byte of U+28xx) to those that the cell has already.

        Where two curves meet in a cell both stay visible, in the ink of the later.
        """
        if 0 <= row < self.height and 0 <= column < self.width:
            code = ord(self._rows[row][column]) - 0x2800
            present = code if 0 <= code <= 0xFF else 0
            self._rows[row][column] = chr(0x2800 + (present | bits))
            self._inks[row][column] = ink

    def text(self, column: int, row: int, width: int) -> str:
        """What stands in some cells of a row."""
        return "".join(self._rows[row][column : column + width])

    def picture(self) -> Picture:
        """What has been drawn."""
        return Picture(
            tuple(map("".join, self._rows)),
            tuple(map("".join, self._inks)),
        )


def changes(old: Picture, new: Picture) -> list[tuple[int, int, int]]:
    """The spans (column, row, width) that differ between two pictures of one size."""
    spans: list[tuple[int, int, int]] = []
    for row, cells in enumerate(zip(old.rows, old.inks, new.rows, new.inks, strict=True)):
        old_text, old_inks, text, inks = cells
        if old_text == text and old_inks == inks:
            continue
        start = end = -1
        for column, cell in enumerate(zip(old_text, text, old_inks, inks, strict=True)):
            if cell[0] == cell[1] and cell[2] == cell[3]:
                continue
            if start >= 0 and column - end > _GAP:
                spans.append((start, row, end - start))
                start = column
            elif start < 0:
                start = column
            end = column + 1
        spans.append((start, row, end - start))
    return spans
