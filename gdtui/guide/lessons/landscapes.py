"""Lessons that each mend a belief which the parabola alone would leave behind.

What they tell is a fact of their landscape.
"""

from __future__ import annotations

from gdtui.engine.runs.setup import Setup
from gdtui.engine.theory.reasons import Ending, observed
from gdtui.engine.values import written
from gdtui.guide.guide import Action, Clue, Look
from gdtui.guide.lessons.lesson import STEPS, Lesson, Trial, told, whose


def _bottoms(trial: Trial) -> str:
    bottoms = {observed(run).bottom for run in trial.race.runs}
    return "at none" if None in bottoms else "yes" if len(bottoms) == 1 else "no"


_TWO_VALLEYS = Lesson(
    *told("""
    two valleys
    Two valleys, the left one deeper: L(w) = w⁴/4 − w²/2 + w/5.
    ● starts at 1.5, ◆ at −1.5. Will they end at the same bottom?
    yes | no | at none
    press `n`, or `space` to play.
    The start decides: 1.5 leads to 0.88, −1.5 to −1.09. A bottom is found, not always the
        lowest.
    With η = 0.7 (`e`, then `r`, `space`) ● leaps over the hill to the deeper one.
    """),
    start=Setup((1.5, -1.5), 0.2),
    landscape="tilted-well",
    judge=_bottoms,
    answer_at=20,
)


def _lands_at_once(trial: Trial) -> str | None:
    step, is_bottom = trial.run.last_step, trial.run.landscape.is_bottom
    if step is None or is_bottom(step.weight) or not is_bottom(trial.run.weight):
        return None
    return written(step.learning_rate)


_ANOTHER_BOWL = Lesson(
    *told("""
    another bowl
    How fast the slope changes is the curvature c: 2 on w², 4 on 2(w − 3)² + 1.
    On w² η = 0.5 lands in one step. Which rate does here?
    0.25 | 0.5 | 1
    set η with `↑` or `e`, press `n`.
    η = 1/c lands in one step, and from 2/c on it does not settle: 0.25 and 0.5 here, 0.5 and 1
        on w².
    """),
    start=Setup((8.0,), 0.2),
    landscape="2(w-3)^2 + 1",
    judge=_lands_at_once,
    answer_at=1,
    answers=(0.25,),
    lets=STEPS | Action.RATE,
)


def _hops(trial: Trial) -> str:
    now = observed(trial.run)
    if now.ending is Ending.CYCLE and now.period == 2:
        return "it hops"
    return "yes" if now.ending is Ending.AT_THE_BOTTOM else "it leaves"


_KINK = Lesson(
    *told("""
    a kink
    L(w) = |w|: the slope is 1 right of 0 and −1 left of it, however near.
    With η = 0.3: will it come to rest at 0?
    yes | it hops | it leaves
    press `n`, or `space` to play.
    |w| is as steep near 0 as far out, so no step shrinks: each is 0.3 long, and it hops between
        0.1 and −0.2.
    """),
    start=Setup((2.2,), 0.3),
    landscape="absolute",
    judge=_hops,
    answer_at=10,
)
_FAR_OUT = Lesson(
    *told("""
    far out
    A dip in a wide plain: L(w) = w²/(1 + w²), lowest at 0.
    ● starts at 8, ◆ at 1. Whose first step is longer?
    ● from 8 | ◆ from 1 | both as long
    press `n`: one step.
    A small slope is not near the bottom: at 8 it is flat and far. With this rate ● needs 5476
        steps, ◆ 30.
    """),
    start=Setup((8.0, 1.0), 0.1),
    landscape="plateau",
    judge=whose(lambda run: -abs(run.weight_at(1) - run.weight_at(0))),
    answer_at=1,
    hides=Clue.SLOPE,
    looks=Look(0),
    answer_looks=Look.TANGENT,
)

_ORDERS = {
    Ending.CYCLE: "16",
    Ending.WANDERING: "no order",
    Ending.LEFT_THE_FLOATS: "it leaves",
    Ending.LEFT_THE_LANDSCAPE: "it leaves",
}
_BEYOND = Lesson(
    *told("""
    beyond 2/c
    At both bottoms c = 2, so 2/c = 1. At a higher rate w hops: between 2 weights at η = 1.1, 4
        at 1.25, 8 at 1.2885.
    And at η = 1.5?
    16 | no order | it leaves
    press `end`.
    At η = 1.5 no weight comes back: chaos. From 1.598 on it leaps over the hill too.
    """),
    start=Setup((0.5,), 1.5, 300),
    landscape="double-well",
    judge=lambda trial: _ORDERS.get(observed(trial.run).ending),
    answer_at=300,
    answer_whole="long-run",
)


LANDSCAPES = (_TWO_VALLEYS, _ANOTHER_BOWL, _KINK, _FAR_OUT, _BEYOND)
