"""A picture outside of the screen: lines of text for a terminal, cells in colours for a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gdtui.plot.cells.ascii import in_characters
from gdtui.plot.cells.picture import Picture


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
