"""How far from a bottom noise keeps a run: by theory, and as it is measured in the run itself.

A spread is a mean square distance. Theory speaks of plain descent at a fixed rate alone.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import accumulate
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

    None without noise, where no bottom is known, and until some epochs have been spent there, on
    both sides of it: one that is still on its way has no spread.
    """
    valley = run.landscape.valley_near(run.weight) if run.method.noise.deviation else None
    if valley is None:
        return None
    squares = _squares(run, valley.bottom)
    near = _near(squares)
    if len(squares) - near < _FEWEST:
        return None
    since = run.at + 1 - len(squares) + near
    weights = run.weights(since, run.at)
    if not min(weights) <= valley.bottom <= max(weights):
        return None
    measured = math.fsum(squares[near:]) / (len(squares) - near)
    rate, curvature = run.learning_rate, valley.curvature
    theory = None if curvature is None else variance(run.method, rate, curvature)
    return Spread(valley.bottom, since, measured, theory)


def _squares(run: Run, bottom: float) -> list[float]:
    """The squares of the last distances from a bottom, as long as no other one was nearer.

    All of them at the present rate, in the order of the epochs.
    """
    low, high = run.landscape.nearest_to(bottom)
    first = max(run.rate_since, (run.at - _MOST) // _AT_ONCE * _AT_ONCE)
    squares: list[float] = []
    for epoch in range(run.at, first - 1, -1):
        weight = run.weight_at(epoch)
        if not low <= weight <= high:
            break
        squares.append((weight - bottom) * (weight - bottom))
    return squares[::-1]


def _near(squares: list[float]) -> int:
    """The first place with a square no larger than their mean from there on, and none far larger.

    Their number where there is no such place.
    """
    sums, most = list(accumulate(reversed(squares))), list(accumulate(reversed(squares), max))
    means = [total / count for count, total in enumerate(sums, 1)]
    last = len(squares) - 1
    return next(
        (
            place
            for place, square in enumerate(squares)
            if square <= means[last - place] and most[last - place] <= _FAR * means[last - place]
        ),
        len(squares),
    )
