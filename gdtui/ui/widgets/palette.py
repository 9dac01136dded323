"""The list of the commands, over the rest of the screen.

What is listed is imported when it is first opened, so that the start does not wait for it.
"""

from __future__ import annotations

from textual.geometry import Offset

from gdtui.plot.cells.picture import Canvas, Picture
from gdtui.ui.screen.frame import Frame
from gdtui.ui.view import View
from gdtui.ui.widgets.cells import Cells


class PalettePane(Cells):
    """What fits the search, with the chosen row."""

    title = "commands"

    def sees(self, frame: Frame) -> object:
        """What is searched for, the row, and what the guide allows."""
        view = frame.view
        return None if view.palette is None else (view.palette, view.guide, view.said)

    def titles(self, frame: Frame) -> tuple[str, str]:
        """What there is to say of the last key, or how to get on and out."""
        return self.title, frame.view.said or "enter runs, escape leaves"

    def draw(self, frame: Frame, width: int, height: int) -> Picture:
        """The rows around the chosen one."""
        palette = frame.view.palette
        if palette is None:
            return Canvas.blank(width, height).picture()
        from gdtui.plot.panes.searched import draw_palette
        from gdtui.ui.overlays.palette import choices

        return draw_palette(choices(frame.view), palette.search, palette.row, width, height)

    def pressed(self, view: View, place: Offset) -> View:
        """What enter does on the row under the mouse."""
        if view.palette is None:
            return view
        from gdtui.plot.panes.searched import row_at
        from gdtui.ui.overlays.palette import choices, run

        row = row_at(choices(view), view.palette.row, *self.size, place.y)
        return view if row is None else run(view, row)

    def scrolled(self, view: View, rows: int) -> View:
        """Another row."""
        from gdtui.ui.overlays.palette import moved

        return moved(view, -rows)
