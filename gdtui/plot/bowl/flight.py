"""Marbles at rest, and on their way from one weight to another: where they are in between.

Everything that rides along is asked from here: place, weight, slope, and the line of the tangent.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gdtui.engine.landscapes.landscape import Landscape, Line
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.run import Run
from gdtui.plot.bowl.window import Window, window_of
from gdtui.plot.cells.dots import Point
from gdtui.plot.shows import Shows, Sight

_HALFWAY = 0.5


class Way(NamedTuple):
    """The way of one marble, of which it has gone a `share` from 0 to 1; at rest it ends there."""

    landscape: Landscape
    start: float
    end: float
    share: float = 1.0

    @property
    def weight(self) -> float:
        """The weight in between; over a gap it is that of the nearer end."""
        if self.share == 1:
            return self.end
        weight = self.start + (self.end - self.start) * self.share
        if self.landscape.is_inside(weight):
            return weight
        return self.start if self.share < _HALFWAY else self.end

    @property
    def loss(self) -> float:
        return self.landscape.loss(self.weight)

    @property
    def slope(self) -> float:
        """The slope of the landscape at its weight, without noise."""
        return self.landscape.slope(self.weight)

    @property
    def crosses(self) -> bool:
        """Whether it leads over a minimum: then the marble flies, else it rolls on the curve."""
        return self.landscape.crosses(self.start, self.end)

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


def flight(left: Race, reached: Race, share: float, windows: Sequence[Window]) -> Flight:
    """From one epoch of a race to another, in the widest of the windows."""
    pairs = zip(left.runs, reached.runs, strict=True)
    ways = tuple(Way(a.landscape, a.weight, b.weight, share) for a, b in pairs)
    return Flight(reached.at, ways, max(windows, key=lambda each: each.across.length))


def at_rest(run: Run) -> Way:
    return Way(run.landscape, run.weight, run.weight)


def ways_of(race: Race, aloft: Flight | None) -> Sequence[Way]:
    """For each marble where it is seen; what belongs to its step does not ride along."""
    return aloft.ways if aloft else [*map(at_rest, race.runs)]


class Seen(NamedTuple):
    """A race as it is seen: what is switched on and what may be told, marbles that have just left.

    It is seen `within` a window, else in its own.
    """

    race: Race
    shows: Shows = Shows()
    sight: Sight = Sight()
    within: Window | None = None
    aloft: Flight | None = None

    @property
    def window(self) -> Window:
        """The window that it is seen in."""
        return self.within or window_of(self.race, self.shows)
