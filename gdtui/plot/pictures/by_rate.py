"""What every learning rate does from a start: the epochs that it takes, and where it leads at last.

On a parabola theory counts the epochs, exactly, and the six regimes stand above by name; elsewhere
they are counted in runs. Of two bowls both are drawn.
"""

from __future__ import annotations

import math
from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.method import Rule
from gdtui.engine.rules.stability import Law, law_of
from gdtui.engine.theory.orbits import AFTER, LONGEST, epochs_to_bottom, long_run
from gdtui.engine.theory.parabola import Regime, Theory, theory_for
from gdtui.engine.values import written
from gdtui.guide.guide import Clue
from gdtui.guide.words import goal
from gdtui.plot.axes.axis import Axis, joined, powers_of_ten, short
from gdtui.plot.axes.frame import Plot
from gdtui.plot.axes.ranges import rates_of, rates_on
from gdtui.plot.bowl.scene import Seen
from gdtui.plot.bowl.window import own_window
from gdtui.plot.cells.numerals import tick
from gdtui.plot.cells.picture import DIM, STRONG, Canvas, Picture
from gdtui.plot.pictures.base import Drawing, WholePicture, Wordings, in_words
from gdtui.plot.readout.identity import curve_inks

_ALL_NAMES_FROM = 7
"""The height from which there are two rows of names."""
_HARDLY = 8
"""Where less than one rate of so many arrives, hardly any does."""
_FEWEST_DECADES = 3
_DECADES_AT = 0.1
"""The share of 1/c whose epochs the map has room for."""
_NEVER = 2.0
"""The height of what does not arrive: beyond the upper edge."""
_SHORT = {Regime.SMOOTH: "smooth", Regime.ZIGZAG: "zigzag", Regime.TRAP: "trap"}


class Start(NamedTuple):
    """Where a marble starts, on which landscape, and what is known of that."""

    landscape: Landscape
    weight: float
    theory: Theory | None


def _starts(seen: Seen) -> tuple[Start, ...]:
    """The start of the first run on each landscape."""
    return tuple(Start(run.landscape, run.first_weight, theory_for(run)) for run in seen.race.leads)


@dataclass(frozen=True, slots=True)
class _ByRate(WholePicture):
    """Rates across; something of each start upwards, in the ink of its marble."""

    starts: tuple[Start, ...]
    rule: Rule
    rate: float

    across_is = "rate"

    @abstractmethod
    def found(self, start: Start, rate: float, plot: Plot) -> Any:
        """What is drawn of a rate."""

    @abstractmethod
    def draw_found(self, on: Drawing, found: Mapping[int, Any], ink: str) -> None:
        """What was found of one start, by column of dots."""

    def column(self, plot: Plot, at: int, /) -> list[Any]:
        """What is found of all starts in a column of dots."""
        return [self.found(start, plot.at_dot(at), plot) for start in self.starts]

    def draw_ground(self, on: Drawing) -> None:
        for index, ink in [*enumerate(curve_inks(len(self.starts)))][::-1]:
            self.draw_found(on, {at: found[index] for at, found in on.known.items()}, ink)


