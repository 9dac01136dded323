"""Cobweb: the next weight by the weight, and the steps of a run as stairs to the diagonal and back.

A weight where the curve meets the diagonal stays what it is: there the slope is zero. It is for
rules that remember nothing but the weight.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.rule import Rule
from gdtui.engine.runs.run import Run
from gdtui.plot.axes.axis import Axis
from gdtui.plot.axes.frame import Plot, framed
from gdtui.plot.bowl.marks import SHAPES, TRAIL_SHAPES
from gdtui.plot.cells.dots import Point
from gdtui.plot.cells.picture import AXIS, CURVE, MARBLES, TRAIL, Canvas, Picture
from gdtui.plot.pictures.portrait import OnAxes, Place, Wordings, in_words

_WORDS = in_words(
    "the next weight by the weight; steps are stairs to the diagonal",
    "the next weight by the weight; steps are stairs",
    "next weight by weight, steps as stairs",
)
_MOST_STAIRS = 32
_SAMPLES = 2
"""Points of the curve for each column of cells."""
_DASH = 3


@dataclass(frozen=True, slots=True)
class Cobweb(OnAxes):
    """The last steps of a run as stairs; ● is the run now, ○ its start."""

    run: Run
    weights: Axis

    @property
    def title(self) -> str:
        """What it is called."""
        return "cobweb"

    def axes(self, width: int, height: int) -> Plot:
        """Weights across and upwards."""
        return framed(self.weights, self.weights, width, height)

    def computed(self, axes: Plot) -> None:
        """It is quickly drawn."""

    def drawn(self, axes: Plot, _done: int, /) -> tuple[Wordings, Picture]:
        """The whole picture at once."""
        run = self.run
        canvas = Canvas(_ground(run.landscape, run.method.rule, run.learning_rate, axes))
        first = max(0, run.at - _MOST_STAIRS)
        weights = [run.weight_at(epoch) for epoch in range(first, run.at + 1)]
        corners = [point for pair in pairwise(weights) for point in (pair, (pair[1], pair[1]))]
        stairs = (axes.point(*corner) for corner in [(weights[0], weights[0]), *corners])
        axes.grid.draw(canvas, stairs, TRAIL)
        start = run.weight_at(0)
        axes.mark(canvas, start, start, TRAIL_SHAPES[0], TRAIL)
        axes.mark(canvas, run.weight, run.weight, SHAPES[0], MARBLES[0])
        return _WORDS, canvas.picture()

    def place(self, across: float, _up: float, /) -> Place:
        """The weight."""
        return Place(weight=across)


@lru_cache(maxsize=8)
def _ground(landscape: Landscape, rule: Rule, rate: float, axes: Plot) -> Picture:
    """The diagonal, dashed, and the curve of the rule."""
    grid, weights = axes.grid, axes.across
    canvas, dots = Canvas(axes.picture), 2 * grid.width
    diagonal = [(k / (dots - 1), k / (dots - 1)) for k in range(0, dots, _DASH)]
    grid.scatter(canvas, map(grid.dot, diagonal), AXIS)
    samples = _SAMPLES * grid.width
    places = (weights.at(k / samples) for k in range(samples + 1))
    slope, curvature, values = landscape.slope, landscape.curvature, rule.values
    update, init = rule.update, rule.init
    curve = [(w, w - update(rate, slope(w), curvature(w), init, values)[0]) for w in places]
    for part in _seen(curve, weights):
        grid.draw(canvas, (axes.point(*point) for point in part), CURVE)
    return canvas.picture()


def _seen(curve: list[Point], weights: Axis) -> list[list[Point]]:
    """The parts of a curve that come into the window, with the points before and after them."""
    parts: list[list[Point]] = [[]]
    for one, other in pairwise(curve):
        is_finite = math.isfinite(one[1]) and math.isfinite(other[1])
        if is_finite and (weights.holds(one[1]) or weights.holds(other[1])):
            parts[-1] += [other] if parts[-1] else [one, other]
        elif parts[-1]:
            parts.append([])
    return parts
