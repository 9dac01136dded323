"""Maps: two numbers of a run across and upwards, and a fill for what comes of each pair of them.

Basins: by start and learning rate, the valley that the run ends in, a fill and a colour each, and a
blank where it settles in none. Settling: by learning rate and the rule's β, how quickly it settles
near a bottom, in shades. That follows from the two roots of a step; the line of the best β is the
edge of the ripples.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.method import Rule
from gdtui.engine.rules.stability import Law, Nearby, law_of
from gdtui.engine.theory.orbits import valley_reached
from gdtui.plot.axes.axis import Axis
from gdtui.plot.axes.frame import Plot
from gdtui.plot.axes.ranges import rates_on, rates_up_to
from gdtui.plot.bowl.scene import Seen
from gdtui.plot.bowl.window import own_window
from gdtui.plot.cells.numerals import tick
from gdtui.plot.cells.picture import CURVE, DIM, GROWS, PLAIN, SECANT, STRONG, TANGENT
from gdtui.plot.cells.rows import Piece
from gdtui.plot.pictures.base import Drawing, Place, WholePicture, Wordings, in_words
from gdtui.plot.readout.identity import TRAIL_SHAPES

VALLEYS = "╱╲─│╳┼"
"""Fills of one weight: none hides that another one is there."""
_INKS = (CURVE, TANGENT, SECANT, GROWS, PLAIN)
_DIGITS = 2
_APART = "  "


@dataclass(frozen=True, slots=True)
class Basins(WholePicture):
    """Where runs end, with the present start and rate marked."""

    landscape: Landscape
    rule: Rule
    start: float
    rate: float

    across_is, up_is = "weight", "rate"
    of_run = "start", "rate"
    title = "basins by start and η"
    fineness = 1

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
    """How quickly each rate and β settle, with the present ones marked."""

    law: Law
    bottom: float
    rule: Rule
    kept: float
    rate: float

    of_run = "rule", "kept", "rate"
    fineness = 1

    @staticmethod
    def of(seen: Seen) -> Settling:
        """The picture of the bottom, of those with a law, that the leading run is nearest to."""
        lead = seen.race.lead
        rule = lead.method.rule
        laws = (
            (valley.bottom, law_of(rule, valley.curvature)) for valley in lead.landscape.valleys
        )
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
        on.line([(rate, kept) for rate, kept in best if kept is not None], SECANT)

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
