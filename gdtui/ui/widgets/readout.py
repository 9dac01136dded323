"""The numbers of the present epoch and of the next update."""

from __future__ import annotations

from gdtui.plot.cells.picture import Picture
from gdtui.plot.readout.readout import draw_readout
from gdtui.ui.screen.frame import Frame
from gdtui.ui.widgets.cells import Cells


class Readout(Cells):
    """Loss, slope, update, zero loss."""

    def sees(self, frame: Frame) -> object:
        """Loss and slope go with the marbles."""
        return frame

    def draw(self, frame: Frame, width: int, height: int) -> Picture:
        """As many facts as there is room for."""
        view = frame.view
        return draw_readout(view.race, view.shows, view.sight, width, height, frame.aloft)
