"""The list of all that can be looked up or run, below the row in which a search is typed.

Each entry has a head at the left (keys, a mark, a word, a name), and behind it what that is.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from gdtui.plot.cells.picture import CURSOR, DIM, FIELD, KEY, PLAIN, STRONG, Canvas, Picture
from gdtui.plot.cells.text import fitting, worded
from gdtui.plot.panes.list import CHOSEN, Line, List, Span, room_in
from gdtui.plot.panes.sentences import without_marks

_LEFT, _GAP = 2, 2
_HEAD_WIDTH = 11
"""The columns of a head at least, so that most texts begin in one column."""
_SEARCH_ROWS = 1
"""The rows above what was found, in which the search is typed."""
_LABEL = "search "
_INVITES = ("type a word: slope, step size, faster", "type a word", "")
_NOTHING = "Nothing here has these words: backspace deletes."


class Topic(NamedTuple):
    """What is listed under a title: a key, a mark, a word or a name at its head, and what it means.

    It is found by its `name` and by other words too; `refusal` says why it may not be done now.
    """

    title: str
    name: str
    head: str
    text: str
    also: str = ""
    refusal: str = ""


def draw_reference(listed: List, search: str) -> Picture:
    """The list, below what is searched for."""
    width, height = listed.width, listed.height + _SEARCH_ROWS
    canvas, left = Canvas.blank(width, height), len(_LABEL)
    canvas.put(0, 0, _LABEL, DIM)
    shown = search[-max(1, width - left - 1) :]
    canvas.put(left, 0, shown, FIELD)
    canvas.put(left + len(shown), 0, " ", CURSOR)
    if not search:
        canvas.put(left + 1, 0, fitting(_INVITES, width - left - 1), DIM)
    canvas.paste(0, _SEARCH_ROWS, listed.draw())
    if not listed.lines:
        canvas.write(0, _SEARCH_ROWS, textwrap.wrap(_NOTHING, max(1, width)), PLAIN)
    return canvas.picture()


def topic_list(listed: Sequence[Topic], chosen: int, width: int, height: int) -> List:
    """The rows around the chosen topic, as many as go below a search."""
    lines: list[Line] = []
    number, room = 0, room_in(width)
    for title, group in groupby(listed, key=attrgetter("title")):
        lines += [Line(((0, title, STRONG),))] if title else []
        topics = [*group]
        # Of what was found by a search heads of all lengths follow each other.
        longest = max(len(worded(topic.head)) for topic in topics) if title else 0
        left = min(_LEFT + max(_HEAD_WIDTH, longest) + _GAP, width // 2)
        for topic in topics:
            rows = _rows(topic, left, room, is_chosen=number == chosen)
            lines += [Line(row, number) for row in rows]
            number += 1
    return List.around(lines, chosen, width, height - _SEARCH_ROWS, _SEARCH_ROWS)


def _rows(topic: Topic, left: int, room: int, *, is_chosen: bool) -> list[tuple[Span, ...]]:
    """The rows of a topic, whose text begins in a column; behind or below a head that is longer."""
    head, text = worded(topic.head), worded(topic.text)
    ink = STRONG if is_chosen else DIM if topic.refusal else PLAIN
    if is_chosen and topic.refusal:
        text = without_marks(worded(topic.refusal))
    spans = [(_LEFT, head, DIM if topic.refusal else KEY), *[CHOSEN] * is_chosen]
    behind = _LEFT + len(head) + _GAP
    left = max(left, behind) if len(text) <= room - behind else left
    rows: list[tuple[Span, ...]] = [((left, line, ink),) for line in _wrapped(text, room - left)]
    if behind <= left:
        return [(*spans, *rows[0]), *rows[1:]]
    return [(*spans,), *rows]


@lru_cache(maxsize=512)
def _wrapped(text: str, width: int) -> list[str]:
    """A text in lines, no formula broken at a sign where there is room for it."""
    if len(text) <= width:
        return [text]
    whole = re.sub(" (<-|[=+·−←-]) ", "\u00a0\\1\u00a0", text)
    has_room = max(map(len, whole.split(" "))) <= width
    lines = textwrap.wrap(whole if has_room else text, max(1, width), break_on_hyphens=False)
    return [line.replace("\u00a0", " ") for line in lines]
