"""Where a weight and a loss lie in the bowl: the one place that knows.

Which window a race is seen in is another question: `framing` answers it.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from gdtui.engine.landscapes.landscape import Landscape, Line
from gdtui.plot.axes.still import Ticks
from gdtui.plot.cells.dots import Point
from gdtui.plot.cells.numerals import tick

_UNSEEN = 0.01
_LABEL_WIDTH = 4
_BETWEEN_LABELS = 2
_LABEL_DIGITS = 9
_PLAIN_POWERS = (0, 1, 2)
"""Powers of ten that need not be told apart from the numbers."""


class Window(NamedTuple):
    """From the weight `left` to `right`, from the loss `bottom` to `top`, all finite.

    Marbles have room from `low` to `high`; beyond are only arrows. `scale` tells how wide it is,
    0 for the usual one, and `parts` into how many the labels divide the losses.
    """

    left: float
    right: float
    bottom: float
    top: float
    low: float
    high: float
    scale: float
    parts: int
    is_grown: bool = False
    """Whether it is wider than where the landscape is best seen."""
    around: float | None = None
    """The weight from which a closer window counts; its losses count from the bottom."""

    def holds(self, weight: float) -> bool:
        """Whether a weight lies between left and right."""
        return self.left <= weight <= self.right

    def kept(self, weight: float) -> float:
        """The nearest weight in the window."""
        return max(self.left, min(weight, self.right))

    def place(self, weight: float, loss: float) -> Point:
        """A weight in the window and a loss as a point of the unit square.

        A loss outside is at the edge.
        """
        x = (weight - self.left) / (self.right - self.left)
        return x, max(0.0, min(self._height(loss), 1.0))

    def _height(self, loss: float) -> float:
        return (loss - self.bottom) / (self.top - self.bottom)

    def on(self, landscape: Landscape, weight: float) -> Point:
        """The point of the landscape at a weight, or at the edge where it lies outside."""
        weight = self.kept(weight)
        return self.place(weight, landscape.loss(weight))

    def clipped(self, line: Line) -> tuple[Point, Point] | None:
        """The part of a line through a weight inside that lies in the window, if any does.

        A line that leaves it below by less than can be seen goes on along the edge.
        """
        width, height = self.right - self.left, self.top - self.bottom
        x, y = (line.weight - self.left) / width, (line.loss - self.bottom) / height
        slope = line.slope / height * width

        def level(place: float) -> float:
            return y + slope * (place - x)

        low, high = 0.0, 1.0
        if slope:
            low, high = sorted(x + (edge - y) / slope for edge in (0.0, 1.0))
        low = 0.0 if -_UNSEEN < level(0.0) < 0 else max(low, 0.0)
        high = 1.0 if -_UNSEEN < level(1.0) < 0 else min(high, 1.0)
        if not low <= high:
            return None
        return (low, max(0.0, min(level(low), 1.0))), (high, max(0.0, min(level(high), 1.0)))

    @property
    def weights(self) -> tuple[float, ...]:
        """The weights that the axis names: the middle, the ends, and some between."""
        parts = next((n for n in (6, 4) if digits((self.high - self.low) / n) <= 2), 2)
        return tuple(self.low + (self.high - self.low) * k / parts for k in range(parts + 1))

    @property
    def losses(self) -> tuple[float, ...]:
        """The losses that the axis names."""
        height = self.top - self.bottom
        return tuple(self.bottom + height * k / self.parts for k in range(self.parts + 1))

    @property
    def powers(self) -> tuple[int, int]:
        """The powers of ten in which the labels of weights and losses count."""
        if self.around is None:
            return 0, 0
        across, up = (
            math.floor(round(math.log10(size), 9))
            for size in ((self.high - self.low) / 2, self.top - self.bottom)
        )
        return 0 if across in _PLAIN_POWERS else across, 0 if up in _PLAIN_POWERS else up

    def ticks(self, few: bool, width: int) -> tuple[Ticks, Ticks]:
        """The ticks of the weight axis, `width` cells long, and of the loss axis.

        Only the most important ones where there is no room for more, of the latter where few fit.
        """
        losses = self.losses[:: self.parts] if few else self.losses
        from_weight, from_loss = (0.0, 0.0) if self.around is None else (self.around, self.bottom)
        across, up = (10.0**power for power in self.powers)

        def label(distance: float) -> str:
            return tick(round(distance, _LABEL_DIGITS) + 0.0)

        weights = [
            (self.place(w, self.bottom)[0], label((w - from_weight) / across)) for w in self.weights
        ]
        apart = (weights[1][0] - weights[0][0]) * width
        if apart < max(len(text) for _, text in weights) + _BETWEEN_LABELS:
            weights = weights[:: len(weights) // 2]
        return tuple(weights), tuple(
            (self._height(y), label((y - from_loss) / up).rjust(_LABEL_WIDTH)) for y in losses
        )


def digits(value: float) -> int:
    """How many digits a number has, its zeros at both ends left out."""
    return len(f"{abs(value):.9e}".partition("e")[0].replace(".", "").rstrip("0")) or 1
