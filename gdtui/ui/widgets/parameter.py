"""A number that a person sets: by keys, by typing it, by the mouse on its track.

The base of LearningRate and Weight.
"""

from __future__ import annotations

from collections.abc import Callable

from textual.geometry import Offset
from textual.reactive import reactive

from gdtui.guide.guide import Kind
from gdtui.plot.axes.axis import Axis
from gdtui.plot.axes.track import value_at
from gdtui.plot.cells.numerals import setting
from gdtui.plot.cells.picture import Picture
from gdtui.plot.panes.control import Beside, draw_control, rows_needed, track_place
from gdtui.plot.panes.field import Field
from gdtui.ui.commands.change import after_change
from gdtui.ui.overlays.entry import Setting
from gdtui.ui.overlays.open_field import field_of, open_entry
from gdtui.ui.screen.frame import Frame
from gdtui.ui.view import View
from gdtui.ui.widgets.cells import Cells


class Parameter(Cells):
    """A label, a number or the field it is typed into, and a track with a knob."""

    label: str
    setting: Setting
    kind: Kind

    value: reactive[float] = reactive(0.0, repaint=False)
    """The number: set by the person, or by the run."""

    def value_of(self, frame: Frame) -> float:
        """The number in a frame."""
        raise NotImplementedError

    def track_of(self, frame: Frame) -> Axis:
        """The track in a frame."""
        raise NotImplementedError

    def writer(self, frame: Frame) -> Callable[[float, int], str]:
        """What writes the number in so many cells."""
        return setting

    def beside(self, frame: Frame) -> Beside | None:
        """Another value that is marked on the track."""
        return None

    def with_value(self, view: View, value: float) -> View:
        """A view in which the number is another."""
        raise NotImplementedError

    def _field(self, view: View) -> Field | None:
        return field_of(view, self.setting)

    def sees(self, frame: Frame) -> object:
        """Number, track and field."""
        value = self.value_of(frame), self.writer(frame), self.beside(frame)
        return value, self.track_of(frame), self._field(frame.view)

    def show(self, frame: Frame) -> None:
        """Take the number from the frame."""
        self.value = self.value_of(frame)
        super().show(frame)

    def rows_needed(self, frame: Frame) -> int:
        """Those of what is wrong with a typed number."""
        return rows_needed(self._field(frame.view), self.size.width)

    def draw(self, frame: Frame, width: int, height: int) -> Picture:
        """Three rows, or fewer."""
        track, field = self.track_of(frame), self._field(frame.view)
        write, beside = self.writer(frame), self.beside(frame)
        return draw_control(self.label, self.value, write, track, field, width, height, beside)

    def holds(self, view: View, place: Offset) -> bool:
        """Of the knob, anywhere on the track."""
        left, row, _ = track_place(*self.size)
        return place.y >= row and place.x >= left

    def pressed(self, view: View, place: Offset) -> View:
        """Take hold of the knob, or open the field on a click at the number."""
        if self.holds(view, place):
            return self.dragged(view, view, place)
        if self._field(view):
            return view
        return after_change(view, self.kind, lambda view: open_entry(view, self.setting))

    def dragged(self, view: View, start: View, place: Offset) -> View:
        """The knob under the mouse; nothing where a complaint stands in place of the track."""
        left, _, length = track_place(*self.size)
        field = self._field(view)
        if not length or (field and field.complaint):
            return view
        value = value_at(self.track_of(Frame(start)), place.x - left, length)
        if value == self.value_of(Frame(view)):
            return view
        return after_change(view, self.kind, lambda view: self.with_value(view, value))
