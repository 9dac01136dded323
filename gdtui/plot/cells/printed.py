"""A picture outside of the screen: lines of text for a terminal, cells in colours for a file.

A terminal's sixteen colours are chosen by whoever set it up, to be read on its own paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gdtui.plot.cells import picture as inks
from gdtui.plot.cells.ascii import in_characters
from gdtui.plot.cells.picture import Picture

_CODES = {
    inks.CURVE: "36",
    inks.TANGENT: "32",
    inks.SECANT: "35",
    inks.TRAIL: "33",
    inks.MARBLES[0]: "1;33",
    inks.MARBLES[1]: "1;35",
    inks.STRONG: "1",
    inks.FALLS: "32",
    inks.GROWS: "31",
    inks.ERROR: "1;31",
    inks.KEY: "1;33",
}
"""The codes of the inks that have a colour."""


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


def coloured_lines(picture: Picture) -> Iterator[str]:
    """The picture in colours; a line ends in none."""
    for number, row in enumerate(picture.rows):
        line, end = "", len(row.rstrip())
        for text, ink in picture.pieces(number, 0, end):
            code = _CODES.get(ink)
            shown = in_characters(text)
            line += f"\x1b[{code}m{shown}\x1b[m" if code and text.strip() else shown
        yield line
