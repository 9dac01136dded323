"""Pictures of the whole: which ones a landscape has, and each as a value made from a race.

Each is the very value that is seen of the race, so that the picture stays while it does.
"""

from __future__ import annotations

from dataclasses import dataclass

from gdtui.engine.landscape import Landscape
from gdtui.engine.race import Race
from gdtui.engine.run import Run
from gdtui.engine.theory import theory_of
from gdtui.guide.goal import goal
from gdtui.guide.guide import Whole
from gdtui.plot.flight import Flight, spots_of
from gdtui.plot.picture import Picture
from gdtui.plot.portrait import Place, Portrait
from gdtui.plot.rate_map import draw_rate_map, rate_at
from gdtui.plot.shows import Sight
from gdtui.plot.window import Window


@dataclass(frozen=True, slots=True)
class ExactEpochs:
    """The map of the learning rate, where exact theory holds."""

    run: Run
    """At its start."""
    sight: Sight

    @property
    def title(self) -> str:
        """What it is called."""
        return f"epochs to {goal(self.run.landscape)} by η"

    def columns(self, _width: int, _height: int, /) -> None:
        """Theory has counted them all."""

    def draw(self, _done: int, width: int, height: int, /) -> Picture:
        """The map with the present rate on it."""
        return draw_rate_map(self.run, self.sight, width, height)

    def at(self, column: int, _row: int, width: int, _height: int, /) -> Place:
        """The rate at a column."""
        return Place(rate=rate_at(self.run.landscape, column, width))


def wholes_of(landscape: Landscape) -> tuple[Whole, ...]:
    """The pictures that a landscape has, in the order of the keys."""
    needed = {Whole.EPOCHS: 1, Whole.BASINS: 2}
    wholes = (each for each in Whole if len(landscape.minima) >= needed.get(each, 0))
    return tuple(each for each in wholes if each is not Whole.DATA or landscape.points)


def portrait(
    whole: Whole, race: Race, window: Window, sight: Sight, aloft: Flight | None = None
) -> Portrait:
    """A picture of the whole as it is for a race that is seen in a window.

    The line through data turns with the marble while that is `aloft`. Each is imported when it is
    first asked for, so that the start does not wait for them.
    """
    lead, landscape = race.lead, race.lead.landscape
    start, rate = lead.weight_at(0), lead.learning_rate
    if whole is Whole.COBWEB:
        from gdtui.plot.cobweb import Cobweb
        from gdtui.plot.spans import Span, weights_with

        if window.around is None:
            return Cobweb(lead, weights_with(landscape, *lead.extremes))
        return Cobweb(lead, Span(window.low, window.high, window.weights))
    if whole is Whole.DATA:
        from gdtui.plot.regression import Regression

        return Regression(landscape.points, spots_of(race, aloft)[0].weight)
    if whole is Whole.EPOCHS:
        if theory_of(landscape, lead.method):
            return ExactEpochs(lead.restart(), sight)
        from gdtui.plot.epochs import Epochs

        return Epochs(landscape, start, rate)
    if whole is Whole.BASINS:
        from gdtui.plot.basins import Basins

        return Basins(landscape, start, rate)
    from gdtui.plot.long_run import LongRun

    return LongRun(landscape, start, rate, lead.weight)
