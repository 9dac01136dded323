"""What a run itself does, seen in its weights: at the bottom, in a cycle, wandering, gone.

Nothing is said that the run then contradicts: a rest or a cycle is seen where it comes back to the
last bit, where what is left of the way to it is too short to count, or in the steps that follow.
"""

from __future__ import annotations

import math
from enum import Enum
from typing import NamedTuple

from gdtui.engine.landscapes.valley import Valley, valley_near
from gdtui.engine.rules.stability import Nearby
from gdtui.engine.runs.run import Run
from gdtui.engine.theory.cycles import AHEAD, ahead, cycle_of, standing_since, wanders
from gdtui.engine.theory.since import since, since_between

_FEW = 12
"""Epochs after which it may be said that noise keeps a run around a bottom."""
_RECENT = 256
_BLOCK = 1024
_UNSEEN = 0.00005
"""A step shorter than this changes no digit of the listing."""
_FLAT = 0.001


class Behaviour(Enum):
    """What a run is seen to do; the value is the name in words."""

    ON_ITS_WAY = "on its way"
    AT_THE_BOTTOM = "at the bottom"
    AROUND_THE_BOTTOM = "around the bottom"
    """Noise moves it from one side to the other and back."""
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
    noisy = (_gone, _standing, _around_the_bottom)
    quiet = (_at_the_bottom, _gone, _on_a_plateau, _standing, _in_a_cycle, _wandering)
    looks = noisy if run.method.noise.deviation else quiet
    found = (look(run, run.rate_since) for look in looks)
    return next(filter(None, found), Observed(Behaviour.ON_ITS_WAY, run.rate_since))


def _gone(run: Run, _first: int) -> Observed | None:
    step = run.step
    if step.landing is not None:
        return None
    if step.is_into_a_gap:
        return Observed(Behaviour.LEFT_THE_LANDSCAPE, run.at)
    return Observed(Behaviour.LEFT_THE_FLOATS, run.at)


def _at_the_bottom(run: Run, first: int) -> Observed | None:
    """Within BOTTOM of a minimum, and not on the way out."""
    valley = valley_near(run.landscape, run.weight)
    if valley is None or not run.landscape.is_bottom(run.weight):
        return None
    low, high = run.landscape.bottoms[run.landscape.minima.index(valley.bottom)]
    if not low < run.weight < high:
        return None
    if run.step.landing != run.weight and _is_driven_out(run, valley):
        return None
    if not (_draws_nearer if run.method.is_plain else _remains)(run, valley.bottom, low, high):
        return None
    arrived = since_between(run, first, low, high)
    return Observed(Behaviour.AT_THE_BOTTOM, arrived, 1, valley.bottom)


def _is_driven_out(run: Run, valley: Valley) -> bool:
    """Whether no weight comes to rest in a valley at the present rate."""
    law = valley.law(run.method.rule)
    if law is None or not run.method.schedule.is_constant:
        return False
    return law.nearby(run.learning_rate) in (Nearby.LIMIT, Nearby.NO_REST)


def _draws_nearer(run: Run, bottom: float, low: float, high: float) -> bool:
    """Whether the next two steps of plain descent lead no farther from a bottom."""
    weight, next_weight = run.weight, run.step.landing
    if next_weight == weight:
        return True
    if next_weight is None or not low < next_weight < high:
        return False
    later = next_weight - run.learning_rate * run.landscape.slope(next_weight)
    return abs(later - bottom) <= abs(weight - bottom) + 4 * math.ulp(bottom)


def _remains(run: Run, _bottom: float, low: float, high: float) -> bool:
    """Whether the steps that follow stay between two weights."""
    later = ahead(run)
    is_all = len(later) > AHEAD or not run.method.schedule.is_constant
    return is_all and low < min(later) and max(later) < high


def _around_the_bottom(run: Run, first: int) -> Observed | None:
    """Noise carries it across the bottom that it is near, again and again."""
    valley = valley_near(run.landscape, run.weight)
    if valley is None or _is_driven_out(run, valley):
        return None
    minima, bottom = (-math.inf, *run.landscape.minima, math.inf), valley.bottom
    at = minima.index(bottom)
    low, high = ((minima[k] + minima[k + 1]) / 2 for k in (at - 1, at))
    if not low < run.weight < high:
        return None
    crossing = _crossing(run, since_between(run, first, low, high), bottom)
    if run.at - crossing < _FEW:
        return None
    recent = run.weights(max(first, crossing - 1, run.at - _RECENT), run.at)
    if not min(recent) <= bottom <= max(recent):
        return None
    return Observed(Behaviour.AROUND_THE_BOTTOM, crossing, None, bottom)


def _crossing(run: Run, since: int, bottom: float) -> int:
    """The first epoch at a bottom, or beyond it; the present one if there is none."""
    low, high = run.landscape.bottoms[run.landscape.minima.index(bottom)]
    is_left = run.weight_at(since) < bottom
    for start in range(since, run.at + 1, _BLOCK):
        weights = run.weights(start, min(run.at, start + _BLOCK - 1))
        if max(weights) > low if is_left else min(weights) < high:
            away = (weight <= low if is_left else weight >= high for weight in weights)
            return start + list(away).index(False)
    return run.at


def _on_a_plateau(run: Run, first: int) -> Observed | None:
    """A slope so small, though it is not 0 and at no bottom, that no step can be seen."""

    def is_flat(epoch: int) -> bool:
        step = run.step_from(epoch)
        return 0 < abs(step.slope) < _FLAT and 0 < abs(step.taken) < _UNSEEN

    if run.landscape.is_bottom(run.weight) or not is_flat(run.at):
        return None
    return Observed(Behaviour.ON_A_PLATEAU, since(run, first, 1, is_flat))


def _standing(run: Run, first: int) -> Observed | None:
    stopped = standing_since(run, first)
    return None if stopped is None else Observed(Behaviour.CYCLE, stopped, 1)


def _in_a_cycle(run: Run, first: int) -> Observed | None:
    found = cycle_of(run, first)
    return found and Observed(Behaviour.CYCLE, *found)


def _wandering(run: Run, first: int) -> Observed | None:
    return Observed(Behaviour.WANDERING, first) if wanders(run, first) else None
