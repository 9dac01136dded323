"""The first line of the screen."""

from __future__ import annotations

from gdtui.plot.cells.picture import Picture
from gdtui.plot.panes.headline import draw_headline
from gdtui.ui.screen.frame import Frame
from gdtui.ui.widgets.cells import Cells


class Headline(Cells):
    """The regime, the factor and the epoch."""

    def draw(self, frame: Frame, width: int, height: int) -> Picture:
        """One row."""
        view = frame.view
        return draw_headline(view.race, view.sight, view.playing, view.speed, width)
