"""The weight w."""

from __future__ import annotations

from collections.abc import Callable

from gdtui.guide.guide import Kind
from gdtui.plot.axes.axis import Axis
from gdtui.plot.cells.numerals import measure, setting
from gdtui.ui.commands.setting import with_weight
from gdtui.ui.overlays.entry import Setting
from gdtui.ui.screen.frame import Frame
from gdtui.ui.view import View
from gdtui.ui.widgets.parameter import Parameter


class Weight(Parameter):
    """The weight of the first marble, on a track across the window."""

    label = "weight w"
    setting = Setting.WEIGHT
    kind = Kind.WEIGHT

    def value_of(self, frame: Frame) -> float:
        """Where the marble is, also on its way."""
        return frame.aloft.ways[0].weight if frame.aloft else frame.view.race.lead.weight

    def track_of(self, frame: Frame) -> Axis:
        """As far as marbles have room in the window."""
        return frame.window.room

    def writer(self, frame: Frame) -> Callable[[float, int], str]:
        """In full where a person set it; with as many decimals as ever where the run came to it."""
        is_set = frame.view.race.at == 0 and frame.aloft is None
        return setting if is_set else measure

    def with_value(self, view: View, value: float) -> View:
        """The marble put somewhere else."""
        return with_weight(view, value)
