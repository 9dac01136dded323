"""The loss against the epoch."""

from __future__ import annotations

from gdtui.plot.loss_curve import draw_loss_curve
from gdtui.plot.picture import Picture
from gdtui.ui.view import View
from gdtui.ui.widgets.cells import Cells


class LossCurve(Cells):
    """The losses so far, on a logarithmic scale."""

    def draw(self, view: View, width: int, height: int) -> Picture:
        """The curve up to the present epoch."""
        return draw_loss_curve(view.race, width, height)
