"""The weight w."""

from __future__ import annotations

from textual.message import Message

from gdtui.engine.parameters import kept_weight, read_weight
from gdtui.plot.scene import SMALLEST_WINDOW, half_of
from gdtui.plot.track import Track, weights
from gdtui.ui.widgets.parameter import Parameter


class WeightChanged(Message):
    """A person put the marble somewhere."""

    def __init__(self, weight: float) -> None:
        super().__init__()
        self.weight = weight


class Weight(Parameter):
    """The weight of the first marble, its value and its track across the window."""

    label = "weight w"
    _half = SMALLEST_WINDOW

    def watch_view(self) -> None:
        """Show where the run is, on a track as wide as the window."""
        if self.view is not None:
            self._half = half_of(self.view.race, self.view.shows)
            self.set_reactive(Weight.value, self.view.race.lead.weight)
            self.redraw()

    def validate_value(self, value: float) -> float:
        """Keep the number where its loss is a finite float."""
        return kept_weight(value)

    def read(self, text: str) -> float:
        """A weight whose loss is a finite float."""
        return read_weight(text)

    def track(self) -> Track:
        """From one side of the window to the other."""
        return weights(self._half)

    def changed(self, value: float) -> Message:
        """A new weight."""
        return WeightChanged(value)
