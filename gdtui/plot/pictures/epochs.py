"""The epochs to the bottom by learning rate: small rates take for ever, large ones never arrive.

On a parabola theory counts them, exactly, and the six regimes stand above by name; elsewhere they
are counted in runs.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.rule import Rule
from gdtui.engine.rules.stability import Law
from gdtui.engine.theory.orbits import LONGEST, epochs_to_bottom
from gdtui.engine.theory.parabola import Regime, Theory, theory_of
from gdtui.engine.values import written
from gdtui.guide.guide import Clue
from gdtui.guide.words import goal
from gdtui.plot.axes.axis import Axis
from gdtui.plot.axes.frame import Plot
from gdtui.plot.axes.ranges import rates_of, rates_on_all
from gdtui.plot.bowl.flight import Seen
from gdtui.plot.cells.numerals import tick
from gdtui.plot.cells.picture import DIM, MARBLES, STRONG, TRAIL, Canvas, Picture
from gdtui.plot.pictures.base import (
    Columns,
    Drawing,
    WholePicture,
    Wordings,
    in_words,
)
from gdtui.plot.readout.identity import SHAPES, TRAIL_SHAPES, curve_inks

_ALL_NAMES_FROM = 7
"""The height from which there are two rows of names."""
_FEWEST_DECADES = 3
_DECADES_AT = 0.1
"""The share of 1/c whose epochs the map has room for."""
_SHORT = {Regime.SMOOTH: "smooth", Regime.ZIGZAG: "zigzag", Regime.TRAP: "trap"}


class Start(NamedTuple):
    """Where a marble starts, in which bowl, and what is known of that."""

    landscape: Landscape
    weight: float
    theory: Theory | None


def picture(seen: Seen) -> Epochs:
    """The epochs from the starts of the first run on each landscape, as far as they may be told."""
    race, sight = seen.race, seen.sight
    starts = (
        Start(run.landscape, run.weight_at(0), theory_of(run.landscape, run.method))
        for run in race.leads
    )
    rate, rule = race.lead.learning_rate, race.lead.method.rule
    return Epochs(tuple(starts), rule, rate, sight.tells(Clue.COUNTS), sight.theory)


@dataclass(frozen=True, slots=True)
class Epochs(WholePicture):
    """The epochs from a start to the bottom, with the present rate marked; of two bowls both.

    Where the counts are to be found out there is the present rate alone; where the regime is, none
    stands out.
    """

    starts: tuple[Start, ...]
    rule: Rule
    rate: float
    tells_counts: bool = True
    tells_regime: bool = True

    across_is = "rate"

    @property
    def title(self) -> str:
        weights = " and ".join(dict.fromkeys(written(start.weight) for start in self.starts))
        name = goal(*(start.landscape for start in self.starts))
        where = name if name == "zero loss" else f"the {name}"
        return f"epochs to {where} from w = {weights}"

    @property
    def theory(self) -> Theory | None:
        """What is known of the one bowl."""
        return self.starts[0].theory if len(self.starts) == 1 else None

    @property
    def axes(self) -> tuple[Axis, Axis]:
        """Rates across; of an exact map as high as a tenth of the smallest 1/c takes."""
        theories = [start.theory for start in self.starts if start.theory]
        if len(theories) < len(self.starts):
            found = rates_on_all((start.landscape for start in self.starts), self.rule)
            return found, _powers(round(math.log10(LONGEST)))
        slow = _DECADES_AT * min(theory.landmarks[1] for theory in theories)
        steps = max(_steps(start, self.rule, slow) or 1 for start in self.starts)
        rates = rates_of([Law(theory.curvature) for theory in theories])
        return rates, _powers(max(_FEWEST_DECADES, math.ceil(math.log10(steps))))

    def computed(self, plot: Plot, /) -> Columns | None:
        """The epochs by column of dots; 1/c itself, where one step is enough, has a column."""
        if not self.tells_counts:
            return None
        bests = [start.theory.landmarks[1] if start.theory else math.inf for start in self.starts]
        halfway = plot.across.length / (plot.dot_columns - 1) / 2

        def column(at: int) -> tuple[int | None, ...]:
            rate = plot.at_dot(at)
            return tuple(
                _steps(start, self.rule, best if abs(rate - best) < halfway else rate)
                for start, best in zip(self.starts, bests, strict=True)
            )

        return Columns(column, plot.dot_columns)

    def without_run(self) -> Epochs:
        """For another rate it is the same."""
        return replace(self, rate=0.0)

    def draw_ground(self, on: Drawing) -> None:
        """A curve for each bowl; a dashed line stands at each landmark above 0."""
        for index, ink in [*enumerate(curve_inks(len(self.starts)))][::-1]:
            self._draw_curve(on, [(at, steps[index]) for at, steps in on.known.items()], ink)
        theories = [start.theory for start in self.starts if start.theory]
        for landmark in (mark for theory in theories for mark in theory.landmarks[1:]):
            on.upright(landmark)

    def _draw_curve(self, on: Drawing, counts: Sequence[tuple[int, int | None]], ink: str) -> None:
        """A line joins neighbours that arrive."""
        grid, across = on.plot.grid, on.plot.dot_columns - 1
        points = [(at / across, on.plot.up.share(steps) if steps else None) for at, steps in counts]
        dots = [(x, y) for x, y in points if y is not None and y < 1]
        grid.scatter(on.canvas, map(grid.dot, dots), ink)
        lines = (
            ((x, y), (x_after, y_after))
            for (x, y), (x_after, y_after) in pairwise(points)
            if y is not None and y_after is not None and min(y, y_after) < 1
        )
        grid.trace(on.canvas, lines, ink)

    def draw_run(self, on: Drawing) -> None:
        """● is the present rate, on its curve; ○ its mirror image, which takes as many epochs."""
        if self.theory and self.tells_regime:
            *_, last = self.theory.landmarks
            if 0 < last - self.rate < last:
                self._mark(on, 0, last - self.rate, TRAIL_SHAPES[0], TRAIL)
        for index in reversed(range(len(self.starts))):
            self._mark(on, index, self.rate, SHAPES[index], MARBLES[index])

    def _mark(self, on: Drawing, index: int, rate: float, shape: str, ink: str) -> None:
        """A mark at a rate and its epochs."""
        steps = _steps(self.starts[index], self.rule, rate)
        on.mark(rate, math.inf if steps is None else steps, shape, ink)

    def wordings(self, _on: Drawing, /) -> Wordings:
        """How they were counted; of two bowls what they have in common."""
        if all(start.theory for start in self.starts):
            return in_words("one η for both: where both are low is little room", "one η for both")
        return in_words(
            f"counted in runs  ▲ not within {LONGEST} epochs", f"▲ not within {LONGEST}"
        )

    def rows_above(self, height: int, /) -> int:
        """Names above an exact map, else how it was counted."""
        return 1 + (self.theory is not None and height >= _ALL_NAMES_FROM)

    def draw_above(self, on: Drawing, rows: int) -> Picture:
        """The six regimes by name."""
        width = on.canvas.width
        if not self.theory:
            return WholePicture.draw_above(self, on, rows)
        if not self.tells_counts:
            return Canvas.blank(width, rows).picture()
        landmarks = [on.plot.cell(rate, 1)[0] for rate in self.theory.landmarks]
        present = self.theory.regime(self.rate) if self.tells_regime else None
        return regime_names(landmarks, present, width, rows)


@lru_cache(maxsize=1024)
def _steps(start: Start, rule: Rule, rate: float) -> int | None:
    """The epochs that a rate takes; None for one that never arrives."""
    if start.theory:
        return start.theory.zero_loss(start.weight, rate)
    return epochs_to_bottom(start.landscape, start.weight, rate, rule=rule)


def _powers(high: int) -> Axis:
    """Epochs from 1 to a power of ten."""
    return Axis(0, high, tuple(range(high + 1)), _epochs, logarithmic=True)


def _epochs(power: float) -> str:
    return tick(10.0**power)


def regime_names(landmarks: list[int], present: Regime | None, width: int, height: int) -> Picture:
    """In two rows the stretches between the landmarks, and below them the landmarks themselves.

    `landmarks` are their columns. Where there is little room, such as in one row, names are short,
    or missing; that of the present rate is the last to go.
    """
    zero, one_step, trap = landmarks
    last, below = width - len(Regime.DIVERGENCE.value), height - 1
    # The row of a name, the columns that it may use, and the one that it is to stand over.
    places = {
        Regime.SMOOTH: (0, zero, one_step, (zero + one_step) // 2),
        Regime.DIVERGENCE: (0, last, width, width - 1),
        Regime.ZIGZAG: (0, one_step + 1, trap, (one_step + min(trap, last)) // 2),
        Regime.ONE_STEP: (below, zero, width, one_step),
        Regime.TRAP: (below, one_step + 1, width, trap),
        Regime.FROZEN: (below, 0, one_step, zero),
    }
    canvas = Canvas.blank(width, height)
    for regime in sorted(places, key=lambda each: each is not present):
        row, first, after, over = places[regime]
        ink = STRONG if regime is present else DIM
        for name in (regime.value, _SHORT.get(regime, regime.value)):
            column = max(min(over - (len(name) - 1) // 2, after - len(name)), first)
            is_over = column <= over < column + len(name) <= after
            if is_over and canvas.put_first([(column, row)], name, ink, margin=1):
                break
    return canvas.picture()
