"""The third chapter: why each rule was invented, and where it fails.

Two marbles with different rules stand side by side; what is told is a fact of their runs.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from gdtui.engine.rules.method import PLAIN, Method, Noise
from gdtui.engine.rules.rule import rule_of
from gdtui.engine.rules.schedule import schedule_of
from gdtui.engine.runs.run import Run
from gdtui.engine.runs.setup import Setup
from gdtui.engine.theory.spread import spread_of
from gdtui.guide.guide import Clue, Kind
from gdtui.guide.lessons.lesson import (
    Chapter,
    Finding,
    Lesson,
    Trial,
    first_at_zero_loss,
    place,
    rate,
    short,
    smaller,
    start,
)

_TELLING = frozenset({Clue.THEORY, Clue.NEXT, Clue.RATIO})
_BOTH_STEP = frozenset({Kind.STEP})
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
    hint="press end, or space.",
    told="Plain descent has no memory: it stops where the slope does. A velocity carries on, here"
    " to 2.299.",
    judge=_who_rolls_past,
    seen_at=200,
    hides=_TELLING,
    lets=_BOTH_STEP,
)


def _arrival(run: Run) -> str:
    memory = run.method.rule.parameters[0]
    found = f"not by epoch {run.at}" if run.zero_loss is None else f"at epoch {run.zero_loss}"
    return f"{found} with {memory.symbol} = {memory.value:g}"


def _arrivals(trial: Trial) -> Finding | None:
    choice, (first, second) = first_at_zero_loss(trial.race), trial.race.runs
    if choice is None:
        return None
    return choice, f"{trial.at_rate} zero loss {_arrival(first)}, {_arrival(second)}"


_HOW_MUCH_MEMORY = Lesson(
    title="how much memory",
    start=Setup((10.0,), 0.1, 100, method=_by("momentum")),
    second=_by("momentum", beta="0.3"),
    thought="On w² plain descent at η = 0.1 takes 33 epochs. Momentum keeps β of its velocity.",
    question="● keeps β = 0.9, ◆ 0.3. Which is first at zero loss?",
    choices=("● 0.9", "◆ 0.3", "both at once"),
    hint="press end, or space.",
    told="Too long a memory runs past and swings. The best β for a rate is (1−√(ηc))²: here 0.31.",
    judge=_arrivals,
    seen_at=100,
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
    thought="From 8 plain descent needs 1826 steps. adam steps η·slope/usual slope, sign steps η.",
    question="● adam, ◆ sign, at η = 0.3: who comes to rest at the bottom?",
    choices=("both", "only ●", "neither"),
    hint="press end, or space.",
    told="adam is used since one η does for steep and flat. The price: at the bottom it swings, and"
    " sign hops.",
    judge=_who_rests,
    seen_at=150,
    hides=_TELLING,
    lets=_BOTH_STEP,
)


def _spread(trial: Trial) -> Finding | None:
    if not trial.race.is_over:
        return None
    run, spread = trial.run, spread_of(trial.run)
    if spread is None:
        far = f"{trial.at_rate} it was far from the bottom after {run.at} epochs"
        return 0 if _rests(run) else 2, far
    theory = "none" if spread.by_theory is None else short(spread.by_theory, 3)
    measured = f"the mean square of w was {short(spread.measured, 3)} from epoch {spread.since} on"
    return int(not _rests(run)), f"{trial.at_rate} {measured}, by theory {theory}"


_NOISE = Lesson(
    title="noise",
    start=Setup((10.0,), 0.1, 200, method=Method(noise=Noise(5.0))),
    thought="From a part of the data at a time a slope is right on average, and wrong each time.",
    question="Each slope is off by S = 5 or so, at η = 0.1. Will it come to rest?",
    choices=("yes", "never", "it leaves"),
    hint="press end, or space.",
    told="A fixed rate never settles: its spread is ηS²/(c(2−ηc)). At η = 0.02 it is 0.13, calm but"
    " slow.",
    judge=_spread,
    seen_at=200,
    hides=frozenset({Clue.THEORY, Clue.NEXT}),
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


_FALLING_RATE = Lesson(
    title="a rate that falls",
    start=Setup((10.0,), 0.2, 100, method=Method(noise=Noise(5.0, 1))),
    second=Method(schedule=schedule_of("cosine"), noise=Noise(5.0, 1)),
    thought="The same noise shakes both: one at η = 0.2, one at a rate that falls to 0 like a"
    " cosine.",
    question="● keeps its rate, ◆'s falls. Who is nearer to 0 in the last 20 epochs?",
    choices=("● fixed", "◆ falling", "as near"),
    hint="press end, or space.",
    told="Large steps to get there, small ones to settle. A small fixed rate would do too: it only"
    " takes longer.",
    judge=_who_is_nearer,
    seen_at=100,
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
    thought="newton's step is slope over curvature: 1/c by itself, so on a parabola one step"
    " lands.",
    question="Two wells, a hill at 0. ● starts at 2, ◆ at 0.3. Where do they go?",
    choices=("both down", "◆ up", "both up"),
    hint="press n five times.",
    told="Where c < 0 it climbs: it finds what is level, a hilltop too. And c of a million weights"
    " is out of reach.",
    judge=_who_climbs,
    seen_at=5,
    hides=_TELLING,
)


RULES = Chapter(
    title="any rule",
    lessons=(_MEMORY, _HOW_MUCH_MEMORY, _OWN_LENGTH, _NOISE, _FALLING_RATE, _CURVATURE),
    known="Why Adam? One η does for steep and flat, and nobody need know c. Yet plain descent with"
    " a small rate would do: it only takes longer, and noise shakes it less.",
)
