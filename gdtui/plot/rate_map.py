"""The map of the learning rate: the epochs to zero loss against η, with the six regimes by name.

Small rates take for ever, large ones never arrive; on either side of 1/c they are mirror images.
"""

from __future__ import annotations

import math
from functools import lru_cache

from gdtui.engine.landscape import Landscape
from gdtui.engine.run import Run
from gdtui.engine.theory import Regime, Theory, theory_of
from gdtui.engine.values import written
from gdtui.plot.dots import Grid, Point
from gdtui.plot.marks import SHAPES, TRAIL_SHAPES
from gdtui.plot.numerals import power_of_ten, tick
from gdtui.plot.picture import (
    AXIS,
    CURVE,
    DIM,
    MARBLES,
    STRONG,
    TRAIL,
    Canvas,
    Picture,
    stacked,
)
from gdtui.plot.rows import draw_rows, row
from gdtui.plot.shows import Sight
from gdtui.plot.still import Still, fits, still
from gdtui.plot.track import Track, rate_track

FACTORS = Track(-1.0, 1.0, (-1.0, 0.0, 1.0))

_NAME_ROWS, _FACTOR_ROWS = 2, 1
_FEWEST_DECADES = 3
_LABEL_WIDTH = 5
_NEVER, _AT_ONCE = "▲", "▼"
_SHORT = {Regime.SMOOTH: "smooth", Regime.ZIGZAG: "zigzag", Regime.TRAP: "trap"}
_DECADES_AT = 0.1
"""The share of 1/c whose epochs the map has room for."""


def draw_rate_map(run: Run, sight: Sight, width: int, height: int) -> Picture:
    """The map from the start of a run, with the present rate ● on it.

    Where theory may be seen its regime stands out, and ○ is its mirror image. A rate that never
    arrives stands as ▲ at the upper edge; below the map lies r, from -1 to 1.
    """
    theory, plot_height = theory_of(run.landscape), height - _NAME_ROWS - _FACTOR_ROWS
    if theory is None:
        return _words("no exact theory holds for this landscape", width, height)
    if not fits(width, plot_height):
        return Canvas.blank(width, height).picture()
    start, rate = run.weight_at(0), run.learning_rate
    plot = _map(theory, start, width, plot_height)
    canvas = Canvas(plot.picture)
    mirrored = theory.landmarks[-1] - rate
    if sight.theory and 0 < mirrored < theory.landmarks[-1]:
        _put_rate(canvas, plot.grid, theory, start, mirrored, TRAIL_SHAPES[0], TRAIL)
    _put_rate(canvas, plot.grid, theory, start, rate, SHAPES[0], MARBLES[0])
    return stacked(
        _names(plot.grid, theory, theory.regime(rate) if sight.theory else None, width),
        canvas.picture(),
        _factor_row(theory.factor(rate), width),
    )


def rate_at(landscape: Landscape, column: int, width: int) -> float:
    """The rate that a column of the map stands for: a landmark where one lies, else near it."""
    left = _LABEL_WIDTH + 1
    return rate_track(landscape).value(max(0, column - left), max(2, width - left))


def _words(text: str, width: int, height: int) -> Picture:
    """A sentence in place of the map."""
    return draw_rows([(Regime.FROZEN, [row(text, ink=DIM)])], width, height)


def _put_rate(
    canvas: Canvas, grid: Grid, theory: Theory, start: float, rate: float, shape: str, ink: str
) -> None:
    steps = theory.zero_loss(start, rate)
    place = grid.cell((_across(theory, rate), _height(steps, _decades(theory, start))))
    edge = _NEVER if steps is None else _AT_ONCE if steps == 0 else shape
    canvas.put(*place, edge, ink)


@lru_cache(maxsize=8)
def _axes(theory: Theory, decades: int, width: int, height: int) -> Still:
    """The axes, with a dashed line at each landmark above 0."""
    counts = tuple(
        (
            power / decades,
            (power_of_ten(power) if power > 4 else str(10**power)).rjust(_LABEL_WIDTH),
        )
        for power in range(decades + 1)
    )
    rates = (*theory.landmarks, rate_track(theory.landscape).high)
    plot = still(width, height, tuple((_across(theory, r), tick(r)) for r in rates), counts)
    canvas = Canvas(plot.picture)
    for landmark in theory.landmarks[1:]:
        column, _ = plot.grid.cell((_across(theory, landmark), 0.0))
        for y in range(plot.grid.height):
            canvas.put(column, y, "╎", AXIS)
    return plot._replace(picture=canvas.picture())


