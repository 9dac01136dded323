"""The set-up over the rest of the screen: the form, and a preview of the run.

What it is made of is imported when it is first opened, so that the start does not wait for it.
"""

from __future__ import annotations

from textual.geometry import Offset

from gdtui.plot.cells.picture import Canvas, Picture
from gdtui.ui.screen.frame import Frame
from gdtui.ui.view import View
from gdtui.ui.widgets.cells import Cells


class SetUpPane(Cells):
    """The open set-up."""

    title = "set up a run"

    def sees(self, frame: Frame) -> object:
        """The form, and what there is to say of the last key."""
        return frame.view.set_up, frame.view.said

    def titles(self, frame: Frame) -> tuple[str, str]:
        """What there is to say stands below."""
        return self.title, frame.view.said if frame.view.set_up else ""

    def draw(self, frame: Frame, width: int, height: int) -> Picture:
        """All of it that there is room for."""
        set_up = frame.view.set_up
        if set_up is None:
            return Canvas.blank(width, height).picture()
        from gdtui.plot.panes.set_up import draw_set_up
        from gdtui.ui.overlays.setting_up import form_of

        return draw_set_up(form_of(set_up), width, height)

    def pressed(self, view: View, place: Offset) -> View:
        """A click goes to a field, or takes a choice of the list."""
        if view.set_up is None:
            return view
        from gdtui.plot.panes.set_up import place_at
        from gdtui.ui.overlays.setting_up import form_of, go_to

        return go_to(view, place_at(form_of(view.set_up), *self.size, place.x, place.y))

    def scrolled(self, view: View, rows: int) -> View:
        """The wheel chooses as the arrows do."""
        from gdtui.ui.overlays.setting_up import choose_by_wheel

        return choose_by_wheel(view, upwards=rows > 0)
