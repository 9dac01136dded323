"""The help: every key, mark and word, over the rest of the screen.

Its words are imported when it is first opened, so that the start does not wait for them.
"""

from __future__ import annotations

from gdtui.plot.cells.picture import Canvas, Picture
from gdtui.ui.screen.frame import Frame
from gdtui.ui.view import View
from gdtui.ui.widgets.cells import Cells

_NOT_ITS_OWN = 4
"""Columns and rows of a window that are not the help's: its frame, headline and key bar."""


def room_of_help(columns: int, rows: int) -> tuple[int, int]:
    """The columns and rows that the help has in a window."""
    return max(1, columns - _NOT_ITS_OWN), max(1, rows - _NOT_ITS_OWN)


class Help(Cells):
    """What is found of it, from the row that it is scrolled to."""

    title = "help"

    def sees(self, frame: Frame) -> object:
        """What is searched for, and how far it is scrolled."""
        return frame.view.reading, frame.view.said

    def titles(self, frame: Frame) -> tuple[str, str]:
        """What there is to say of the last key, or how to get out of it."""
        reading, said = frame.view.reading, frame.view.said
        way_out = "escape clears the search" if reading and reading.search else "escape closes"
        return self.title, said or way_out

    def draw(self, frame: Frame, width: int, height: int) -> Picture:
        """The lines from the first one in sight on."""
        reading = frame.view.reading
        if reading is None:
            return Canvas.blank(width, height).picture()
        from gdtui.plot.panes.searched import draw_manual
        from gdtui.ui.overlays.manual import chapters_of

        manual = chapters_of(frame.view)
        return draw_manual(manual, reading.search, reading.row, width, height)

    def scrolled(self, view: View, rows: int) -> View:
        """Other lines."""
        from gdtui.ui.overlays.manual import scrolled

        return scrolled(view, -rows)
