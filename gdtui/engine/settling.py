"""What the runs from one start, or at one rate, come to: the epoch at the bottom, and which one.

Both are measured in the run itself, on any landscape.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence

from gdtui.engine.landscape import Landscape

LONGEST = 10_000
"""Epochs after which nobody waits for the bottom any more."""
SETTLED_BY = 300
"""Epochs by which a run has settled in a valley, or counts as one that does not."""


def epochs_to_bottom(
    landscape: Landscape, start: float, rate: float, longest: int = LONGEST
) -> int | None:
    """The first epoch at the bottom; None where it is not one of the first `longest`."""
    slope, low, high, find = landscape.slope_of_loss, landscape.low, landscape.high, bisect_left
    edges = _edges(landscape)
    weight, before, length = start, 0, 1
    if not low <= weight <= high:
        return None
    if find(edges, weight) & 1:
        return 0
    while before < longest:
        kept, last = weight, min(before + length, longest)
        for epoch in range(before + 1, last + 1):
            weight = weight - rate * slope(weight)
            if find(edges, weight) & 1:
                return epoch
            # What comes back to the last bit goes round for ever.
            if weight == kept or not low <= weight <= high:
                return None
        before, length = last, 2 * length
    return None


def valleys_reached(
    landscape: Landscape, start: float, rates: Sequence[float], epochs: int = SETTLED_BY
) -> tuple[int | None, ...]:
    """For each rate the valley that the run ends in, as the place of its minimum among them all.

    None where the run leaves, and where it settles in no valley in so many epochs: it has settled
    at a bottom that draws it nearer with every step.
    """
    slope, curvature = landscape.slope_of_loss, landscape.curvature
    low, high, find = landscape.low, landscape.high, bisect_left
    edges, found = _edges(landscape), []
    for rate in rates:
        valley, weight = None, start
        if low <= weight <= high:
            for _ in range(epochs):
                place = find(edges, weight)
                after = weight - rate * slope(weight)
                if place & 1 and find(edges, after) == place:
                    pull = 1 - rate * curvature(weight)
                    if -1 < pull < 1 or (after == weight and rate):
                        valley = place // 2
                        break
                if not low <= after <= high:
                    break
                weight = after
        found.append(valley)
    return tuple(found)


def _edges(landscape: Landscape) -> list[float]:
    """The ends of the bottoms in order, so that an odd place among them is inside one.

    A weight at either end of a bottom is outside.
    """
    return [edge for low, high in landscape.bottoms for edge in (low, math.nextafter(high, low))]
