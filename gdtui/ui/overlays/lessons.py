"""The list of the lessons, and what is known now, as they lie over the screen."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gdtui.guide.course import Phase
from gdtui.plot.panes.lesson_list import KNOWN, lesson_list
from gdtui.plot.panes.list import List
from gdtui.ui.commands.guided import begin_anew, into_lesson, out
from gdtui.ui.commands.guided import onwards as next_lesson
from gdtui.ui.commands.undo import remembered
from gdtui.ui.overlays.overlay import LEAVE, ChosenFrom, Hint
from gdtui.ui.view import View

_ALIKE = {"k": "up", "j": "down", "space": "enter"}
_DIGITS = "123456789"


@dataclass(frozen=True, slots=True)
class LessonList(ChosenFrom):
    """What is done and what is not, or what is known now."""

    knows: bool = False
    """Whether it is what the lessons told."""
    opener = "lessons"
    ways_out = "`enter` opens, `escape` leaves the list"
    leaves_words = True
    wanted = (Hint("open", ("enter",)), Hint("choose", ("up", "down")), Hint("anew", ("r",)))
    always = (LEAVE, Hint("quit", ("quit",)))

    def key(self, view: View, key: str, typed: str) -> View | None:
        """Enter opens a lesson, as a digit does."""
        if key == "r":
            return begin_anew(view.uncovered)
        if key in _DIGITS:
            return self.run(view, _DIGITS.index(key))
        return ChosenFrom.key(self, view, _ALIKE.get(key, key), typed)

    def last_row(self, view: View) -> int:
        return KNOWN - self.knows

    def run(self, view: View, row: int) -> View:
        """The lesson of a row; or what is known, for the row after those."""
        if row != KNOWN:
            return remembered(view, into_lesson(view.uncovered, row + 1))
        return view.laid(LessonList(knows=True))

    def seen(self, view: View, width: int, height: int) -> List:
        return lesson_list(view.course, self.row, width, height, knows=self.knows)

    def titles(self, view: View) -> tuple[str, str]:
        """Which of the two it is, and how to get on and out."""
        known = f"what I know now: {view.course.right} of {KNOWN} right"
        return known if self.knows else "lessons", "enter opens, escape leaves"


def lessons(view: View) -> View:
    """The list of the lessons, at the one where they were left; out of them, where it is open."""
    if isinstance(view.top, LessonList):
        return out(view.uncovered)
    return view.laid(LessonList(view.course.at))


def onwards(view: View) -> View:
    """The next thing in a guide; after the last lesson comes what is known."""
    if view.in_lesson and view.course.phase is Phase.TELLS and view.course.is_last:
        return replace(view, playing=False).laid(LessonList(view.course.at, knows=True))
    return next_lesson(view)
