"""A number that a person sets: by keys, by typing it, by the mouse on its track.

The base of LearningRate and Weight. What is set here is posted as a message; what the run does
to the number comes back with the view and is only shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive

from gdtui.plot.picture import Picture
from gdtui.plot.track import Track, draw_control, message_rows, track_place
from gdtui.ui.view import View
from gdtui.ui.widgets.cells import Cells

if TYPE_CHECKING:
    from textual.widgets import Input


class Parameter(Cells):
    """A label, a number, and a track with a knob."""

    label: str
    value: reactive[float] = reactive(0.0, repaint=False)
    """The number shown: set by the person or by the run."""
    complaint: reactive[str] = reactive("", repaint=False)
    """What is wrong with what was typed."""

    def read(self, text: str) -> float:
        """The number that was typed. Raises ValueError with a sentence."""
        raise NotImplementedError

    def track(self) -> Track:
        """The track to draw."""
        raise NotImplementedError

    def changed(self, value: float) -> Message:
        """The message that says what a person set."""
        raise NotImplementedError

    def draw(self, view: View, width: int, height: int) -> Picture:  # noqa: ARG002 (its value is in `value`)
        """Three rows, or one."""
        return draw_control(self.label, self.value, self.track(), self.complaint, width, height)

    def watch_value(self) -> None:
        """Show the number."""
        self.redraw()

    def watch_complaint(self) -> None:
        """Make room for what is wrong, below the number."""
        rows = message_rows(self.complaint, max(1, self.size.width))
        self.styles.min_height = 1 + rows if rows else None
        self.redraw()

    def choose(self, value: float) -> None:
        """Say that a person set the number; it is shown when it comes back with the view."""
        self.post_message(self.changed(value))

    def open_entry(self) -> None:
        """Let an exact number be typed, in a field that is there only so long."""
        from gdtui.ui.widgets.entry import Entry

        # A key may still come while the app is closing.
        if self.is_attached and not self.children:
            self.mount(Entry(repr(self.value)))
            self.query_one(Entry).focus()

    def close_entry(self) -> None:
        """Give the keys back to the explorer."""
        self.complaint = ""
        self.screen.set_focus(None)
        self.remove_children()

    def on_entry_left(self) -> None:
        """Leave the number as it is."""
        self.close_entry()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what was typed, or say what is wrong with it and keep it."""
        event.stop()
        try:
            value = self.read(event.value)
        except ValueError as error:
            self.complaint = str(error)
            return
        self.close_entry()
        self.choose(value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """What is being mended is not wrong any more."""
        event.stop()
        self.complaint = ""

    def _value_under(self, place: Offset) -> float:
        left, _, length = track_place(*self.size)
        return self.track().value(place.x - left, length)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the knob, or open the field on a click at the number."""
        place = event.get_content_offset_capture(self)
        left, row, _ = track_place(*self.size)
        if self.complaint:
            return
        if place.y >= row and place.x >= left:
            self.capture_mouse()
            self.choose(self._value_under(place))
        else:
            self.open_entry()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag the knob."""
        if self.app.mouse_captured is self:
            value = self._value_under(event.get_content_offset_capture(self))
            if value != self.value:
                self.choose(value)

    def on_mouse_up(self) -> None:
        """Let the knob go."""
        self.release_mouse()
