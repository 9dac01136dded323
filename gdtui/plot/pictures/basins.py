"""Basins: for every start across and every learning rate upwards, the valley that the run ends in.

A shape and a colour for each valley, and a blank where it settles in none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from gdtui.engine.columns import Columns
from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.rule import Rule
from gdtui.engine.theory.orbits import valley_reached
from gdtui.plot.axes.frame import Plot, framed
from gdtui.plot.axes.ranges import settling_rates, weights_with
from gdtui.plot.bowl.marks import SHAPES
from gdtui.plot.cells.numerals import tick
from gdtui.plot.cells.picture import (
    CURVE,
    DIM,
    GROWS,
    MARBLES,
    PLAIN,
    SECANT,
    TANGENT,
    Canvas,
    Picture,
)
from gdtui.plot.cells.rows import Piece
from gdtui.plot.pictures.portrait import OnAxes, Place, Wordings, in_words

VALLEYS = "·▒+░×▓o"
_INKS = (CURVE, TANGENT, SECANT, GROWS, PLAIN)
_DIGITS = 2
_APART = "  "

Ends = tuple[int | None, ...]
"""The valleys that the runs of a column end in, from the top row down."""


@dataclass(frozen=True, slots=True)
class Basins(OnAxes):
    """Where runs end, with the present start and rate marked."""

    landscape: Landscape
    rule: Rule
    start: float
    rate: float

    @property
    def title(self) -> str:
        """What it is called."""
        return "basins by start and η"

    def axes(self, width: int, height: int) -> Plot:
        """Starts across, rates upwards."""
        starts = weights_with(self.landscape, self.start)
        return framed(starts, settling_rates(self.landscape, self.rule), width, height)

    def computed(self, axes: Plot) -> Columns[Ends]:
        """The valleys by column."""
        return _columns(self.landscape, self.rule, axes)

    def drawn(self, axes: Plot, done: int, /) -> tuple[Wordings, Picture]:
        """The picture with so many columns, each as wide as there is room; ● is the run."""
        ground, seen = _ground(self.landscape, self.rule, axes, done)
        canvas = Canvas(ground)
        axes.mark(canvas, self.start, self.rate, SHAPES[0], MARBLES[0])
        return _legend(self.landscape, seen), canvas.picture()

    def place(self, across: float, up: float, /) -> Place:
        """The start and the rate."""
        return Place(rate=up, weight=across)


@lru_cache(maxsize=4)
def _columns(landscape: Landscape, rule: Rule, axes: Plot) -> Columns[Ends]:
    grid = axes.grid
    rates = [axes.values(0, row)[1] for row in range(grid.height)]

    def column(at: int) -> Ends:
        start = axes.values(grid.left + at, 0)[0]
        return tuple(valley_reached(landscape, start, rate, rule=rule) for rate in rates)

    return Columns(column, grid.width)


@lru_cache(maxsize=4)
def _ground(
    landscape: Landscape, rule: Rule, axes: Plot, done: int
) -> tuple[Picture, tuple[int, ...]]:
    """The picture without the run, and the valleys that are seen in it."""
    canvas, left = Canvas(axes.picture), axes.grid.left
    known = _columns(landscape, rule, axes).first(done)
    starts = [*known, axes.grid.width]
    seen = {valley for ends in known.values() for valley in ends if valley is not None}
    for place, (at, ends) in enumerate(known.items()):
        wide = starts[place + 1] - at
        for row, valley in enumerate(ends):
            if valley is not None:
                shape, ink = _looks(valley)
                canvas.put(left + at, row, shape * wide, ink)
    return canvas.picture(), tuple(sorted(seen))


def _looks(valley: int) -> Piece:
    """The shape and the ink of a valley."""
    return VALLEYS[valley % len(VALLEYS)], _INKS[valley % len(_INKS)]


@lru_cache(maxsize=8)
def _legend(landscape: Landscape, seen: tuple[int, ...]) -> Wordings:
    """What the shapes mean: in words, in few words, and of as many valleys as there is room for."""
    if not seen:
        return in_words("from no start does it settle in a valley", "it settles nowhere")
    names = [tick(round(landscape.minima[valley], _DIGITS)) for valley in seen]
    long, short = (
        [
            piece
            for valley, name in zip(seen, names, strict=True)
            for piece in (_looks(valley), (f" {before}{name}{_APART}", DIM))
        ]
        for before in ("w = ", "")
    )
    whole = [("it ends at ", DIM), *long, ("blank: nowhere", DIM)]
    parts = ([*short[:count], ("…", DIM)] for count in range(len(short) - 2, 0, -2))
    brief = [("ends at ", DIM), *short, ("blank: nowhere", DIM)]
    return [whole, brief, [*short, ("blank: none", DIM)], short, *parts]
