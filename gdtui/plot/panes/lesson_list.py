"""The list of the lessons, with how the predictions went; and what is known now, in numbers.

Of what has no room those rows are drawn that hold the chosen one.
"""

from __future__ import annotations

import textwrap
from typing import NamedTuple

from gdtui.guide.course import Answer, Course, Phase
from gdtui.guide.lesson import Lesson
from gdtui.guide.lessons import CHAPTERS, LESSONS
from gdtui.plot.cells.ascii import fitting, worded
from gdtui.plot.cells.picture import DIM, FALLS, GROWS, KEY, PLAIN, STRONG, Picture
from gdtui.plot.panes.list import CHOSEN, Line, List, Piece, room_in

KNOWN = len(LESSONS)
"""The row of what is known, after those of the lessons."""

_WITH_A_DIGIT = 9
"""So many lessons are opened by the key of their number."""
_LEFT = 7
_WORDS_AT = _LEFT + max(len(lesson.title) for lesson in LESSONS) + 3
_RIGHT, _OTHERWISE, _SHOWN, _NOT_YET = "✓", "✗", "—", "·"
_INKS = {_RIGHT: FALLS, _OTHERWISE: GROWS}


class Page(NamedTuple):
    """The list that is open, and its chosen row; with `knows` it tells what was found."""

    row: int = 0
    knows: bool = False

    @property
    def last(self) -> int:
        """Its last row."""
        return KNOWN - 1 if self.knows else KNOWN

    def to(self, row: int) -> Page:
        """Another row, within the list."""
        return self._replace(row=max(0, min(row, self.last)))


def draw_lessons(course: Course, page: Page, width: int, height: int) -> Picture:
    """The lines around the chosen row."""
    return _listed(course, page, width, height).draw()


def row_at(course: Course, page: Page, width: int, height: int, y: int) -> int | None:
    """The row of the list that is seen in a row of the picture."""
    return _listed(course, page, width, height).entry_at(y)


def _listed(course: Course, page: Page, width: int, height: int) -> List:
    lines = (_known if page.knows else _lessons)(course, page.row, room_in(width))
    return List.around(lines, page.row, width, height)


def _first(course: Course, row: int, text: str, *, is_chosen: bool) -> tuple[Piece, ...]:
    """The first line of a row: how its lesson went, its number, a text."""
    mark = _mark(course, row)
    return (
        *[CHOSEN] * is_chosen,
        (2, f"{row + 1:2}" if row != KNOWN else "", KEY if row < _WITH_A_DIGIT else DIM),
        (5, mark, _INKS.get(mark, DIM)),
        (_LEFT, text, STRONG if is_chosen else PLAIN),
    )


def _mark(course: Course, row: int) -> str:
    if row == KNOWN:
        return " "
    answer = course.answers[row]
    if answer.phase is not Phase.TELLS:
        return _NOT_YET
    return _RIGHT if answer.is_right else _OTHERWISE if answer.is_wrong else _SHOWN


def _lessons(course: Course, chosen: int, width: int) -> list[Line]:
    """A line for each lesson, with a heading for each chapter, and one for what is known."""
    lines: list[Line] = []
    answers = enumerate(course.answers)
    for chapter in CHAPTERS:
        lines.append(Line(((1, chapter.title, STRONG),)))
        for lesson, (row, answer) in zip(chapter.lessons, answers, strict=False):
            words = fitting((*_words(lesson, answer), ""), width - _LEFT - len(lesson.title) - 2)
            first = _first(course, row, lesson.title, is_chosen=row == chosen)
            lines.append(Line((*first, (min(_WORDS_AT, width - len(words)), words, DIM)), row))
    known = _first(course, KNOWN, "what I know now", is_chosen=chosen == KNOWN)
    return [*lines, Line(known, KNOWN)]


def _words(lesson: Lesson, answer: Answer) -> tuple[str, ...]:
    """How a prediction went, in full and in short."""
    said = "" if answer.predicted is None else lesson.choices[answer.predicted]
    if answer.happened is None:
        return (f"you say: {said}", "begun") if said else ("not yet",)
    was = lesson.choices[answer.happened]
    if answer.is_right:
        return f"right: {was}", "right"
    if answer.is_wrong:
        return f"otherwise: {was}; you said: {said}", f"otherwise: {was}", "otherwise"
    return f"shown: {was}", "shown"


def _known(course: Course, chosen: int, width: int) -> list[Line]:
    """How the predictions went, and what was found in each lesson."""
    lines = [Line(((1, each, STRONG),)) for each in textwrap.wrap(_score(course), width - 1)]
    room, answers = max(1, width - _LEFT), enumerate(course.answers)
    for chapter in CHAPTERS:
        told = []
        for lesson, (row, answer) in zip(chapter.lessons, answers, strict=False):
            found = f"{answer.found}{' (shown)' if answer.is_shown else ''}"
            text = worded(found if answer.found else f"{lesson.title}: not seen yet")
            first, *others = textwrap.wrap(text, room)
            ink = STRONG if row == chosen else PLAIN
            lines.append(Line(_first(course, row, first, is_chosen=row == chosen), row))
            lines += [Line(((_LEFT, each, ink),), row) for each in others]
            told.append(bool(answer.found))
        known = worded(chapter.known if all(told) else "")
        lines += [Line(((1, each, STRONG),), row) for each in textwrap.wrap(known, width - 2)]
    return lines


def title(course: Course, page: Page | None) -> str:
    """What the page is about."""
    knows = page is not None and page.knows
    return f"what I know now: {course.right} of {KNOWN} right" if knows else "lessons"


def _score(course: Course) -> str:
    marks = [_mark(course, row) for row in range(KNOWN)]
    shown, missing = marks.count(_SHOWN), marks.count(_NOT_YET)
    said = [f"{course.right} of {KNOWN} predictions right"]
    said += [f"{shown} shown without one"] if shown else []
    said += [f"{missing} not seen yet"] if missing else []
    return ", ".join(said) + "."
