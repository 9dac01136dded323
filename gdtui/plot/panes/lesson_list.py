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
from gdtui.plot.cells.picture import DIM, FALLS, GROWS, KEY, PLAIN, STRONG, Canvas, Picture

KNOWN = len(LESSONS)
"""The row of what is known, after those of the lessons."""

_WITH_A_DIGIT = 9
"""So many lessons are opened by the key of their number."""
_LEFT = 7
_WORDS_AT = _LEFT + max(len(lesson.title) for lesson in LESSONS) + 3
_CHOSEN = "▶"
_MORE = "↑↓"
"""Where there are more lines above, and below."""
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


class _Line(NamedTuple):
    """A line, and the row of the list that it belongs to; None for a heading."""

    row: int | None
    text: str
    right: str = ""
    is_first: bool = False
    is_known: bool = False
    """Whether it says what all lessons of a chapter come to."""


def draw_lessons(course: Course, page: Page, width: int, height: int) -> Picture:
    """The lines around the chosen row."""
    canvas = Canvas.blank(width, height)
    lines = _lines(course, page, width)
    first = _first(lines, page, height)
    for y, is_more in ((0, first > 0), (height - 1, len(lines) - first > height)):
        canvas.put(width - 1, y, _MORE[y > 0] if is_more else " ", DIM)
    width -= 1
    for y, line in enumerate(lines[first : first + height]):
        if line.row is None:
            canvas.put(1, y, line.text, STRONG)
            continue
        is_chosen = line.row == page.row
        is_strong = is_chosen or line.is_known
        canvas.put(1 if line.is_known else _LEFT, y, line.text, STRONG if is_strong else PLAIN)
        canvas.put(min(_WORDS_AT, width - len(line.right)), y, line.right, DIM)
        if line.is_first:
            mark = _mark(course, line.row)
            canvas.put(0, y, _CHOSEN if is_chosen else " ", KEY)
            number = f"{line.row + 1:2}" if line.row != KNOWN else ""
            canvas.put(2, y, number, KEY if line.row < _WITH_A_DIGIT else DIM)
            canvas.put(5, y, mark, _INKS.get(mark, DIM))
    return canvas.picture()


def row_at(course: Course, page: Page, width: int, height: int, y: int) -> int | None:
    """The row of the list that is seen in a row of the picture."""
    lines = _lines(course, page, width)
    place = _first(lines, page, height) + y
    return lines[place].row if 0 <= y < height and place < len(lines) else None


def _lines(course: Course, page: Page, width: int) -> list[_Line]:
    """All lines, with a column left for what tells that there are more."""
    return (_known if page.knows else _list)(course, width - 1)


def _first(lines: list[_Line], page: Page, height: int) -> int:
    """The place of the first line in sight, so that the chosen row is too."""
    chosen = [place for place, line in enumerate(lines) if line.row == page.row]
    return max(0, min(chosen[0], chosen[-1] + 1 - height))


def _mark(course: Course, row: int) -> str:
    if row == KNOWN:
        return " "
    answer = course.answers[row]
    if answer.phase is not Phase.TELLS:
        return _NOT_YET
    return _RIGHT if answer.is_right else _OTHERWISE if answer.is_wrong else _SHOWN


def _list(course: Course, width: int) -> list[_Line]:
    """A line for each lesson, with a heading for each chapter, and one for what is known."""
    lines: list[_Line] = []
    answers = enumerate(course.answers)
    for chapter in CHAPTERS:
        lines.append(_Line(None, chapter.title))
        for lesson, (row, answer) in zip(chapter.lessons, answers, strict=False):
            room = width - _LEFT - len(lesson.title) - 2
            words = fitting((*_words(lesson, answer), ""), room)
            lines.append(_Line(row, lesson.title, words, is_first=True))
    return [*lines, _Line(KNOWN, "what I know now", is_first=True)]


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


def _known(course: Course, width: int) -> list[_Line]:
    """How the predictions went, and what was found in each lesson."""
    lines = [_Line(None, text) for text in textwrap.wrap(worded(_score(course)), width - 1)]
    room, answers = max(1, width - _LEFT), enumerate(course.answers)
    for chapter in CHAPTERS:
        told = []
        for lesson, (row, answer) in zip(chapter.lessons, answers, strict=False):
            found = f"{answer.found}{' (shown)' if answer.is_shown else ''}"
            text = worded(found if answer.found else f"{lesson.title}: not seen yet")
            for place, part in enumerate(textwrap.wrap(text, room)):
                lines.append(_Line(row, part, is_first=place == 0))
            told.append(bool(answer.found))
        known = worded(chapter.known if all(told) else "")
        lines += [_Line(row, part, is_known=True) for part in textwrap.wrap(known, width - 2)]
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
