"""The third chapter: why there are other rules than plain descent, and where they fail.

Two marbles with different rules stand side by side; what is told is a fact of their runs.
"""

from __future__ import annotations

from gdtui.engine.rules.method import PLAIN, Method
from gdtui.engine.rules.rule import rule_of
from gdtui.engine.runs.run import Run
from gdtui.engine.runs.setup import Setup
from gdtui.guide.guide import Action, Clue
from gdtui.guide.lessons.lesson import Lesson, Trial


def _is_past(run: Run) -> bool:
    """Whether a run is in a valley to the left of the first one left of its start."""
    before = [bottom for bottom in run.landscape.minima if bottom < run.weight_at(0)]
    near = run.landscape.valley_near(run.weight)
    return near is not None and near.bottom < max(before)


def _who_rolls_past(trial: Trial) -> int:
    first, second = map(_is_past, trial.race.runs)
    return int(not second) if first else 2


MEMORY = Lesson(
    title="memory",
    start=Setup((10.0,), 0.1, 200, method=Method(rule_of("momentum"))),
    second=PLAIN,
    landscape="ripples",
    thought="L(w) = w²/20 + sin(2w): many valleys. Momentum keeps 0.9 of its velocity at every"
    " step.",
    question="● with momentum, ◆ without: who goes past the first valley?",
    choices=("both", "only ●", "neither"),
    hint="press `n`, or `space` to play.",
    reason="A velocity carries the marble on where plain descent stops. The price: it swings for"
    " long.",
    then="`space` goes on.",
    judge=_who_rolls_past,
    answer_at=15,
    hides=frozenset({Clue.THEORY, Clue.NEXT, Clue.RATIO}),
    lets=frozenset({Action.STEP}),
)
