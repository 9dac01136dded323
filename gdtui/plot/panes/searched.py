"""Lists that are searched, each below the row in which the search is typed: help and commands.

The help has chapters of topics, a head and its words each, in two columns where there is room. A
command has a name, what it does as far as there is room, and its keys at the right edge.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from gdtui.plot.cells.ascii import fewer_words, fitting, worded
from gdtui.plot.cells.picture import CURSOR, DIM, FIELD, KEY, PLAIN, STRONG, Canvas, Picture
from gdtui.plot.panes.list import CHOSEN, Line, List, Span, room_in
from gdtui.plot.panes.sentences import without_marks

HEAD_WIDTH = 11
_TWO_COLUMNS_FROM = 72
_LEAST_ROOM = 8
_LEFT, _NAME_WIDTH, _GAP = 2, 22, 2
_LEAST_TOLD = 24
_WIDEST = 110
"""The columns from the name to the end of the keys, so that an eye finds from one to the other."""
_SEARCH_ROWS = 1
"""The rows above what was found, in which the search is typed."""
_LABEL = "search "
_INVITES = ("type a word: slope, step size, faster", "type a word", "")
_NOTHING = "Nothing here has these words: backspace deletes."
_WORD = re.compile(r"[^\W_]+")


def fit(search: str, name: str, also: str = "", told: str = "") -> int | None:
    """How well something fits a search, 0 being best; None where a word of it is missing.

    The words may come in any order. One that begins the name is best, then one that begins a word
    of the name, of the other words to find it by, of what is told; one inside a word is least.
    """
    texts = [text.casefold() for text in (name, name, also, told)]
    begun = [texts[:1], *(_WORD.findall(text) for text in texts[1:])]
    total = 0
    for word in search.casefold().split():
        places = [place for place, text in enumerate(texts) if word in text]
        if not places:
            return None
        begins = (k for k in places if any(each.startswith(word) for each in begun[k]))
        total += next(begins, len(texts) + places[0])
    return total


def _draw_found(search: str, found: Sequence[List], width: int, height: int) -> Picture:
    """What is searched for, and below it the lists of what was found side by side."""
    canvas = Canvas.blank(width, height)
    canvas.put(0, 0, _LABEL, DIM)
    left = len(_LABEL)
    shown = search[-max(1, width - left - 1) :]
    canvas.put(left, 0, shown, FIELD)
    canvas.put(left + len(shown), 0, " ", CURSOR)
    if not search:
        canvas.put(left + 1, 0, fitting(_INVITES, width - left - 1), DIM)
    for number, each in enumerate(found):
        canvas.paste(number * width // len(found), _SEARCH_ROWS, each.draw())
    if not found:
        canvas.write(0, _SEARCH_ROWS, textwrap.wrap(_NOTHING, max(1, width)), PLAIN)
    return canvas.picture()


class Offer(NamedTuple):
    """Something that can be chosen, with its keys; where it may not be done now, why not."""

    name: str
    does: str
    keys: str
    refusal: str
    group: str = ""
    """The title that it stands under; those of one group follow each other."""


def draw_palette(
    offers: Sequence[Offer], search: str, chosen: int, width: int, height: int
) -> Picture:
    """The rows around the chosen one, below what is searched for."""
    found = [_commands(offers, chosen, width, height)] if offers else []
    return _draw_found(search, found, width, height)


def row_at(offers: Sequence[Offer], chosen: int, width: int, height: int, y: int) -> int | None:
    """The number of what is seen in a row of the picture."""
    return _commands(offers, chosen, width, height).entry_at(y - _SEARCH_ROWS)


def _commands(offers: Sequence[Offer], chosen: int, width: int, height: int) -> List:
    room = min(room_in(width), _WIDEST)
    lines: list[Line] = []
    group = ""
    for number, offer in enumerate(offers):
        if offer.group != group:
            lines.append(Line(((0, group := offer.group, STRONG),)))
        lines.append(Line(_of_offer(offer, room, is_chosen=number == chosen), number))
    return List.around(lines, chosen, width, height - _SEARCH_ROWS)


def _of_offer(offer: Offer, room: int, *, is_chosen: bool) -> tuple[Span, ...]:
    name, keys = worded(offer.name), worded(offer.keys)
    left, right = _LEFT + max(_NAME_WIDTH, len(name)) + _GAP, room - len(keys)
    told = without_marks((offer.refusal if is_chosen else "") or offer.does)
    space = right - _GAP - left
    pieces = (
        (_LEFT, name, DIM if offer.refusal else STRONG if is_chosen else PLAIN),
        (right, keys, DIM if offer.refusal else KEY),
        (left, fitting((*fewer_words(told), "…"), space) if space >= _LEAST_TOLD else "", DIM),
    )
    return (CHOSEN, *pieces) if is_chosen else pieces


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


def topics_found(chapters: tuple[Chapter, ...], search: str) -> tuple[Chapter, ...]:
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
    return max(0, rows - (height - _SEARCH_ROWS))


def draw_manual(
    chapters: tuple[Chapter, ...], search: str, row: int, width: int, height: int
) -> Picture:
    """What is found, from a row on, below what is searched for."""
    columns = _columns(chapters, search, width)
    first = min(row, last_row(chapters, search, width, height))
    lists = [
        List(column, first, width // len(columns), height - _SEARCH_ROWS) for column in columns
    ]
    return _draw_found(search, lists, width, height)


@lru_cache(maxsize=4)
def _columns(
    chapters: tuple[Chapter, ...], search: str, width: int
) -> tuple[tuple[Line, ...], ...]:
    """The lines of what is found, in one column or two as equal as chapters allow."""
    shown = topics_found(chapters, search)
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


def _rows(topic: Topic, width: int) -> list[tuple[Span, ...]]:
    """The rows of a topic: in short where the long words do not fit behind the head."""
    head = worded(topic.head)
    behind = max(HEAD_WIDTH, len(head)) + 1
    text = fitting((topic.text, topic.short or topic.text), width - behind)
    left = behind if len(text) <= width - behind else HEAD_WIDTH + 1
    rows: list[tuple[Span, ...]] = [
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
