"""The learning rate η."""

from __future__ import annotations

from collections.abc import Callable

from gdtui.guide.guide import Kind
from gdtui.plot.axes.axis import Axis
from gdtui.plot.axes.ranges import rates_at
from gdtui.plot.cells.numerals import measure, setting, shortened
from gdtui.plot.panes.control import Beside
from gdtui.ui.commands.setting import with_learning_rate
from gdtui.ui.overlays.entry import Setting
from gdtui.ui.screen.frame import Frame
from gdtui.ui.view import View
from gdtui.ui.widgets.parameter import Parameter

_ROOM = 9


class LearningRate(Parameter):
    """The learning rate of the next step, on a track with the landmarks."""

    label = "learning rate η"
    setting = Setting.RATE
    kind = Kind.RATE

    def value_of(self, frame: Frame) -> float:
        """The rate of the run, which may have changed on the way."""
        return frame.view.race.lead.learning_rate

    def writer(self, frame: Frame) -> Callable[[float, int], str]:
        """In full where a person set it; with as many decimals as ever where a schedule made it."""
        return setting if self.beside(frame) is None else measure

    def beside(self, frame: Frame) -> Beside | None:
        """The rate that was set, where a schedule has made another one of it."""
        lead = frame.view.race.lead
        if lead.rate_set == lead.learning_rate:
            return None
        set_to = shortened(lead.rate_set, _ROOM)
        return Beside(lead.rate_set, f"set {set_to}, {lead.method.schedule.name}")

    def track_of(self, frame: Frame) -> Axis:
        """From 0 to a little over the last landmark."""
        lead = frame.view.race.lead
        tells = frame.view.sight.theory
        return rates_at(lead.landscape, lead.weight, lead.method.rule, tells=tells)

    def with_value(self, view: View, value: float) -> View:
        """Another rate."""
        return with_learning_rate(view, value)
