"""Why a step goes where it goes, and how a run ended or what it does: decided here alone.

A cause follows from the step itself; an ending from what the run was observed to do, or from a
proof that it goes on so.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable
from enum import Enum, auto
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from gdtui.engine.landscapes.landscape import Landscape, Valley
from gdtui.engine.rules.stability import Nearby
from gdtui.engine.runs.run import Run
from gdtui.engine.runs.step import Step
from gdtui.engine.runs.stretch import LONGEST_CYCLE, Stretch
from gdtui.engine.theory.parabola import Regime, theory_for


class Cause(Enum):
    """Why a weight is moved, or stays. A step goes against its lead, which is the slope or what
    its rule has made of slopes; where a curvature below 0 divides the lead, it goes along with it.
    """

    FLAT = auto()
    """The slope is 0, and nothing carries the weight on."""
    LEAD_IS_ZERO = auto()
    """What the rule has made of slopes is 0, though the slope is not."""
    RATE_IS_ZERO = auto()
    NO_CURVATURE = auto()
    """The rule divides by a curvature that is not there."""
    TOO_SMALL = auto()
    """The step is less than what the weight is rounded by."""
    SLOPE = auto()
    """Against the slope."""
    NOISY_SLOPE = auto()
    """Against a slope that is off by chance, and yet downhill."""
    CHANCE = auto()
    """Uphill, against a slope that is off by chance."""
    EARLIER_SLOPES = auto()
    """Against what the rule has made of slopes, downhill."""
    CARRIED_UPHILL = auto()
    """Uphill, against what earlier slopes have made."""
    CURVED_DOWN = auto()
    """Uphill, because the curvature is below 0."""
    CURVED_DOWN_BY_CHANCE = auto()
    """The same with a slope that is off by chance: downhill."""


def cause_of(step: Step) -> Cause:
    """Why a step goes where it goes."""
    noun, value = step.lead
    if step.stays:
        if value == 0:
            return Cause.FLAT if step.slope == 0 else Cause.LEAD_IS_ZERO
        if step.learning_rate == 0:
            return Cause.RATE_IS_ZERO
        return Cause.NO_CURVATURE if step.lacks_curvature else Cause.TOO_SMALL
    if (value > 0) != (step.taken > 0):
        return Cause.CURVED_DOWN if step.climbs else Cause.CURVED_DOWN_BY_CHANCE
    if step.climbs:
        # The slope that is given may be off as well, whatever carries the weight.
        return Cause.CHANCE if step.taken * step.slope > 0 else Cause.CARRIED_UPHILL
    if noun != "slope":
        return Cause.EARLIER_SLOPES
    return Cause.NOISY_SLOPE if step.is_noisy else Cause.SLOPE


_FEW, _ENOUGH = 12, 64
"""Epochs after which it may be said that noise keeps a run around a bottom, or that it wanders."""
_RECENT = 256
_AS_HIGH = 0.99
"""What keeps so much of its height above a bottom comes no nearer to it."""
_UNSEEN = 0.00005
"""A step shorter than this changes no digit of the listing."""
_FLAT = 0.001
_NEAR, _PARTS = 1e-6, 8
"""How far around a bottom slopes are looked at at least, relative to it or to 1; at how many."""
_MARGIN = 1.25
"""What is linear only near a bottom may come so much farther."""
_SAME = 1e-9
"""A weight that comes back so nearly, relative to its size, is the same."""
_HAIR, _DRIFT = 1e-11, 2.0
"""How near a neighbour begins; how far the logarithm of their distance grows where they part."""
_COMES_AND_GOES = 64
"""How many epochs something has to be so from an epoch on."""


class Ending(Enum):
    """What a run is seen to do; the value is the name in words."""

    MOVING = "moving"
    """Nothing else is seen."""
    AT_THE_BOTTOM = "at the bottom"
    """Within BOTTOM of the loss of a minimum, where it is proved that it stays."""
    NEAR_THE_BOTTOM = "within 0.00005"
    """The same, where it may leave again."""
    AROUND_THE_BOTTOM = "around the bottom"
    """From one side to the other and back, no nearer: by noise, or in hops as long as ever."""
    CYCLE = "in a cycle"
    WANDERING = "wandering"
    ON_A_PLATEAU = "on a plateau"
    LEFT_THE_FLOATS = "left the floats"
    LEFT_THE_LANDSCAPE = "left the landscape"
    TOO_FEW_EPOCHS = "not there yet"
    """Theory says that it will be at the bottom, but it has had its epochs."""
    HIGHER = "higher than at the start"
    AS_HIGH = "as high as at the start"
    UNMOVED = "where it started"
    LEFT_THE_BOTTOM = "away from the bottom again"
    FALLEN = "lower than at the start"


AT_A_BOTTOM = frozenset({Ending.AT_THE_BOTTOM, Ending.NEAR_THE_BOTTOM})


class Observed(NamedTuple):
    """What a run does at its present epoch, and the epoch from which on it has done so.

    `period` is the length of a cycle: 1 where the weight stays where it is, which need be no
    bottom. `bottom` is the minimum where it is at one. Where it only moves, `since` is the
    epoch of the last change of the rate.
    """

    ending: Ending
    since: int
    period: int | None = None
    bottom: float | None = None


@lru_cache(maxsize=8)
def observed(run: Run) -> Observed:
    """What a run is seen to do, from its weights up to the present epoch at the present rate."""
    valley, step = run.landscape.valley_at(run.weight), run.step
    since = run.inside_since(valley.low, valley.high) if valley else run.rate_since
    if valley and _stays(run, valley):
        return Observed(Ending.AT_THE_BOTTOM, since, 1, valley.bottom)
    if step.landing is None:
        is_gap = step.is_into_a_gap
        return Observed(Ending.LEFT_THE_LANDSCAPE if is_gap else Ending.LEFT_THE_FLOATS, run.at)
    looks = (_on_a_plateau, _in_a_cycle, _wandering, _around_the_bottom)
    if found := next(filter(None, (look(run) for look in looks)), None):
        return found
    return Observed(Ending.NEAR_THE_BOTTOM if valley else Ending.MOVING, since)


def came_out(run: Run) -> Observed:
    """How a run has come out so far: what it does, or else what became of its loss.

    Exact theory says of a plain run on a parabola whether it stays at the bottom, or comes there.
    """
    theory, rate_since = theory_for(run), run.rate_since
    if theory is None or run.is_cut_short:
        found = observed(run)
        if found.ending is not Ending.MOVING:
            return found
    elif run.is_at_bottom and (
        run.weight == theory.bottom or theory.regime(run.learning_rate) is not Regime.DIVERGENCE
    ):
        return Observed(Ending.AT_THE_BOTTOM, rate_since, 1, theory.bottom)
    start = run.first_weight
    before, now = run.landscape.loss(start), run.loss
    if now > before:
        ending = Ending.HIGHER
    elif run.extremes == (start, start):
        ending = Ending.UNMOVED
    elif now == before:
        ending = Ending.AS_HIGH
    elif run.zero_loss is not None:
        ending = Ending.LEFT_THE_BOTTOM
    else:
        ending = Ending.TOO_FEW_EPOCHS if theory else Ending.FALLEN
    return Observed(ending, rate_since)


def _stays(run: Run, valley: Valley) -> bool:
    """Whether it is proved that a run stays at the bottom that it is at."""
    if is_standing(run):
        return True
    if run.method.noise.is_there:
        return not run.method.noise.deviation and _every_batch_stays(run, valley)
    if period := run.period:
        return _was_within(run, period)
    return (_swings_within if run.method.rule.state else _draws_nearer)(run, valley)


def is_standing(run: Run) -> bool:
    """Whether it is proved that the weight stays where it is."""
    step, method = run.step, run.method
    is_flat = step.slope == 0 and not method.noise.is_there
    is_for_ever = step.after == step.before and (method.is_steady or is_flat)
    return step.stays and (run.rate_set == 0 or is_for_ever)


def _every_batch_stays(run: Run, valley: Valley) -> bool:
    """Whether plain descent on any one point alone leads from the bottom to the bottom.

    Then it does so on the mean of any of them. It is asked at the ends: each step is linear.
    """
    if not run.method.rule.is_plain:
        return False
    rate, width = _largest_rate(run), valley.high - valley.low
    (least, rising), (falling, most) = (_slopes(run.landscape, end) for end in valley[1:3])
    return rising <= 0 <= falling and -rate * least < width and rate * most < width


@lru_cache(maxsize=8)
def _slopes(landscape: Landscape, weight: float) -> tuple[float, float]:
    """The smallest and the largest slope at a weight that a single point has."""
    slopes = landscape.slopes_of_points(weight)
    return min(slopes), max(slopes)


def _largest_rate(run: Run) -> float:
    """The largest rate that a run has still to come, but for changes by hand."""
    return max(run.learning_rate, run.rate_at(run.epochs))


def _draws_nearer(run: Run, valley: Valley) -> bool:
    """Whether all around a bottom, as far as it can come, each step leads no farther from it.

    Of a rule that remembers nothing, at the largest rate that its schedule has still to give.
    """
    bottom, rate = valley.bottom, _largest_rate(run)
    reach = max(abs(run.weight - bottom), _NEAR * max(1.0, abs(bottom)))
    if not valley.holds((bottom - reach, bottom + reach)):
        return False
    places = (reach * part / _PARTS for part in range(-_PARTS, _PARTS + 1) if part)
    steps = ((Step.at(run.landscape, bottom + away, rate, run.method), away) for away in places)
    return all(0 <= step.taken / away <= 2 for step, away in steps)


def _swings_within(run: Run, valley: Valley) -> bool:
    """Whether a rule that is linear around a bottom stays there, by the roots of its steps.

    With the distances x now and y an epoch ago, x = Ap + Bq and y = A + B for the two roots p and
    q; for complex ones |x − p̄y| shrinks with every step.
    """
    rule, rate = run.method.rule, run.learning_rate
    law = rule.law(valley.curvature)
    if law is None or not run.method.is_steady or run.at == run.rate_since:
        return False
    now, before = run.weight - valley.bottom, run.weight_at(run.at - 1) - valley.bottom
    total, product = law.roots(rate)
    width = math.sqrt(abs(total * total / 4 - product))
    if not width:
        return False
    if total * total < 4 * product:
        farthest = math.hypot(now - total / 2 * before, width * before) / width
    else:
        large, small = total / 2 + width, total / 2 - width
        part = (now - small * before) / (large - small)
        farthest = abs(part) + abs(before - part)
    farthest *= _MARGIN
    sides = valley.bottom - farthest, valley.bottom + farthest
    if not valley.holds(sides):
        return False
    laws = (rule.law(run.landscape.curvature(weight)) for weight in (valley.bottom, *sides))
    return all(each is not None and each.nearby(rate).rests for each in laws)


def _around_the_bottom(run: Run) -> Observed | None:
    """It goes across the bottom that it is near, again and again, from one side first.

    By noise, but not where no weight comes to rest there, noise or not; or without it, and comes
    no nearer.
    """
    if (valley := run.valley) is None:
        return None
    bottom, law = valley.bottom, run.law
    is_driven_out = law and not law.nearby(run.learning_rate).rests
    low, high = run.landscape.nearest_to(bottom)
    if (is_driven_out and run.method.schedule.is_constant) or not low < run.weight < high:
        return None
    if not (keeps_moving(run, bottom) or _comes_no_nearer(run, bottom)):
        return None
    near = run.inside_since(low, high)
    is_left, weights = run.weight_at(near) < bottom, map(run.weight_at, range(near, run.at + 1))
    arrived = (weight > valley.low if is_left else weight < valley.high for weight in weights)
    crossing = next((epoch for epoch, is_so in enumerate(arrived, near) if is_so), run.at)
    recent = run.recent(min(_RECENT, run.at - crossing))
    if len(recent) <= _FEW or not min(recent) < bottom < max(recent):
        return None
    return Observed(Ending.AROUND_THE_BOTTOM, crossing, None, bottom)


def _comes_no_nearer(run: Run, bottom: float) -> bool:
    """Whether a run was as high on both sides of a bottom as some epochs before, or about so."""
    recent = run.recent(2 * _ENOUGH - 1)
    parts = recent[:_ENOUGH], recent[_ENOUGH:]
    crosses = len(recent) == 2 * _ENOUGH and all(min(p) < bottom < max(p) for p in parts)
    if not crosses or run.is_at_bottom:
        return False
    before, after = (max(map(run.landscape.loss, part)) for part in parts)
    lowest = run.landscape.loss(bottom)
    return after - lowest > _AS_HIGH * (before - lowest)


def keeps_moving(run: Run, bottom: float) -> bool:
    """Whether slopes are off by chance at a bottom too: batches where no line fits all points."""
    noise = run.method.noise
    return noise.deviation > 0 or (noise.batch > 0 and run.landscape.loss(bottom) > 0)


def _on_a_plateau(run: Run) -> Observed | None:
    """A slope so small, though it is not 0 and at no bottom, that no step can be seen."""

    def is_flat(epoch: int) -> bool:
        step = run.step_from(epoch)
        return 0 < abs(step.slope) < _FLAT and 0 < abs(step.taken) < _UNSEEN

    if run.method.noise.is_there or run.is_at_bottom or not is_flat(run.at):
        return None
    return Observed(Ending.ON_A_PLATEAU, _since(run, is_flat))


def _in_a_cycle(run: Run) -> Observed | None:
    """In the shortest cycle, if it is proved that it is one for ever, and not at a bottom."""
    if is_standing(run):
        sides = (math.nextafter(run.weight, side) for side in (-math.inf, math.inf))
        return Observed(Ending.CYCLE, run.inside_since(*sides), 1)
    if not run.method.is_steady:
        return None
    recent = run.recent(2 * LONGEST_CYCLE)
    exact = run.period
    for period in range(1, min(LONGEST_CYCLE, (len(recent) - 1) // 2) + 1):
        # What comes back to the last bit only after several rounds tells them all.
        told = max(period, exact)
        pairs = zip(recent[-told:], recent[-told - period : -period], strict=False)
        is_one = all(_is_same(now, before) for now, before in pairs)
        if is_one and (exact or _is_drawn_in(run, period)):
            if _was_within(run, period - 1):
                return None
            return Observed(Ending.CYCLE, _cycle_since(run, period), period)
    return None


def _was_within(run: Run, epochs: int) -> bool:
    """Whether a run has been at the bottom that it is at for some epochs."""
    valley = run.landscape.valley_at(run.weight)
    return valley is not None and valley.holds(run.recent(epochs))


def _cycle_since(run: Run, period: int) -> int:
    """The epoch from which on the weights are those of the cycle that a run is in."""
    cycle, after = run.recent(period - 1), run.at + 1

    def is_so(epoch: int) -> bool:
        return _is_same(run.weight_at(epoch), cycle[(epoch - after) % period])

    return _since(run, is_so)


def _is_same(weight: float, other: float) -> bool:
    return abs(weight - other) <= _SAME * abs(other)


def _is_drawn_in(run: Run, period: int) -> bool:
    """Whether a cycle draws its neighbours in so fast that what comes is the same.

    What is still to come is a geometric series: by plain descent, or of a linear rule at its limit.
    """
    rate, recent = run.learning_rate, run.recent(period)
    law = run.method.rule.law(run.landscape.steady_curvature)
    if run.method.is_plain:
        factor = abs(math.prod(1 - rate * run.landscape.curvature(weight) for weight in recent[1:]))
    elif law and law.nearby(rate) is Nearby.LIMIT:
        # One root is −1, so the product of both is the size of the other.
        factor = abs(law.roots(rate)[1])
    else:
        return False
    return factor < 1 and abs(run.weight - recent[0]) <= _SAME * abs(run.weight) * (1 - factor)


def _wandering(run: Run) -> Observed | None:
    """Neighbours drift apart, and the loss has risen and fallen: nothing has come back."""
    first = run.rate_since
    if run.at - first < _ENOUGH or not run.method.is_steady or _was_within(run, _ENOUGH):
        return None
    _, *weights = run.recent(_RECENT)
    if len(set(weights[-_ENOUGH:])) < _ENOUGH:
        return None
    losses = [*map(run.landscape.loss, weights)]
    rises = [later > earlier for earlier, later in pairwise(losses)]
    half = len(rises) // 2
    goes_on = all(len({*part}) == 2 for part in (rises[:half], rises[half:]))
    return Observed(Ending.WANDERING, first) if goes_on and _drifts(run, len(weights)) else None


def _drifts(run: Run, epochs: int) -> bool:
    """Whether what was a hair beside a run some epochs ago is now far from it."""
    before = run.at - epochs
    weight, *state = run.row_at(before)
    hair = _HAIR * max(1.0, abs(weight))
    beside = Stretch(run.stretches[0].plan, before, (weight + hair, *state), run.learning_rate)
    far = hair * math.exp(_DRIFT)
    return beside.reach(run.at) < run.at or abs(beside.weight_at(run.at) - run.weight) > far


def _since(run: Run, is_so: Callable[[int], bool]) -> int:
    """An epoch from which on something is so, and was not before.

    Looked for in leaps that double, then by halving; what swings in comes and goes for a while, and
    is asked about for a while from there on.
    """
    back = range(run.at - run.rate_since + 1)
    reach = 1
    while reach < len(back) and is_so(run.at - reach):
        reach = 2 * reach + 1
    low, high = reach // 2, min(reach, len(back))
    gone = bisect_left(back, True, low, high, key=lambda each: not is_so(run.at - each))
    so = run.at - gone + 1
    while True:
        near = range(so, min(run.at, so + _COMES_AND_GOES) + 1)
        if (last := max((each for each in near if not is_so(each)), default=None)) is None:
            return so
        so = last + 1
