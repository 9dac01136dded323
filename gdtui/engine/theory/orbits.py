"""Where the runs from one start go: the first epoch at a bottom, the valley, the long run.

All are measured in the run itself, by any rule on any landscape: many rates make one picture. How
far noise keeps a run from its bottom is measured too, beside what theory says of it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.method import Method, Rule
from gdtui.engine.runs.run import Run

LONGEST = 10_000
"""Epochs after which nobody waits for the bottom any more."""
SETTLED_BY = 300
"""Epochs by which a run has settled in a valley, unless it still comes nearer to a bottom."""
AFTER = 1000
"""Epochs that count as a long time."""
_A_WHILE, _LONGER, _NEARER = 32, 4, 0.99
_FIRST_LOOK = 64
_MOST = 256
_SAME = 1e-9
"""How near a number has to come back to count as the same: relative to it, or to 1."""


def epochs_to_bottom(landscape: Landscape, start: float, rate: float, rule: Rule) -> int | None:
    """The first epoch at a bottom; None where it is not one of the first `LONGEST`."""
    run = Run.start(landscape, start, rate, LONGEST, Method(rule))
    while run.zero_loss is None:
        before, run = run.at, run.to(max(_FIRST_LOOK, 4 * run.at))
        if run.at == before:
            break
    return run.zero_loss


def valley_reached(landscape: Landscape, start: float, rate: float, rule: Rule) -> int | None:
    """The valley that a run ends in, as the place of its minimum among them all.

    The one at whose bottom it is by `SETTLED_BY`, and for a while from then on; or after more
    epochs, as long as it comes nearer. None where there is none, where the run leaves, from outside
    the landscape, and at a rate of 0, which leads nowhere.
    """
    if rate == 0 or not landscape.is_inside(start):
        return None
    run = Run.start(landscape, start, rate, LONGEST + _A_WHILE, Method(rule))
    epochs = SETTLED_BY
    while (run := run.to(epochs + _A_WHILE)).at == epochs + _A_WHILE:
        last = run.weights(epochs, run.at)
        for place, valley in enumerate(landscape.valleys):
            if valley.holds(last):
                return place
        before = run.weights(epochs // 2, epochs // 2 + _A_WHILE)
        if epochs == LONGEST or not _comes_nearer(landscape, before, last):
            return None
        epochs = min(_LONGER * epochs, LONGEST)
    return None


def _comes_nearer(landscape: Landscape, before: Sequence[float], after: Sequence[float]) -> bool:
    """Whether weights are nearer to the bottom that they are near than others before."""
    if (valley := landscape.valley_near(after[-1])) is None:
        return False
    bottom = valley.bottom
    far, near = (max(abs(weight - bottom) for weight in part) for part in (before, after))
    return near < _NEARER * far


def long_run(landscape: Landscape, start: float, rate: float, rule: Rule) -> tuple[float, ...]:
    """The weights that a run visits after `AFTER` epochs, at most _MOST.

    As far as the weight and what the rule remembers come back; none where the run leaves.
    """
    last = AFTER + _MOST - 1
    run = Run.start(landscape, start, rate, last, Method(rule)).to_end()
    if run.at < AFTER:
        return ()
    first = run.row_at(AFTER)
    for epoch in range(AFTER + 1, run.at + 1):
        pairs = zip(first, run.row_at(epoch), strict=True)
        if all(abs(b - a) <= _SAME * max(1.0, abs(a)) for a, b in pairs):
            return tuple(run.weights(AFTER, epoch - 1))
    return tuple(run.weights(AFTER, last)) if run.at == last else ()


_MOST_MEASURED, _AT_ONCE = 1000, 100
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


def variance(
    method: Method, rate: float, curvature: float, of_points: tuple[float, float] = (0.0, 0.0)
) -> float | None:
    """ηS²/(c(2 − ηc)), what plain descent at a fixed rate comes to; None where it does not rest.

    That of normal errors of deviation S in the slope, near a bottom of curvature c. With batches of
    N points, the slopes and curvatures of which have these variances V and U at the bottom, it is
    η(S² + V/N)/(2c − η(c² + U/N)).
    """
    noise = method.noise
    steep, bent = (each / noise.batch if noise.batch else 0.0 for each in of_points)
    pull = 2 * curvature - rate * (curvature * curvature + bent)
    if not (method.rule.is_plain and method.schedule.is_constant and rate > 0 and pull > 0):
        return None
    return rate * (noise.deviation**2 + steep) / pull


@lru_cache(maxsize=8)
def _of_points(landscape: Landscape, weight: float) -> tuple[float, float]:
    """The variances of the slopes and of the curvatures that single points have at a weight."""
    if not landscape.points:
        return 0.0, 0.0
    slopes = landscape.slopes_of_points(weight)
    return _variance(slopes), _variance([2 * x * x for x, _ in landscape.points])


def _variance(values: Sequence[float]) -> float:
    mean = math.fsum(values) / len(values)
    return math.fsum((value - mean) ** 2 for value in values) / len(values)


@lru_cache(maxsize=4)
def spread_of(run: Run) -> Spread | None:
    """The spread of a noisy run since it came near the bottom that it is near now.

    Measured from the first epoch whose square is no larger than the mean from there on, and none
    far larger. None without noise, where no bottom is known, and until some epochs have been spent
    there, on both sides of it: one that is still on its way has no spread.
    """
    valley = run.valley if run.method.noise.is_there else None
    if valley is None:
        return None
    bottom, (low, high) = valley.bottom, run.landscape.nearest_to(valley.bottom)
    first = max(run.rate_since, (run.at - _MOST_MEASURED) // _AT_ONCE * _AT_ONCE)
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
    curvature, of_points = valley.curvature, _of_points(run.landscape, bottom)
    theory = curvature and variance(run.method, run.learning_rate, curvature, of_points)
    return Spread(bottom, since, measured, theory)
