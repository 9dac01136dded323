"""What the terminal shows, cell by cell: only the cells that differ from it are sent.

It is forgotten where the terminal may show something else: then the screen is cleared first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.color import ColorSystem
from rich.style import Style

# Rich has one too, but Textual draws with its own.
from textual._cells import cell_len
from textual.strip import Strip

from gdtui.ui.terminal.wire import (
    DEFAULT_PEN,
    Pen,
    Span,
    encoded,
    for_blanks,
    is_at_hand,
    pen_of,
    turn,
)

_GAP = 3
"""Equal cells that cost no more to send again than a jump over them."""


class Piece(NamedTuple):
    """Text from a cell on, in a style."""

    row: int
    column: int
    text: str
    style: Style | None


@lru_cache(maxsize=4096)
def _pen_of(style: Style, colours: ColorSystem) -> Pen:
    return pen_of(Strip.render_ansi(style, colours))


class Shadow:
    """The characters and pens of a terminal's cells; `clears` is whether it clears in colour."""

    def __init__(self, columns: int, rows: int, *, clears: bool) -> None:
        self._columns = columns
        self._clears = clears
        self._is_known = False
        self._characters = [[" "] * columns for _ in range(rows)]
        self._pens: list[list[Pen]] = [[DEFAULT_PEN] * columns for _ in range(rows)]

    def update(self, pieces: Sequence[Piece], colours: ColorSystem) -> str:
        """What to send, so that the terminal shows some pieces, and goes on to show the rest.

        The first update has to have the whole screen.
        """
        start, pen = "", DEFAULT_PEN
        if not self._is_known:
            pen = self._most_common_paper(pieces, colours) if self._clears else DEFAULT_PEN
            self._pens = [[pen] * self._columns for _ in self._pens]
            # Line by line: where there is nothing yet, not every terminal clears all in colour.
            start = turn(DEFAULT_PEN, pen) + "\x1b[H" + "\r\n".join(["\x1b[K"] * len(self._pens))
            self._is_known = True
        text = encoded(self._taken(pieces, colours), pen)
        return start + text if start or text else ""

    def _most_common_paper(self, pieces: Iterable[Piece], colours: ColorSystem) -> Pen:
        """The pen of most blanks: the screen is cleared with it."""
        count: Counter[Pen] = Counter()
        for _, _, text, style in pieces:
            pen = for_blanks(_pen_of(style, colours) if style else DEFAULT_PEN)
            if not pen.attributes:
                count[pen] += text.count(" ")
        return count.most_common(1)[0][0] if count else DEFAULT_PEN

    def _taken(self, pieces: Iterable[Piece], colours: ColorSystem) -> Iterator[Span]:
        """Remember some pieces; gives the spans that are news."""
        for row, column, text, style in pieces:
            pen = _pen_of(style, colours) if style else DEFAULT_PEN
            characters, pens = _cells(text, pen)
            end = min(column + len(characters), self._columns)
            if not (0 <= row < len(self._characters) and 0 <= column < end):
                continue
            cells = slice(column, end)
            del characters[end - column :], pens[end - column :]
            old_characters, old_pens = self._characters[row][cells], self._pens[row][cells]
            if characters == old_characters and pens == old_pens:
                continue
            for first, last in _differing(old_characters, old_pens, characters, pens):
                yield Span(row, column + first, characters[first:last], pens[first:last])
            self._characters[row][cells], self._pens[row][cells] = characters, pens


def _cells(text: str, pen: Pen) -> tuple[list[str], list[Pen]]:
    """The characters of a text by cells, and their pens."""
    characters = list(text)
    if not text.isascii() and cell_len(text) != len(text):
        characters = []
        for character in text:
            width = cell_len(character)
            if width:
                characters += [character] + [""] * (width - 1)
            elif characters:
                characters[-1] += character
    blank = for_blanks(pen)
    if blank == pen:
        return characters, [pen] * len(characters)
    return characters, [blank if character == " " else pen for character in characters]


def _differing(
    old_characters: Sequence[str],
    old_pens: Sequence[Pen],
    characters: Sequence[str],
    pens: Sequence[Pen],
) -> Iterator[tuple[int, int]]:
    """The runs (first, last) of cells that differ; short gaps between them are filled."""
    first = last = -1
    for place, (character, pen) in enumerate(zip(characters, pens, strict=True)):
        if pen == old_pens[place] and character == old_characters[place]:
            continue
        if first < 0:
            first = place
        elif place - last > _GAP or _is_dear(characters[last:place], pens[last - 1 : place]):
            yield _whole(characters, first, last)
            first = place
        last = place + 1
    if first >= 0:
        yield _whole(characters, first, last)


def _is_dear(gap: Sequence[str], pens: Sequence[Pen]) -> bool:
    """Whether a gap has more bytes than a jump, or wants another pen than what stands before it."""
    if len("".join(gap).encode()) > _GAP:
        return True
    if pens.count(pens[0]) == len(pens):
        return False
    return any(
        pen != pens[0] and not (character == " " and is_at_hand(pens[0], pen))
        for character, pen in zip(gap, pens[1:], strict=True)
    )


def _whole(characters: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """A run without half a wide character."""
    while first > 0 and not characters[first]:
        first -= 1
    while last < len(characters) and not characters[last]:
        last += 1
    return first, last
