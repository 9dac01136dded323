"""The paces of playing, in epochs a second."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from gdtui.engine.values import quoted, written

PACES = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 1000.0, 10000.0)
"""From the slowest to the fastest."""
USUAL_PACE = 2.0


def read_pace(text: str) -> float:
    """One of the paces. Raises ValueError with a sentence."""
    paces = {written(pace): pace for pace in PACES}
    if text.strip() not in paces:
        raise ValueError(f"speed must be one of {', '.join(paces)}, not {quoted(text)!r}")
    return paces[text.strip()]


def faster(pace: float, by: int) -> float:
    """The pace some places up from any, or down where `by` is negative; the last one at the end."""
    place = bisect_right(PACES, pace) - 1 if by > 0 else bisect_left(PACES, pace)
    return PACES[max(0, min(place + by, len(PACES) - 1))]