@dataclass(frozen=True, slots=True)
class Epochs(_ByRate):
    """The epochs from a start to the bottom, with the present rate marked.

    Where the counts are to be found out there is the present rate alone; where the regime is, none
    stands out.
    """

    tells_counts: bool = True
    tells_regime: bool = True

    of_run = ("rate",)

    @staticmethod
    def of(seen: Seen) -> Epochs:
        lead, sight = seen.race.lead, seen.sight
        tells = sight.tells(Clue.COUNTS), sight.theory
        return Epochs(_starts(seen), lead.method.rule, lead.learning_rate, *tells)

    @property
    def title(self) -> str:
        weights = " and ".join(dict.fromkeys(written(start.weight) for start in self.starts))
        name = goal(*(start.landscape for start in self.starts))
        where = name if name == "zero loss" else f"the {name}"
        return f"epochs to {where} from w = {weights}"

    @property
    def theories(self) -> list[Theory]:
        """What is known of all bowls; nothing where it is not of each."""
        known = [start.theory for start in self.starts if start.theory]
        return known if len(known) == len(self.starts) else []

    @property
    def theory(self) -> Theory | None:
        """What is known of the one bowl."""
        return self.starts[0].theory if len(self.starts) == 1 else None

    @property
    def axes(self) -> tuple[Axis, Axis]:
        """Rates across; of an exact map as high as a tenth of the smallest 1/c takes."""
        if not self.theories:
            found = rates_on([start.landscape for start in self.starts], self.rule)
            return found, powers_of_ten(0, round(math.log10(LONGEST)), _epochs)
        slow = _DECADES_AT * min(theory.landmarks[1] for theory in self.theories)
        steps = max(_steps(start, self.rule, slow) or 1 for start in self.starts)
        most = max(_FEWEST_DECADES, math.ceil(math.log10(steps)))
        rates = rates_of([Law(theory.curvature) for theory in self.theories])
        return rates, powers_of_ten(0, most, _epochs)

    @property
    def fineness(self) -> int:
        return 2 * self.tells_counts

    def found(self, start: Start, rate: float, plot: Plot) -> int | None:
        """The epochs; of 1/c itself, where one step is enough, in the column that is nearest."""
        best = start.theory.landmarks[1] if start.theory else math.inf
        is_best = abs(rate - best) < plot.across.length / (plot.dot_columns - 1) / 2
        return _steps(start, self.rule, best if is_best else rate)

    def draw_ground(self, on: Drawing) -> None:
        """A curve for each bowl; a dashed line stands at each landmark above 0."""
        _ByRate.draw_ground(self, on)
        for start in self.starts:
            for landmark in start.theory.landmarks[1:] if start.theory else ():
                on.upright(landmark)

    def draw_found(self, on: Drawing, found: Mapping[int, int | None], ink: str) -> None:
        """A line joins neighbours that arrive."""
        grid, across = on.plot.grid, on.plot.dot_columns - 1
        points = [
            (at / across, on.plot.up.share(steps) if steps else _NEVER)
            for at, steps in found.items()
        ]
        grid.scatter(on.canvas, (grid.dot(point) for point in points if point[1] < 1), ink)
        lines = (
            (a, b) for a, b in pairwise(points) if min(a[1], b[1]) < 1 and max(a[1], b[1]) <= 1
        )
        grid.trace(on.canvas, lines, ink)

    def draw_run(self, on: Drawing) -> None:
        """● is the present rate, on its curve; ○ its mirror image, which takes as many epochs."""

        def epochs(index: int, rate: float) -> float:
            steps = _steps(self.starts[index], self.rule, rate)
            return math.inf if steps is None else steps

        if self.theory and self.tells_regime:
            *_, last = self.theory.landmarks
            if 0 < (image := last - self.rate) < last:
                on.mark_other(image, epochs(0, image))
        for index in reversed(range(len(self.starts))):
            on.mark(self.rate, epochs(index, self.rate), index)

    def wordings(self, on: Drawing, /) -> Wordings:
        """How they were counted; of two bowls what they have in common."""
        if self.theories:
            return in_words("one η for both: where both are low is little room", "one η for both")
        arrives = sum({*steps} != {None} for steps in on.known.values())
        if arrives * _HARDLY < len(on.known):
            return in_words(f"hardly any rate arrives within {LONGEST} epochs", "hardly any")
        return in_words(
            f"counted in runs  ▲ not within {LONGEST} epochs", f"▲ not within {LONGEST}"
        )

    def rows_above(self, height: int, /) -> int:
        """Names above an exact map, else how it was counted."""
        return 1 + (self.theory is not None and height >= _ALL_NAMES_FROM)

    def draw_above(self, on: Drawing, rows: int) -> Picture:
        """In two rows the regimes between the landmarks, and below them those at these.

        Where there is little room, such as in one row, names are short, or missing; that of the
        present rate is the last to go.
        """
        theory, width = self.theory, on.canvas.width
        if not theory:
            return WholePicture.draw_above(self, on, rows)
        canvas = Canvas.blank(width, rows)
        if not self.tells_counts:
            return canvas.picture()
        zero, one_step, trap = (on.plot.cell(rate, 1)[0] for rate in theory.landmarks)
        present = theory.regime(self.rate) if self.tells_regime else None
        last, below = width - len(Regime.DIVERGENCE.value), rows - 1
        # The row of a name, the columns that it may use, and the one that it is to stand over.
        places = {
            Regime.SMOOTH: (0, zero, one_step, (zero + one_step) // 2),
            Regime.DIVERGENCE: (0, last, width, width - 1),
            Regime.ZIGZAG: (0, one_step + 1, trap, (one_step + min(trap, last)) // 2),
            Regime.ONE_STEP: (below, zero, width, one_step),
            Regime.TRAP: (below, one_step + 1, width, trap),
            Regime.FROZEN: (below, 0, one_step, zero),
        }
        for regime in sorted(places, key=lambda each: each is not present):
            row, first, after, over = places[regime]
            ink = STRONG if regime is present else DIM
            for name in (regime.value, _SHORT.get(regime, regime.value)):
                column = max(min(over - (len(name) - 1) // 2, after - len(name)), first)
                is_over = column <= over < column + len(name) <= after
                if is_over and canvas.put_first([(column, row)], name, ink, margin=1):
                    break
        return canvas.picture()


@lru_cache(maxsize=1024)
def _steps(start: Start, rule: Rule, rate: float) -> int | None:
    """The epochs that a rate takes; None for one that never arrives."""
    if start.theory:
        return start.theory.zero_loss(start.weight, rate)
    return epochs_to_bottom(start.landscape, start.weight, rate, rule)


def _epochs(power: float) -> str:
    return tick(10.0**power)


@dataclass(frozen=True, slots=True)
class LongRun(_ByRate):
    """The weights that a run visits after a long time, with the present rate and weight in it.

    One line where it rests, two in a cycle of 2, a band in chaos, nothing where it leaves.
    """

    weights: tuple[float, ...]

    of_run = "rate", "weights"
    title = "long run by η"
    fineness = 2

    @staticmethod
    def of(seen: Seen) -> LongRun:
        lead, weights = seen.race.lead, tuple(run.weight for run in seen.race.leads)
        return LongRun(_starts(seen), lead.method.rule, lead.learning_rate, weights)

    @property
    def axes(self) -> tuple[Axis, Axis]:
        """Rates across, as far as one landscape needs; weights upwards, as far as all do."""
        landscapes = [start.landscape for start in self.starts]
        up = [own_window(start.landscape, start.weight).across for start in self.starts]
        return rates_on(landscapes, self.rule, with_chaos=True), joined(up)

    def found(self, start: Start, rate: float, plot: Plot) -> set[int]:
        """The rows of the dots that are seen in a column of dots."""
        visited = long_run(start.landscape, start.weight, rate, self.rule)
        shares = {plot.up.share(weight) for weight in visited if plot.up.holds(weight)}
        return {plot.grid.dot((0.0, share))[1] for share in shares}

    def draw_found(self, on: Drawing, found: Mapping[int, set[int]], ink: str) -> None:
        dots = ((column, row) for column, rows in found.items() for row in rows)
        on.plot.grid.scatter(on.canvas, dots, ink)

    def draw_run(self, on: Drawing) -> None:
        """● is the run now, ○ its start; ◆ and ◇ of a second one."""
        on.upright(self.rate)
        for index, weight in [*enumerate(self.weights)][::-1]:
            on.mark_other(self.rate, self.starts[index].weight, index)
            on.mark(self.rate, weight, index)

    def wordings(self, _on: Drawing, /) -> Wordings:
        """What is drawn; of a flat line why it is one."""
        (landscape, *_), *others = self.starts
        law = None if others else law_of(self.rule, landscape.steady_curvature)
        if not law:
            return in_words(
                f"weights visited after {AFTER} epochs, by learning rate",
                f"weights after {AFTER} epochs, by rate",
            )
        bottom, limit = short(landscape.minima[0]), short(law.landmarks[-1])
        return in_words(
            f"a flat line: for every η below {limit} it comes to rest at w = {bottom}",
            f"one line: at rest at w = {bottom} for all η below {limit}",
            f"at rest at w = {bottom} for η below {limit}",
        )
