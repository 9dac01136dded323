"""The help as a picture: chapters of lines, each a head and its words, and the search above them.

In two columns where there is room; a chapter stays in one.
"""

from __future__ import annotations

import re
import textwrap
from functools import lru_cache
from typing import NamedTuple

from gdtui.plot.cells.ascii import fitting, worded
from gdtui.plot.cells.picture import KEY, PLAIN, STRONG, Canvas, Picture
from gdtui.plot.panes.searching import fit, put_search

HEAD_WIDTH = 11
_TWO_COLUMNS_FROM = 72
_BETWEEN = 2
_LEAST_ROOM = 8
_SEARCH_ROWS = 1
_INVITES = ("type a word: slope, step size, faster", "type a word, as slope")
_NOTHING = "Nothing here has these words: backspace deletes, escape begins anew."


class Line(NamedTuple):
    """A key, a mark or a word, what it means, at length and in short; words to find it by."""

    head: str
    text: str
    short: str = ""
    also: str = ""


class Chapter(NamedTuple):
    """Lines under one title."""

    title: str
    lines: tuple[Line, ...]


Piece = tuple[int, str, str]
"""A column, a text and its ink."""


def found(chapters: tuple[Chapter, ...], search: str) -> tuple[Chapter, ...]:
    """The lines that have every word of a search; all of them where it is empty."""

    def has_all(chapter: Chapter, line: Line) -> bool:
        told = f"{line.text} {line.short} {chapter.title}"
        return fit(search, line.head, line.also, told) is not None

    kept = (
        Chapter(chapter.title, tuple(line for line in chapter.lines if has_all(chapter, line)))
        for chapter in chapters
    )
    return tuple(chapter for chapter in kept if chapter.lines)


def last_row(chapters: tuple[Chapter, ...], search: str, width: int, height: int) -> int:
    """The first row in sight when all is scrolled to its end."""
    rows = max(map(len, _columns(chapters, search, width)), default=0)
    return max(0, rows - (height - _SEARCH_ROWS))


def draw_manual(
    chapters: tuple[Chapter, ...], search: str, row: int, width: int, height: int
) -> Picture:
    """What is found, from a row on, below what is searched for."""
    canvas = Canvas.blank(width, height)
    put_search(canvas, search, _INVITES)
    columns = _columns(chapters, search, width)
    if not columns:
        for y, line in enumerate(textwrap.wrap(_NOTHING, width), _SEARCH_ROWS):
            canvas.put(0, y, line, PLAIN)
    first = min(row, last_row(chapters, search, width, height))
    for left, column in zip((0, width - _half(width)), columns, strict=False):
        for y, pieces in enumerate(column[first : first + height - _SEARCH_ROWS], _SEARCH_ROWS):
            for x, text, ink in pieces:
                canvas.put(left + x, y, text, ink)
    return canvas.picture()


def _half(width: int) -> int:
    return (width - _BETWEEN) // 2


@lru_cache(maxsize=4)
def _columns(
    chapters: tuple[Chapter, ...], search: str, width: int
) -> tuple[tuple[tuple[Piece, ...], ...], ...]:
    """The rows of what is found, in one column or two as equal as chapters allow."""
    shown = found(chapters, search)
    if width < _TWO_COLUMNS_FROM or len(shown) < 2:
        return (_rows(shown, width),) if shown else ()
    splits = (
        (_rows(shown[:k], _half(width)), _rows(shown[k:], _half(width)))
        for k in range(1, len(shown))
    )
    return min(splits, key=lambda columns: max(map(len, columns)))


def _rows(chapters: tuple[Chapter, ...], width: int) -> tuple[tuple[Piece, ...], ...]:
    """The rows of some chapters, a blank one between two."""
    rows: list[tuple[Piece, ...]] = []
    for chapter in chapters:
        rows += [()] if rows else []
        rows.append(((0, chapter.title, STRONG),))
        for line in chapter.lines:
            rows += _lines(line, width)
    return tuple(rows)


def _lines(line: Line, width: int) -> list[tuple[Piece, ...]]:
    """The rows of a line: in short where the long words do not fit behind the head."""
    head = worded(line.head)
    behind = max(HEAD_WIDTH, len(head)) + 1
    text = fitting((line.text, line.short or line.text), width - behind)
    left = behind if len(text) <= width - behind else HEAD_WIDTH + 1
    rows: list[tuple[Piece, ...]] = [
        ((left, each, PLAIN),) for each in _wrapped(text, max(width - left, _LEAST_ROOM))
    ]
    if behind == left:
        return [((0, head, KEY), *rows[0]), *rows[1:]]
    return [((0, head, KEY),), *rows]


def _wrapped(text: str, width: int) -> list[str]:
    """A text in lines, no formula broken at a sign."""
    whole = re.sub(" (<-|[=+·−←-]) ", "\u00a0\\1\u00a0", text)
    return [
        line.replace("\u00a0", " ") for line in textwrap.wrap(whole, width, break_on_hyphens=False)
    ]
