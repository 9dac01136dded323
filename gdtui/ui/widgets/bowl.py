"""The bowl with its marbles."""

from __future__ import annotations

from gdtui.plot.bowl import draw_bowl
from gdtui.plot.picture import Picture
from gdtui.plot.scene import scene
from gdtui.ui.view import View
from gdtui.ui.widgets.cells import Cells


class Bowl(Cells):
    """The loss landscape, and the marbles on it."""

    def draw(self, view: View, width: int, height: int) -> Picture:
        """The scene of the race."""
        seen = scene(
            view.race,
            progress=view.progress,
            with_tangent=view.tangent,
            with_secant=view.secant,
        )
        return draw_bowl(seen, width, height)
