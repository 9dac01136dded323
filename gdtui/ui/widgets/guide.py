"""The guide at the foot of the screen."""

from __future__ import annotations

from gdtui.plot.cells.picture import Canvas, Picture
from gdtui.plot.panes.sentences import draw_guide
from gdtui.ui.screen.frame import Frame
from gdtui.ui.widgets.cells import Cells


class GuidePane(Cells):
    """A lesson or the challenge."""

    def sees(self, frame: Frame) -> object:
        """What the guide says."""
        return frame.view.guide

    def titles(self, frame: Frame) -> tuple[str, str]:
        """The name of the lesson."""
        return (frame.view.guide.title if frame.view.guide else ""), ""

    def draw(self, frame: Frame, width: int, height: int) -> Picture:
        """As many of its sentences as there is room for."""
        guide = frame.view.guide
        if guide is None:
            return Canvas.blank(width, height).picture()
        return draw_guide(guide.sentences, width, height)
