"""The list of the lessons, with how the predictions went; and what is known now, in sentences.

Of what has no room those rows are drawn that hold the chosen one.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import islice

from gdtui.guide.lessons.course import CHAPTERS, LESSONS, Answer, Course
from gdtui.guide.lessons.lesson import Chapter, Lesson
from gdtui.guide.words import Words
from gdtui.plot.cells.ascii import fitting, worded
from gdtui.plot.cells.picture import DIM, FALLS, GROWS, KEY, PLAIN, STRONG
from gdtui.plot.panes.list import CHOSEN, Line, List, Span, room_in

KNOWN = len(LESSONS)
"""The row of what is known, after those of the lessons."""

_WITH_A_DIGIT = 9
"""So many lessons are opened by the key of their number."""
_LEFT = 7
_WORDS_AT = _LEFT + max(len(lesson.title) for lesson in LESSONS) + 3
_INKS = {"✓": FALLS, "✗": GROWS}
"""Of the marks of a right prediction and of another one."""


def lesson_list(course: Course, chosen: int, width: int, height: int, *, knows: bool) -> List:
    """The rows around a chosen one: of the lessons, or of what they told, which one `knows`."""
    lines = (_known if knows else _lessons)(course, chosen, room_in(width))
    return List.around(lines, chosen, width, height)


def _chapters(course: Course) -> Iterator[tuple[Chapter, list[tuple[int, Lesson, Answer]]]]:
    """The chapters, each with the rows, lessons and answers that it has."""
    rows = zip(range(KNOWN), LESSONS, course.answers, strict=True)
    return ((chapter, list(islice(rows, len(chapter.lessons)))) for chapter in CHAPTERS)


def _lessons(course: Course, chosen: int, width: int) -> list[Line]:
    """A line for each lesson, with a heading for each chapter, and one for what is known."""
    lines: list[Line] = []
    for chapter, rows in _chapters(course):
        lines.append(Line(((1, chapter.title, STRONG),)))
        for row, lesson, answer in rows:
            mark, forms = _went(answer)
            words = fitting((*forms, ""), width - _LEFT - len(lesson.title) - 2)
            aside = (min(_WORDS_AT, width - len(words)), words, DIM)
            lines += _entry(row, mark, [lesson.title], aside, is_chosen=row == chosen)
    return lines + _entry(KNOWN, "", ["what I know now"], is_chosen=chosen == KNOWN)


def _known(course: Course, chosen: int, width: int) -> list[Line]:
    """What each lesson has told."""
    lines: list[Line] = []
    for chapter, rows in _chapters(course):
        for row, lesson, answer in rows:
            known = lesson.reason if answer.is_told else f"{lesson.title}: not seen yet"
            wrapped = textwrap.wrap(worded(known), max(1, width - _LEFT))
            lines += _entry(row, _went(answer)[0], wrapped, is_chosen=row == chosen)
        if all(answer.is_told for _, _, answer in rows):
            wrapped = textwrap.wrap(worded(chapter.summary), width - 2)
            lines += [Line(((1, each, STRONG),), rows[-1][0]) for each in wrapped]
    return lines


def _entry(row: int, mark: str, texts: Sequence[str], *aside: Span, is_chosen: bool) -> list[Line]:
    """The lines of a row: its number and how its lesson went stand before the first."""
    number = f"{row + 1:2}" if row != KNOWN else ""
    before = (
        *[CHOSEN] * is_chosen,
        (2, number, KEY if row < _WITH_A_DIGIT else DIM),
        (5, mark, _INKS.get(mark, DIM)),
    )
    first, *others = [(_LEFT, text, STRONG if is_chosen else PLAIN) for text in texts]
    return [Line((*before, first, *aside), row), *(Line((each,), row) for each in others)]


def _went(answer: Answer) -> tuple[str, Words]:
    """How a prediction went: its mark, and words in full and in short."""
    said, was = answer
    if not was:
        return "·", (f"you say: {said}", "begun") if said else ("not yet",)
    if not said:
        return "—", (f"shown: {was}", "shown")
    if said == was:
        return "✓", (f"{was}, as you said", was)
    return "✗", (f"{was}; you said: {said}", was)
