"""The list of the lessons, and what is known now, as they lie over the screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from gdtui.guide.lessons.course import Phase
from gdtui.plot.cells.picture import Picture
from gdtui.plot.panes.lesson_list import KNOWN, Page, lesson_list
from gdtui.ui.commands.guided import begin_anew, into_lesson, out
from gdtui.ui.commands.guided import onwards as next_lesson
from gdtui.ui.commands.undo import remembered
from gdtui.ui.keys import Hint
from gdtui.ui.overlays.overlay import Cell, Overlay
from gdtui.ui.view import View

_FAR = 1000
_MOVES = {"up": -1, "k": -1, "down": 1, "j": 1, "home": -_FAR, "end": _FAR}
_DIGITS = "123456789"


@dataclass(frozen=True, slots=True)
class LessonList(Overlay):
    """What is done and what is not, or what is known now."""

    page: Page
    opener: ClassVar[str] = "lessons"
    ways_out: ClassVar[str] = "`enter` opens, `escape` closes the list"
    leaves_words: ClassVar[bool] = True
    wanted = (Hint("open", ("enter",)), Hint("choose", ("up", "down")), Hint("anew", ("r",)))
    always = (Hint("close", ("escape",)), Hint("quit", commands=("quit",)))

    def key(self, view: View, key: str, character: str | None) -> View | None:
        """Arrows choose a lesson; enter opens it, as a digit does."""
        if key == "escape":
            return view.uncovered
        if key == "r":
            return begin_anew(view.uncovered)
        if key in ("enter", "space"):
            return self.opened(view, self.page.row)
        if key in _DIGITS:
            return self.opened(view, _DIGITS.index(key))
        return self.moved(view, _MOVES[key]) if key in _MOVES else None

    def types(self, character: str | None) -> bool:
        """Nothing is typed into it."""
        return False

    def moved(self, view: View, rows: int) -> View:
        """A row further down, or up where `rows` is negative."""
        chosen = self.page.to(self.page.row + rows)
        if chosen == self.page:
            return view.saying(f"the list {'ends' if rows > 0 else 'begins'} here")
        return view.laid(replace(self, page=chosen))

    def opened(self, view: View, row: int) -> View:
        """The lesson of a row; or what is known, for the row after those."""
        if row != KNOWN:
            return remembered(view, into_lesson(view.uncovered, row + 1))
        known = LessonList(Page(knows=True))
        return view.saying("this is what is known now") if known == self else view.laid(known)

    def pressed(self, view: View, cell: Cell) -> View:
        """What enter does on the row under the mouse."""
        row = lesson_list(view.course, self.page, cell.width, cell.height).entry_at(cell.row)
        return view if row is None else self.opened(view, row)

    def scrolled(self, view: View, rows: int) -> View:
        """Another row."""
        return self.moved(view, -rows)

    def draw(self, view: View, width: int, height: int) -> Picture:
        """The rows around the chosen one."""
        return lesson_list(view.course, self.page, width, height).draw()

    def titles(self, view: View) -> tuple[str, str]:
        """Which of the two it is, and how to get on and out."""
        return self.page.title(view.course), "enter opens, escape closes"


def lessons(view: View) -> View:
    """The list of the lessons, at the one where they were left; out of them, where it is open."""
    if isinstance(view.top, LessonList):
        return out(view.uncovered)
    return view.laid(LessonList(Page(view.course.at)))


def onwards(view: View) -> View:
    """The next thing in a guide; after the last lesson comes what is known."""
    if view.in_lesson and view.course.phase is Phase.TELLS and view.course.is_last:
        return replace(view, playing=False).laid(LessonList(Page(view.course.at, knows=True)))
    return next_lesson(view)
