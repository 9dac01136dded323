"""The lessons, as data: each sets up a race, asks for a prediction, and sees what happened.

They follow the order of the explanation: bowl, derivative, minus sign, learning rate, experiments.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from gdtui.engine.race import Race
from gdtui.engine.run import Run
from gdtui.engine.setup import Setup
from gdtui.engine.step import Move
from gdtui.engine.theory import theory_of
from gdtui.guide.experiments import PROPORTIONAL, SLOW, TRAP
from gdtui.guide.guide import Kind, Look, Whole


class Lesson(NamedTuple):
    """One thought, one question with its choices, and the place of the choice that came true.

    `happened` looks at the race and at the secant's gap, and gives None as long as nothing can be
    seen yet. Until then only what the lesson `lets` be done changes them, so that it judges what
    it has set up itself. `keys` make it happen, from where the lesson starts.
    """

    title: str
    setup: Setup
    thought: str
    question: str
    choices: tuple[str, ...]
    happened: Callable[[Race, float | None], int | None]
    hint: str
    keys: tuple[str, ...]
    told: str
    looks: frozenset[Look] = frozenset()
    """What is switched on besides the tangent."""
    whole: Whole | None = None
    """The picture of the whole that it is about."""
    gap: float | None = None
    lets: frozenset[Kind] = frozenset({Kind.STEP})
    """What may be done to make it happen."""
    told_with: frozenset[Look] = frozenset()
    """What is switched on once it has happened."""


def _moved(run: Run) -> int | None:
    """0 where the first step led to the left, 1 to the right, 2 where it stayed."""
    if run.at == 0:
        return None
    return [Move.LEFT, Move.RIGHT, Move.STAYS].index(run.step_from(0).move)


def _secant_slope(race: Race, gap: float | None) -> int | None:
    if gap is None or abs(gap) > 0.05:
        return None
    slope = race.lead.step.slope + gap
    return next((k for k, known in enumerate((5, 10, 25)) if round(slope) == known), None)


def _second_step(race: Race, _gap: float | None) -> int | None:
    if race.at < 2:
        return None
    start, middle, end = map(race.lead.weight_at, range(3))
    first, second = abs(middle - start), abs(end - middle)
    if abs(first - second) <= 1e-9 * first:
        return 1
    return 0 if second < first else 2


def _settled_by_10(race: Race, _gap: float | None) -> int | None:
    if race.lead.zero_loss is not None:
        return 0 if race.lead.zero_loss <= 10 else 1
    return 2 if race.is_over else None


def _settles(race: Race, _gap: float | None) -> int | None:
    if race.at < 4 and not race.is_over:
        return None
    if race.lead.zero_loss is not None:
        return 0
    return 1 if race.lead.loss == race.lead.epoch(0).loss else 2


def _first_there(race: Race, _gap: float | None) -> int | None:
    if len(race.runs) != 2:
        return None
    first, second = (run.zero_loss for run in race.runs)
    if first is None and second is None:
        return None
    if first == second:
        return 2
    return 0 if second is None or (first is not None and first < second) else 1


def _twin(race: Race, _gap: float | None) -> int | None:
    """Which rate takes as long as 0.1 from where the run started."""
    theory = theory_of(race.lead.landscape)
    start, rate = race.lead.weight_at(0), race.lead.learning_rate
    assert theory is not None
    if rate not in _TWINS or theory.zero_loss(start, rate) != theory.zero_loss(start, 0.1):
        return None
    return _TWINS.index(rate)


_TWINS = (0.2, 0.9, 1.1)

LESSONS = (
    Lesson(
        "the bowl",
        Setup((10.0,), 0.1),
        "The loss is a landscape, the weight a marble in it. Here L(w) = w²: high at both sides,"
        " lowest at w = 0.",
        "The marble lies at w = 10. Which way will it move?",
        ("left", "right", "it stays"),
        lambda race, _: _moved(race.lead),
        "n takes one step.",
        ("n",),
        "At w = 10 the slope is +20: uphill is to the right, so the way down is to the left.",
    ),
    Lesson(
        "the derivative",
        Setup((5.0,), 0.1),
        "Two points near each other, and the line through them: the secant. Its slope is 2w + h,"
        " where h is the gap.",
        "Here w = 5, h = 4, slope 14. What does it come to as h shrinks?",
        ("5", "10", "25"),
        _secant_slope,
        "The comma halves the gap; press it until the two lines are one.",
        ("comma",) * 7,
        "As h vanishes 2w + h becomes 2w: the secant turns into the tangent, with slope 10.",
        looks=frozenset({Look.SECANT}),
        gap=4.0,
        lets=frozenset({Kind.GAP}),
    ),
    Lesson(
        "the minus sign",
        Setup((8.0, -8.0), 0.1),
        "Two marbles, one rule: w ← w − η·slope. Right of the bottom the slope is positive, left"
        " of it negative.",
        "Which way will the left marble ◆ move?",
        ("left", "right", "it stays"),
        lambda race, _: _moved(race.runs[-1]),
        "a takes the step apart, a beat at a time; n takes it at once.",
        ("a", "a", "a", "a"),
        "Minus a negative slope is a move to the right. The minus sign is the whole steering;"
        " without it both would climb, to △ and ▽.",
        looks=frozenset({Look.UPHILL}),
    ),
    Lesson(
        "steps that shrink",
        Setup((10.0,), 0.2),
        "The learning rate scales the slope: a step is η times as long as the slope is steep.",
        "One rate for all steps. Will the second step be as long as the first?",
        ("shorter", "as long", "longer"),
        _second_step,
        "Press n twice, and look at the trail.",
        ("n", "n"),
        "4, then 2.4: lower down the slope is less steep, so the steps shrink by themselves.",
        looks=frozenset({Look.GHOST}),
    ),
    Lesson(
        "slow convergence",
        SLOW.setup,
        "Small steps are safe: with η = 0.1 each keeps 0.8 of the weight.",
        "When will the printed loss be 0.0000 for the first time?",
        ("by epoch 10", "later, before 50", "not in 50 epochs"),
        _settled_by_10,
        "space plays, end goes to the end.",
        ("end",),
        "At epoch 33, as theory says: safe, and slow. Too small a rate takes for ever.",
    ),
    Lesson(
        "the oscillation trap",
        TRAP.setup,
        "Now a large rate: η = 1. A step from 10 is 1 × 20 long.",
        "Will it settle?",
        ("yes, at the bottom", "never: the loss stays", "never: the loss grows"),
        _settles,
        "Press n a few times.",
        ("n",) * 4,
        "Each step lands on the opposite wall, as high as before. The loss does not change, and"
        " that is no convergence: the secant of the step is level.",
        told_with=frozenset({Look.SECANT}),
    ),
    Lesson(
        "proportional stepping",
        PROPORTIONAL.setup,
        "● starts at 10, ◆ at 15, both with η = 0.2.",
        "Which one is at zero loss first?",
        ("● from 10", "◆ from 15", "both at once"),
        _first_there,
        "space plays, n takes one step.",
        ("n",) * 15,
        "Both at epoch 15: higher up the slope is steeper and the step longer, in proportion.",
    ),
    Lesson(
        "the balance",
        SLOW.setup,
        "The map shows the epochs to zero loss for every rate: too small takes for ever, too"
        " large never arrives.",
        "η = 0.1 takes 33 epochs. Which other rate takes as many?",
        ("0.2", "0.9", "1.1"),
        _twin,
        "shift with ↑ and ↓ moves the rate by 0.1; go and look.",
        ("K",) * 8,
        "η and 1 − η are mirror images: 0.9 is as slow, but zigzags. Between them lies 0.5, one"
        " step. To choose η is the art.",
        whole=Whole.EPOCHS,
        lets=frozenset({Kind.STEP, Kind.RATE}),
    ),
)
