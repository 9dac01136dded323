"""What lies on top of the screen, over all between headline and key bar."""

from __future__ import annotations

from textual.geometry import Offset

from gdtui.plot.cells.picture import Canvas, Picture
from gdtui.ui.screen.frame import Frame
from gdtui.ui.view import View
from gdtui.ui.widgets.cells import Cells

_NOT_ITS_OWN = 4
"""Columns and rows of a window that are not its own: its frame, headline and key bar."""


def room_of_over(columns: int, rows: int) -> tuple[int, int]:
    """The columns and rows that it has in a window."""
    return max(1, columns - _NOT_ITS_OWN), max(1, rows - _NOT_ITS_OWN)


class Over(Cells):
    """Whatever it is, drawn within its margins."""

    def sees(self, frame: Frame) -> object:
        """It, what there is to say, and what the guide has come to."""
        view = frame.view
        covers = view.top is not None and view.top.covers
        return (view.top, view.said, view.guide, view.course) if covers else None

    def titles(self, frame: Frame) -> tuple[str, str]:
        """Its own."""
        return frame.view.top.titles(frame.view) if frame.view.top else ("", "")

    def draw(self, frame: Frame, width: int, height: int) -> Picture:
        """Its picture, where there is one."""
        canvas, top = Canvas.blank(width, height), frame.view.top
        if top is not None and top.covers:
            room = max(1, width - 2 * top.margin)
            canvas.paste(top.margin, 0, top.draw(frame.view, room, height))
        return canvas.picture()

    def pressed(self, view: View, place: Offset) -> View:
        """What a press on its picture does."""
        if view.top is None:
            return view
        margin = view.top.margin
        room = max(1, self.size.width - 2 * margin), self.size.height
        return view.top.pressed(view, (place.x - margin, place.y), room)

    def scrolled(self, view: View, rows: int) -> View:
        """What the wheel does on it."""
        return view.top.scrolled(view, rows) if view.top else view
