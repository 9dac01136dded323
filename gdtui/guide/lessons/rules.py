"""The third chapter: why each rule was invented, and where it fails.

Two marbles with different rules stand side by side; what is told is a fact of their runs.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from gdtui.engine.rules.method import PLAIN, Method, Noise, schedule_of
from gdtui.engine.rules.rule import rule_of
from gdtui.engine.runs.run import Run
from gdtui.engine.runs.setup import Setup
from gdtui.guide.guide import Action, Clue
from gdtui.guide.lessons.lesson import (
    Chapter,
    Finding,
    Lesson,
    Trial,
    place,
    rate,
    short,
    smaller,
    start,
)

_TELLING = frozenset({Clue.THEORY, Clue.NEXT, Clue.RATIO})
_BOTH_STEP = frozenset({Action.STEP})
"""Two rules are not taken apart at once."""
_LAST = 20
"""So many epochs at the end say whether a run rests, and where."""


def _by(rule: str, **parameters: str) -> Method:
    return Method(rule_of(rule).tuned(parameters))


def _name(run: Run) -> str:
    return run.method.rule.name


def _last_weights(run: Run) -> Sequence[float]:
    return run.weights(max(0, run.at - _LAST + 1), run.at)


def _rests(run: Run) -> bool:
    return all(map(run.landscape.is_bottom, _last_weights(run)))


def _who(trial: Trial, does: Callable[[Run], bool]) -> int:
    """0 where both marbles do something, 1 where only the first does, else 2."""
    first, second = map(does, trial.race.runs)
    return 2 if not first else int(not second)


def _is_past(run: Run) -> bool:
    """Whether a run is in a valley to the left of the first one left of its start."""
    before = [bottom for bottom in run.landscape.minima if bottom < run.weight_at(0)]
    near = run.landscape.valley_near(run.weight)
    return near is not None and near.bottom < max(before)


def _who_rolls_past(trial: Trial) -> Finding | None:
    if not trial.race.is_over:
        return None
    first, second = trial.race.runs
    ends = f"{_name(first)} ended at {place(first.weight)}, {_name(second)} at"
    found = f"{trial.at_rate} from {start(first)} {ends} {place(second.weight)}"
    return _who(trial, _is_past), found


_MEMORY = Lesson(
    title="memory",
    start=Setup((10.0,), 0.1, 200, method=_by("momentum")),
    second=PLAIN,
    landscape="ripples",
    thought="L(w) = w²/20 + sin(2w): many valleys. Momentum keeps 0.9 of its velocity at every"
    " step.",
    question="● with momentum, ◆ without: who goes past the first valley?",
    choices=("both", "only ●", "neither"),
    hint="press `end`, or `space`.",
    reason="Plain descent stops where the slope does. A velocity carries on, here to 2.299; too"
    " much of it swings for long.",
    judge=_who_rolls_past,
    answer_at=200,
    hides=_TELLING,
    lets=_BOTH_STEP,
)


def _between(run: Run) -> str:
    weights = _last_weights(run)
    low, high = place(min(weights)), place(max(weights))
    return f"{_name(run)} at {low}" if low == high else f"{_name(run)} from {low} to {high}"


def _who_rests(trial: Trial) -> Finding | None:
    if not trial.race.is_over:
        return None
    first, second = map(_between, trial.race.runs)
    found = f"{trial.at_rate}, last {_LAST} epochs: {first}, {second}"
    return _who(trial, _rests), found


_OWN_LENGTH = Lesson(
    title="its own length",
    start=Setup((8.0,), 0.3, 150, method=_by("adam")),
    second=_by("sign"),
    landscape="plateau",
    thought="At η = 0.3 plain descent needs 1826 steps from 8. adam divides the slope by its usual"
    " size; sign steps η.",
    question="● adam, ◆ sign: who comes to rest at the bottom?",
    choices=("both", "only ●", "neither"),
    hint="press `end`, or `space`.",
    reason="adam is used since one η does for steep and flat. The price: at the bottom it swings,"
    " and sign hops.",
    judge=_who_rests,
    answer_at=150,
    hides=_TELLING,
    lets=_BOTH_STEP,
)


def _distance(run: Run) -> float:
    """How far the last weights were from the bottom, on average."""
    bottom, weights = run.landscape.minima[0], _last_weights(run)
    return math.fsum(abs(weight - bottom) for weight in weights) / len(weights)


def _who_is_nearer(trial: Trial) -> Finding | None:
    if not trial.race.is_over:
        return None
    first, second = trial.race.runs
    fixed, falling = _distance(first), _distance(second)
    found = f"{rate(first)} {short(fixed, 3)}, {second.method.schedule.name} {short(falling, 3)}"
    choice = smaller(fixed, falling)
    return choice, f"Mean distance from 0 in the last {_LAST} epochs: {found}"


_NOISE = Lesson(
    title="noise",
    start=Setup((10.0,), 0.2, 100, method=Method(noise=Noise(5.0, 1))),
    second=Method(schedule=schedule_of("cosine"), noise=Noise(5.0, 1)),
    thought="From a part of the data at a time each slope is off by chance. ● keeps its rate, ◆'s"
    " falls to 0.",
    question="Who is nearer to 0 in the last 20 epochs?",
    choices=("● fixed", "◆ falling", "as near"),
    hint="press `end`, or `space`.",
    reason="At a fixed rate noise keeps it moving for ever. Large steps to get there, small ones"
    " to settle.",
    judge=_who_is_nearer,
    answer_at=100,
    hides=_TELLING,
    lets=_BOTH_STEP,
)


def _climbs(run: Run) -> bool:
    return run.loss > run.epoch(0).loss


def _way(run: Run) -> str:
    return f"{'up' if _climbs(run) else 'down'} from {start(run)} to {place(run.weight)}"


def _who_climbs(trial: Trial) -> Finding | None:
    if trial.race.at < 5:
        return None
    first, second = trial.race.runs
    found = f"{_name(first)}: ● {_way(first)}, ◆ {_way(second)}"
    return _climbs(first) + _climbs(second), found


_CURVATURE = Lesson(
    title="slope over curvature",
    start=Setup((2.0, 0.3), 1.0, 20, method=_by("newton")),
    landscape="double-well",
    thought="newton divides the slope by the curvature: on a parabola one step lands at the"
    " bottom.",
    question="Two wells, a hill at 0. ● starts at 2, ◆ at 0.3. Where do they go?",
    choices=("both down", "◆ up", "both up"),
    hint="press `n` five times.",
    reason="Where c < 0 it climbs: it finds what is level, a hilltop too. With many weights c is"
    " too much to compute.",
    judge=_who_climbs,
    answer_at=5,
    hides=_TELLING,
)


RULES = Chapter(
    title="any rule",
    lessons=(_MEMORY, _OWN_LENGTH, _NOISE, _CURVATURE),
    summary="Why Adam? One η does for steep and flat, and nobody need know c. Yet plain descent"
    " with a small rate would do: it only takes longer, and noise shakes it less.",
)
