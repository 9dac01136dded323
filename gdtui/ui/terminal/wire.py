"""From one sheet to the next in the fewest bytes: only cells that differ, and no attribute twice.

What the terminal shows is remembered cell by cell; where it may show something else it is to be
forgotten, and the screen is cleared first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.color import Color, ColorSystem

from gdtui.plot.cells.picture import Picture
from gdtui.ui.screen.theme import Look, in_sixteen_colours, looks

_GAP = 3
"""Equal cells that cost no more to send again than a jump over them."""
_CHUNK = 16
"""Cells of a row that are compared at once."""


class Pen(NamedTuple):
    """What the terminal writes with: SGR codes of the attributes, the ink and the paper."""

    attributes: frozenset[str] = frozenset()
    ink: str = "39"
    paper: str = "49"


DEFAULT_PEN = Pen()

_SEEN_ON_BLANKS = frozenset({"4", "7"})
"""A line below and swapped colours: the attributes that show where there is no ink."""


class Span(NamedTuple):
    """Cells that stand together: their row, first column, characters, and a pen for each."""

    row: int
    column: int
    characters: str
    pens: Sequence[Pen]


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


@lru_cache(maxsize=4096)
def is_at_hand(pen: Pen, wanted: Pen) -> bool:
    """Whether a blank for which one pen is wanted looks the same written with another."""
    return wanted == for_blanks(wanted) and wanted == for_blanks(pen)


def encoded(spans: Iterable[Span], pen: Pen) -> str:
    """The text for the terminal, which writes with `pen` before; after it with the default one."""
    sent: list[str] = []
    row = end = -1
    for y, column, characters, pens in spans:
        sent.append(_move(row, end, y, column))
        row, end = y, column + len(characters)
        first = 0
        for place, own in enumerate(pens):
            if own is not pen and (characters[place] != " " or not is_at_hand(pen, own)):
                sent += characters[first:place], turn(pen, own)
                first, pen = place, own
        sent.append(characters[first:])
    sent.append(turn(pen, DEFAULT_PEN))
    return "".join(sent)


def _move(row: int, end: int, y: int, column: int) -> str:
    """The shortest way of the cursor from the end of the last span, in (-1, -1) from anywhere."""
    if row == y:
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
        own: dict[Pen, Pen] = {DEFAULT_PEN: DEFAULT_PEN}
        # Pens that are the same are one, so that it is quick to see.
        self._pens = {ink: own.setdefault(pen, pen) for ink, pen in pens.items()}
        blanks = {ink: for_blanks(pen) for ink, pen in pens.items()}
        self._blanks = {ink: own.setdefault(pen, pen) for ink, pen in blanks.items()}
        self._clears = clears
        self._shown: Picture | None = None

    def update(self, sheet: Picture) -> str:
        """What to send, so that the terminal shows a sheet; the first time it is cleared."""
        start, pen, shown = "", DEFAULT_PEN, self._shown
        if shown is None:
            ink = self._most_common_paper(sheet) if self._clears else ""
            pen = self._blanks.get(ink, DEFAULT_PEN)
            columns, rows = sheet.size
            shown = Picture((" " * columns,) * rows, (ink * columns or "\0" * columns,) * rows)
            # Line by line: where there is nothing yet, not every terminal clears all in colour.
            start = turn(DEFAULT_PEN, pen) + "\x1b[H" + "\r\n".join(["\x1b[K"] * rows)
        self._shown = sheet
        return start + encoded(self._differing(shown, sheet), pen)

    def _most_common_paper(self, sheet: Picture) -> str:
        """An ink on the paper of most blanks: the screen is cleared with it."""
        papers = Counter(
            self._blanks[ink]
            for row, inks in zip(sheet.rows, sheet.inks, strict=True)
            for cell, ink in zip(row, inks, strict=True)
            if cell == " " and not self._blanks[ink].attributes
        )
        if not papers:
            return ""
        ((paper, _),) = papers.most_common(1)
        return next(ink for ink, pen in self._blanks.items() if pen is paper)

    def _differing(self, old: Picture, new: Picture) -> Iterator[Span]:
        """The cells of a sheet that are not those of another; short gaps between are filled."""
        rows = zip(old.rows, old.inks, new.rows, new.inks, strict=True)
        for y, (before, was, row, inks) in enumerate(rows):
            if before == row and was == inks:
                continue
            first = last = -1
            for place in _places(before, was, row, inks):
                if row[place] == before[place] and (
                    self._pen(row, inks, place) is self._pen(before, was, place)
                ):
                    continue
                if first < 0:
                    first = place
                elif place > last and self._is_dear(row, inks, last, place):
                    yield self._span(y, first, row[first:last], inks)
                    first = place
                last = place + 1
            if first >= 0:
                yield self._span(y, first, row[first:last], inks)

    def _span(self, y: int, first: int, text: str, inks: str) -> Span:
        pens, blanks = self._pens, self._blanks
        shown = zip(text, inks[first : first + len(text)], strict=True)
        return Span(y, first, text, [(blanks if c == " " else pens)[ink] for c, ink in shown])

    def _pen(self, row: str, inks: str, place: int) -> Pen:
        """What a cell is written with; a cleared one has no ink."""
        pens = self._blanks if row[place] == " " else self._pens
        return pens.get(inks[place], DEFAULT_PEN)

    def _is_dear(self, row: str, inks: str, first: int, last: int) -> bool:
        """Whether a gap has more bytes than a jump, or wants another pen than what is before it."""
        if last - first > _GAP or len(row[first:last].encode()) > _GAP:
            return True
        before = self._pen(row, inks, first - 1)
        for place in range(first, last):
            pen = self._pen(row, inks, place)
            if pen is not before and not (row[place] == " " and is_at_hand(before, pen)):
                return True
        return False


def _places(old: str, was: str, new: str, inks: str) -> list[int]:
    """The columns in which a row differs from another; equal parts are passed over at once."""
    places: list[int] = []
    for start in range(0, len(new), _CHUNK):
        part = slice(start, start + _CHUNK)
        if old[part] != new[part] or was[part] != inks[part]:
            cells = zip(old[part], new[part], was[part], inks[part], strict=True)
            places += [k for k, (a, b, c, d) in enumerate(cells, start) if a != b or c != d]
    return places
