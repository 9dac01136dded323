"""Where a weight and a loss lie in the bowl: the one place that knows.

The window is the landscape's own, made wider until what is shown has room, up to a largest one.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from gdtui.engine.landscape import Landscape, Line
from gdtui.engine.race import Race
from gdtui.guide.guide import Look
from gdtui.plot.dots import Point
from gdtui.plot.numerals import tick
from gdtui.plot.shows import Shows
from gdtui.plot.still import Ticks

_GROWTH = (*(digit * 10**power for power in range(5) for digit in (1, 2, 3, 5)), 10**5)
_SAMPLES = 256
_UNSEEN = 0.01
_LABEL_WIDTH = 4
_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)


class Window(NamedTuple):
    """From the weight `left` to `right`, from the loss `bottom` to `top`, all finite."""

    left: float
    right: float
    bottom: float
    top: float
    is_grown: bool = False
    """Whether it is wider than where the landscape is best seen."""

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
        return x, max(0.0, min((loss - self.bottom) / (self.top - self.bottom), 1.0))

    def on(self, landscape: Landscape, weight: float) -> Point:
        """The point of the landscape at a weight, or at the edge where it lies outside."""
        weight = self.kept(weight)
        return self.place(weight, landscape.loss(weight))

    def curve(self, landscape: Landscape, samples: int) -> list[Point]:
        """The landscape from left to right."""
        width = self.right - self.left
        weights = (self.left + width * k / samples for k in range(samples + 1))
        return [self.on(landscape, weight) for weight in weights]

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
        """The weights that the axis names: the ends, the middle, and halfway between."""
        quarter = (self.right - self.left) / 4
        return tuple(self.left + quarter * k for k in range(5))

    @property
    def losses(self) -> tuple[float, ...]:
        """The losses that the axis names: four steps, five where that gives rounder numbers."""
        parts = 5 if math.log10(self.right - self.left).is_integer() else 4
        return tuple(self.bottom + (self.top - self.bottom) * k / parts for k in range(parts + 1))

    def ticks(self, few: bool) -> tuple[Ticks, Ticks]:
        """The ticks of the weight axis and of the loss axis; of the latter two where few fit."""
        losses = (self.bottom, self.top) if few else self.losses
        return (
            tuple((self.place(w, self.bottom)[0], tick(w)) for w in self.weights),
            tuple((self.place(self.left, y)[1], tick(y).rjust(_LABEL_WIDTH)) for y in losses),
        )


def window_of(race: Race, shows: Shows) -> Window:
    """The window in which all that is shown of a race has room."""
    low, high = race.extremes
    for run in race.runs:
        step = shows.step_apart(run) or run.step
        ends = (
            step.uphill if shows.beat or Look.UPHILL in shows.looks else None,
            step.landing if shows.beat else None,
        )
        for end in ends:
            if end is not None:
                low, high = min(low, end), max(high, end)
    landscape = race.lead.landscape
    for growth in _GROWTH:
        left, right = _edges(landscape, growth)
        if left <= low and high <= right:
            break
    return _grown(landscape, growth)


def window_title(window: Window) -> str:
    """What stands in the frame of a window that has grown; nothing for the smallest."""
    if not window.is_grown:
        return ""
    if window.left == -window.right:
        return f"window grown to ±{tick(window.right)}"
    return f"window grown to {tick(window.left)} … {tick(window.right)}"


def _edges(landscape: Landscape, growth: int) -> tuple[float, float]:
    """The landscape's own window made wider around its middle, as far as the landscape goes."""
    middle = (landscape.left + landscape.right) / 2
    half = (landscape.right - landscape.left) / 2 * growth
    return max(middle - half, landscape.low), min(middle + half, landscape.high)


@lru_cache(maxsize=32)
def _grown(landscape: Landscape, growth: int) -> Window:
    left, right = _edges(landscape, growth)
    samples = (left + (right - left) * k / _SAMPLES for k in range(_SAMPLES + 1))
    losses = [loss for loss in map(landscape.loss, samples) if math.isfinite(loss)] or [0.0]
    losses += [landscape.loss(m) for m in landscape.minima if left <= m <= right]
    bottom, top = _rounded_out(min(losses), max(losses))
    return Window(left, right, bottom, top, is_grown=growth > 1)


def _rounded_out(bottom: float, top: float) -> tuple[float, float]:
    """Losses that can be named in few digits; those that can be already stay."""
    quarter = (top - bottom) / 4
    if quarter and max(map(_digits, (bottom, top, quarter))) <= 3:
        return bottom, top
    quarter = quarter or 1.0
    unit = 10.0 ** math.floor(math.log10(quarter))
    step = next(unit * k for k in _ROUND if unit * k >= quarter)
    low = math.floor(bottom / step) * step
    return low, low + step * max(4, math.ceil((top - low) / step))


def _digits(value: float) -> int:
    """How many digits a number has, its zeros at both ends left out."""
    return len(f"{abs(value):.15e}".partition("e")[0].replace(".", "").rstrip("0")) or 1
