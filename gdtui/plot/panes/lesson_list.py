"""The list of the lessons, with how the predictions went; and what is known now, in sentences.

Of what has no room those rows are drawn that hold the chosen one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from gdtui.guide.course import Answer, Course
from gdtui.guide.lessons import CHAPTERS, LESSONS
from gdtui.guide.words import Words
from gdtui.plot.cells.picture import DIM, FALLS, GROWS, KEY, PLAIN, STRONG
from gdtui.plot.cells.rows import wrapped
from gdtui.plot.cells.text import fitting
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
    """The rows around a chosen one: of the lessons, or of what they told, which one `knows`.

    Lessons stand below the title of their chapter; below what they told, once all have, stands what
    that comes to.
    """
    room, lines = room_in(width), list[Line]()
    rows = zip(range(KNOWN), LESSONS, course.answers, strict=True)
    for chapter in CHAPTERS:
        own = [*islice(rows, len(chapter.lessons))]
        if not knows:
            lines.append(Line(((1, chapter.title, STRONG),)))
        for row, lesson, answer in own:
            mark, forms = _went(answer)
            texts, aside = [lesson.title], list[Span]()
            if knows:
                known = lesson.reason if answer.is_told else f"{lesson.title}: not seen yet"
                texts = wrapped(known, room - _LEFT)
            else:
                words = fitting((*forms, ""), room - _LEFT - len(lesson.title) - 2)
                aside = [(min(_WORDS_AT, room - len(words)), words, DIM)]
            lines += _entry(row, mark, texts, *aside, is_chosen=row == chosen)
        if knows and all(answer.is_told for _, _, answer in own):
            summary = wrapped(chapter.summary, room - 2)
            lines += [Line(((1, each, STRONG),), own[-1][0]) for each in summary]
    if not knows:
        lines += _entry(KNOWN, "", ["what I know now"], is_chosen=chosen == KNOWN)
    return List.around(lines, chosen, width, height)


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
    return "✓✗"[said != was], (answer.verdict, was)
