"""The map of the learning rate."""

from __future__ import annotations

from gdtui.plot.picture import Picture
from gdtui.plot.rate_map import draw_rate_map
from gdtui.ui.view import View
from gdtui.ui.widgets.cells import Cells


class RateMap(Cells):
    """The epochs to zero loss against the learning rate, from where the run started."""

    _shown: tuple[float, float, bool] | None = None

    def watch_view(self) -> None:
        """Draw anew where the start or the rate changed; an epoch alone changes nothing here."""
        if self.view is not None:
            lead = self.view.race.lead
            shown = lead.weight_at(0), lead.learning_rate, self.view.shows.theory
            if shown != self._shown:
                self._shown = shown
                self.redraw()

    def draw(self, view: View, width: int, height: int) -> Picture:
        """The map with the present rate on it."""
        lead = view.race.lead
        theory = view.shows.theory
        return draw_rate_map(lead.weight_at(0), lead.learning_rate, width, height, theory)
