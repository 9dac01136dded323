"""The learning rate η."""

from __future__ import annotations

from textual.message import Message

from gdtui.engine.parameters import kept_learning_rate, read_learning_rate
from gdtui.plot.track import LEARNING_RATES, Track
from gdtui.ui.widgets.parameter import Parameter


class LearningRateChanged(Message):
    """A person set the learning rate."""

    def __init__(self, learning_rate: float) -> None:
        super().__init__()
        self.learning_rate = learning_rate


class LearningRate(Parameter):
    """The learning rate, its value and its track with the landmarks."""

    label = "learning rate η"

    def watch_view(self) -> None:
        """Show the rate of the run, which may have changed on the way."""
        if self.view is not None:
            self.value = self.view.race.lead.learning_rate

    def validate_value(self, value: float) -> float:
        """Keep the number at 0 or more."""
        return kept_learning_rate(value)

    def read(self, text: str) -> float:
        """A rate of 0 or more."""
        return read_learning_rate(text)

    def track(self) -> Track:
        """From 0 to a little over 1."""
        return LEARNING_RATES

    def changed(self, value: float) -> Message:
        """A new rate."""
        return LearningRateChanged(value)
