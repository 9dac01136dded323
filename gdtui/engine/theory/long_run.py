"""Where a run is after a long time: the weights that it visits then, for one learning rate.

One weight where it rests, two in a cycle of 2, many where it never comes round again.
"""

from __future__ import annotations

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.method import Method
from gdtui.engine.rules.rule import DESCENT, Rule
from gdtui.engine.runs.run import Run

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
