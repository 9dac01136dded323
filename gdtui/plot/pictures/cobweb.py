"""Cobweb: the next weight by the weight, and the steps of a run as stairs to the diagonal and back.

A weight where the curve meets the diagonal stays what it is: there the slope is zero. It is for
rules that remember nothing but the weight.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.method import Rule
from gdtui.engine.runs.run import Run
from gdtui.engine.theory.parabola import Theory, factor_text, theory_of
from gdtui.plot.axes.axis import Axis
from gdtui.plot.bowl.scene import Seen
from gdtui.plot.bowl.window import own_window
from gdtui.plot.cells.dots import Stroke
from gdtui.plot.cells.picture import AXIS, CURVE, MARBLES
from gdtui.plot.pictures.base import Drawing, WholePicture, Wordings, in_words

_WORDS = (
    "the next weight by the weight; steps are stairs to the diagonal",
    "the next weight by the weight; steps are stairs",
    "next weight by weight, steps as stairs",
)
_STAIRS = Stroke(hides=True)
_MOST_STAIRS = 32
_SAMPLES = 2
"""Points of the curve for each column of cells."""
_DASH = 3


def _theory(run: Run) -> Theory | None:
    """What a step multiplies by, where it is the same everywhere; newton's as on curvature 1."""
    theory = theory_of(run.landscape)
    law = theory and run.method.rule.law(theory.curvature)
    return theory._replace(curvature=law.curvature) if theory and law else None


@dataclass(frozen=True, slots=True)
class Cobweb(WholePicture):
    """The last weights of a run as stairs."""

    landscape: Landscape
    rule: Rule
    rate: float
    weights: Axis
    start: float
    last: tuple[float, ...]
    theory: Theory | None = None
    """What is known where the next weight by the weight is a straight line."""

    across_is = "weight"
    of_run = "start", "last"
    title = "cobweb"

    @staticmethod
    def of(seen: Seen) -> Cobweb:
        """The last steps of the leading run, as closely as the window shows its weights."""
        lead, is_closer = seen.race.lead, seen.window.around is not None
        window = seen.window if is_closer else own_window(lead.landscape, *lead.extremes)
        first = max(0, lead.at - _MOST_STAIRS)
        stairs = tuple(lead.weight_at(epoch) for epoch in range(first, lead.at + 1))
        start = lead.first_weight
        theory = _theory(lead) if seen.sight.theory else None
        made_by = lead.method.rule, lead.learning_rate
        return Cobweb(lead.landscape, *made_by, window.across, start, stairs, theory)

    @property
    def axes(self) -> tuple[Axis, Axis]:
        """Weights across and upwards."""
        return self.weights, self.weights._replace(name="w′")

    def draw_ground(self, on: Drawing) -> None:
        """The diagonal, dashed, and the curve of the rule."""
        grid, weights, dots = on.plot.grid, self.weights, on.plot.dot_columns
        diagonal = [(k / (dots - 1), k / (dots - 1)) for k in range(0, dots, _DASH)]
        grid.scatter(on.canvas, map(grid.dot, diagonal), AXIS)
        samples = _SAMPLES * grid.width
        places = (weights.at(k / samples) for k in range(samples + 1))
        slope, curvature, values = self.landscape.slope, self.landscape.curvature, self.rule.values
        update, init = self.rule.update, self.rule.init
        curve = [
            (w, w - update(self.rate, slope(w), curvature(w), init, values)[0]) for w in places
        ]
        # Where it leaves the axes it goes on to the next point, but not to one that is no number.
        lines = (
            (on.plot.point(*one), on.plot.point(*other))
            for one, other in pairwise(curve)
            if math.isfinite(one[1] + other[1])
            and (weights.holds(one[1]) or weights.holds(other[1]))
        )
        grid.trace(on.canvas, lines, CURVE)

    def draw_run(self, on: Drawing) -> None:
        """The stairs; ● is the run now, ○ its start."""
        first, now = self.last[0], self.last[-1]
        corners = [point for pair in pairwise(self.last) for point in (pair, (pair[1], pair[1]))]
        on.plot.draw(on.canvas, [(first, first), *corners], MARBLES[0], _STAIRS)
        on.mark_other(self.start, self.start)
        on.mark(now, now)

    def wordings(self, _on: Drawing, /) -> Wordings:
        """What is drawn; of a straight line why it is one."""
        if self.theory is None:
            return in_words(*_WORDS)
        what = "w" if self.theory.bottom == 0 else "the distance"
        factor = f"r = {factor_text(self.theory, self.rate).removeprefix('+')}"
        return in_words(
            f"{_WORDS[-1]}: a straight line, since each step multiplies {what} by {factor}",
            f"a straight line: each step multiplies {what} by {factor}",
            f"a straight line: each step times {factor}",
        )
