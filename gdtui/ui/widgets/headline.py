"""The first line of the screen."""

from __future__ import annotations

from gdtui.plot.headline import draw_headline
from gdtui.plot.picture import Picture
from gdtui.ui.view import View
from gdtui.ui.widgets.cells import Cells


class Headline(Cells):
    """The regime, the factor and the epoch."""

    def draw(self, view: View, width: int, height: int) -> Picture:  # noqa: ARG002 (always one row)
        """One row."""
        return draw_headline(view.race, view.shows, view.playing, view.speed, width)
