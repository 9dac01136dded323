"""Rows of text, and which of them are shown: the most important ones that there is room for.

A row that is too long wraps between words; none runs over its end, and no number is broken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import Enum
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from gdtui.plot.cells.picture import PLAIN, Picture
from gdtui.plot.cells.text import worded

Piece = tuple[str, str]
"""A text and its ink."""


_FEW = 3
"""So much shorter than the room a last line has to be, to be made longer."""
_BREAK = re.compile(
    r"(?<! )(?= )(?!(?<=[=<>]) [\d-]|(?<=epoch) \d|(?<=[●◆]) | [<>]|(?<=L\(w\)) =|(?<=L\(w\) =) )"
    r"|(?<=[\d)])(?=[×/][\d(√|-])"
)
"""Before a blank, but not before the number of = or of an epoch, nor behind the shape of a marble,
nor in an inequality or behind L(w) = ; before × and / in an equation."""


class Row(NamedTuple):
    """Pieces at the left, and pieces at the right edge."""

    left: tuple[Piece, ...] = ()
    right: tuple[Piece, ...] = ()


def row(text: str, ink: str = PLAIN) -> Row:
    return Row(((text, ink),))


def draw_rows(rows: Iterable[Row], width: int, height: int) -> Picture:
    """Rows from the top down, those at the end left out where there is no room for them."""
    return _picture([line for each in rows for line in _lines(each, width)], width, height)


def draw_first(forms: Iterable[Row], width: int, height: int) -> Picture:
    """The first of some rows that there is room for."""
    first = next((form for form in forms if rows_of(form, width) <= height), Row())
    return draw_rows([first], width, height)


def draw_parts(parts: Sequence[tuple[Enum, Sequence[Row]]], width: int, height: int) -> Picture:
    """Parts from the top down, as many as there is room for.

    The names of the parts stand in their enum in the order of their importance; parts of one name
    come and go together. Where not even the first have room, their first rows.
    """
    lines = [(name, line) for name, rows in parts for each in rows for line in _lines(each, width)]
    needed, shown, room = Counter(name for name, _ in lines), set[Enum](), height
    for name in sorted(needed, key=[*type(parts[0][0])].index):
        if needed[name] > room:
            shown = shown if room < height else {name}
            break
        room -= needed[name]
        shown.add(name)
    return _picture([line for name, line in lines if name in shown], width, height)


def _picture(lines: Sequence[Piece], width: int, height: int) -> Picture:
    """The first lines, with blank ones below them."""
    shown = [*lines, *[(" " * width, PLAIN * width)] * height][:height]
    return Picture(tuple(text for text, _ in shown), tuple(inks for _, inks in shown))


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines of so many cells."""
    return [line.rstrip() for line, _ in _lines(row(text), max(1, width))]


def rows_of(each: Row, width: int) -> int:
    """How many rows of the screen a row takes."""
    return len(_lines(each, width))


@lru_cache(maxsize=256)
def _lines(each: Row, width: int) -> list[Piece]:
    """The lines of a row, each with its inks, exactly as wide as there is room."""
    left, right = ([(worded(text), ink) for text, ink in side] for side in each)
    lines = _wrapped(left, width)
    if right:
        ends = _wrapped(right, width)
        if len(lines[-1][0]) + len(ends[0][0]) + 1 > width and lines[-1][0]:
            lines.append(("", ""))
        lines[-1:] = [
            (text.ljust(width - len(end)) + end, inks.ljust(width - len(end), PLAIN) + end_inks)
            for (text, inks), (end, end_inks) in zip_longest(lines[-1:], ends, fillvalue=("", ""))
        ]
    last = left[-1][1] if left else PLAIN
    return [(text.ljust(width), inks.ljust(width, last)) for text, inks in lines]


def _wrapped(pieces: Sequence[Piece], width: int) -> list[Piece]:
    """Pieces in lines of at most `width` cells; each goes on as far in as the first begins.

    A last line of a few words takes some of the one before it, so that both are about as long.
    """
    text, inks = "".join(t for t, _ in pieces), "".join(ink * len(t) for t, ink in pieces)
    if len(text) <= width:
        return [(text, inks)]
    indent = text[: len(text) - len(text.lstrip())]
    lines: list[list[str]] = [[]]
    for word in _BREAK.split(text):
        if 0 < _length(lines[-1]) > width - len(indent) - len(word):
            lines.append([])
        lines[-1].append(word)
    *_, before, last = [[], *lines]
    if last[0].lstrip()[:1].isalpha() and _length(last) * _FEW < width:
        while len(before) > 1 and _length([before[-1], *last]) <= _length(before[:-1]):
            last.insert(0, before.pop())
    wrapped, end = [], 0
    for words in lines:
        start, end = end, end + len("".join(words))
        first = end - _length(words)
        shown = indent + text[first:end], inks[start : start + 1] * len(indent) + inks[first:end]
        wrapped += [
            (shown[0][k : k + width], shown[1][k : k + width])
            for k in range(0, len(shown[0]), width)
        ]
    return wrapped


def _length(words: Sequence[str]) -> int:
    """The cells of a line, but for those that are blank before its first word."""
    return len("".join(words).lstrip())
