"""How far from a bottom noise keeps a run: by theory, and as it is measured in the run itself.

A spread is a mean square distance. Theory speaks of plain descent at a fixed rate alone.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from gdtui.engine.rules.method import Method
from gdtui.engine.runs.run import Run

_MOST, _AT_ONCE = 1000, 100
"""Of a long run so many of the last epochs are measured; the first of them moves in leaps."""
_FEWEST = 20
_FAR = 25.0
"""A square so many times the mean square is a part of the way to the bottom, and no spread."""


class Spread(NamedTuple):
    """The mean square distance from `bottom`, measured from an epoch on, and by theory.

    `by_theory` is None where theory says nothing.
    """

    bottom: float
    since: int
    measured: float
    by_theory: float | None


def variance(method: Method, rate: float, curvature: float) -> float | None:
    """ηS²/(c(2 − ηc)), what plain descent at a fixed rate comes to; None where it does not rest.

    That of normal errors of deviation S in the slope, near a bottom of curvature c.
    """
    pull = rate * curvature
    if not (method.rule.is_plain and method.schedule.is_constant and 0 < pull < 2):
        return None
    return rate * method.noise.deviation**2 / (curvature * (2 - pull))


@lru_cache(maxsize=4)
def spread_of(run: Run) -> Spread | None:
    """The spread of a noisy run since it came near the bottom that it is near now.

    Measured from the first epoch whose square is no larger than the mean from there on, and none
    far larger. None without noise, where no bottom is known, and until some epochs have been spent
    there, on both sides of it: one that is still on its way has no spread.
    """
    valley = run.landscape.valley_near(run.weight) if run.method.noise.deviation else None
    if valley is None:
        return None
    bottom, (low, high) = valley.bottom, run.landscape.nearest_to(valley.bottom)
    first = max(run.rate_since, (run.at - _MOST) // _AT_ONCE * _AT_ONCE)
    total, most, near, measured = 0.0, 0.0, 0, 0.0
    for epochs, weight in enumerate(reversed(run.weights(first, run.at)), 1):
        if not low <= weight <= high:
            break
        square = (weight - bottom) * (weight - bottom)
        total, most = total + square, max(most, square)
        if square <= (mean := total / epochs) and most <= _FAR * mean:
            near, measured = epochs, mean
    since = run.at + 1 - near
    if near < _FEWEST or not min(weights := run.weights(since, run.at)) <= bottom <= max(weights):
        return None
    rate, curvature = run.learning_rate, valley.curvature
    theory = None if curvature is None else variance(run.method, rate, curvature)
    return Spread(bottom, since, measured, theory)
