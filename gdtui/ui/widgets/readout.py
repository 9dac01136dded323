"""The numbers of the present epoch and of the next update."""

from __future__ import annotations

from gdtui.plot.picture import Picture
from gdtui.plot.readout import draw_readout
from gdtui.ui.view import View
from gdtui.ui.widgets.cells import Cells


class Readout(Cells):
    """Loss, slope, update, zero loss."""

    def draw(self, view: View, width: int, height: int) -> Picture:
        """As many facts as there is room for."""
        return draw_readout(view.race, view.shows, view.experiment.thought, width, height)
