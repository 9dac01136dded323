"""From one sheet to the next in the fewest bytes: only cells that differ, and no attribute twice.

What the terminal shows is remembered cell by cell; where it may show something else it is to be
forgotten, and the screen is cleared first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import compress
from operator import is_not
from typing import NamedTuple

from rich.color import Color, ColorSystem

from gdtui.plot.cells.picture import Picture
from gdtui.ui.screen.theme import Look, in_sixteen_colours, looks

_GAP = 3
"""Equal cells that cost no more to send again than a jump over them."""
_PIECE = 25
"""The cells that are compared at once."""


class Pen(NamedTuple):
    """What the terminal writes with: SGR codes of the attributes, the ink and the paper."""

    attributes: frozenset[str] = frozenset()
    ink: str = "39"
    paper: str = "49"


DEFAULT_PEN = Pen()
_SEEN_ON_BLANKS = frozenset({"4", "7"})
"""A line below and swapped colours: the attributes that show where there is no ink."""

Cell = tuple[str, Pen]
"""A character, and what it is written with."""
Cells = tuple[Cell, ...]
_CLEARED = "\0"
"""The ink of all cells once the terminal is cleared."""


@cache
def _cell(character: str, pen: Pen) -> Cell:
    """The cell that looks like this: there is only one."""
    return character, pen


class Run(NamedTuple):
    """Cells that stand together and are written with one pen: their row, and the first column."""

    pen: Pen
    row: int
    column: int
    text: str


def pen_of(look: Look, colours: ColorSystem | None) -> Pen:
    """The pen that writes in an ink, in the colours that a terminal has; None where it has none."""
    switches = (("1", look.bold), ("4", look.underline), ("7", look.reverse))
    attributes = frozenset(code for code, is_on in switches if is_on)
    if colours is None:
        return Pen(attributes)
    ink, paper = (Color.parse(name).downgrade(colours) for name in look[:2])
    codes = ink.get_ansi_codes(foreground=True), paper.get_ansi_codes(foreground=False)
    return Pen(attributes, *map(";".join, codes))


@lru_cache(maxsize=4096)
def turn(pen: Pen, wanted: Pen) -> str:
    """A sequence that turns one pen into another."""
    if wanted == DEFAULT_PEN:
        return "" if pen == wanted else "\x1b[m"
    codes = []
    if not pen.attributes <= wanted.attributes:
        codes, pen = ["0"], DEFAULT_PEN
    codes += sorted(wanted.attributes - pen.attributes)
    codes += [wanted.ink] * (wanted.ink != pen.ink) + [wanted.paper] * (wanted.paper != pen.paper)
    return f"\x1b[{';'.join(codes)}m" if codes else ""


@lru_cache(maxsize=4096)
def for_blanks(pen: Pen) -> Pen:
    """The pen without what is not seen in a blank cell."""
    return pen if pen.attributes & _SEEN_ON_BLANKS else Pen(paper=pen.paper)


def encoded(runs: Iterable[Run], pen: Pen) -> str:
    """The text for the terminal, which writes with `pen` before; after it with the default one."""
    sent: list[str] = []
    row = end = -1
    for own, y, column, text in runs:
        sent.append(_move(row, end, y, column))
        row, end = y, column + len(text)
        if not text.isspace() or own != for_blanks(pen):
            sent.append(turn(pen, own))
            pen = own
        sent.append(text)
    sent.append(turn(pen, DEFAULT_PEN))
    return "".join(sent)


def _move(row: int, end: int, y: int, column: int) -> str:
    """The shortest way of the cursor from the end of the last run, in (-1, -1) from anywhere."""
    if row == y and end <= column:
        return "" if end == column else f"\x1b[{column - end}C" if column - end > 1 else "\x1b[C"
    if row >= 0 and y == row + 1 and column == 0:
        return "\r\n"
    return f"\x1b[{y + 1};{column + 1}H" if column else f"\x1b[{y + 1}H"


def pens_of(theme: str, colours: ColorSystem | None) -> dict[str, Pen]:
    """The pens of all inks in a theme; sixteen colours are the terminal's own."""
    theme = in_sixteen_colours(theme) if colours is ColorSystem.STANDARD else theme
    return {ink: pen_of(look, colours) for ink, look in looks(theme).items()}


class Shadow:
    """The cells that a terminal shows; `clears` is whether it clears in the colour of its paper."""

    def __init__(self, pens: Mapping[str, Pen], *, clears: bool) -> None:
        blanks = {ink: for_blanks(pen) for ink, pen in pens.items()}

        @lru_cache(maxsize=4096)
        def cell_of(character: str, ink: str) -> Cell:
            return _cell(character, (blanks if character == " " else pens)[ink])

        @lru_cache(maxsize=1024)
        def cells_of(text: str, inks: str) -> Cells:
            return tuple(map(cell_of, text, inks))

        self._cells_of, self._blanks = cells_of, blanks
        self._clears = clears
        self._shown: Picture | None = None

    def update(self, sheet: Picture) -> str:
        """What to send, so that the terminal shows a sheet; the first time it is cleared."""
        start, pen, shown = "", DEFAULT_PEN, self._shown
        if shown is None:
            pen = self._most_common_paper(sheet) if self._clears else DEFAULT_PEN
            self._blanks[_CLEARED] = pen
            width, height = sheet.size
            shown = Picture((" " * width,) * height, (_CLEARED * width,) * height)
            # Line by line: where there is nothing yet, not every terminal clears all in colour.
            start = turn(DEFAULT_PEN, pen) + "\x1b[H" + "\r\n".join(["\x1b[K"] * height)
        self._shown = sheet
        runs = [*self._differing(shown, sheet)]
        pens = [*dict.fromkeys(run.pen for run in runs)]
        # To move the cursor to the next run of a pen takes fewer bytes than to turn that.
        return start + encoded(sorted(runs, key=lambda run: pens.index(run.pen)), pen)

    def _most_common_paper(self, sheet: Picture) -> Pen:
        """The pen of most blanks: the screen is cleared with it."""
        cells = (cell for row in map(self._cells_of, *sheet) for cell in row)
        papers = Counter(pen for character, pen in cells if character == " " and not pen.attributes)
        return max(papers, key=papers.__getitem__, default=DEFAULT_PEN)

    def _differing(self, old: Picture, new: Picture) -> Iterator[Run]:
        """The cells of rows that are not those of others; short gaps between are filled."""
        for y, (was, were, text, inks) in enumerate(zip(*old, *new, strict=True)):
            if text == was and inks == were:
                continue
            first = last = -_GAP - 1
            pen, blank = DEFAULT_PEN, None
            for start in range(0, len(text), _PIECE):
                end = start + _PIECE
                if text[start:end] == was[start:end] and inks[start:end] == were[start:end]:
                    continue
                before = self._cells_of(was[start:end], were[start:end])
                cells = self._cells_of(text[start:end], inks[start:end])
                for place, cell in compress(enumerate(cells, start), map(is_not, before, cells)):
                    goes_on = cell[1] == pen or cell is blank
                    if place > last and goes_on:
                        gap = text[last:place], inks[last:place]
                        goes_on = place - last <= _GAP >= len(gap[0].encode()) and all(
                            each[1] == pen or each is blank for each in self._cells_of(*gap)
                        )
                    if not goes_on:
                        if last > first:
                            yield Run(pen, y, first, text[first:last])
                        first, pen = place, cell[1]
                        blank = _cell(" ", for_blanks(pen))
                    last = place + 1
            if last > first:
                yield Run(pen, y, first, text[first:last])
