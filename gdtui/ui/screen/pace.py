"""The paces of playing, in epochs a second."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

PACES = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 1000.0, 10000.0)
"""From the slowest to the fastest."""
USUAL_PACE = 2.0


def faster(pace: float, by: int) -> float:
    """The pace some places up from any, or down where `by` is negative; the last one at the end."""
    place = bisect_right(PACES, pace) - 1 if by > 0 else bisect_left(PACES, pace)
    return PACES[max(0, min(place + by, len(PACES) - 1))]
