"""The command line that was copied, over the pictures until the next key."""

from __future__ import annotations

from gdtui.plot.cells.picture import Canvas, Picture
from gdtui.ui.screen.frame import Frame
from gdtui.ui.widgets.cells import Cells


class CopiedPane(Cells):
    """All of it, and what it brings back."""

    title = "this command line brings it back"

    def sees(self, frame: Frame) -> object:
        """The command line."""
        return frame.view.copied

    def titles(self, frame: Frame) -> tuple[str, str]:
        """Any key goes on."""
        return self.title, "any key goes on"

    def draw(self, frame: Frame, width: int, height: int) -> Picture:
        """The line, and below it a few words."""
        if not frame.view.copied:
            return Canvas.blank(width, height).picture()
        from gdtui.plot.panes.sentences import draw_copied

        return draw_copied(frame.view.copied, width, height)
