"""The map of the learning rate."""

from __future__ import annotations

from gdtui.plot.picture import Picture
from gdtui.plot.rate_map import draw_rate_map
from gdtui.ui.frame import Frame
from gdtui.ui.widgets.cells import Cells


class RateMap(Cells):
    """The epochs to zero loss against the learning rate, from where the run started."""

    title = "epochs to zero loss by η"

    def sees(self, frame: Frame) -> object:
        """The start, the rate, and what the guide lets be seen; an epoch changes nothing here."""
        lead = frame.view.race.lead
        return lead.landscape, lead.weight_at(0), lead.learning_rate, frame.view.sight

    def draw(self, frame: Frame, width: int, height: int) -> Picture:
        """The map with the present rate on it."""
        return draw_rate_map(frame.view.race.lead, frame.view.sight, width, height)