@lru_cache(maxsize=16)
def _map(theory: Theory, start: float, width: int, height: int) -> Still:
    """The map without a rate on it: kept, since the rate is what changes most."""
    decades = _decades(theory, start)
    plot = _axes(theory, decades, width, height)
    grid, canvas = plot.grid, Canvas(plot.picture)
    origin = f"from w = {written(start)}"
    if theory.zero_loss(start, theory.landmarks[1]) == 0:
        origin += ": at zero loss"
    else:
        grid.draw(canvas, _curve(theory, start, decades, grid.width), CURVE)
    middle, _ = grid.cell((_across(theory, theory.landmarks[1]), 0.0))
    left = min(middle - len(origin) // 2, width - len(origin))
    canvas.put(max(grid.left, left), 0, origin, DIM)
    return plot._replace(picture=canvas.picture())


def _curve(theory: Theory, start: float, decades: int, columns: int) -> list[Point]:
    """The epochs to zero loss: rates close together where it is steep, up to 1/c; then mirrored."""
    _, one_step, last = theory.landmarks
    unit = rate_track(theory.landscape).high / columns
    rates = [k * unit for k in (0.5, 1, 2, 3, *range(4, columns, 2))]
    steps = [(rate, theory.zero_loss(start, rate)) for rate in rates if rate < one_step]
    reached = [(r, n) for r, n in steps if n is not None and n <= 10**decades]
    path = [*reached, (one_step, 1), *((last - rate, n) for rate, n in reversed(reached))]
    return [(_across(theory, rate), _height(n, decades)) for rate, n in path]


def _factor_row(factor: float, width: int) -> Picture:
    """The factor r on a track from -1 to 1."""
    canvas = Canvas.blank(width, 1)
    label = "r -1 "
    canvas.put(0, 0, label, DIM)
    canvas.paste(len(label), 0, FACTORS.line(factor, width - len(label) - 2))
    canvas.put(width - 1, 0, "1", DIM)
    return canvas.picture()


def _decades(theory: Theory, start: float) -> int:
    """How many powers of ten the map is high: 1 to 1000, or as far as a tenth of 1/c takes."""
    steps = theory.zero_loss(start, _DECADES_AT * theory.landmarks[1]) or 1
    return max(_FEWEST_DECADES, math.ceil(math.log10(steps)))


def _across(theory: Theory, rate: float) -> float:
    return min(rate / rate_track(theory.landscape).high, 1.0)


def _height(steps: int | None, decades: int) -> float:
    """From 0 for one epoch to 1 at the upper edge, where those lie too that take longer."""
    if steps is None or steps > 10**decades:
        return 1.0
    return math.log10(max(steps, 1)) / decades


def _names(grid: Grid, theory: Theory, present: Regime | None, width: int) -> Picture:
    """The stretches between the landmarks above, the landmarks themselves below."""
    canvas = Canvas.blank(width, _NAME_ROWS)
    zero, one_step, trap = (grid.cell((_across(theory, r), 0.0))[0] for r in theory.landmarks)
    last = width - len(Regime.DIVERGENCE.value)
    places = (
        (0, zero + 1, one_step, Regime.SMOOTH),
        (0, one_step + 1, min(trap, last - 1), Regime.ZIGZAG),
        (0, last, width, Regime.DIVERGENCE),
        (1, zero, zero + len(Regime.FROZEN.value), Regime.FROZEN),
        (1, one_step - 4, one_step + 5, Regime.ONE_STEP),
        (1, max(one_step + 6, width - len(Regime.TRAP.value)), width, Regime.TRAP),
    )
    for y, first, after, regime in places:
        room = after - first
        name = regime.value if len(regime.value) <= room else _SHORT.get(regime, "")
        canvas.put(first + (room - len(name)) // 2, y, name, STRONG if regime is present else DIM)
    return canvas.picture()
