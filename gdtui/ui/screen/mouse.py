"""What the mouse does to the view: it presses panes, drags what it holds, and turns the wheel.

However far something is dragged, it is one change, to be undone at once.
"""

from __future__ import annotations

from textual import events
from textual.geometry import Offset

from gdtui.ui.commands.undo import as_one
from gdtui.ui.view import View
from gdtui.ui.widgets.cells import Cells

AT_A_PANE = (events.MouseDown, events.MouseScrollUp, events.MouseScrollDown)
"""The events that are for the pane under the mouse."""


class Mouse:
    """The mouse, and what it holds while its button is down."""

    def __init__(self) -> None:
        self._held: tuple[Cells, View] | None = None

    def let_go(self) -> None:
        """It holds nothing any more."""
        self._held = None

    def after(self, view: View, event: events.MouseEvent, pane: Cells | None) -> View:
        """The view after an event; the pane is the one under the mouse."""
        if isinstance(event, events.MouseDown):
            self.let_go()
            return self._pressed(view.heard, event, pane) if event.button == 1 else view
        if isinstance(event, events.MouseUp):
            self.let_go()
        elif isinstance(event, events.MouseMove) and self._held:
            held, start = self._held
            return as_one(start, held.dragged(view, start, _place(event, held)))
        elif isinstance(event, (events.MouseScrollUp, events.MouseScrollDown)) and pane:
            rows = 1 if isinstance(event, events.MouseScrollUp) else -1
            return pane.scrolled(view.heard, rows)
        return view

    def _pressed(self, view: View, event: events.MouseEvent, pane: Cells | None) -> View:
        if pane is None:
            return view
        place = _place(event, pane)
        if pane.holds(view, place):
            self._held = pane, view
        return pane.pressed(view, place)


def _place(event: events.MouseEvent, pane: Cells) -> Offset:
    """The cell of a pane's picture that the mouse is on; it may lie beyond the picture."""
    return Offset(event.x, event.y) - pane.content_region.offset
