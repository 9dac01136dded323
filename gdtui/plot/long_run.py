"""The long run by learning rate: the weights that a run visits after a long time, for every rate.

One line where it rests, two in a cycle of 2, a band in chaos, nothing where it leaves.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from gdtui.engine.columns import Columns
from gdtui.engine.landscape import Landscape
from gdtui.engine.long_run import AFTER, long_run
from gdtui.plot.marks import SHAPES, TRAIL_SHAPES
from gdtui.plot.picture import CURVE, MARBLES, TRAIL, Canvas, Picture
from gdtui.plot.plane import Place, Plane, has_room, headed, in_words, plane, without_room
from gdtui.plot.spans import all_rates, weights_with

_WORDS = in_words(
    f"weights visited after {AFTER} epochs, by learning rate",
    f"weights after {AFTER} epochs, by rate",
)


@dataclass(frozen=True, slots=True)
class LongRun:
    """The long run from a start, with the present rate and weight in it."""

    landscape: Landscape
    start: float
    rate: float
    weight: float

    @property
    def title(self) -> str:
        """What it is called."""
        return "long run by η"

    def columns(self, width: int, height: int, /) -> Columns[tuple[int, ...]] | None:
        """What is to be computed for a picture of this size."""
        if not has_room(width, height):
            return None
        return _columns(self.landscape, self.start, self._plane(width, height))

    def draw(self, done: int, width: int, height: int, /) -> Picture:
        """The picture with so many columns: ● is the run now, ○ its start."""
        if not has_room(width, height):
            return without_room(width, height)
        axes = self._plane(width, height)
        canvas = Canvas(_ground(self.landscape, self.start, axes, done))
        axes.upright(canvas, self.rate)
        axes.mark(canvas, self.rate, self.start, TRAIL_SHAPES[0], TRAIL)
        axes.mark(canvas, self.rate, self.weight, SHAPES[0], MARBLES[0])
        return headed(_WORDS, canvas.picture())

    def at(self, column: int, row: int, width: int, height: int, /) -> Place:
        """The rate at a cell."""
        if not has_room(width, height):
            return Place()
        return Place(rate=self._plane(width, height).values(column, row - 1)[0])

    def _plane(self, width: int, height: int) -> Plane:
        return plane(
            all_rates(self.landscape), weights_with(self.landscape, self.start), width, height - 1
        )


@lru_cache(maxsize=4)
def _columns(landscape: Landscape, start: float, axes: Plane) -> Columns[tuple[int, ...]]:
    """For each column of dots the rows of those that are seen."""
    grid, rates, weights = axes.grid, axes.across, axes.up
    count = 2 * grid.width

    def column(at: int) -> tuple[int, ...]:
        visited = long_run(landscape, start, rates.at(at / (count - 1)))
        shares = {weights.share(weight) for weight in visited if weights.holds(weight)}
        return tuple({grid.dot((0.0, share))[1] for share in shares})

    return Columns(column, count)


@lru_cache(maxsize=4)
def _ground(landscape: Landscape, start: float, axes: Plane, done: int) -> Picture:
    """The picture without a run in it: kept, since the run is what changes most."""
    canvas = Canvas(axes.picture)
    columns = _columns(landscape, start, axes).first(done)
    dots = ((column, row) for column, rows in columns.items() for row in rows)
    axes.grid.scatter(canvas, dots, CURVE)
    return canvas.picture()
