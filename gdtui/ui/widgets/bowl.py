"""The bowl with its marbles."""

from __future__ import annotations

from gdtui.plot.bowl import draw_bowl
from gdtui.plot.framing import window_title
from gdtui.plot.picture import Picture
from gdtui.plot.scene import scene
from gdtui.ui.frame import Frame
from gdtui.ui.widgets.cells import Cells


class Bowl(Cells):
    """The loss landscape, and the marbles on it: all that moves between two epochs."""

    title = "bowl"

    def sees(self, frame: Frame) -> object:
        """The marbles roll."""
        return frame

    def titles(self, frame: Frame) -> tuple[str, str]:
        """It says so where the window is closer, or has grown."""
        return self.title, window_title(frame.window)

    def draw(self, frame: Frame, width: int, height: int) -> Picture:
        """The scene of the race."""
        view = frame.view
        seen = scene(view.race, view.shows, view.sight, frame.window, frame.aloft)
        return draw_bowl(seen, width, height)
