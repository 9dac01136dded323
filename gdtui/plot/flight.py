"""Marbles on their way from one weight to another: where they are in between.

Everything that rides along is asked from here: place, weight, slope, and the line of the tangent.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gdtui.engine.landscape import Landscape, Line
from gdtui.engine.race import Race
from gdtui.engine.step import Step
from gdtui.plot.dots import Point
from gdtui.plot.window import Window


class Way(NamedTuple):
    """The way of one marble, of which it has gone a `share` from 0 to 1."""

    landscape: Landscape
    start: float
    end: float
    share: float

    @property
    def weight(self) -> float:
        """The weight in between."""
        return self.start + (self.end - self.start) * self.share

    @property
    def crosses(self) -> bool:
        """Whether it leads over a minimum: then the marble flies, else it rolls on the curve."""
        low, high = sorted((self.start, self.end))
        return any(low < minimum < high for minimum in self.landscape.minima)

    @property
    def line(self) -> Line:
        """The line through the marble that is as steep as the landscape at its weight."""
        tangent = self.landscape.tangent(self.weight)
        if not self.crosses:
            return tangent
        start, end = self.landscape.loss(self.start), self.landscape.loss(self.end)
        return tangent._replace(loss=start + (end - start) * self.share)

    def point(self, window: Window) -> Point:
        """Where the marble is; where it flies, straight from one place of it to the other."""
        if not self.crosses:
            return window.on(self.landscape, self.weight)
        (x, y), (end_x, end_y) = (window.on(self.landscape, w) for w in (self.start, self.end))
        return x + (end_x - x) * self.share, y + (end_y - y) * self.share


class Flight(NamedTuple):
    """All marbles of a race on their way to another epoch of it, seen in one window."""

    epoch: int
    ways: tuple[Way, ...]
    window: Window

    def steps(self, race: Race) -> list[Step]:
        """The steps that would be due where the marbles are."""
        rate = race.lead.learning_rate
        return [Step.at(way.landscape, way.weight, rate) for way in self.ways]


def flight(left: Race, reached: Race, share: float, windows: Sequence[Window]) -> Flight:
    """From one epoch of a race to another, in the widest of the windows."""
    pairs = zip(left.runs, reached.runs, strict=True)
    ways = tuple(Way(a.landscape, a.weight, b.weight, share) for a, b in pairs)
    return Flight(reached.at, ways, max(windows, key=lambda w: w.right - w.left))


def steps_seen(race: Race, aloft: Flight | None) -> list[Step]:
    """For each marble the step that is due where it is seen."""
    return aloft.steps(race) if aloft else [run.step for run in race.runs]
