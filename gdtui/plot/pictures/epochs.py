"""The epochs to the bottom by learning rate: small rates take for ever, large ones never arrive.

On a parabola theory counts them, exactly, and the six regimes stand above by name; elsewhere they
are counted in runs.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.rule import Rule
from gdtui.engine.rules.stability import descent_near
from gdtui.engine.theory.orbits import LONGEST, epochs_to_bottom
from gdtui.engine.theory.parabola import Regime, Theory, theory_of
from gdtui.engine.values import count, written
from gdtui.guide.guide import Clue
from gdtui.guide.words import goal
from gdtui.plot.axes.axis import Axis, draw_scale, draw_track
from gdtui.plot.axes.frame import Plot
from gdtui.plot.axes.ranges import rates_of, settling_rates
from gdtui.plot.cells.ascii import fitting
from gdtui.plot.cells.dots import has_dots
from gdtui.plot.cells.numerals import tick
from gdtui.plot.cells.picture import CURVE, DIM, MARBLES, STRONG, TRAIL, Canvas, Picture
from gdtui.plot.pictures.base import (
    Columns,
    Drawing,
    Seen,
    WholePicture,
    Wordings,
    in_words,
)
from gdtui.plot.readout.identity import SHAPES, TRAIL_SHAPES

_ONE_ROW_OF_NAMES_FROM, _ALL_NAMES_FROM = 5, 7
"""The heights from which there is room for what the map can be read without."""
_FEWEST_DECADES = 3
_DECADES_AT = 0.1
"""The share of 1/c whose epochs the map has room for."""
_SHORT = {Regime.SMOOTH: "smooth", Regime.ZIGZAG: "zigzag", Regime.TRAP: "trap"}


def picture(seen: Seen) -> Epochs:
    """The epochs from the start of the leading run, as far as they may be told."""
    lead, sight = seen.race.lead, seen.sight
    return Epochs(
        lead.landscape,
        lead.method.rule,
        lead.weight_at(0),
        lead.learning_rate,
        theory_of(lead.landscape, lead.method),
        sight.tells(Clue.COUNTS),
        sight.theory,
    )


@dataclass(frozen=True, slots=True)
class Epochs(WholePicture):
    """The epochs from a start to the bottom, with the present rate marked.

    Where the counts are to be found out there is the present rate alone; where the regime is, none
    stands out.
    """

    landscape: Landscape
    rule: Rule
    start: float
    rate: float
    theory: Theory | None
    tells_counts: bool = True
    tells_regime: bool = True

    across_is = "rate"

    @property
    def title(self) -> str:
        return f"epochs to {self._goal} from w = {written(self.start)}"

    @property
    def _goal(self) -> str:
        name = goal(self.landscape)
        return name if name == "zero loss" else f"the {name}"

    @property
    def axes(self) -> tuple[Axis, Axis]:
        """Rates across; of an exact map as high as a tenth of 1/c takes."""
        if self.theory is None:
            return settling_rates(self.landscape, self.rule), _powers(round(math.log10(LONGEST)))
        rates = rates_of([descent_near(self.theory.curvature)])
        steps = self._steps(_DECADES_AT * self.theory.landmarks[1]) or 1
        return rates, _powers(max(_FEWEST_DECADES, math.ceil(math.log10(steps))))

    def _steps(self, rate: float) -> int | None:
        """The epochs that a rate takes; None for one that never arrives."""
        if self.theory:
            return self.theory.zero_loss(self.start, rate)
        return epochs_to_bottom(self.landscape, self.start, rate, rule=self.rule)

    def computed(self, plot: Plot, /) -> Columns | None:
        """The epochs by column of dots; 1/c itself, where one step is enough, has a column."""
        if not self.tells_counts:
            return None
        best = self.theory.landmarks[1] if self.theory else math.inf
        halfway = plot.across.length / (plot.dot_columns - 1) / 2

        def column(at: int) -> int | None:
            rate = plot.at_dot(at)
            return self._steps(best if abs(rate - best) < halfway else rate)

        return Columns(column, plot.dot_columns)

    def without_run(self) -> Epochs:
        """For another rate it is the same."""
        return replace(self, rate=0.0)

    def draw_ground(self, on: Drawing) -> None:
        """A line joins neighbours that arrive; a dashed one stands at each landmark above 0."""
        grid, across = on.plot.grid, on.plot.dot_columns - 1
        points = [
            (at / across, on.plot.up.share(steps) if steps else None)
            for at, steps in on.known.items()
        ]
        dots = [(x, y) for x, y in points if y is not None and y < 1]
        grid.scatter(on.canvas, map(grid.dot, dots), CURVE)
        for (x, y), (x_after, y_after) in pairwise(points):
            if y is not None and y_after is not None and min(y, y_after) < 1:
                grid.draw(on.canvas, ((x, y), (x_after, y_after)), CURVE)
        for landmark in self.theory.landmarks[1:] if self.theory else ():
            on.upright(landmark)

    def draw_run(self, on: Drawing) -> None:
        """● is the present rate, on its curve; ○ its mirror image, which takes as many epochs."""
        if self.theory and self.tells_regime:
            *_, last = self.theory.landmarks
            if 0 < last - self.rate < last:
                self._mark(on, last - self.rate, TRAIL_SHAPES[0], TRAIL)
        self._mark(on, self.rate, SHAPES[0], MARBLES[0])

    def _mark(self, on: Drawing, rate: float, shape: str, ink: str) -> None:
        """A mark where the curve goes through the column of a rate, else where its epochs lie."""
        steps = _steps_of(self, rate)
        canvas, plot = on.canvas, on.plot
        value = math.inf if steps is None else steps
        column, row = plot.cell(rate, value)
        drawn = [y for y in range(plot.grid.height) if has_dots(canvas.text(column, y, 1))]
        if drawn and plot.across.holds(rate) and plot.up.holds(value):
            canvas.put(column, min(drawn, key=lambda y: abs(y - row)), shape, ink)
        else:
            on.mark(rate, value, shape, ink)

    def wordings(self, _on: Drawing, /) -> Wordings:
        """How they were counted."""
        return in_words(
            f"counted in runs  ▲ not within {LONGEST} epochs", f"▲ not within {LONGEST}"
        )

    def rows_above(self, height: int, /) -> int:
        """Names above an exact map, as far as there is room."""
        exact = (height >= _ONE_ROW_OF_NAMES_FROM) + (height >= _ALL_NAMES_FROM)
        return exact if self.theory else 1

    def draw_above(self, on: Drawing, rows: int) -> Picture:
        """The six regimes by name."""
        width = on.canvas.width
        if not self.theory:
            return WholePicture.draw_above(self, on, rows)
        if not self.tells_counts or not rows:
            return Canvas.blank(width, rows).picture()
        landmarks = [on.plot.cell(rate, 1)[0] for rate in self.theory.landmarks]
        present = self.theory.regime(self.rate) if self.tells_regime else None
        return regime_names(landmarks, present, width, rows)

    def draw_small(self, width: int, height: int) -> Picture:
        """What the map says of the present rate, with the rate on a track."""
        steps, what, canvas = (
            _steps_of(self, self.rate),
            goal(self.landscape),
            Canvas.blank(width, height),
        )
        epochs = f"{what} never" if steps is None else f"{what} at epoch {count(steps)}"
        brief = "never" if steps is None else count(steps)
        texts = f"η = {written(self.rate)}: {epochs}", epochs, brief, ""
        canvas.put(0, 0, fitting(texts, width), DIM)
        if width > 1:
            rates, _ = self.axes
            canvas.paste(0, 1, draw_track(rates, self.rate, width))
            canvas.paste(0, 2, draw_scale(rates, width))
        return canvas.picture()


@lru_cache(maxsize=64)
def _steps_of(picture: Epochs, rate: float) -> int | None:
    return picture._steps(rate)


def _powers(high: int) -> Axis:
    """Epochs from 1 to a power of ten."""
    return Axis(0, high, tuple(range(high + 1)), _epochs, logarithmic=True)


def _epochs(power: float) -> str:
    return tick(10.0**power)


def regime_names(landmarks: list[int], present: Regime | None, width: int, height: int) -> Picture:
    """In two rows the stretches between the landmarks, and below them the landmarks themselves.

    `landmarks` are their columns. In one row the stretches alone, and the present regime. Where
    there is little room names are short, or missing; that of the present rate is the last to go.
    """
    zero, one_step, trap = landmarks
    last, below = width - len(Regime.DIVERGENCE.value), height - 1
    # The row of a name, the columns that it may use, and the one that it is to stand over.
    stretches = {
        Regime.SMOOTH: (0, zero, one_step, (zero + one_step) // 2),
        Regime.DIVERGENCE: (0, last, width, width - 1),
        Regime.ZIGZAG: (0, one_step + 1, trap, (one_step + min(trap, last)) // 2),
    }
    places = stretches | {
        Regime.ONE_STEP: (below, zero, width, one_step),
        Regime.TRAP: (below, one_step + 1, width, trap),
        Regime.FROZEN: (below, 0, one_step, zero),
    }
    canvas = Canvas.blank(width, height)
    for regime in sorted(places, key=lambda each: each is not present):
        row, first, after, over = places[regime]
        is_wanted = height > 1 or regime in stretches or regime is present
        for name in (regime.value, _SHORT.get(regime, "")) if is_wanted else ():
            column = max(min(over - (len(name) - 1) // 2, after - len(name)), first)
            around = canvas.text(max(0, column - 1), row, len(name) + 1 + (column > 0))
            end = column + len(name)
            if column <= over < end <= after and not around.strip():
                canvas.put(column, row, name, STRONG if regime is present else DIM)
                break
    return canvas.picture()
