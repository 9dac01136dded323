"""The second chapter: each lesson mends a belief that the parabola alone would leave behind.

What they tell is a fact of their landscape.
"""

from __future__ import annotations

from gdtui.engine.runs.run import Run
from gdtui.engine.runs.setup import Setup
from gdtui.engine.theory.reasons import Ending, observed
from gdtui.guide.guide import Action, Clue
from gdtui.guide.lessons.lesson import (
    STEPS,
    TANGENT,
    Chapter,
    Finding,
    Lesson,
    Trial,
    place,
    short,
    smaller,
    start,
)

_THEORY_AND_STEP = frozenset({Clue.THEORY, Clue.NEXT})


def _came_to(run: Run) -> str:
    bottom = observed(run).bottom
    to = "no bottom" if bottom is None else f"the bottom {place(bottom)}"
    return f"from {start(run)} to {to}"


def _bottoms(trial: Trial) -> Finding | None:
    first, second = trial.race.runs
    bottoms = {observed(first).bottom, observed(second).bottom}
    if None in bottoms and not trial.race.is_over:
        return None
    choice = 2 if None in bottoms else len(bottoms) - 1
    return choice, f"{trial.at_rate}: {_came_to(first)}, {_came_to(second)}"


_TWO_VALLEYS = Lesson(
    title="two valleys",
    start=Setup((1.5, -1.5), 0.1),
    landscape="tilted-well",
    thought="Two valleys, the left one deeper: L(w) = w⁴/4 − w²/2 + w/5.",
    question="● starts at 1.5, ◆ at −1.5. Will they end at the same bottom?",
    choices=("yes", "no", "at none"),
    hint="press `end`, or `space`.",
    reason="The start decides: 1.5 leads to 0.879, −1.5 to −1.088. A bottom is found, not the"
    " lowest.",
    judge=_bottoms,
    answer_at=50,
    hides=_THEORY_AND_STEP,
)


def _who_rolls(trial: Trial) -> Finding | None:
    first, second = trial.race.runs
    has_rolled = observed(second).bottom is not None
    if not has_rolled and not trial.race.is_over:
        return None
    choice = int(observed(first).bottom is None) if has_rolled else 2
    ends = f"● from {start(first)} to {place(first.weight)}, ◆ {_came_to(second)}"
    return choice, f"{trial.at_rate}: {ends}"


_LEVEL_GROUND = Lesson(
    title="level ground",
    start=Setup((0.0, 0.01), 0.1, 100),
    landscape="double-well",
    thought="Two valleys and a hill between them. On its top, at w = 0, the slope is 0.",
    question="● stands on it, ◆ at 0.01. Which one will come to a bottom?",
    choices=("both", "only ◆", "none"),
    hint="press `end`, or `space`.",
    reason="Slope 0 is no step, but no bottom yet: a hilltop has it too. A little beside it, it"
    " rolls.",
    judge=_who_rolls,
    answer_at=100,
    hides=_THEORY_AND_STEP,
)


def _lands_at_once(trial: Trial) -> Finding | None:
    step, landing, rates = trial.run.last_step, trial.run.weight, (0.25, 0.5, 1.0)
    if step is None or step.learning_rate not in rates:
        return None
    is_bottom = step.landscape.is_bottom
    if is_bottom(step.weight) or not is_bottom(landing):
        return None
    led = f"led from {short(step.weight)} to the bottom {place(landing)}"
    return rates.index(step.learning_rate), f"{trial.at_rate} one step {led}"


_ANOTHER_BOWL = Lesson(
    title="another bowl",
    start=Setup((8.0,), 0.2),
    landscape="2(w-3)^2 + 1",
    thought="How fast the slope changes is the curvature c: 2 on w², 4 on 2(w − 3)² + 1.",
    question="On w² η = 0.5 lands in one step. Which rate does here?",
    choices=("0.25", "0.5", "1"),
    hint="set η with `↑` or `e`, press `n`.",
    reason="η = 1/c lands in one step, from 2/c on it does not settle: 0.25 and 0.5 here, 0.5 and"
    " 1 on w².",
    judge=_lands_at_once,
    answer_at=1,
    answer_rate=0.25,
    hides=_THEORY_AND_STEP,
    lets=STEPS | {Action.RATE},
)


