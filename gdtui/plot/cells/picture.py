"""A picture made of characters: rows of text, and beside each a row of inks, a letter a cell.

The letters are names that the screen turns into colours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, zip_longest
from typing import NamedTuple

from gdtui.plot.cells.text import in_characters

PLAIN = " "
AXIS = "a"
CURVE = "c"
TANGENT = "t"
SECANT = "s"
TRAIL, _ = TRAILS = "rR"
FADED = "oO"
"""The path of each marble, and what of it is long ago."""
MARBLES = "AB"
DIM = "d"
STRONG = "b"
FALLS = "f"
GROWS = "g"
ERROR = "e"
KEY = "k"
FIELD = "F"
SELECTED = "S"
CURSOR = "C"


class Picture(NamedTuple):
    """Rows of equal width; `inks` has the same shape as `rows`, one letter a character."""

    rows: tuple[str, ...] = ()
    inks: tuple[str, ...] = ()

    @property
    def size(self) -> tuple[int, int]:
        return (len(self.rows[0]) if self.rows else 0), len(self.rows)

    def pieces(self, row: int, start: int, end: int) -> list[tuple[str, str]]:
        """Some cells of a row as (text, ink) pairs, neighbours of one ink together."""
        text, pieces = self.rows[row], []
        for ink, cells in groupby(self.inks[row][start:end]):
            stop = start + sum(1 for _ in cells)
            pieces.append((text[start:stop], ink))
            start = stop
        return pieces

    def monochrome(self) -> Picture:
        """The picture without its colours: what was strong stays so."""
        inks = ("".join(ink if ink == STRONG else PLAIN for ink in row) for row in self.inks)
        return Picture(self.rows, tuple(inks))


def stacked(*pictures: Picture) -> Picture:
    """Pictures of one width as one, from the top down."""
    return Picture(
        tuple(row for picture in pictures for row in picture.rows),
        tuple(row for picture in pictures for row in picture.inks),
    )


class Canvas:
    """A picture that is being drawn: cells that can be set, in columns and rows from the top left.

    What falls outside is left out.
    """

    def __init__(self, picture: Picture) -> None:
        self.width, self.height = picture.size
        self._rows = list(picture.rows)
        self._inks = list(picture.inks)

    @staticmethod
    def blank(width: int, height: int) -> Canvas:
        return Canvas(Picture((" " * width,) * height, (PLAIN * width,) * height))

    def put(self, column: int, row: int, text: str, ink: str) -> None:
        """Write `text` from a cell on to the right."""
        self._put(column, row, text, ink * len(text))

    def write(self, column: int, row: int, lines: Iterable[str], ink: str) -> None:
        """Write lines below each other, each from a column on to the right."""
        for y, line in enumerate(lines, row):
            self.put(column, y, line, ink)

    def paste(self, column: int, row: int, picture: Picture, there: Picture | None = None) -> None:
        """Lay another picture over this one; what is the same in the one that is `there` stays."""
        rows = zip(*picture, strict=True), zip(*there or (), strict=True)
        for y, (cells, before) in enumerate(zip_longest(*rows), row):
            if cells != before:
                self._put(column, y, *cells)

    def _put(self, column: int, row: int, text: str, inks: str) -> None:
        if column < 0:
            column, text, inks = 0, text[-column:], inks[-column:]
        last = column + len(text)
        if last > self.width:
            room = max(0, self.width - column)
            last, text, inks = column + room, text[:room], inks[:room]
        if text and 0 <= row < self.height:
            old_text, old_inks = self._rows[row], self._inks[row]
            self._rows[row] = old_text[:column] + text + old_text[last:]
            self._inks[row] = old_inks[:column] + inks + old_inks[last:]

    def add_dots(
        self,
        dots: Mapping[tuple[int, int], int],
        ink: str,
        *,
        on_top: bool = False,
        hides: bool = False,
    ) -> None:
        """Add braille dots (the low byte of U+28xx) to those that cells have already.

        Where lines meet in a cell all stay visible, in the ink of the latest; but a cell of the
        curve stays the curve's unless that is `on_top`, and what `hides` has its cells alone.
        """
        for (column, row), bits in dots.items():
            if 0 <= row < self.height and 0 <= column < self.width:
                text, inks = self._rows[row], self._inks[row]
                code = ord(text[column])
                is_shared = 0x2800 <= code <= 0x28FF and not hides
                if not is_shared or on_top or not inks[column] == CURVE != ink:
                    cell = chr(0x2800 + (bits | (code & 0xFF) * is_shared))
                    self._rows[row] = text[:column] + cell + text[column + 1 :]
                    self._inks[row] = inks[:column] + ink + inks[column + 1 :]

    def put_first(
        self,
        places: Iterable[tuple[int, int]],
        text: str,
        ink: str,
        over: str = " ",
        margin: int = 0,
        but: str = "",
    ) -> bool:
        """Write `text` at the first of some places where it covers only characters of `over`.

        None of them has the ink `but`. So it is for `margin` cells on both sides. The result is
        False where there is no such place.
        """
        free = set(over)
        for column, row in places:
            seen = slice(max(0, column - margin), column + len(text) + margin)
            covered = {*zip(self._rows[row][seen], self._inks[row][seen], strict=True)}
            inks = {each for character, each in covered if character != " "}
            is_free = {character for character, _ in covered} <= free and but not in inks
            if is_free and 0 <= column <= self.width - len(text):
                self.put(column, row, text, ink)
                return True
        return False

    def picture(self) -> Picture:
        return Picture(tuple(self._rows), tuple(self._inks))


# Outside of the screen: lines of text for a terminal, cells in colours for a file


class Paint(NamedTuple):
    """The colours of a cell, as #rrggbb."""

    ink: str
    paper: str
    bold: bool = False


class Cell(NamedTuple):
    """A character and its colours; behind a wide character stands a cell without one."""

    character: str
    paint: Paint


Row = tuple[Cell, ...]
Frame = tuple[Row, ...]


def text_lines(picture: Picture) -> Iterator[str]:
    """The picture without its colours."""
    return (in_characters(row).rstrip() for row in picture.rows)


def coloured_lines(picture: Picture, codes: Mapping[str, str]) -> Iterator[str]:
    """The picture in colours, each ink by its SGR codes, if it has any; a line ends in none."""
    for number, row in enumerate(picture.rows):
        line, end = "", len(row.rstrip())
        for text, ink in picture.pieces(number, 0, end):
            code = codes.get(ink)
            shown = in_characters(text)
            line += f"\x1b[{code}m{shown}\x1b[m" if code and text.strip() else shown
        yield line


def painted(picture: Picture, paints: Mapping[str, Paint]) -> Frame:
    """The picture with its inks in some colours."""
    return tuple(
        tuple(Cell(text, paints[ink]) for text, ink in zip(row, inked, strict=True))
        for row, inked in zip(map(in_characters, picture.rows), picture.inks, strict=True)
    )
