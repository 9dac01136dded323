"""What a run itself does, seen in its weights: at the bottom, in a cycle, wandering, gone.

Nothing is said that the run then contradicts: a rest or a cycle is seen where it comes back to the
last bit, or where what is left of the way to it is too short to count.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from enum import Enum
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from gdtui.engine.run import Run
from gdtui.engine.valley import Nearby, bottom_near, valley_near

LONGEST_CYCLE = 64
_SAME = 1e-9
"""A weight that comes back so nearly, relative to its size, is the same."""
_ENOUGH = 64
"""Epochs after which it may be said that a run wanders."""
_RECENT = 256
_DRIFT = 2.0
"""How far the logarithms of all recent factors must add up where neighbours drift apart."""
_COMES_AND_GOES = 64
_UNSEEN = 0.00005
"""A step shorter than this changes no digit of the listing."""
_FLAT = 0.001


class Behaviour(Enum):
    """What a run is seen to do; the value is the name in words."""

    ON_ITS_WAY = "on its way"
    AT_THE_BOTTOM = "at the bottom"
    CYCLE = "in a cycle"
    WANDERING = "wandering"
    ON_A_PLATEAU = "on a plateau"
    LEFT_THE_FLOATS = "left the floats"
    LEFT_THE_LANDSCAPE = "left the landscape"


class Observed(NamedTuple):
    """What a run does at its present epoch, and the epoch from which on it has done so.

    `period` is the length of a cycle: 1 where the weight stays where it is, which need be no
    bottom. `bottom` is the minimum where it is at one. While it is on its way, `since` is the
    epoch of the last change of the rate.
    """

    behaviour: Behaviour
    since: int
    period: int | None = None
    bottom: float | None = None


def observed(run: Run) -> Observed:
    """What a run is seen to do, from its weights up to the present epoch at the present rate."""
    first = max(s.first_epoch for s in run.stretches if s.first_epoch <= run.at)
    return (
        _at_the_bottom(run, first)
        or _gone(run)
        or _on_a_plateau(run, first)
        or _in_a_cycle(run, first)
        or _wandering(run, first)
        or Observed(Behaviour.ON_ITS_WAY, first)
    )


def _gone(run: Run) -> Observed | None:
    step = run.step
    if step.landing is not None:
        return None
    if step.is_into_a_gap:
        return Observed(Behaviour.LEFT_THE_LANDSCAPE, run.at)
    return Observed(Behaviour.LEFT_THE_FLOATS, run.at)


def _since(run: Run, first: int, period: int, is_so: Callable[[float], bool]) -> int:
    """An epoch from which on something is so, and was not before, whole periods before now.

    Looked for in leaps that double, and then by halving.
    """
    so, leap = run.at, period
    while so - leap >= first and is_so(run.weight_at(so - leap)):
        so, leap = so - leap, leap * 2
    before = so - leap
    if before < first:
        before += -((before - first) // period) * period
    while so - before > period:
        middle = so - (so - before) // period // 2 * period
        if is_so(run.weight_at(middle)):
            so = middle
        else:
            before = middle
    if before < so and is_so(run.weight_at(before)):
        so = before
    while True:
        # One that swings in comes and goes for a while.
        near = range(so, min(run.at, so + _COMES_AND_GOES * period) + 1, period)
        gone = [epoch for epoch in near if not is_so(run.weight_at(epoch))]
        if not gone:
            return so
        so = gone[-1] + period


def _at_the_bottom(run: Run, first: int) -> Observed | None:
    """Within BOTTOM of a minimum, with two steps to come that lead no farther from it."""
    landscape, weight = run.landscape, run.weight
    valley = valley_near(landscape, weight)
    if valley is None or not landscape.is_bottom(weight):
        return None
    bottom, next_weight = valley.bottom, run.step.landing
    if next_weight != weight:
        if valley.nearby(run.learning_rate) in (Nearby.LIMIT, Nearby.NO_REST):
            return None
        if next_weight is None or not landscape.is_bottom(next_weight):
            return None
        later = next_weight - run.learning_rate * landscape.slope(next_weight)
        if not abs(later - bottom) <= abs(weight - bottom) + 4 * math.ulp(bottom):
            return None

    def is_there(weight: float) -> bool:
        return landscape.is_bottom(weight) and bottom_near(landscape, weight) == bottom

    return Observed(Behaviour.AT_THE_BOTTOM, _since(run, first, 1, is_there), 1, bottom)


def _on_a_plateau(run: Run, first: int) -> Observed | None:
    """A slope so small, though it is not 0, that no step can be seen."""
    slope, rate = run.landscape.slope, run.learning_rate

    def is_flat(weight: float) -> bool:
        rise = slope(weight)
        return 0 < abs(rise) < _FLAT and 0 < abs(rate * rise) < _UNSEEN

    if not is_flat(run.weight):
        return None
    return Observed(Behaviour.ON_A_PLATEAU, _since(run, first, 1, is_flat))


def _in_a_cycle(run: Run, first: int) -> Observed | None:
    """The shortest cycle that the run is in and does not leave."""
    weight = run.weight
    if run.step.landing == weight:
        return Observed(Behaviour.CYCLE, _since(run, first, 1, lambda w: w == weight), 1)
    recent = [run.weight_at(k) for k in range(max(first, run.at - 2 * LONGEST_CYCLE), run.at + 1)]
    for period in range(1, min(LONGEST_CYCLE, (len(recent) - 1) // 2) + 1):
        pairs = zip(recent[-period:], recent[-2 * period : -period], strict=True)
        if all(_is_same(now, before) for now, before in pairs) and _stays(run, recent, period):
            return Observed(Behaviour.CYCLE, _all_since(run, first, period), period)
    return None


def _all_since(run: Run, first: int, period: int) -> int:
    """The epoch from which on every weight of a cycle is what it is now, its last one too."""
    last = first
    for ago in range(period):
        weight = run.weight_at(run.at - ago)
        earlier = last - (last - run.at + ago) % period
        if last == first or not _is_same(run.weight_at(earlier), weight):
            is_so = partial(_is_same, other=weight)
            last = max(last, _since(run.to(run.at - ago), first, period, is_so))
    return max(first, last - period + 1)


def _is_same(weight: float, other: float) -> bool:
    return abs(weight - other) <= _SAME * abs(other)


def _stays(run: Run, recent: list[float], period: int) -> bool:
    """Whether a cycle is one to the last bit, or draws its neighbours in so fast that it stays."""
    weight, before = recent[-1], recent[-1 - period]
    if weight == before:
        return True
    rate, curvature = run.learning_rate, run.landscape.curvature
    factor = abs(math.prod(1 - rate * curvature(w) for w in recent[-period:]))
    # What is still to come is a geometric series.
    return factor < 1 and abs(weight - before) <= _SAME * abs(weight) * (1 - factor)


def _wandering(run: Run, first: int) -> Observed | None:
    """Neighbours drift apart, the loss has risen and fallen, and nothing comes back."""
    if run.at - first < _ENOUGH:
        return None
    weights = [run.weight_at(k) for k in range(max(first, run.at - _RECENT) + 1, run.at + 1)]
    rate, curvature, loss = run.learning_rate, run.landscape.curvature, run.landscape.loss
    factors = (abs(1 - rate * curvature(weight)) for weight in weights)
    drift = sum(math.log(factor) for factor in factors if factor > 0)
    losses = [loss(weight) for weight in weights]
    rises = [later > earlier for earlier, later in pairwise(losses)]
    half = len(rises) // 2
    goes_on = all(any(part) and not all(part) for part in (rises[:half], rises[half:]))
    return Observed(Behaviour.WANDERING, first) if drift > _DRIFT and goes_on else None
