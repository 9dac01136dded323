"""What can be seen of a race on any landscape: which choice of a lesson came true, and in numbers.

Each judge gives the place of a choice, or None as long as nothing can be seen yet.
"""

from __future__ import annotations

from gdtui.engine.runs.race import Race
from gdtui.engine.runs.run import Run
from gdtui.engine.theory.endings import Ending, observed
from gdtui.guide.found import place, rate, short, start

_RATES = (0.25, 0.5, 1.0)
_SHARES_ALIKE = 1e-3
_MANY = 10


def same_bottom(race: Race, _gap: float | None) -> int | None:
    """0 where two marbles are at one bottom, 1 where each is at its own, 2 where at none."""
    places = [_bottom(run) for run in race.runs]
    if None in places:
        return 2 if race.is_over else None
    return 0 if len(set(places)) == 1 else 1


def who_rolls(race: Race, _gap: float | None) -> int | None:
    """0 where both marbles came to a bottom, 1 where the second alone did, 2 where none."""
    first, second = (_bottom(run) for run in race.runs)
    if second is None:
        return 2 if race.is_over else None
    return 1 if first is None else 0


def lands_at_once(race: Race, _gap: float | None) -> int | None:
    """Which of some rates has led to the bottom in one step from elsewhere."""
    step = race.lead.last_step
    if step is None or step.learning_rate not in _RATES:
        return None
    landscape, landing = step.landscape, race.lead.weight
    if landscape.is_bottom(step.weight) or not landscape.is_bottom(landing):
        return None
    return _RATES.index(step.learning_rate)


def tenth_share(race: Race, _gap: float | None) -> int | None:
    """0 where the tenth step took the same share of the weight as the first, 1 less, 2 more."""
    if race.at < _MANY:
        return None
    first, tenth = _share(race.lead, 1), _share(race.lead, _MANY)
    if abs(first - tenth) <= _SHARES_ALIKE * first:
        return 0
    return 1 if tenth < first else 2


def hops(race: Race, _gap: float | None) -> int | None:
    """0 where it is at the bottom, 1 where it hops between two weights, 2 where it is gone."""
    now = observed(race.lead)
    if now.ending is Ending.AT_THE_BOTTOM:
        return 0
    if now.ending is Ending.CYCLE and now.period == 2:
        return 1
    return 2 if race.is_over else None


def rests_deeper(race: Race, _gap: float | None) -> int | None:
    """0 where it rests at the bottom on the side of its start, 1 at the deepest, 2 at none."""
    bottom = _bottom(race.lead)
    if bottom is None:
        return 2 if race.is_over else None
    landscape = race.lead.landscape
    return 1 if bottom == min(landscape.minima, key=landscape.loss) else 0


def longer_step(race: Race, _gap: float | None) -> int | None:
    """The place of the marble whose first step was longer, 2 where both were as long."""
    if race.at == 0:
        return None
    first, second = (_first_length(run) for run in race.runs)
    if first == second:
        return 2
    return 0 if first > second else 1


def order(race: Race, _gap: float | None) -> int | None:
    """0 where the run is in a cycle, 1 where it wanders, 2 where it is gone."""
    now = observed(race.lead).ending
    if now is Ending.CYCLE:
        return 0
    if now is Ending.WANDERING:
        return 1
    return 2 if now in (Ending.LEFT_THE_FLOATS, Ending.LEFT_THE_LANDSCAPE) else None


def _bottom(run: Run) -> float | None:
    """The bottom that a run is at, to stay there."""
    return observed(run).bottom


def _share(run: Run, epoch: int) -> float:
    """What a step took of the weight, as a part of it."""
    return 1 - run.weight_at(epoch) / run.weight_at(epoch - 1)


def _first_length(run: Run) -> float:
    return abs(run.weight_at(1) - run.weight_at(0))


# In numbers


def bottoms(race: Race, _gap: float | None) -> str:
    """The bottom that each marble came to."""
    first, second = race.runs
    return f"At {rate(first)}: {_to(first)}, {_to(second)}"


def _to(run: Run) -> str:
    bottom = _bottom(run)
    to = "no bottom" if bottom is None else f"the bottom {place(bottom)}"
    return f"from {start(run)} to {to}"


def rolled(race: Race, _gap: float | None) -> str:
    """Where two marbles were in the end, the first on a hilltop."""
    first, second = race.runs
    return f"At {rate(first)}: ● from {start(first)} to {place(first.weight)}, ◆ {_to(second)}"


def landed_at_once(race: Race, _gap: float | None) -> str:
    """The rate that led to the bottom in one step."""
    run = race.lead
    before = short(run.weight_at(run.at - 1))
    return f"At {rate(run)} one step led from {before} to the bottom {place(run.weight)}"


def shares(race: Race, _gap: float | None) -> str:
    """What the first and the tenth step took of the weight."""
    run = race.lead
    first, tenth = (short(_share(run, epoch)) for epoch in (1, _MANY))
    return f"At {rate(run)} the first step took {first} of w, the tenth {tenth}"


def hopped(race: Race, _gap: float | None) -> str:
    """The two weights that it hops between."""
    run = race.lead
    low, high = sorted((run.weight_at(run.at - 1), run.weight))
    hops = f"it hops between {place(low)} and {place(high)}"
    return f"At {rate(run)} from {start(run)} {hops}"


def came_to_rest(race: Race, _gap: float | None) -> str:
    """Where it rests."""
    return f"At {rate(race.lead)}: {_to(race.lead)}"


def step_lengths(race: Race, _gap: float | None) -> str:
    """How long the first steps of two marbles were."""
    first, second = (f"{short(_first_length(run))} from {start(run)}" for run in race.runs)
    return f"At {rate(race.lead)} the first step was {first}, {second}"


def what_order(race: Race, _gap: float | None) -> str:
    """Whether a weight came back."""
    return f"At {rate(race.lead)} no weight had come back after {race.at} epochs"
