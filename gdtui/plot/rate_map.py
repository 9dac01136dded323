"""The map of the learning rate: the epochs to zero loss against η, with the seven regimes by name.

Small rates take for ever, large ones never arrive; η and 1 − η are mirror images.
"""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache

from gdtui.engine.regime import Regime, factor, predicted_zero_loss, regime_of
from gdtui.plot.dots import cell, draw_path
from gdtui.plot.marks import SHAPES, TRAIL_SHAPES
from gdtui.plot.numerals import plain
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
from gdtui.plot.scene import Point
from gdtui.plot.still import Still, fits, still
from gdtui.plot.track import LEARNING_RATES, Track

FACTORS = Track(-1.0, 1.0, (-1.0, 0.0, 1.0))

_NAME_ROWS, _FACTOR_ROWS = 2, 1
_FEWEST_DECADES = 3
_LABEL_WIDTH = 5
_NEVER = "▲"
_SHORT = {Regime.SLOW: "slow", Regime.ZIGZAG: "zigzag", Regime.TRAP: "trap"}
_HIGHEST_RATE = LEARNING_RATES.high
_TICKS = ((0.0, "0"), (0.5, "0.5"), (1.0, "1"), (_HIGHEST_RATE, f"{_HIGHEST_RATE:g}"))


def draw_rate_map(
    weight: float, learning_rate: float, width: int, height: int, theory: bool = True
) -> Picture:
    """The map from one weight, with the present rate ● on it.

    With `theory` its regime stands out, and ○ is its mirror image.

    A rate that never arrives stands as ▲ at the upper edge; below the map lies r, from -1 to 1.
    """
    plot_height = height - _NAME_ROWS - _FACTOR_ROWS
    if not fits(width, plot_height):
        return Canvas.blank(width, height).picture()
    decades = _decades(weight)
    plot = _map(weight, decades, width, plot_height)
    canvas = Canvas(plot.picture)
    for rate, shape, ink in (
        (1 - learning_rate, TRAIL_SHAPES[0], TRAIL),
        (learning_rate, SHAPES[0], MARBLES[0]),
    ):
        if rate == learning_rate or (theory and 0 < rate < 1):
            steps = predicted_zero_loss(weight, rate)
            place = cell(plot, (_across(rate), _height(steps, decades)))
            canvas.put(*place, _NEVER if steps is None else shape, ink)
    return stacked(
        _names(plot, regime_of(learning_rate) if theory else None, width),
        canvas.picture(),
        _factor_row(factor(learning_rate), width),
    )


@lru_cache(maxsize=8)
def _axes(decades: int, width: int, height: int) -> Still:
    """The axes, with a dashed line at each landmark."""
    counts = tuple(
        (power / decades, f"1e{power}" if power > 4 else str(10**power).rjust(_LABEL_WIDTH))
        for power in range(decades + 1)
    )
    plot = still(width, height, tuple((_across(r), label) for r, label in _TICKS), counts, ())
    canvas = Canvas(plot.picture)
    for landmark in (0.5, 1.0):
        column, _ = cell(plot, (_across(landmark), 0.0))
        for row in range(plot.height):
            canvas.put(column, row, "╎", AXIS)
    return replace(plot, picture=canvas.picture())


@lru_cache(maxsize=16)
def _map(weight: float, decades: int, width: int, height: int) -> Still:
    """The map without a rate on it: kept, since the rate is what changes most."""
    plot = _axes(decades, width, height)
    canvas = Canvas(plot.picture)
    draw_path(canvas, plot, _curve(weight, decades, plot.width), CURVE)
    origin = f"from w = {plain(weight)}"
    middle, _ = cell(plot, (_across(0.5), 0.0))
    canvas.put(middle - len(origin) // 2, 0, origin, DIM)
    return replace(plot, picture=canvas.picture())


def _curve(weight: float, decades: int, columns: int) -> list[Point]:
    """The epochs to zero loss: rates close together where it is steep, up to 0.5; then mirrored."""
    rates = [k * _HIGHEST_RATE / columns for k in (0.5, 1, 2, 3, *range(4, columns, 2))]
    steps = [(rate, predicted_zero_loss(weight, rate)) for rate in rates if rate < 0.5]
    reached = [(r, n) for r, n in steps if n is not None and n <= 10**decades]
    path = [*reached, (0.5, 1), *((1 - rate, count) for rate, count in reversed(reached))]
    return [(_across(rate), _height(count, decades)) for rate, count in path]


def _factor_row(value: float, width: int) -> Picture:
    """R on a line from -1 to 1."""
    canvas = Canvas.blank(width, 1)
    label = "r -1 "
    canvas.put(0, 0, label, DIM)
    canvas.paste(len(label), 0, FACTORS.line(value, width - len(label) - 2))
    canvas.put(width - 1, 0, "1", DIM)
    return canvas.picture()


def _decades(weight: float) -> int:
    """How many powers of ten the map is high: 1 to 1000, or as far as η = 0.05 takes."""
    steps = predicted_zero_loss(weight, 0.05) or 1
    return max(_FEWEST_DECADES, math.ceil(math.log10(steps)))


def _across(learning_rate: float) -> float:
    return max(-1.0, min(2 * learning_rate / _HIGHEST_RATE - 1, 1.0))


def _height(steps: int | None, decades: int) -> float:
    """From 0 for one epoch to 1 at the upper edge, where those lie too that take longer."""
    if steps is None or steps > 10**decades:
        return 1.0
    return math.log10(max(steps, 1)) / decades


def _names(plot: Still, present: Regime | None, width: int) -> Picture:
    """The stretches between the landmarks above, the landmarks themselves below."""
    canvas = Canvas.blank(width, _NAME_ROWS)

    def column(learning_rate: float) -> int:
        return cell(plot, (_across(learning_rate), 0.0))[0]

    zero, half, one = (column(rate) for rate in (0.0, 0.5, 1.0))
    end = width
    last = end - len(Regime.DIVERGENCE.value)
    places = (
        (0, 0, zero, Regime.ASCENT),
        (0, zero + 1, half, Regime.SLOW),
        (0, half + 1, min(one, last - 1), Regime.ZIGZAG),
        (0, last, end, Regime.DIVERGENCE),
        (1, zero, zero + len(Regime.FROZEN.value), Regime.FROZEN),
        (1, half - 4, half + 5, Regime.ONE_STEP),
        (1, max(half + 6, end - len(Regime.TRAP.value)), end, Regime.TRAP),
    )
    for row, first, after, regime in places:
        room = after - first
        name = regime.value if len(regime.value) <= room else _SHORT.get(regime, "")
        left = first + (room - len(name)) // 2
        canvas.put(left, row, name, STRONG if regime is present else DIM)
    return canvas.picture()
