"""Cells in few bytes: the shortest cursor moves, and no attribute twice.

What a pen is, how one is turned into another, and how cells that stand together are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

_INKS = {*range(30, 40), *range(90, 98)}
_PAPERS = {*range(40, 50), *range(100, 108)}
_DEFAULT_COLOURS = re.compile(r"\x1b\[([0-9;]*?);?39;49m")
_COLOUR_LENGTHS = {"2": 5, "5": 3}


class Pen(NamedTuple):
    """What the terminal writes with: SGR codes of the attributes, the ink and the paper."""

    attributes: frozenset[str] = frozenset()
    ink: str = "39"
    paper: str = "49"


DEFAULT_PEN = Pen()

_SEEN_ON_BLANKS = frozenset({"4", "7", "9", "21", "51", "52", "53"})
"""Lines, frames and swapped colours: the attributes that show where there is no ink."""


class Span(NamedTuple):
    """Cells that stand together: their row, first column, characters, and a pen for each.

    The second cell of a wide character has no character.
    """

    row: int
    column: int
    characters: Sequence[str]
    pens: Sequence[Pen]


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


def without_default_colours(text: str) -> str:
    """The text without the codes for the terminal's own colours, which nothing has changed."""
    return _DEFAULT_COLOURS.sub(lambda found: f"\x1b[{found[1]}m" if found[1] else "", text)


def encoded(spans: Iterable[Span], pen: Pen = DEFAULT_PEN) -> str:
    """The text for the terminal, which writes with `pen` before; after it with the default one."""
    sent: list[str] = []
    row = end = -1
    for y, column, characters, pens in spans:
        sent.append(_move(row, end, y, column))
        row, end = y, column + len(characters)
        for character, own in zip(characters, pens, strict=True):
            if own is not pen and (character != " " or not is_at_hand(pen, own)):
                sent.append(turn(pen, own))
                pen = own
            sent.append(character)
    sent.append(turn(pen, DEFAULT_PEN))
    return "".join(sent)


def _move(row: int, end: int, y: int, column: int) -> str:
    """The shortest way of the cursor from the end of the last span, in (-1, -1) from anywhere."""
    if row == y:
        return "" if end == column else f"\x1b[{column - end}C" if column - end > 1 else "\x1b[C"
    if row >= 0 and y == row + 1 and column == 0:
        return "\r\n"
    return f"\x1b[{y + 1};{column + 1}H" if column else f"\x1b[{y + 1}H"
