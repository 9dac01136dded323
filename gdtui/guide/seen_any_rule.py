"""What can be seen of a race by any rule: which choice of a lesson came true, and in numbers.

Each judge gives the place of a choice, or None as long as nothing can be seen yet.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from gdtui.engine.runs.race import Race
from gdtui.engine.runs.run import Run
from gdtui.engine.theory.spread import spread_of
from gdtui.guide.found import place, rate, short, start

_LAST = 20
"""So many epochs at the end say whether a run rests, and where."""
_SOME = 5


def rolls_past(race: Race, _gap: float | None) -> int | None:
    """0 where both went past the first valley on their way down, 1 where only the first, else 2."""
    return _who(race, _is_past)


def who_rests(race: Race, _gap: float | None) -> int | None:
    """0 where both marbles rest at a bottom, 1 where only the first does, 2 where none."""
    return _who(race, _rests)


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


def _who(race: Race, does: Callable[[Run], bool]) -> int | None:
    """0 where both marbles do something, 1 where only the first does, else 2."""
    if not race.is_over:
        return None
    first, second = map(does, race.runs)
    return 0 if first and second else 1 if first else 2


def _is_past(run: Run) -> bool:
    """Whether a run is in a valley to the left of the first one left of its start."""
    before = [bottom for bottom in run.landscape.minima if bottom < run.weight_at(0)]
    near = run.landscape.valley_near(run.weight)
    return near is not None and near.bottom < max(before)


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


def _named(run: Run) -> str:
    """The rule of a run."""
    return run.method.rule.name


def ended(race: Race, _gap: float | None) -> str:
    """Where two marbles from one start ended."""
    first, second = race.runs
    ends = f"{_named(first)} ended at {place(first.weight)}, {_named(second)} at"
    return f"At {rate(race.lead)} from {start(first)} {ends} {place(second.weight)}"


def arrivals_by_memory(race: Race, _gap: float | None) -> str:
    """When two marbles with different memories were at zero loss."""
    first, second = (_arrival(run) for run in race.runs)
    return f"At {rate(race.lead)} zero loss {first}, {second}"


def _arrival(run: Run) -> str:
    memory = run.method.rule.parameters[0]
    found = f"not by epoch {run.at}" if run.zero_loss is None else f"at epoch {run.zero_loss}"
    return f"{found} with {memory.symbol} = {memory.value:g}"


def at_last(race: Race, _gap: float | None) -> str:
    """Between which weights two marbles were in the end."""
    first, second = (f"{_named(run)} {_between(run)}" for run in race.runs)
    return f"At {rate(race.lead)}, last {_LAST} epochs: {first}, {second}"


def _between(run: Run) -> str:
    low, high = min(_last(run)), max(_last(run))
    low_text, high_text = place(low), place(high)
    is_one = low_text == high_text
    return f"at {low_text}" if is_one else f"from {low_text} to {high_text}"


def spread_found(race: Race, _gap: float | None) -> str:
    """The mean square distance from the bottom, as it was measured and by theory."""
    spread = spread_of(race.lead)
    if spread is None:
        return f"At {rate(race.lead)} it was far from the bottom after {race.at} epochs"
    theory = "none" if spread.by_theory is None else short(spread.by_theory, 3)
    measured = f"the mean square of w was {short(spread.measured, 3)} from epoch {spread.since} on"
    return f"At {rate(race.lead)} {measured}, by theory {theory}"


def distances(race: Race, _gap: float | None) -> str:
    """How far two marbles were from the bottom in the last epochs, on average."""
    first, second = (f"{_named_rate(run)} {short(_distance(run), 3)}" for run in race.runs)
    return f"Mean distance from 0 in the last {_LAST} epochs: {first}, {second}"


def _named_rate(run: Run) -> str:
    """How the rate goes: what it is set to, or its schedule."""
    schedule = run.method.schedule
    return rate(run) if schedule.is_constant else schedule.name


def climbed(race: Race, _gap: float | None) -> str:
    """Where two marbles went, and whether up or down."""
    first, second = map(_way, race.runs)
    return f"{_named(race.lead)}: ● {first}, ◆ {second}"


def _way(run: Run) -> str:
    way = "up" if run.loss > run.epoch(0).loss else "down"
    return f"{way} from {start(run)} to {place(run.weight)}"
