"""The help as a picture: chapters of topics, each a head and its words, below the search.

In two columns where there is room; a chapter stays in one.
"""

from __future__ import annotations

import re
import textwrap
from functools import lru_cache
from typing import NamedTuple

from gdtui.plot.cells.ascii import fitting, worded
from gdtui.plot.cells.picture import KEY, PLAIN, STRONG, Picture
from gdtui.plot.panes.list import SEARCH_ROWS, Line, List, Piece, draw_found, fit, room_in

HEAD_WIDTH = 11
_TWO_COLUMNS_FROM = 72
_LEAST_ROOM = 8
_INVITES = ("type a word: slope, step size, faster", "type a word, as slope")
_NOTHING = "Nothing here has these words: backspace deletes, escape begins anew."


class Topic(NamedTuple):
    """A key, a mark or a word, what it means, at length and in short; words to find it by."""

    head: str
    text: str
    short: str = ""
    also: str = ""


class Chapter(NamedTuple):
    """Topics under one title."""

    title: str
    topics: tuple[Topic, ...]


def found(chapters: tuple[Chapter, ...], search: str) -> tuple[Chapter, ...]:
    """The topics that have every word of a search; all of them where it is empty."""

    def has_all(title: str, topic: Topic) -> bool:
        told = f"{topic.text} {topic.short} {title}"
        return fit(search, topic.head, topic.also, told) is not None

    kept = (
        Chapter(title, tuple(topic for topic in topics if has_all(title, topic)))
        for title, topics in chapters
    )
    return tuple(chapter for chapter in kept if chapter.topics)


def last_row(chapters: tuple[Chapter, ...], search: str, width: int, height: int) -> int:
    """The first row in sight when all is scrolled to its end."""
    rows = max(map(len, _columns(chapters, search, width)), default=0)
    return max(0, rows - (height - SEARCH_ROWS))


def draw_manual(
    chapters: tuple[Chapter, ...], search: str, row: int, width: int, height: int
) -> Picture:
    """What is found, from a row on, below what is searched for."""
    columns = _columns(chapters, search, width)
    first = min(row, last_row(chapters, search, width, height))
    lists = [List(column, first, width // len(columns), height - SEARCH_ROWS) for column in columns]
    return draw_found(search, _INVITES, lists, _NOTHING, width, height)


@lru_cache(maxsize=4)
def _columns(
    chapters: tuple[Chapter, ...], search: str, width: int
) -> tuple[tuple[Line, ...], ...]:
    """The lines of what is found, in one column or two as equal as chapters allow."""
    shown = found(chapters, search)
    if width < _TWO_COLUMNS_FROM or len(shown) < 2:
        return (_lines(shown, room_in(width)),) if shown else ()
    half = room_in(width // 2)
    splits = ((_lines(shown[:k], half), _lines(shown[k:], half)) for k in range(1, len(shown)))
    return min(splits, key=lambda columns: max(map(len, columns)))


def _lines(chapters: tuple[Chapter, ...], width: int) -> tuple[Line, ...]:
    """The lines of some chapters, a blank one between two."""
    lines: list[Line] = []
    for chapter in chapters:
        lines += [Line()] if lines else []
        lines.append(Line(((0, chapter.title, STRONG),)))
        for topic in chapter.topics:
            lines += map(Line, _rows(topic, width))
    return tuple(lines)


def _rows(topic: Topic, width: int) -> list[tuple[Piece, ...]]:
    """The rows of a topic: in short where the long words do not fit behind the head."""
    head = worded(topic.head)
    behind = max(HEAD_WIDTH, len(head)) + 1
    text = fitting((topic.text, topic.short or topic.text), width - behind)
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
