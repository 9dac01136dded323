"""The smallest possible update from one screen to another, as bytes for the terminal.

The cells that differ, one cursor move for each run of them, only the attributes that change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyte
from pyte.screens import Char

Screen = Sequence[Sequence[Char]]

PLAIN = Char(" ")
"""The pen at the start: all attributes as the terminal has them by itself."""

_SWITCHES = {
    "bold": ("1", "22"),
    "italics": ("3", "23"),
    "underscore": ("4", "24"),
    "reverse": ("7", "27"),
    "strikethrough": ("9", "29"),
}
_COLOURS = {"fg": ("38", "39"), "bg": ("48", "49")}


def cells(screen: pyte.Screen) -> Screen:
    """The cells of a screen as they are now."""
    return [
        [_seen(screen.buffer[row][column]) for column in range(screen.columns)]
        for row in range(screen.lines)
    ]


def smallest_update(before: Screen, after: Screen) -> bytes:
    """The bytes that turn one screen into the other."""
    pen, sent = PLAIN, []
    for row, (old, new) in enumerate(zip(before, after, strict=True)):
        here = None
        for start, end in _runs(old, new):
            sent.append(_move(row, here, start))
            for cell in new[start:end]:
                attributes, pen = _turn(pen, cell)
                sent.append(attributes + cell.data)
            here = end
    return "".join(sent).encode()


def _seen(cell: Char) -> Char:
    """A cell without what cannot be seen: a blank has no ink."""
    if cell.data == " " and not (cell.reverse or cell.underscore or cell.strikethrough):
        return Char(" ", bg=cell.bg)
    return cell


def _runs(old: Sequence[Char], new: Sequence[Char]) -> Iterator[tuple[int, int]]:
    """The runs (start, end) of cells that differ in a row."""
    start = None
    for column, (before, after) in enumerate(zip(old, new, strict=True)):
        if before == after:
            if start is not None:
                yield start, column
            start = None
        elif start is None:
            start = column
    if start is not None:
        yield start, len(new)


def _move(row: int, here: int | None, column: int) -> str:
    """The shortest move of the cursor: to the right within a row, else to a place."""
    if here is None:
        return f"\x1b[{row + 1};{column + 1}H"
    return f"\x1b[{column - here}C" if column - here > 1 else "\x1b[C"


def _turn(pen: Char, cell: Char) -> tuple[str, Char]:
    """The sequence that gives the pen the attributes of a cell, and the pen after it."""
    wanted = pen._replace(bg=cell.bg) if cell == Char(" ", bg=cell.bg) else cell
    codes = [
        codes[0] if getattr(wanted, name) else codes[1]
        for name, codes in _SWITCHES.items()
        if getattr(wanted, name) != getattr(pen, name)
    ]
    for name, (own, default) in _COLOURS.items():
        colour = getattr(wanted, name)
        if colour == getattr(pen, name):
            continue
        if colour == "default":
            codes.append(default)
        else:
            parts = (str(int(colour[place : place + 2], 16)) for place in (0, 2, 4))
            codes.append(";".join((own, "2", *parts)))
    return (f"\x1b[{';'.join(codes)}m" if codes else ""), wanted
