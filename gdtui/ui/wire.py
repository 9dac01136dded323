"""A partial update as few bytes: the changed cells alone, and of their attributes what changes.

Textual resends each line from the left edge of its widget, with all attributes of every piece.
This stands in for the text that its ChopsUpdate gives, and for nothing else.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rich.color import ColorSystem
from rich.console import Console
from textual._compositor import ChopsUpdate
from textual.strip import Strip

_INKS = {*range(30, 40), *range(90, 98)}
_PAPERS = {*range(40, 50), *range(100, 108)}
_COLOUR_LENGTHS = {"2": 5, "5": 3}


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
    """The shortest sequence that turns one pen into another."""
    codes = []
    if not pen.attributes <= wanted.attributes:
        codes, pen = ["0"], DEFAULT_PEN
    codes += sorted(wanted.attributes - pen.attributes)
    codes += [wanted.ink] * (wanted.ink != pen.ink) + [wanted.paper] * (wanted.paper != pen.paper)
    return f"\x1b[{';'.join(codes)}m" if codes else ""


class NarrowUpdate(ChopsUpdate):
    """Textual's update of some spans of the screen, in few bytes."""

    def render_segments(self, console: Console) -> str:
        """The text for the terminal; the pen is the default one before and after."""
        colours = console._color_system or ColorSystem.TRUECOLOR
        sent: list[str] = []
        pen = DEFAULT_PEN
        row = end = -1
        for y, first, last in self.spans:
            for (start, strip), stop in zip(self.chops[y].items(), self.chop_ends[y], strict=False):
                left, right = max(start, first), min(stop, last)
                if strip is None or left >= right:
                    continue
                if y != row:
                    sent.append(f"\x1b[{y + 1};{left + 1}H")
                elif left > end:
                    sent.append(f"\x1b[{left - end}C")
                row, end = y, right
                for text, style, _ in strip.crop(left - start, right - start):
                    wanted = pen_of(Strip.render_ansi(style, colours)) if style else DEFAULT_PEN
                    sent.append(turn(pen, wanted) + text)
                    pen = wanted
        sent.append(turn(pen, DEFAULT_PEN))
        return "".join(sent)
