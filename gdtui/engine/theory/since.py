"""From which epoch on something has been so in a run, looked for in few of its epochs."""

from __future__ import annotations

from collections.abc import Callable

from gdtui.engine.runs.run import Run

_COMES_AND_GOES = 64
_SWINGS_IN = 1024


def since(run: Run, first: int, period: int, is_so: Callable[[int], bool]) -> int:
    """An epoch from which on something is so, and was not before, whole periods before now.

    Looked for in leaps that double, and then by halving.
    """
    so, leap = run.at, period
    while so - leap >= first and is_so(so - leap):
        so, leap = so - leap, leap * 2
    before = so - leap
    if before < first:
        before += -((before - first) // period) * period
    while so - before > period:
        middle = so - (so - before) // period // 2 * period
        if is_so(middle):
            so = middle
        else:
            before = middle
    if before < so and is_so(before):
        so = before
    while True:
        # One that swings in comes and goes for a while.
        near = range(so, min(run.at, so + _COMES_AND_GOES * period) + 1, period)
        gone = [epoch for epoch in near if not is_so(epoch)]
        if not gone:
            return so
        so = gone[-1] + period


def since_between(run: Run, first: int, low: float, high: float) -> int:
    """The epoch from which on the weight is between two numbers."""
    so = since(run, first, 1, lambda epoch: low < run.weight_at(epoch) < high)
    while True:
        near = run.weights(so, min(run.at, so + _SWINGS_IN))
        if low < min(near) and max(near) < high:
            return so
        so += 1 + max(k for k, weight in enumerate(near) if not low < weight < high)
