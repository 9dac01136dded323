"""The long run by learning rate: the weights that a run visits after a long time, for every rate.

One line where it rests, two in a cycle of 2, a band in chaos, nothing where it leaves.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from gdtui.engine.columns import Columns
from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.rule import Rule
from gdtui.engine.theory.orbits import AFTER, long_run
from gdtui.plot.axes.frame import Plot, framed
from gdtui.plot.axes.ranges import all_rates, weights_with
from gdtui.plot.bowl.marks import SHAPES, TRAIL_SHAPES
from gdtui.plot.cells.picture import CURVE, MARBLES, TRAIL, Canvas, Picture
from gdtui.plot.pictures.portrait import OnAxes, Place, Wordings, in_words

_WORDS = in_words(
    f"weights visited after {AFTER} epochs, by learning rate",
    f"weights after {AFTER} epochs, by rate",
)


@dataclass(frozen=True, slots=True)
class LongRun(OnAxes):
    """The long run from a start, with the present rate and weight in it."""

    landscape: Landscape
    rule: Rule
    start: float
    rate: float
    weight: float

    @property
    def title(self) -> str:
        """What it is called."""
        return "long run by η"

    def axes(self, width: int, height: int) -> Plot:
        """Rates across, weights upwards."""
        weights = weights_with(self.landscape, self.start)
        return framed(all_rates(self.landscape, self.rule), weights, width, height)

    def computed(self, axes: Plot) -> Columns[tuple[int, ...]]:
        """The dots by column."""
        return _columns(self.landscape, self.rule, self.start, axes)

    def drawn(self, axes: Plot, done: int, /) -> tuple[Wordings, Picture]:
        """The picture with so many columns: ● is the run now, ○ its start."""
        canvas = Canvas(_ground(self.landscape, self.rule, self.start, axes, done))
        axes.upright(canvas, self.rate)
        axes.mark(canvas, self.rate, self.start, TRAIL_SHAPES[0], TRAIL)
        axes.mark(canvas, self.rate, self.weight, SHAPES[0], MARBLES[0])
        return _WORDS, canvas.picture()

    def place(self, across: float, _up: float, /) -> Place:
        """The rate."""
        return Place(rate=across)


@lru_cache(maxsize=4)
def _columns(
    landscape: Landscape, rule: Rule, start: float, axes: Plot
) -> Columns[tuple[int, ...]]:
    """For each column of dots the rows of those that are seen."""
    grid, rates, weights = axes.grid, axes.across, axes.up
    count = 2 * grid.width

    def column(at: int) -> tuple[int, ...]:
        visited = long_run(landscape, start, rates.at(at / (count - 1)), rule=rule)
        shares = {weights.share(weight) for weight in visited if weights.holds(weight)}
        return tuple({grid.dot((0.0, share))[1] for share in shares})

    return Columns(column, count)


@lru_cache(maxsize=4)
def _ground(landscape: Landscape, rule: Rule, start: float, axes: Plot, done: int) -> Picture:
    """The picture without a run in it: kept, since the run is what changes most."""
    canvas = Canvas(axes.picture)
    columns = _columns(landscape, rule, start, axes).first(done)
    dots = ((column, row) for column, rows in columns.items() for row in rows)
    axes.grid.scatter(canvas, dots, CURVE)
    return canvas.picture()
