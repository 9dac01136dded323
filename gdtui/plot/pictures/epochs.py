"""The epochs to the bottom by learning rate, counted in runs: where no exact theory holds."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from gdtui.engine.columns import Columns
from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.rule import Rule
from gdtui.engine.theory.orbits import LONGEST, epochs_to_bottom
from gdtui.engine.values import written
from gdtui.plot.axes.axis import Axis
from gdtui.plot.axes.frame import Plot, framed
from gdtui.plot.axes.ranges import settling_rates
from gdtui.plot.bowl.marks import SHAPES
from gdtui.plot.cells.numerals import tick
from gdtui.plot.cells.picture import CURVE, MARBLES, Canvas, Picture
from gdtui.plot.pictures.portrait import OnAxes, Place, Wordings, in_words


def _label(power: float) -> str:
    return tick(10.0**power)


_DECADES = math.log10(LONGEST)
_EPOCHS = Axis(0.0, _DECADES, tuple(range(int(_DECADES) + 1)), _label, logarithmic=True)


@dataclass(frozen=True, slots=True)
class Epochs(OnAxes):
    """The epochs from a start to the bottom, with the present rate marked."""

    landscape: Landscape
    rule: Rule
    start: float
    rate: float

    @property
    def title(self) -> str:
        """What it is called."""
        return "epochs to the bottom by η"

    def axes(self, width: int, height: int) -> Plot:
        """Rates across, powers of ten upwards."""
        return framed(settling_rates(self.landscape, self.rule), _EPOCHS, width, height)

    def computed(self, axes: Plot) -> Columns[int | None]:
        """The epochs by column."""
        return _columns(self.landscape, self.rule, self.start, axes)

    def drawn(self, axes: Plot, done: int, /) -> tuple[Wordings, Picture]:
        """The picture with so many columns; a rate that does not arrive is ▲ at the upper edge."""
        canvas = Canvas(_ground(self.landscape, self.rule, self.start, axes, done))
        steps = _steps(self.landscape, self.rule, self.start, self.rate)
        axes.mark(canvas, self.rate, math.inf if steps is None else steps, SHAPES[0], MARBLES[0])
        origin = f"from w = {written(self.start)}"
        words = in_words(
            f"epochs to the bottom by learning rate, {origin}  ▲ not within {LONGEST}",
            f"epochs to the bottom by learning rate, {origin}",
            f"epochs to the bottom {origin}",
            "epochs to the bottom by rate",
        )
        return words, canvas.picture()

    def place(self, across: float, _up: float, /) -> Place:
        """The rate."""
        return Place(rate=across)


@lru_cache(maxsize=64)
def _steps(landscape: Landscape, rule: Rule, start: float, rate: float) -> int | None:
    return epochs_to_bottom(landscape, start, rate, rule=rule)


@lru_cache(maxsize=4)
def _columns(landscape: Landscape, rule: Rule, start: float, axes: Plot) -> Columns[int | None]:
    count = 2 * axes.grid.width
    return Columns(
        lambda at: epochs_to_bottom(landscape, start, axes.across.at(at / (count - 1)), rule=rule),
        count,
    )


@lru_cache(maxsize=4)
def _ground(landscape: Landscape, rule: Rule, start: float, axes: Plot, done: int) -> Picture:
    """The picture without the present rate; a line joins neighbours that arrive."""
    canvas, grid = Canvas(axes.picture), axes.grid
    columns = _columns(landscape, rule, start, axes).first(done)
    dots = [
        None if steps is None else grid.dot((0.0, axes.up.share(steps)))[1]
        for steps in columns.values()
    ]
    places = list(zip(columns, dots, strict=True))
    grid.scatter(canvas, ((at, row) for at, row in places if row is not None), CURVE)
    width, height = 2 * grid.width - 1, 4 * grid.height - 1
    for (at, row), (other, later) in pairwise(places):
        if row is not None and later is not None:
            ends = (at / width, row / height), (other / width, later / height)
            grid.draw(canvas, ends, CURVE)
    return canvas.picture()
