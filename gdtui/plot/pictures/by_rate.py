"""What every learning rate does, in the pictures that have the rates on an axis.

Two are curves, one for each of two bowls: the epochs that a rate takes, and where it leads at last.
Two are maps, a fill for what comes of two numbers: in which valley a run ends by its start and its
rate, and how quickly it settles by its rate and its β.
"""

from __future__ import annotations

import math
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.method import Rule
from gdtui.engine.rules.stability import Law, Nearby
from gdtui.engine.theory.orbits import AFTER, LONGEST, epochs_to_bottom, long_run, valley_reached
from gdtui.engine.theory.parabola import Regime, Theory, theory_for
from gdtui.engine.values import written
from gdtui.guide.guide import Clue
from gdtui.guide.words import goal
from gdtui.plot.axes.axis import Axis, joined, powers_of_ten, short
from gdtui.plot.axes.frame import Plot
from gdtui.plot.axes.ranges import rates_of, rates_on, rates_up_to
from gdtui.plot.bowl.scene import Seen
from gdtui.plot.bowl.window import own_window
from gdtui.plot.cells.picture import (
    CURVE,
    DIM,
    GROWS,
    PLAIN,
    SECANT,
    STRONG,
    TANGENT,
    Canvas,
    Picture,
)
from gdtui.plot.cells.rows import Piece
from gdtui.plot.cells.text import tick
from gdtui.plot.pictures.base import Drawing, Place, WholePicture, Wordings, in_words
from gdtui.plot.readout.identity import TRAIL_SHAPES, curve_inks

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
    at_fixed_rates = True

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

    On a parabola theory counts them, exactly, and the six regimes stand above by name; elsewhere
    they are counted in runs.

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
        law = None if others else self.rule.law(landscape.steady_curvature)
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


# Maps: two numbers of a run across and upwards, and a fill for what comes of them


VALLEYS = "╱╲─│╳┼"
"""Fills of one weight: none hides that another one is there."""
_INKS = (CURVE, TANGENT, SECANT, GROWS, PLAIN)
_DIGITS = 2
_APART = "  "


@dataclass(frozen=True, slots=True)
class Basins(WholePicture):
    """The valley in which runs end, by their starts and rates, with the present ones marked.

    A fill and a colour for each valley, and a blank where it settles in none.
    """

    landscape: Landscape
    rule: Rule
    start: float
    rate: float

    across_is, up_is = "weight", "rate"
    of_run = "start", "rate"
    title = "basins by start and η"
    fineness = 1
    at_fixed_rates = True

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


SHADES = "▓▒░·"
_UP_TO = (3.0, 10.0, 30.0)
"""The epochs to a tenth of the distance that the shades stand for, the last for more."""
_BEYOND = 1.05
_HIGHEST, _HIGHEST_TOLD = 0.99, 0.999
_SHARES = Axis(0.0, 1.0, (0.0, 0.25, 0.5, 0.75, 1.0))
_ABOUT = 0.8
"""The share of the widest row from which on one is about as wide."""
_BESIDE = "←"
_BEST = TRAIL_SHAPES[0]
_NAMED = (Nearby.SMOOTH, Nearby.ZIGZAG, Nearby.RIPPLES, Nearby.NO_REST)

Row = tuple[Nearby, ...]
"""What the cells of a row do."""


