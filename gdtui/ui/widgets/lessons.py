"""The list of the lessons, over the rest of the screen."""

from __future__ import annotations

from textual.geometry import Offset

from gdtui.plot.cells.picture import Canvas, Picture
from gdtui.plot.panes.lesson_list import draw_lessons, row_at, title
from gdtui.ui.commands.guided import choose_row, open_row
from gdtui.ui.screen.frame import Frame
from gdtui.ui.view import View
from gdtui.ui.widgets.cells import Cells


class Lessons(Cells):
    """What is done and what is not, or what is known now."""

    title = "lessons"

    def sees(self, frame: Frame) -> object:
        """The chosen row, and the answers."""
        return frame.view.page, frame.view.course

    def titles(self, frame: Frame) -> tuple[str, str]:
        """Which of the two it is, and how to get on and out."""
        view = frame.view
        return title(view.course, view.page), "enter opens, escape closes"

    def draw(self, frame: Frame, width: int, height: int) -> Picture:
        """The rows around the chosen one."""
        view = frame.view
        if view.page is None:
            return Canvas.blank(width, height).picture()
        return draw_lessons(view.course, view.page, width, height)

    def pressed(self, view: View, place: Offset) -> View:
        """What enter does on the row under the mouse."""
        if view.page is None:
            return view
        row = row_at(view.course, view.page, *self.size, place.y)
        return view if row is None else open_row(view, row)

    def scrolled(self, view: View, rows: int) -> View:
        """Another row."""
        return choose_row(view, -rows)
