"""The bowl with its marbles."""

from __future__ import annotations

from textual.geometry import Offset

from gdtui.guide.guide import Kind, Look
from gdtui.plot.axes.frame import Plot, fits
from gdtui.plot.bowl.bowl import draw_bowl, empty_bowl, is_near, weight_at
from gdtui.plot.bowl.framing import window_title
from gdtui.plot.bowl.scene import Scene, scene
from gdtui.plot.cells.picture import Picture
from gdtui.ui.commands.change import after_change
from gdtui.ui.commands.setting import with_weight
from gdtui.ui.screen.frame import Frame
from gdtui.ui.view import View
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
        if Look.ALONE not in view.shows.looks:
            return draw_bowl(_scene(frame), width, height)
        from gdtui.plot.bowl.projector import draw_projector

        return draw_projector(
            view.race, view.shows, view.sight, width, height, frame.window, frame.aloft
        )

    def holds(self, view: View, place: Offset) -> bool:
        """Of the marble, where it is seen beside what else there is."""
        is_alone = Look.ALONE in view.shows.looks
        if self._frame is None or is_alone or not fits(*self.size):
            return False
        seen = _scene(self._frame)
        return is_near(seen, self._plot(seen), *place)

    def dragged(self, view: View, start: View, place: Offset) -> View:
        """The marble in the column of the mouse; the run starts anew."""
        seen = _scene(Frame(start))
        weight = weight_at(seen.window, self._plot(seen), place.x)
        if weight == view.race.lead.weight:
            return view
        return after_change(view, Kind.WEIGHT, lambda view: with_weight(view, weight))

    def _plot(self, seen: Scene) -> Plot:
        """The axes between which a scene is drawn."""
        return empty_bowl(seen.landscape, seen.window, *self.size, fog=True)


def _scene(frame: Frame) -> Scene:
    view = frame.view
    return scene(view.race, view.shows, view.sight, frame.window, frame.aloft)
