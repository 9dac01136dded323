"""The bowl with its marbles."""

from __future__ import annotations

from gdtui.plot.bowl import draw_bowl
from gdtui.plot.picture import Picture
from gdtui.plot.scene import scene
from gdtui.plot.window import window_of, window_title
from gdtui.ui.frame import Frame
from gdtui.ui.view import View
from gdtui.ui.widgets.cells import Cells


class Bowl(Cells):
    """The loss landscape, and the marbles on it: all that moves between two epochs."""

    title = "bowl"

    def sees(self, frame: Frame) -> object:
        """The marbles roll."""
        return frame

    def titles(self, view: View) -> tuple[str, str]:
        """It says so where the window has grown."""
        return self.title, window_title(window_of(view.race, view.shows))

    def draw(self, frame: Frame, width: int, height: int) -> Picture:
        """The scene of the race."""
        view = frame.view
        return draw_bowl(scene(view.race, view.shows, view.sight, frame.progress), width, height)
