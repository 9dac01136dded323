"""The guide at the foot of the screen."""

from __future__ import annotations

from gdtui.plot.guide import draw_guide, guide_title
from gdtui.plot.picture import Canvas, Picture
from gdtui.ui.view import View
from gdtui.ui.widgets.cells import Cells


class GuidePane(Cells):
    """A lesson or the challenge."""

    def watch_view(self) -> None:
        """Name the lesson, and draw."""
        if self.view is not None and self.view.guide:
            title = guide_title(self.view.guide)
            # To set it, even to what it is, sends the whole pane anew.
            if title != self.border_title:
                self.border_title = title
        self.redraw()

    def draw(self, view: View, width: int, height: int) -> Picture:
        """Its sentences."""
        if view.guide is None:
            return Canvas.blank(width, height).picture()
        return draw_guide(view.guide, width, height)