def _hops(trial: Trial) -> Finding | None:
    run = trial.run
    now = observed(run)
    hops = now.ending is Ending.CYCLE and now.period == 2
    if not hops and now.ending is not Ending.AT_THE_BOTTOM and not trial.race.is_over:
        return None
    choice = 1 if hops else 2 * (now.ending is not Ending.AT_THE_BOTTOM)
    low, high = sorted((run.weight_at(run.at - 1), run.weight))
    found = f"from {start(run)} it hops between {place(low)} and {place(high)}"
    return choice, f"{trial.at_rate} {found}"


_KINK = Lesson(
    title="a kink",
    start=Setup((10.0,), 0.3),
    landscape="absolute",
    thought="L(w) = |w|: the slope is 1 right of 0 and −1 left of it, however near.",
    question="With η = 0.3: will it come to rest at 0?",
    choices=("yes", "it hops", "it leaves"),
    hint="press `end`, or `space`.",
    reason="At one slope steps do not shrink: each is 0.3 long, and it hops between 0.1 and −0.2.",
    judge=_hops,
    answer_at=50,
    hides=_THEORY_AND_STEP,
)


def _which_bottom(trial: Trial) -> Finding | None:
    run = trial.run
    bottom, landscape = observed(run).bottom, run.landscape
    if bottom is None and not trial.race.is_over:
        return None
    deepest = min(landscape.minima, key=landscape.loss)
    choice = 2 if bottom is None else int(bottom == deepest)
    return choice, f"{trial.at_rate}: {_came_to(run)}"


_LARGER_RATE = Lesson(
    title="a larger rate",
    start=Setup((1.5,), 0.7),
    landscape="tilted-well",
    thought="From 1.5 η = 0.1 ended at 0.879, in the shallower valley.",
    question="Now η = 0.7. Where will it rest?",
    choices=("there too", "deeper", "nowhere"),
    hint="press `end`, or `space`.",
    reason="It leaps out, and rests at −1.088. The price: from 2/c = 0.784 on no run rests there.",
    judge=_which_bottom,
    answer_at=50,
    hides=_THEORY_AND_STEP,
)


def _longer_step(trial: Trial) -> Finding | None:
    if trial.race.at == 0:
        return None
    first, second = trial.race.runs
    near, far = (abs(run.weight_at(1) - run.weight_at(0)) for run in (second, first))
    lengths = f"{short(far)} from {start(first)}, {short(near)} from {start(second)}"
    return smaller(near, far), f"{trial.at_rate} the first step was {lengths}"


_FAR_OUT = Lesson(
    title="far out",
    start=Setup((8.0, 1.0), 0.1),
    landscape="plateau",
    thought="A dip in a wide plain: L(w) = w²/(1 + w²), lowest at 0.",
    question="● starts at 8, ◆ at 1. Whose first step is longer?",
    choices=("● from 8", "◆ from 1", "as long"),
    hint="press `n`: one step.",
    reason="Steep is not far, flat is not near: ● needs more than 5000 steps, ◆ only 30.",
    judge=_longer_step,
    answer_at=1,
    hides=_THEORY_AND_STEP | {Clue.SLOPE},
    looks=frozenset(),
    answer_looks=TANGENT,
)


def _order(trial: Trial) -> Finding | None:
    orders = {
        Ending.CYCLE: 0,
        Ending.WANDERING: 1,
        Ending.LEFT_THE_FLOATS: 2,
        Ending.LEFT_THE_LANDSCAPE: 2,
    }
    choice = orders.get(observed(trial.run).ending)
    if choice is None:
        return None
    return choice, f"{trial.at_rate} no weight had come back after {trial.race.at} epochs"


_BEYOND = Lesson(
    title="beyond 2/c",
    start=Setup((0.5,), 1.5, 300),
    landscape="double-well",
    thought="At both bottoms 2/c = 1. Above it w hops: between 2 weights at η = 1.1, 4 at 1.25, 8"
    " at 1.2885.",
    question="And at η = 1.5?",
    choices=("16", "no order", "it leaves"),
    hint="press `end`.",
    reason="Chaos: no weight comes back. From η = 1.598 on it leaps the hill too.",
    judge=_order,
    answer_at=300,
    hides=_THEORY_AND_STEP,
    answer_whole="long-run",
)


LANDSCAPES = Chapter(
    title="any landscape",
    lessons=(
        *(_TWO_VALLEYS, _LEVEL_GROUND, _ANOTHER_BOWL, _KINK),
        *(_LARGER_RATE, _FAR_OUT, _BEYOND),
    ),
    summary="What a rate does follows from the curvature at the bottom: below 2/c it rests. Start"
    " and rate decide at which bottom.",
)
