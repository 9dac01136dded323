"""The live log: a view of the run's history, which it does not copy."""

from __future__ import annotations

from textual import events

from gdtui.plot.journal import draw_journal
from gdtui.plot.picture import Picture
from gdtui.ui.view import View
from gdtui.ui.widgets.cells import Cells


class Log(Cells):
    """The last lines of the listing; it can be scrolled, and each new epoch takes it back."""

    _behind = 0
    """How many epochs before the present one the last line stands."""

    def draw(self, view: View, width: int, height: int) -> Picture:
        """The lines that are in sight."""
        return draw_journal(view.race, view.race.at - self._behind, width, height)

    def watch_view(self) -> None:
        """Follow the run."""
        self._behind = 0
        self.redraw()

    def scroll_epochs(self, epochs: int) -> None:
        """Look at earlier epochs, or at later ones where `epochs` is negative."""
        if self.view is not None:
            self._behind = max(0, min(self._behind + epochs, self.view.race.at))
            self.redraw()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Earlier epochs."""
        event.stop()
        self.scroll_epochs(1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Later epochs."""
        event.stop()
        self.scroll_epochs(-1)
