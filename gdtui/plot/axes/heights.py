"""How low and how high a landscape is between two weights, as far as that is to be seen.

A pole is endlessly high: of it so much is seen as leaves room for all the rest.
"""

from __future__ import annotations

import math

from gdtui.engine.landscapes.landscape import Landscape

_SAMPLES = 256
_FEW, _POLE = 20, 10.0
"""Where all losses but one in so many lie within a tenth of their range, the rest are a pole's."""


def has_loss(landscape: Landscape, weight: float) -> bool:
    """Whether there is a loss at a weight; of the slope nothing is asked."""
    return landscape.low <= weight <= landscape.high and (
        not landscape.has_gaps or math.isfinite(landscape.loss(weight))
    )


def heights(landscape: Landscape, left: float, right: float) -> tuple[float, float]:
    """The lowest and the highest loss that are to be seen; its minima always are."""
    weights = (left + (right - left) * k / _SAMPLES for k in range(_SAMPLES + 1))
    losses = [landscape.loss(weight) for weight in weights if has_loss(landscape, weight)]
    lowest = [landscape.loss(m) for m in landscape.minima if left <= m <= right]
    ends = [
        landscape.loss(weight)
        for weight in (left, right)
        if landscape.low < weight < landscape.high and has_loss(landscape, weight)
    ]
    low, high = _without_poles(losses, ends) if losses else (0.0, 0.0)
    return min([low, *lowest]), max([high, *lowest])


def _without_poles(losses: list[float], ends: list[float]) -> tuple[float, float]:
    """From the lowest to the highest of some losses, those of poles left out; `ends` are in."""
    ranked = sorted(losses)
    few = len(ranked) // _FEW
    low, high = ranked[few], ranked[-1 - few]
    if not ranked[-1] - ranked[0] > _POLE * (high - low) > 0:
        return ranked[0], ranked[-1]
    room = (high - low) / 2
    return min([*ends, max(ranked[0], low - room)]), max([*ends, min(ranked[-1], high + room)])
