"""Basins: for every start across and every learning rate upwards, the valley that the run ends in.

A fill and a colour for each valley, and a blank where it settles in none.
"""

from __future__ import annotations

from dataclasses import dataclass

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.rule import Rule
from gdtui.engine.theory.orbits import valley_reached
from gdtui.plot.axes.axis import Axis
from gdtui.plot.axes.frame import Plot
from gdtui.plot.axes.ranges import rates_on
from gdtui.plot.bowl.scene import Seen
from gdtui.plot.bowl.window import own_window
from gdtui.plot.cells import picture as inks
from gdtui.plot.cells.numerals import tick
from gdtui.plot.cells.picture import DIM
from gdtui.plot.cells.rows import Piece
from gdtui.plot.pictures.base import Drawing, WholePicture, Wordings, in_words

VALLEYS = "╱╲─│╳┼"
"""Fills of one weight: none hides that another one is there."""
_INKS = (inks.CURVE, inks.TANGENT, inks.SECANT, inks.GROWS, inks.PLAIN)
_DIGITS = 2
_APART = "  "


@dataclass(frozen=True, slots=True)
class Basins(WholePicture):
    """Where runs end, with the present start and rate marked."""

    landscape: Landscape
    rule: Rule
    start: float
    rate: float

    across_is, up_is = "weight", "rate"
    of_run = "start", "rate"
    title = "basins by start and η"
    fineness = 1

    @staticmethod
    def of(seen: Seen) -> Basins:
        """The basins of the leading run."""
        lead = seen.race.lead
        return Basins(lead.landscape, lead.method.rule, lead.first_weight, lead.learning_rate)

    @property
    def axes(self) -> tuple[Axis, Axis]:
        """Starts across, rates upwards."""
        starts = own_window(self.landscape, self.start).across
        return starts, rates_on([self.landscape], self.rule)

    def column(self, plot: Plot, at: int, /) -> tuple[int | None, ...]:
        """The valleys, from the top row down, for the start and rate that each cell stands for."""
        cells = (plot.values(plot.grid.left + at, row) for row in range(plot.grid.height))
        return tuple(
            valley_reached(self.landscape, start, rate, self.rule) for start, rate in cells
        )

    def draw_ground(self, on: Drawing) -> None:
        on.fill(_looks)

    def draw_run(self, on: Drawing) -> None:
        """● at its start and rate."""
        on.mark(self.start, self.rate)

    def wordings(self, on: Drawing) -> Wordings:
        """What the fills mean: in words, in few, and of as many valleys as there is room for."""
        found = {valley for ends in on.known.values() for valley in ends if valley is not None}
        if not found:
            return in_words("from no start does it settle in a valley", "it settles nowhere")
        long, short = (
            [
                piece
                for valley in sorted(found)
                for place in [tick(round(self.landscape.minima[valley], _DIGITS))]
                for piece in (_looks(valley), (f" {before}{place}{_APART}", DIM))
            ]
            for before in ("w = ", "")
        )
        forms = (
            ("it ends at ", long, "blank: nowhere"),
            ("ends at ", short, "blank: nowhere"),
            ("", short, "blank: none"),
            ("", short, ""),
            *(("", short[:count], "…") for count in range(len(short) - 2, 0, -2)),
        )
        return [[(before, DIM), *valleys, (after, DIM)] for before, valleys, after in forms]


def _looks(valley: int | None) -> Piece:
    """The fill and the ink of a valley; no fill where there is none."""
    if valley is None:
        return "", DIM
    return VALLEYS[valley % len(VALLEYS)], _INKS[valley % len(_INKS)]
