"""Lessons on data: where the bowl comes from, and what a part of the data does.

The weight is the slope of a line through points, and the loss how far that misses them.
"""

from __future__ import annotations

from gdtui.engine.landscapes.catalogue import DATA
from gdtui.engine.rules.method import Method, Noise
from gdtui.engine.runs.run import Run
from gdtui.engine.runs.setup import Setup
from gdtui.guide.guide import AHEAD, Action, Clue
from gdtui.guide.lessons.lesson import Lesson, Trial, told, who

_STEEP = 6.0


def _falls_and_rises(trial: Trial) -> str | None:
    loss, steep = trial.run.landscape.loss, trial.run.weight_at(0)
    if steep != _STEEP:
        return None
    falls, rises = loss(steep / 2) < loss(0), loss(steep) > loss(steep / 2)
    return ", ".join(["falls"] * falls + ["rises"] * rises)


TURNING = Lesson(
    *told("""
    turning a line
    A line y = w·x misses the points by the dashed lines. Their mean square is the loss.
    The line is turned from w = 0 to w = 6. What does the loss do?
    falls | falls, rises | rises
    turn it with `→`, to 6.
    Too flat or too steep, it misses the points. The loss of every w, side by side, is the bowl.
    `v` shows it.
    """),
    start=Setup((0.0,), 0.1),
    landscape="regressor",
    judge=_falls_and_rises,
    answers=tuple(turn / 2 for turn in range(1, int(2 * _STEEP) + 1)),
    hides=Clue.BOWL,
    keeps=AHEAD | Clue.SLOPE,
    lets=Action.WEIGHT,
    whole="data",
)


def _rests(run: Run) -> bool:
    """Whether the last weights were all at the bottom."""
    weights = run.weights(max(0, run.at - 9), run.at)
    return all(map(run.landscape.is_bottom, weights))


def _of(size: int) -> Method:
    return Method(noise=Noise(batch=size))


_IN_PARTS = Lesson(
    *told("""
    in parts
    The slope of a million points takes long. ● takes it from one point a step, ◆ from 8, drawn
        by chance.
    Which of them will come to rest at the bottom?
    both | only ◆ | neither
    press `n`, or `space` to play.
    One point, or 8, never say quite what all say: the marbles go on around the bottom, ◆ closer
        to it.
    `space` goes on.
    """),
    start=Setup((9.0,), 0.1, 100, method=_of(1)),
    second=_of(8),
    landscape="regressor",
    judge=who(_rests),
    answer_at=34,
    lets=Action.STEP,
)
_ON_A_LINE = Lesson(
    *told("""
    points on a line
    Now all points lie on the line y = 3x. Again each step takes its slope from one of them.
    Will the marble come to rest at the bottom?
    yes | it goes on | it leaves
    press `n`, or `space` to play.
    At w = 3 the slope of each point is 0, whichever is drawn: where a line fits all, single
        points settle too.
    """),
    start=Setup((9.0,), 0.1, 100, method=_of(1)),
    points=tuple((x, 3 * x) for x, _ in DATA),
    judge=lambda trial: "yes" if _rests(trial.run) else "it goes on",
    answer_at=50,
    lets=Action.STEP,
)

BATCHES = (_IN_PARTS, _ON_A_LINE)
