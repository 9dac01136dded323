"""What a weight can be: the slope of a line through points, which turns as the marble rolls.

The dashed upright lines are the residuals; the mean of their squares is the loss.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from gdtui.engine.landscapes.landscape import Points
from gdtui.plot.axes.axis import Axis, round_number
from gdtui.plot.bowl.scene import Seen
from gdtui.plot.cells.dots import Stroke
from gdtui.plot.cells.picture import CURVE, DIM, PLAIN, STRONG
from gdtui.plot.cells.text import measure
from gdtui.plot.pictures.base import Drawing, Place, WholePicture, Wordings

_DASHED = Stroke(drawn=2, left_out=2)
_POINT = "+"
_MOST = 200
"""Points that are drawn."""
_ROOM = 1.1
"""How much farther than the points the axes go at least."""
_ROUND = (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


@dataclass(frozen=True, slots=True)
class Regression(WholePicture):
    """The line y = w·x of a weight, the points that it is to go through, and their residuals."""

    points: Points
    weight: float
    loss: float

    of_run = "points", "weight", "loss"
    title = "line and data"

    @staticmethod
    def of(seen: Seen) -> Regression:
        """The line of the first marble, which turns while that is on its way.

        Of the points there are as many as can be told apart, from all parts of them.
        """
        way, *_ = seen.ways
        points = way.landscape.points
        return Regression(points[:: -(-len(points) // _MOST)], way.weight, way.loss)

    @property
    def axes(self) -> tuple[Axis, Axis]:
        """From zero to both sides, with room for the points."""
        across, up = zip(*self.points, strict=True)
        return _around_zero(across), _around_zero(up)

    def draw_ground(self, _on: Drawing, /) -> None:
        """Only axes."""

    def draw_run(self, on: Drawing) -> None:
        """The residuals, the line, the points."""
        weight = self.weight
        at = on.plot.point
        residuals = ((at(x, y), at(x, weight * x)) for x, y in self.points)
        on.plot.grid.trace(on.canvas, residuals, DIM, _DASHED)
        # As far as the sides, or as the edges above and below.
        far_x, far_y = on.plot.across.high, on.plot.up.high
        end = min(far_x, far_y / abs(weight)) if weight else far_x
        on.plot.draw(on.canvas, ((-end, -weight * end), (end, weight * end)), CURVE)
        for point in self.points:
            on.canvas.put(*on.plot.cell(*point), _POINT, STRONG)

    def wordings(self, _on: Drawing, /) -> Wordings:
        """The line as an equation, and the loss."""
        loss = measure(self.loss)
        line = (f"y = {measure(self.weight)}·x", STRONG)
        said = (
            f"   {_POINT} data   the mean square of the dashed lines is the loss, {loss}",
            f"   mean square of the dashed lines {loss}",
            f"   mean square {loss}",
        )
        return [*([line, (text, PLAIN)] for text in said if math.isfinite(self.loss)), [line]]

    def place(self, across: float, up: float) -> Place:
        """The weight whose line goes there; none at the upright axis."""
        return Place(weight=round(up / across, 1) + 0.0) if across else Place()


def _around_zero(values: Sequence[float]) -> Axis:
    """An axis from zero to both sides, to round numbers, with room for some values."""
    far = round_number(_ROOM * max(map(abs, values)) or 1.0, _ROUND)
    return Axis(-far, far)
