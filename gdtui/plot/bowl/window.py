"""The window in which a race is seen: an axis for the weights, and one for the losses.

Which window that is, is another question: `framing` answers it.
"""

from __future__ import annotations

from typing import NamedTuple

from gdtui.engine.landscapes.landscape import Landscape, Line
from gdtui.plot.axes.axis import Axis
from gdtui.plot.cells.dots import Point

_UNSEEN = 0.01
"""A line may run so far below the window, as a share of its height, and counts as at its edge."""


class Window(NamedTuple):
    """Weights `across` and losses `up`, from finite to finite numbers.

    Marbles have room on the axis `room`; beyond are only arrows. `scale` tells how wide it is, 0
    for the usual one.
    """

    across: Axis
    up: Axis
    room: Axis
    scale: float = 0.0
    is_grown: bool = False
    """Whether it is wider than where the landscape is best seen."""
    around: float | None = None
    """The weight from which a closer window counts; its losses count from the bottom."""
    powers: tuple[int, int] = (0, 0)
    """The powers of ten in which the labels of weights and losses count."""

    def holds(self, weight: float) -> bool:
        """Whether a weight lies in it."""
        return self.across.holds(weight)

    def on(self, landscape: Landscape, weight: float) -> Point:
        """The point of the landscape at a weight; at the edge for what lies outside."""
        weight = max(self.across.low, min(weight, self.across.high))
        return self.point(weight, landscape.loss(weight))

    def point(self, weight: float, loss: float) -> Point:
        """Where a weight and a loss lie in the unit square; at its edge for what lies outside."""
        return self.across.share(weight), self.up.share(loss)

    def clipped(self, line: Line) -> tuple[Point, Point] | None:
        """The part of a line through a weight inside that lies in the window, if any does.

        A line that leaves it below by less than can be seen goes on along the edge.
        """
        width, height = self.across.length, self.up.length
        x, y = (line.weight - self.across.low) / width, (line.loss - self.up.low) / height
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
