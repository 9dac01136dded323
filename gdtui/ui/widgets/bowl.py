"""The bowl with its marbles."""

from __future__ import annotations

from textual.reactive import reactive

from gdtui.plot.bowl import draw_bowl
from gdtui.plot.numerals import tick
from gdtui.plot.picture import Picture
from gdtui.plot.scene import SMALLEST_WINDOW, half_of, scene
from gdtui.ui.view import View
from gdtui.ui.widgets.cells import Cells


class Bowl(Cells):
    """The loss landscape, and the marbles on it."""

    progress: reactive[float] = reactive(1.0, repaint=False)
    """How far the marbles are on their way, bound to the screen's."""

    def watch_progress(self) -> None:
        """Let the marbles roll."""
        self.redraw()

    def watch_view(self) -> None:
        """Say so where the window has grown."""
        if self.view is not None:
            half = half_of(self.view.race, self.view.shows)
            subtitle = f"window grown to ±{tick(half)}" if half > SMALLEST_WINDOW else ""
            # To set it, even to what it is, sends the whole bowl anew.
            if subtitle != self.border_subtitle:
                self.border_subtitle = subtitle
        self.redraw()

    def draw(self, view: View, width: int, height: int) -> Picture:
        """The scene of the race."""
        return draw_bowl(scene(view.race, view.shows, self.progress), width, height)
