"""The paces of playing, in epochs a second."""

from __future__ import annotations

PACES = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 1000.0, 10000.0)
"""From the slowest to the fastest."""
USUAL_PACE = 2.0


def faster(pace: float, by: int) -> float:
    """The pace some places up, or down where `by` is negative; the last one at the end."""
    return PACES[max(0, min(PACES.index(pace) + by, len(PACES) - 1))]
