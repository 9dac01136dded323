"""What can be seen of a race by any rule: which choice of a lesson came true, and in numbers.

Each judge gives the place of a choice, or None as long as nothing can be seen yet.
"""

from __future__ import annotations

import math

from gdtui.engine.race import Race
from gdtui.engine.run import Run
from gdtui.engine.spread import spread_of
from gdtui.engine.valley import bottom_near
from gdtui.engine.values import written

_LAST = 20
"""So many epochs at the end say whether a run rests, and where."""
_SOME = 5


def rolls_past(race: Race, _gap: float | None) -> int | None:
    """0 where both went past the first valley on their way down, 1 where only the first, else 2."""
    if not race.is_over:
        return None
    first, second = map(_is_past, race.runs)
    return 0 if first and second else 1 if first else 2


def who_rests(race: Race, _gap: float | None) -> int | None:
    """0 where both marbles rest at a bottom, 1 where only the first does, 2 where none."""
    if not race.is_over:
        return None
    first, second = map(_rests, race.runs)
    return 0 if first and second else 1 if first else 2


def rests(race: Race, _gap: float | None) -> int | None:
    """0 where it rests at a bottom, 1 where it is near and moves on, 2 where it is far off."""
    if not race.is_over:
        return None
    if _rests(race.lead):
        return 0
    return 1 if spread_of(race.lead) else 2


def nearer_at_last(race: Race, _gap: float | None) -> int | None:
    """The place of the marble that was nearer to the bottom at last, 2 where both were as near."""
    if not race.is_over:
        return None
    first, second = map(_distance, race.runs)
    return 2 if first == second else int(second < first)


def who_climbs(race: Race, _gap: float | None) -> int | None:
    """0 where both are at a bottom, 1 where the second has climbed instead, 2 where both have."""
    if race.at < _SOME:
        return None
    climbed = [run.loss > run.epoch(0).loss for run in race.runs]
    return sum(climbed)


def _is_past(run: Run) -> bool:
    """Whether a run is in a valley to the left of the first one left of its start."""
    start, minima = run.weight_at(0), run.landscape.minima
    first = max(bottom for bottom in minima if bottom < start)
    near = bottom_near(run.landscape, run.weight)
    return near is not None and near < first


def _last(run: Run) -> list[float]:
    return [run.weight_at(epoch) for epoch in range(max(0, run.at - _LAST + 1), run.at + 1)]


def _rests(run: Run) -> bool:
    """Whether all last weights are at the bottom."""
    return all(map(run.landscape.is_bottom, _last(run)))


def _distance(run: Run) -> float:
    """How far the last weights were from the bottom, on average."""
    bottom = run.landscape.minima[0]
    distances = [abs(weight - bottom) for weight in _last(run)]
    return math.fsum(distances) / len(distances)


# In numbers


def _short(value: float) -> str:
    return f"{value:.3g}"


def _place(weight: float) -> str:
    """A weight in three decimals at most."""
    return f"{round(weight, 3) + 0.0:g}"


def _at(race: Race) -> str:
    return f"At η = {written(race.lead.rate_set)}"


def _named(run: Run) -> str:
    """The rule of a run."""
    return run.method.rule.name


def ended(race: Race, _gap: float | None) -> str:
    """Where two marbles from one start ended."""
    first, second = race.runs
    ends = f"{_named(first)} ended at {_place(first.weight)}, {_named(second)} at"
    return f"{_at(race)} from {written(first.weight_at(0))} {ends} {_place(second.weight)}"


def arrivals_by_memory(race: Race, _gap: float | None) -> str:
    """When two marbles with different memories were at zero loss."""
    first, second = (_arrival(run) for run in race.runs)
    return f"{_at(race)} zero loss {first}, {second}"


def _arrival(run: Run) -> str:
    memory = run.method.rule.parameters[0]
    found = f"not by epoch {run.at}" if run.zero_loss is None else f"at epoch {run.zero_loss}"
    return f"{found} with {memory.symbol} = {memory.value:g}"


def at_last(race: Race, _gap: float | None) -> str:
    """Between which weights two marbles were in the end."""
    first, second = (f"{_named(run)} {_between(run)}" for run in race.runs)
    return f"{_at(race)}, last {_LAST} epochs: {first}, {second}"


def _between(run: Run) -> str:
    low, high = min(_last(run)), max(_last(run))
    low_text, high_text = _place(low), _place(high)
    is_one = low_text == high_text
    return f"at {low_text}" if is_one else f"from {low_text} to {high_text}"


def spread_found(race: Race, _gap: float | None) -> str:
    """The mean square distance from the bottom, as it was measured and by theory."""
    spread = spread_of(race.lead)
    if spread is None:
        return f"{_at(race)} it was far from the bottom after {race.at} epochs"
    theory = "none" if spread.by_theory is None else _short(spread.by_theory)
    measured = f"the mean square of w was {_short(spread.measured)} from epoch {spread.since} on"
    return f"{_at(race)} {measured}, by theory {theory}"


def distances(race: Race, _gap: float | None) -> str:
    """How far two marbles were from the bottom in the last epochs, on average."""
    first, second = (f"{_named_rate(run)} {_short(_distance(run))}" for run in race.runs)
    return f"Mean distance from 0 in the last {_LAST} epochs: {first}, {second}"


def _named_rate(run: Run) -> str:
    """How the rate goes: what it is set to, or its schedule."""
    schedule = run.method.schedule
    return f"η = {written(run.rate_set)}" if schedule.is_constant else schedule.name


def climbed(race: Race, _gap: float | None) -> str:
    """Where two marbles went, and whether up or down."""
    first, second = map(_way, race.runs)
    return f"{_named(race.lead)}: ● {first}, ◆ {second}"


def _way(run: Run) -> str:
    way = "up" if run.loss > run.epoch(0).loss else "down"
    return f"{way} from {written(run.weight_at(0))} to {_place(run.weight)}"
