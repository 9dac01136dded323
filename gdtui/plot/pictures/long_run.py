"""The long run by learning rate: the weights that a run visits after a long time, for every rate.

One line where it rests, two in a cycle of 2, a band in chaos, nothing where it leaves.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.rule import Rule
from gdtui.engine.rules.stability import law_of
from gdtui.engine.theory.orbits import AFTER, long_run
from gdtui.plot.axes.axis import Axis
from gdtui.plot.axes.frame import Plot
from gdtui.plot.axes.ranges import all_rates, weights_with
from gdtui.plot.cells.numerals import tick
from gdtui.plot.cells.picture import CURVE
from gdtui.plot.pictures.base import (
    Columns,
    Drawing,
    Seen,
    WholePicture,
    Wordings,
    in_words,
)

_WORDS = in_words(
    f"weights visited after {AFTER} epochs, by learning rate",
    f"weights after {AFTER} epochs, by rate",
)

Dots = tuple[int, ...]
"""The rows of the dots in a column of dots."""


def picture(seen: Seen) -> LongRun:
    """The long run from the start of the leading run."""
    lead = seen.race.lead
    start = lead.weight_at(0)
    return LongRun(lead.landscape, lead.method.rule, start, lead.learning_rate, lead.weight)


@dataclass(frozen=True, slots=True)
class LongRun(WholePicture):
    """The long run from a start, with the present rate and weight in it."""

    landscape: Landscape
    rule: Rule
    start: float
    rate: float
    weight: float

    across_is = "rate"
    title = "long run by η"

    @property
    def axes(self) -> tuple[Axis, Axis]:
        """Rates across, weights upwards."""
        weights = weights_with(self.landscape, self.start)
        return all_rates(self.landscape, self.rule), weights

    def computed(self, plot: Plot, /) -> Columns:
        """The dots that are seen, by column of dots."""
        weights = plot.up

        def column(at: int) -> Dots:
            visited = long_run(self.landscape, self.start, plot.at_dot(at), rule=self.rule)
            shares = {weights.share(weight) for weight in visited if weights.holds(weight)}
            return tuple({plot.grid.dot((0.0, share))[1] for share in shares})

        return Columns(column, plot.dot_columns)

    def without_run(self) -> LongRun:
        """For another rate or weight it is the same."""
        return replace(self, rate=0.0, weight=0.0)

    def draw_ground(self, on: Drawing) -> None:
        """All dots."""
        dots = ((column, row) for column, rows in on.known.items() for row in rows)
        on.plot.grid.scatter(on.canvas, dots, CURVE)

    def draw_run(self, on: Drawing) -> None:
        """● is the run now, ○ its start."""
        on.upright(self.rate)
        on.mark_other(self.rate, self.start)
        on.mark(self.rate, self.weight)

    def wordings(self, _on: Drawing, /) -> Wordings:
        """What is drawn; of a flat line why it is one."""
        landscape = self.landscape
        law = landscape.steady_curvature and law_of(self.rule, landscape.steady_curvature)
        if not law:
            return _WORDS
        bottom, limit = tick(landscape.minima[0]), tick(law.landmarks[-1])
        return in_words(
            f"a flat line: for every η below {limit} it comes to rest at w = {bottom}",
            f"one line: at rest at w = {bottom} for all η below {limit}",
            f"at rest at w = {bottom} for η below {limit}",
        )
