"""What can be seen of a race: which choice of a lesson came true, and what was found, in numbers.

Each judge gives the place of a choice, or None as long as nothing can be seen yet.
"""

from __future__ import annotations

from itertools import pairwise

from gdtui.engine.runs.race import Race
from gdtui.engine.runs.run import Run
from gdtui.engine.runs.step import Move
from gdtui.engine.theory.parabola import theory_of
from gdtui.engine.values import written
from gdtui.guide.found import rate, short, start

_TWIN_OF = 0.1
_TWINS = (0.2, 0.9, 1.1)


def moved(race: Race, _gap: float | None) -> int | None:
    """0 where the last marble went left with its first step, 1 right, 2 where it stayed."""
    run = race.runs[-1]
    if run.at == 0:
        return None
    return [Move.LEFT, Move.RIGHT, Move.STAYS].index(run.step_from(0).move)


def secant_slope(race: Race, gap: float | None) -> int | None:
    """Which of 5, 10 and 25 the slope of the secant has come to, once its gap is tiny."""
    if gap is None or abs(gap) > 0.05:
        return None
    slope = race.lead.step.slope + gap
    return next((k for k, known in enumerate((5, 10, 25)) if round(slope) == known), None)


def second_step(race: Race, _gap: float | None) -> int | None:
    """0 where the second step was shorter than the first, 1 where as long, 2 where longer."""
    if race.at < 2:
        return None
    start, middle, end = map(race.lead.weight_at, range(3))
    first, second = abs(middle - start), abs(end - middle)
    if abs(first - second) <= 1e-9 * first:
        return 1
    return 0 if second < first else 2


def settled_by_10(race: Race, _gap: float | None) -> int | None:
    """0 where the loss was zero by epoch 10, 1 where later, 2 where it was not to the end."""
    if race.lead.zero_loss is not None:
        return 0 if race.lead.zero_loss <= 10 else 1
    return 2 if race.is_over else None


def settles(race: Race, _gap: float | None) -> int | None:
    """0 where it came to the bottom, 1 where after some steps the loss is as before, else 2."""
    if race.at < 4 and not race.is_over:
        return None
    if race.lead.zero_loss is not None:
        return 0
    return 1 if race.lead.loss == race.lead.epoch(0).loss else 2


def first_there(race: Race, _gap: float | None) -> int | None:
    """The place of the marble that was first at zero loss, 2 where both were at once."""
    if len(race.runs) != 2:
        return None
    first, second = (run.zero_loss for run in race.runs)
    if first is None and second is None:
        return None
    if first == second:
        return 2
    return 0 if second is None or (first is not None and first < second) else 1


def twin(race: Race, _gap: float | None) -> int | None:
    """Which rate takes as long as 0.1 from where the run started."""
    theory = theory_of(race.lead.landscape, race.lead.method)
    weight, present = race.lead.weight_at(0), race.lead.learning_rate
    assert theory is not None
    epochs = theory.zero_loss(weight, _TWIN_OF)
    if present not in _TWINS or theory.zero_loss(weight, present) != epochs:
        return None
    return _TWINS.index(present)


# In numbers


def _from(run: Run) -> str:
    return f"{rate(run)} from {start(run)}"


def _went(run: Run) -> str:
    before, after = short(run.weight_at(0)), short(run.weight_at(min(1, run.at)))
    return f"{run.step_from(0).move.value}, from {before} to {after}"


def first_step(race: Race, _gap: float | None) -> str:
    """Where the first step led."""
    run = race.lead
    return f"The first step went {_went(run)}"


def first_steps(race: Race, _gap: float | None) -> str:
    """Where the first steps of two marbles led."""
    return f"● went {_went(race.runs[0])}; ◆ {_went(race.runs[-1])}"


def secant_found(race: Race, gap: float | None) -> str:
    """The slope of the secant at its gap."""
    run = race.lead
    line = run.landscape.secant(run.weight, gap or 0.0)
    slope = "none" if line is None else short(line.slope)
    where = f"At w = {written(run.weight)} with h = {short(gap or 0.0)}"
    return f"{where} the slope of the secant is {slope}"


def two_lengths(race: Race, _gap: float | None) -> str:
    """How long the first two steps were."""
    run = race.lead
    weights = [run.weight_at(k) for k in range(min(run.at, 2) + 1)]
    lengths = (short(abs(b - a)) for a, b in pairwise(weights))
    return f"At {_from(run)} the first steps were {' and '.join(lengths)} long"


def arrival(race: Race, _gap: float | None) -> str:
    """The epoch of zero loss, as it was counted."""
    run = race.lead
    if run.zero_loss is None:
        return f"At {_from(run)}: no zero loss in {run.at} epochs"
    return f"At {_from(run)}: zero loss at epoch {run.zero_loss}, counted in the run"


def arrivals(race: Race, _gap: float | None) -> str:
    """The epochs of zero loss of two marbles."""
    first, second = (run.zero_loss for run in race.runs)
    starts = f"{_from(race.lead)} and from {start(race.runs[1])}"
    return f"At {starts}: zero loss at epochs {first} and {second}, counted"


def loss_after(race: Race, _gap: float | None) -> str:
    """The loss after some steps beside the loss at the start."""
    run = race.lead
    before, now = short(run.epoch(0).loss), short(run.loss)
    return f"At {_from(run)} the loss was {before}, and after {run.at} steps {now}"


def twin_found(race: Race, _gap: float | None) -> str:
    """The rate that takes as many epochs, and how many."""
    run, theory = race.lead, theory_of(race.lead.landscape, race.lead.method)
    epochs = theory.zero_loss(run.weight_at(0), run.learning_rate) if theory else None
    return f"On the map {written(run.learning_rate)} takes {epochs} epochs, as {_TWIN_OF} does"
