"""The map of the learning rate."""

from __future__ import annotations

from gdtui.plot.numerals import plain
from gdtui.plot.picture import Picture
from gdtui.plot.rate_map import draw_rate_map
from gdtui.ui.view import View
from gdtui.ui.widgets.cells import Cells


class RateMap(Cells):
    """The epochs to zero loss against the learning rate, from where the run started."""

    def watch_view(self) -> None:
        """Say from which weight."""
        if self.view is not None:
            title = f"epochs to zero loss, w = {plain(self.view.race.lead.weight_at(0))}"
            # To set it, even to what it is, sends the whole pane anew.
            if title != self.border_title:
                self.border_title = title
        self.redraw()

    def draw(self, view: View, width: int, height: int) -> Picture:
        """The map with the present rate on it."""
        lead = view.race.lead
        return draw_rate_map(lead.weight_at(0), lead.learning_rate, width, height)
