"""The third chapter: why there are other rules than plain descent, and what each costs.

Along the axes of a loss of many weights each descends for itself, the steep and the flat ones by
the same rate: so two marbles do, each in a bowl of its own.
"""

from __future__ import annotations

from gdtui.engine.rules.method import PLAIN, Method
from gdtui.engine.rules.rule import rule_of
from gdtui.engine.runs.run import Run
from gdtui.engine.runs.setup import Setup
from gdtui.guide.guide import Action
from gdtui.guide.lessons.lesson import Lesson, told, who, whose

_RAVINE = "w^2, w^2/20"
_RATE = Lesson(
    *told("""
    steep and flat
    All weights of a loss share one η: ● is where it is steep, w², ◆ where it is flat, w²/20.
    At η = 0.1 ◆ crawls. Now η = 1.1: which will come down?
    both | only ● | only ◆
    press `n`, or `space` to play.
    η must stay below 2/c of the steep bowl, 1. There the flat one crawls: a step keeps 0.9 of
        its weight.
    `[` goes to 1, and again to the η that is best for both.
    """),
    start=Setup((10.0, 10.0), 1.1),
    landscape=_RAVINE,
    judge=who(lambda run: run.loss < run.epoch(0).loss),
    answer_at=6,
)
_ADAM = Lesson(
    *told("""
    the usual size
    The same two bowls. adam divides the mean slope by its usual size.
    Who will be nearer to the bottom after 10 steps?
    ●, steep | ◆, flat | both as near
    press `n`, or `space` to play.
    Slope and usual size are both 20 times as large: adam's steps are alike.
    One η does for both. `space` goes on: near the bottom they swing.
    """),
    start=Setup((10.0, 10.0), 0.5, method=Method(rule_of("adam"))),
    landscape=_RAVINE,
    judge=whose(lambda run: abs(run.weight)),
    answer_at=10,
    lets=Action.STEP,
)


def _is_past(run: Run) -> bool:
    """Whether a run is in a valley to the left of the first one left of its start."""
    before = [bottom for bottom in run.landscape.minima if bottom < run.weight_at(0)]
    near = run.landscape.valley_near(run.weight)
    return near is not None and near.bottom < max(before)


_MEMORY = Lesson(
    *told("""
    memory
    L(w) = w²/20 + sin(2w): many valleys. Momentum keeps 0.9 of its velocity at every step.
    ● with momentum, ◆ without: who goes past the first valley?
    both | only ● | neither
    press `n`, or `space` to play.
    A velocity carries the marble on where plain descent stops. The price: it swings for long.
    `space` goes on.
    """),
    start=Setup((10.0,), 0.1, 200, method=Method(rule_of("momentum"))),
    second=PLAIN,
    landscape="ripples",
    judge=who(_is_past),
    answer_at=15,
    lets=Action.STEP,
)

RULES = (_RATE, _ADAM, _MEMORY)