@dataclass(frozen=True, slots=True)
class Settling(WholePicture):
    """How quickly each rate and β settle near a bottom, in shades, with the present ones marked.

    That follows from the two roots of a step; the line of the best β is the edge of the ripples.
    """

    law: Law
    bottom: float
    rule: Rule
    kept: float
    rate: float

    of_run = "rule", "kept", "rate"
    fineness = 1
    at_fixed_rates = True

    @staticmethod
    def of(seen: Seen) -> Settling:
        """The picture of the bottom, of those with a law, that the leading run is nearest to."""
        lead = seen.race.lead
        rule = lead.method.rule
        laws = ((valley.bottom, rule.law(valley.curvature)) for valley in lead.landscape.valleys)
        found = [(bottom, law) for bottom, law in laws if law]
        bottom, law = min(found, key=lambda each: abs(each[0] - lead.weight))
        return Settling(law._replace(kept=0.0), bottom, rule, law.kept, lead.learning_rate)

    @property
    def title(self) -> str:
        return f"settling near w* = {tick(self.bottom)} by η and {self._symbol}"

    @property
    def _symbol(self) -> str:
        return self.rule.parameters[0].symbol

    @property
    def axes(self) -> tuple[Axis, Axis]:
        """Rates across, β upwards."""
        limits = (self.law._replace(kept=kept).landmarks[-1] for kept in (0.0, 1.0))
        return rates_up_to(max(limits) * _BEYOND), _SHARES

    def column(self, plot: Plot, at: int, /) -> tuple[tuple[str, Nearby], ...]:
        """The shade of each cell from the top row down, and what its rate and β do."""
        places = (plot.grid.middle(plot.grid.left + at, row) for row in range(plot.grid.height))
        cells = ((plot.across.at(x), self.law._replace(kept=plot.up.at(y))) for x, y in places)
        return tuple((_shade(law, rate), law.nearby(rate)) for rate, law in cells)

    def draw_ground(self, on: Drawing) -> None:
        """The shades, and the line of the best β."""
        on.fill(lambda cell: (cell[0], CURVE))
        rates = map(on.plot.at_dot, range(on.plot.dot_columns))
        best = [(rate, self.law.best_kept(rate)) for rate in rates]
        on.plot.draw(on.canvas, [(rate, kept) for rate, kept in best if kept is not None], SECANT)

    def draw_run(self, on: Drawing) -> None:
        """● is the run, ○ the best β for its rate. The regions are named when all is known."""
        law, rate = self.law._replace(kept=self.kept), self.rate
        best = law.best_kept(rate)
        if len(on.known) == on.plot.grid.width:
            rows = [tuple(does for _, does in row) for row in zip(*on.known.values(), strict=True)]
            beyond = [row.count(Nearby.NO_REST) for row in rows]
            told = f"{_BEST} best {self._symbol}: {min(best or 0.0, _HIGHEST_TOLD):.3g}"
            if best is not None and max(beyond) > len(told) + 1:
                column = on.canvas.width - len(told) - 1
                on.canvas.put(column, beyond.index(max(beyond)), told, DIM)
            for nearby in _NAMED:
                _name(on, rows, nearby, STRONG if nearby is law.nearby(rate) else DIM)
        if best is not None:
            on.mark_other(rate, best)
        on.mark(rate, law.kept)

    def wordings(self, _on: Drawing, /) -> Wordings:
        """What the shades mean."""
        texts = *(f"{limit:.0f}" for limit in _UP_TO), "more"
        shades: list[Piece] = []
        for shade, text in zip(SHADES, texts, strict=True):
            shades += [(shade, CURVE), (f" {text}  ", DIM)]
        befores = "epochs to a tenth of the way: up to ", "epochs to a tenth: ", "a tenth in "
        return [[(before, DIM), *shades] for before in befores]

    def place(self, across: float, up: float) -> Place:
        """The rate and the parameters."""
        kept = min(up, _HIGHEST)
        return Place(rate=across, parameters=(kept, *self.rule.values[1:]))


def _shade(law: Law, rate: float) -> str:
    """The shade for the epochs that it takes to a tenth of the distance; blank for never."""
    if not law.nearby(rate).rests:
        return " "
    factor = law.factor(rate)
    epochs = -math.log(10) / math.log(factor) if 0 < factor < 1 else 0.0 if not factor else math.inf
    return SHADES[sum(epochs > limit for limit in _UP_TO)]


def _name(on: Drawing, rows: Sequence[Row], nearby: Nearby, ink: str) -> None:
    """A region by name, where it is widest; or beside it, where it is too narrow."""
    name, beside = f" {nearby.value} ", f"{_BESIDE}{nearby.value} "
    widths = [row.count(nearby) for row in rows]
    among = [row for row, width in enumerate(widths) if width > max(widths) * _ABOUT]
    left, over = on.plot.grid.left, SHADES + " "
    inside = (
        (left + rows[row].index(nearby) + (widths[row] - len(name)) // 2, row)
        for row in sorted(among, key=lambda row: abs(row - among[len(among) // 2]))
        if widths[row] >= len(name)
    )
    ends = (
        (rows[row].index(nearby) + widths[row] + 1, row)
        for row in reversed(range(len(rows)))
        if widths[row] > 1
    )
    aside = (
        (left + end, row) for end, row in ends if len({*rows[row][end : end + len(beside)]}) == 1
    )
    if not on.canvas.put_first(inside, name, ink, over):
        on.canvas.put_first(aside, beside, ink, over)
