"""Changed cells in few bytes: one cursor move for a run of them, and no attribute twice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rich.color import ColorSystem
from rich.style import Style
from textual.strip import Strip

_INKS = {*range(30, 40), *range(90, 98)}
_PAPERS = {*range(40, 50), *range(100, 108)}
_DEFAULT_COLOURS = re.compile(r"\x1b\[([0-9;]*?);?39;49m")
_COLOUR_LENGTHS = {"2": 5, "5": 3}


class Run(NamedTuple):
    """Cells that stand together: their row, first column, and pieces of text with their styles."""

    row: int
    column: int
    pieces: list[tuple[str, Style]]


class Pen(NamedTuple):
    """What the terminal writes with: SGR codes of the attributes, the ink and the paper."""

    attributes: frozenset[str] = frozenset()
    ink: str = "39"
    paper: str = "49"


DEFAULT_PEN = Pen()


@lru_cache(maxsize=1024)
def pen_of(codes: str) -> Pen:
    """The pen that a list of SGR codes such as "1;38;2;255;0;0" sets, from the default one on."""
    attributes, ink, paper = set(), DEFAULT_PEN.ink, DEFAULT_PEN.paper
    rest = codes.split(";") if codes else []
    while rest:
        number = int(rest[0])
        length = _COLOUR_LENGTHS[rest[1]] if number in (38, 48) else 1
        code, rest = ";".join(rest[:length]), rest[length:]
        if number in _INKS:
            ink = code
        elif number in _PAPERS:
            paper = code
        else:
            attributes.add(code)
    return Pen(frozenset(attributes), ink, paper)


@lru_cache(maxsize=4096)
def turn(pen: Pen, wanted: Pen) -> str:
    """A sequence that turns one pen into another."""
    codes = []
    if not pen.attributes <= wanted.attributes:
        codes, pen = ["0"], DEFAULT_PEN
    codes += sorted(wanted.attributes - pen.attributes)
    codes += [wanted.ink] * (wanted.ink != pen.ink) + [wanted.paper] * (wanted.paper != pen.paper)
    return f"\x1b[{';'.join(codes)}m" if codes else ""


def without_default_colours(text: str) -> str:
    """The text without the codes for the terminal's own colours, which nothing has changed."""
    return _DEFAULT_COLOURS.sub(lambda found: f"\x1b[{found[1]}m" if found[1] else "", text)


def encoded(runs: Iterable[Run], colours: ColorSystem) -> str:
    """The text for the terminal; the pen is the default one before and after."""
    sent: list[str] = []
    pen = DEFAULT_PEN
    row = end = -1
    for y, column, pieces in runs:
        if y != row:
            sent.append(f"\x1b[{y + 1};{column + 1}H")
        elif column > end:
            sent.append(f"\x1b[{column - end}C")
        row, end = y, column
        for text, style in pieces:
            wanted = pen_of(Strip.render_ansi(style, colours))
            sent.append(turn(pen, wanted) + text)
            pen = wanted
            end += len(text)
    sent.append(turn(pen, DEFAULT_PEN))
    return "".join(sent)
