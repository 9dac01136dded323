"""The long run by learning rate: the weights that a run visits after a long time, for every rate.

One line where it rests, two in a cycle of 2, a band in chaos, nothing where it leaves.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.rule import Rule
from gdtui.engine.rules.stability import law_of
from gdtui.engine.theory.orbits import AFTER, long_run
from gdtui.plot.axes.axis import Axis, joined
from gdtui.plot.axes.frame import Plot
from gdtui.plot.axes.ranges import rates_on_all
from gdtui.plot.bowl.flight import Seen
from gdtui.plot.bowl.window import own_window
from gdtui.plot.cells.numerals import tick
from gdtui.plot.cells.picture import MARBLES, TRAILS
from gdtui.plot.pictures.base import (
    Columns,
    Drawing,
    WholePicture,
    Wordings,
    in_words,
)
from gdtui.plot.readout.identity import SHAPES, TRAIL_SHAPES, curve_inks

_WORDS = in_words(
    f"weights visited after {AFTER} epochs, by learning rate",
    f"weights after {AFTER} epochs, by rate",
)

Dots = tuple[int, ...]
"""The rows of the dots in a column of dots."""


class Place(NamedTuple):
    """Where a run starts, on which landscape, and where it is now."""

    landscape: Landscape
    start: float
    weight: float


def picture(seen: Seen) -> LongRun:
    """The long run from the start of the first run on each landscape."""
    lead = seen.race.lead
    places = (Place(run.landscape, run.weight_at(0), run.weight) for run in seen.race.leads)
    return LongRun(tuple(places), lead.method.rule, lead.learning_rate)


@dataclass(frozen=True, slots=True)
class LongRun(WholePicture):
    """The long run from a start, with the present rate and weight in it; of two landscapes both."""

    places: tuple[Place, ...]
    rule: Rule
    rate: float

    across_is = "rate"
    title = "long run by η"

    @property
    def axes(self) -> tuple[Axis, Axis]:
        """Rates across, as far as one landscape needs; weights upwards, as far as all do."""
        landscapes = (place.landscape for place in self.places)
        up = [own_window(place.landscape, place.start).across for place in self.places]
        return rates_on_all(landscapes, self.rule, with_chaos=True), joined(up)

    def computed(self, plot: Plot, /) -> Columns:
        """The dots that are seen, by column of dots, for each run."""
        weights = plot.up

        def dots(place: Place, rate: float) -> Dots:
            visited = long_run(place.landscape, place.start, rate, rule=self.rule)
            shares = {weights.share(weight) for weight in visited if weights.holds(weight)}
            return tuple({plot.grid.dot((0.0, share))[1] for share in shares})

        def column(at: int) -> tuple[Dots, ...]:
            return tuple(dots(place, plot.at_dot(at)) for place in self.places)

        return Columns(column, plot.dot_columns)

    def without_run(self) -> LongRun:
        """For another rate or weight it is the same."""
        places = tuple(place._replace(weight=0.0) for place in self.places)
        return replace(self, rate=0.0, places=places)

    def draw_ground(self, on: Drawing) -> None:
        for index, ink in [*enumerate(curve_inks(len(self.places)))][::-1]:
            dots = ((column, row) for column, rows in on.known.items() for row in rows[index])
            on.plot.grid.scatter(on.canvas, dots, ink)

    def draw_run(self, on: Drawing) -> None:
        """● is the run now, ○ its start; ◆ and ◇ of a second one."""
        on.upright(self.rate)
        for index, place in [*enumerate(self.places)][::-1]:
            on.mark(self.rate, place.start, TRAIL_SHAPES[index], TRAILS[index])
            on.mark(self.rate, place.weight, SHAPES[index], MARBLES[index])

    def wordings(self, _on: Drawing, /) -> Wordings:
        """What is drawn; of a flat line why it is one."""
        landscape = self.places[0].landscape
        law = (
            len(self.places) == 1
            and landscape.steady_curvature
            and law_of(self.rule, landscape.steady_curvature)
        )
        if not law:
            return _WORDS
        bottom, limit = tick(landscape.minima[0]), tick(law.landmarks[-1])
        return in_words(
            f"a flat line: for every η below {limit} it comes to rest at w = {bottom}",
            f"one line: at rest at w = {bottom} for all η below {limit}",
            f"at rest at w = {bottom} for η below {limit}",
        )
