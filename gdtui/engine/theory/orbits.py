"""Where the runs from one start go: the first epoch at the bottom, which bottom, the long run.

All are measured in the run itself, on any landscape: many rates are asked for one picture.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.method import Method
from gdtui.engine.rules.rule import DESCENT, Rule
from gdtui.engine.rules.stability import law_near
from gdtui.engine.runs.run import Run

LONGEST = 10_000
"""Epochs after which nobody waits for the bottom any more."""
SETTLED_BY = 300
"""Epochs by which a run has settled in a valley, or counts as one that does not."""
_A_WHILE = 32
_FIRST_LOOK = 64


def epochs_to_bottom(
    landscape: Landscape,
    start: float,
    rate: float,
    longest: int = LONGEST,
    rule: Rule = DESCENT,
) -> int | None:
    """The first epoch at the bottom; None where it is not one of the first `longest`."""
    if not rule.is_plain:
        return _epochs_of_run(landscape, start, rate, longest, rule)
    slope, low, high, find = landscape.slope_of_loss, landscape.low, landscape.high, bisect_left
    edges = _edges(landscape)
    weight, before, length = start, 0, 1
    if not low <= weight <= high:
        return None
    if find(edges, weight) & 1:
        return 0
    while before < longest:
        kept, last = weight, min(before + length, longest)
        for epoch in range(before + 1, last + 1):
            weight = weight - rate * slope(weight)
            if find(edges, weight) & 1:
                return epoch
            # What comes back to the last bit goes round for ever.
            if weight == kept or not low <= weight <= high:
                return None
        before, length = last, 2 * length
    return None


def _epochs_of_run(
    landscape: Landscape, start: float, rate: float, longest: int, rule: Rule
) -> int | None:
    """The same by any rule, seen in a run that becomes longer and longer."""
    if not landscape.is_inside(start):
        return None
    run = Run.start(landscape, start, rate, longest, Method(rule))
    while run.at < longest:
        before, run = run.at, run.to(max(_FIRST_LOOK, 4 * run.at))
        if run.zero_loss is not None or run.at == before:
            break
    return run.zero_loss


def valleys_reached(
    landscape: Landscape,
    start: float,
    rates: Sequence[float],
    epochs: int = SETTLED_BY,
    rule: Rule = DESCENT,
) -> tuple[int | None, ...]:
    """For each rate the valley that the run ends in, as the place of its minimum among them all.

    None where the run leaves, and where it settles in no valley in so many epochs: it has settled
    at a bottom that draws it nearer with every step. By another rule than plain descent it has
    where it has been at one bottom for a while, and the rule rests there, as far as is known.
    """
    if not rule.is_plain:
        return tuple(_valley_of_run(landscape, start, rate, epochs, rule) for rate in rates)
    slope, curvature = landscape.slope_of_loss, landscape.curvature
    low, high, find = landscape.low, landscape.high, bisect_left
    edges, found = _edges(landscape), []
    for rate in rates:
        valley, weight = None, start
        if low <= weight <= high:
            for _ in range(epochs):
                place = find(edges, weight)
                after = weight - rate * slope(weight)
                if place & 1 and find(edges, after) == place:
                    pull = 1 - rate * curvature(weight)
                    if -1 < pull < 1 or (after == weight and rate):
                        valley = place // 2
                        break
                if not low <= after <= high:
                    break
                weight = after
        found.append(valley)
    return tuple(found)


def _valley_of_run(
    landscape: Landscape, start: float, rate: float, epochs: int, rule: Rule
) -> int | None:
    if not rate or not landscape.is_inside(start):
        return None
    run = Run.start(landscape, start, rate, epochs, Method(rule)).to_end()
    if run.at < epochs or not landscape.is_bottom(run.weight):
        return None
    law = law_near(landscape, run.weight, rule)
    if law and not law.nearby(rate).rests:
        return None
    edges, last = _edges(landscape), run.weights(max(0, epochs - _A_WHILE), epochs)
    places = {bisect_left(edges, weight) for weight in (min(last), max(last))}
    return places.pop() // 2 if len(places) == 1 else None


def _edges(landscape: Landscape) -> list[float]:
    """The ends of the bottoms in order, so that an odd place among them is inside one.

    A weight at either end of a bottom is outside.
    """
    return [edge for v in landscape.valleys for edge in (v.low, math.nextafter(v.high, v.low))]


AFTER = 1000
"""Epochs that count as a long time."""
_MOST = 256
_SAME = 1e-9
"""How near a weight has to come back to count as the same: relative to it, or to 1."""


def long_run(
    landscape: Landscape,
    start: float,
    rate: float,
    after: int = AFTER,
    most: int = _MOST,
    rule: Rule = DESCENT,
) -> tuple[float, ...]:
    """The weights that a run visits after `after` epochs, until one comes back, at most `most`.

    None where the run leaves the landscape. A rule that remembers more than the weight is followed
    for all of them, since with it a weight brings nothing back.
    """
    if not rule.is_plain:
        return _visited_by_run(landscape, start, rate, after, most, rule)
    slope, low, high = landscape.slope_of_loss, landscape.low, landscape.high
    weight, left, length = start, after, 1
    if not low <= weight <= high:
        return ()
    while left > 0:
        # A weight that comes back to the last bit brings back all that followed it.
        kept, stretch = weight, min(length, left)
        for _ in range(stretch):
            weight = weight - rate * slope(weight)
            if weight == kept:
                left = stretch
                break
            if not low <= weight <= high:
                return ()
        left, length = left - stretch, 2 * length
    first, near = weight, _SAME * max(1.0, abs(weight))
    visited = [weight]
    for _ in range(most - 1):
        weight = weight - rate * slope(weight)
        if not low <= weight <= high:
            return ()
        if -near <= weight - first <= near:
            break
        visited.append(weight)
    return tuple(visited)


def _visited_by_run(
    landscape: Landscape, start: float, rate: float, after: int, most: int, rule: Rule
) -> tuple[float, ...]:
    if not landscape.is_inside(start):
        return ()
    last = after + most - 1
    run = Run.start(landscape, start, rate, last, Method(rule)).to_end()
    return tuple(run.weights(after, last)) if run.at == last else ()
