"""The loss against the epoch."""

from __future__ import annotations

from gdtui.plot.cells.picture import Picture
from gdtui.plot.pictures.loss_curve import draw_loss_curve
from gdtui.ui.screen.frame import Frame
from gdtui.ui.widgets.cells import Cells


class LossCurve(Cells):
    """The losses so far, on a logarithmic scale."""

    title = "loss by epoch"

    def sees(self, frame: Frame) -> object:
        """The race alone."""
        return frame.view.race

    def draw(self, frame: Frame, width: int, height: int) -> Picture:
        """The curve up to the present epoch."""
        return draw_loss_curve(frame.view.race, width, height)
