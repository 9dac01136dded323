"""What comes back in a run, after how many epochs, and what never does.

It is seen where it comes back to the last bit, where what is left of the way to it is too short to
count, or in the steps that follow.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from gdtui.engine.runs.run import Run
from gdtui.engine.theory.since import since

LONGEST_CYCLE = 64
AHEAD = 1024
"""So many of the steps that follow are looked at where nothing else tells what comes."""
_SAME = 1e-9
"""A weight that comes back so nearly, relative to its size, is the same."""
_STILL = 1e-12
"""A drift so small, relative to the weight, is one of rounding."""
_ENOUGH = 64
"""Epochs after which it may be said that a run wanders."""
_RECENT = 256
_DRIFT = 2.0
"""How far the logarithm of their distance must grow where neighbours drift apart."""
_HAIR = 1e-11


def ahead(run: Run) -> Sequence[float]:
    """The present weight and those that follow it at the rate that is set now, as many as AHEAD.

    Beyond the last epoch too, unless a schedule ends there.
    """
    last = run.at + AHEAD
    steady = run.method.schedule.is_constant
    return run.weights(run.at, last if steady else min(last, run.epochs))


def standing_since(run: Run, first: int) -> int | None:
    """The epoch from which on the weight stays where it is; None where it moves, now or soon."""
    step, weight = run.step, run.weight
    if step.landing != weight:
        return None
    comes_back = run.method.is_steady and step.after == step.before
    later = ahead(run)[1:]
    if not comes_back and (not later or any(each != weight for each in later)):
        return None
    return since(run, first, 1, lambda epoch: run.weight_at(epoch) == weight)


def cycle_of(run: Run, first: int) -> tuple[int, int] | None:
    """The shortest cycle that a run is in and does not leave: since which epoch, and how long."""
    if not run.method.is_steady:
        return None
    recent = run.weights(max(first, run.at - 2 * LONGEST_CYCLE), run.at)
    for period in range(1, min(LONGEST_CYCLE, (len(recent) - 1) // 2) + 1):
        pairs = zip(recent[-period:], recent[-2 * period : -period], strict=True)
        if all(_is_same(now, before) for now, before in pairs) and _goes_round(run, period):
            return _all_since(run, first, period), period
    return None


def _all_since(run: Run, first: int, period: int) -> int:
    """The epoch from which on every weight of a cycle is what it is now, its last one too."""
    last = first
    for ago in range(period):
        weight = run.weight_at(run.at - ago)
        earlier = last - (last - run.at + ago) % period
        if last == first or not _is_same(run.weight_at(earlier), weight):
            is_so = partial(_is_same_at, run, weight)
            last = max(last, since(run.to(run.at - ago), first, period, is_so))
    return max(first, last - period + 1)


def _is_same(weight: float, other: float) -> bool:
    return abs(weight - other) <= _SAME * abs(other)


def _is_same_at(run: Run, other: float, epoch: int) -> bool:
    return _is_same(run.weight_at(epoch), other)


def _goes_round(run: Run, period: int) -> bool:
    """Whether a cycle is one to the last bit, or draws its neighbours in so fast that it stays."""
    weight, before = run.weight, run.weight_at(run.at - period)
    if weight == before and run.state_at(run.at) == run.state_at(run.at - period):
        return True
    if not run.method.is_plain:
        return _comes_back(run, period)
    rate, curvature = run.learning_rate, run.landscape.curvature
    recent = run.weights(run.at - period + 1, run.at)
    factor = abs(math.prod(1 - rate * curvature(w) for w in recent))
    # What is still to come is a geometric series.
    return factor < 1 and abs(weight - before) <= _SAME * abs(weight) * (1 - factor)


def _comes_back(run: Run, period: int) -> bool:
    """Whether the weights that follow are the same in every period, and drift ever less."""
    later = ahead(run)
    if len(later) <= AHEAD or not all(map(_is_same, later[period:], later)):
        return False
    half = AHEAD // 2 // period * period
    early, late = abs(later[half] - later[0]), abs(later[2 * half] - later[half])
    size = abs(later[0])
    return early <= _SAME * size and late <= max(early / 2, _STILL * size)


def wanders(run: Run, first: int) -> bool:
    """Whether neighbours drift apart, and the loss has risen and fallen: nothing comes back."""
    if run.at - first < _ENOUGH or not run.method.is_steady:
        return False
    before = max(first, run.at - _RECENT)
    weights = run.weights(before + 1, run.at)
    if len(set(weights[-_ENOUGH:])) < _ENOUGH:
        return False
    losses = [*map(run.landscape.loss, weights)]
    rises = [later > earlier for earlier, later in pairwise(losses)]
    half = len(rises) // 2
    goes_on = all(any(part) and not all(part) for part in (rises[:half], rises[half:]))
    return goes_on and _drifts(run, before)


def _drifts(run: Run, before: int) -> bool:
    """Whether a run that was a hair beside this one is now far from it."""
    landscape, rule, rate = run.landscape, run.method.rule, run.learning_rate
    weight, state = run.weight_at(before), run.state_at(before)
    hair = _HAIR * max(1.0, abs(weight))
    weight += hair
    for _ in range(before, run.at):
        if not landscape.low <= weight <= landscape.high:
            return True
        slope, curvature = landscape.slope(weight), landscape.curvature(weight)
        step, state = rule.update(rate, slope, curvature, state, rule.values)
        weight -= step
    return abs(weight - run.weight) > hair * math.exp(_DRIFT)
