"""Where a loss lies on the axis of the loss curve: by its logarithm, or plainly.

Above the lowest minimum a geometric decay is a straight line by its logarithm. A landscape without
a minimum has no lowest loss to count from, and its losses may be below zero.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from gdtui.engine.landscapes.landscape import BOTTOM, Landscape
from gdtui.plot.axes.still import Ticks
from gdtui.plot.cells.numerals import power_of_ten, tick

_LABEL_WIDTH = 5
_HIGHEST, _LOWEST = 4, -8
_MORE = 8
_MOST_TICKS = 7
_PARTS = 4
_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
_FARTHEST = 1e300


class Scale(NamedTuple):
    """`place` gives where a loss lies from 0 to 1; None for one that has no place.

    `bottom` is where losses are from which a weight counts as at the bottom, if there is one.
    """

    place: Callable[[float], float | None]
    ticks: Ticks
    bottom: float | None


def scale_of(landscape: Landscape, losses: Sequence[float], height: int) -> Scale:
    """The scale that has room for some losses, with ticks for so many rows."""
    if landscape.minima:
        return _by_logarithm(min(map(landscape.loss, landscape.minima)), losses, height)
    return _plain(losses)


def decades(powers: Iterable[float]) -> tuple[int, int]:
    """The powers of ten at the bottom and the top: -8 to 4, and eight more where losses go on."""
    low, high = _LOWEST, _HIGHEST
    for power in powers:
        while power < low:
            low -= _MORE
        while power > high:
            high += _MORE
    return low, high


def _by_logarithm(lowest: float, losses: Sequence[float], height: int) -> Scale:
    low, high = decades(math.log10(loss - lowest) for loss in losses if loss > lowest)

    def place(loss: float) -> float | None:
        return (math.log10(loss - lowest) - low) / (high - low) if loss > lowest else None

    step = 2
    while (high - low) / step > min(_MOST_TICKS - 1, height // 3):
        step *= 2
    ticks = tuple(
        ((power - low) / (high - low), power_of_ten(power).rjust(_LABEL_WIDTH))
        for power in range(high, low - 1, -step)
    )
    return Scale(place, ticks, (math.log10(BOTTOM) - low) / (high - low))


def _plain(losses: Sequence[float]) -> Scale:
    low, high = (max(-_FARTHEST, min(end, _FARTHEST)) for end in (min(losses), max(losses)))
    span = high - low or 1.0
    unit = 10.0 ** math.floor(math.log10(span / _PARTS))
    # What floats leave of a round number must not decide.
    step = next(unit * k for k in _ROUND if round(span / (unit * k * _PARTS), 9) <= 1)
    bottom = math.floor(round(low / step, 9)) * step
    parts = max(1, math.ceil(round((high - bottom) / step, 9)))

    def place(loss: float) -> float:
        return max(0.0, min((loss - bottom) / (step * parts), 1.0))

    named = (bottom + step * k for k in range(parts + 1))
    ticks = tuple((k / parts, tick(value).rjust(_LABEL_WIDTH)) for k, value in enumerate(named))
    return Scale(place, ticks, None)
