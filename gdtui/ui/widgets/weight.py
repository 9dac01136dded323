"""The weight w."""

from __future__ import annotations

from gdtui.guide.guide import Kind
from gdtui.plot.numerals import reached
from gdtui.plot.track import Track, weight_track
from gdtui.plot.window import window_of
from gdtui.ui.entry import Setting
from gdtui.ui.setting import with_weight
from gdtui.ui.view import View
from gdtui.ui.widgets.parameter import Parameter


class Weight(Parameter):
    """The weight of the first marble, on a track across the window."""

    label = "weight w"
    setting = Setting.WEIGHT
    kind = Kind.WEIGHT

    def value_of(self, view: View) -> float:
        """Where the run is."""
        return view.race.lead.weight

    def track_of(self, view: View) -> Track:
        """From one side of the window to the other."""
        return weight_track(window_of(view.race, view.shows))

    def write(self, value: float, width: int) -> str:
        """In full where it fits, else rounded."""
        return reached(value, width)

    def with_value(self, view: View, value: float) -> View:
        """The marble put somewhere else."""
        return with_weight(view, value)
