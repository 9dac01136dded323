"""The lessons, as data: each sets up a race, asks for a prediction, and sees what happened.

They follow the order of the explanation: bowl, derivative, minus sign, learning rate, experiments.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from gdtui.engine.descent import Move, Step
from gdtui.engine.parameters import DEFAULT_EPOCHS
from gdtui.engine.race import Race
from gdtui.engine.run import Run
from gdtui.guide.experiments import EXPERIMENTS, Experiment

SLOW, TRAP, PROPORTIONAL = EXPERIMENTS


class Lesson(NamedTuple):
    """One thought, one question with its choices, and the place of the choice that came true.

    `happened` looks at the race and at the secant's gap, and gives None as long as nothing can be
    seen yet. `keys` are those that make it happen, from where the lesson starts.
    """

    title: str
    start: Experiment
    thought: str
    question: str
    choices: tuple[str, ...]
    happened: Callable[[Race, float | None], int | None]
    hint: str
    keys: tuple[str, ...]
    told: str
    shows: tuple[str, ...] = ()
    """What is switched on besides the tangent: secant, ghost, uphill, map."""
    gap: float | None = None
    lets: tuple[str, ...] = ()
    """What may be changed to make it happen, besides stepping: gap, rate."""
    told_with: str = ""
    """What is switched on once it has happened: secant."""


def _start(*weights: float, learning_rate: float) -> Experiment:
    return Experiment("lesson", "lesson", weights, learning_rate, DEFAULT_EPOCHS, "")


def _moved(run: Run) -> int | None:
    """0 after a move to the left, 1 to the right, 2 where it stayed."""
    if run.at == 0:
        return None
    step = Step(run.weight_at(run.at - 1), run.learning_rate_at(run.at - 1))
    return [Move.LEFT, Move.RIGHT, Move.STAYS].index(step.move)


def _secant_slope(race: Race, gap: float | None) -> int | None:
    if gap is None or abs(gap) > 0.05:
        return None
    slope = round(2 * race.lead.weight + gap)
    return next((k for k, known in enumerate((5, 10, 25)) if slope == known), None)


def _second_step(race: Race, _gap: float | None) -> int | None:
    if race.at < 2:
        return None
    before, middle, after = (race.lead.weight_at(race.at - k) for k in (2, 1, 0))
    first, second = abs(middle - before), abs(after - middle)
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
    loss, before = race.lead.now.loss, race.lead.epoch(race.at - 1).loss if race.at else None
    return 1 if loss == before else 2


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
    twin = Run.start(race.lead.weight_at(0), 0.1, race.epochs).predicted_zero_loss
    if race.lead.learning_rate == 0.1 or race.lead.predicted_zero_loss != twin:
        return None
    return next(
        (k for k, rate in enumerate((0.2, 0.9, 1.1)) if rate == race.lead.learning_rate), None
    )


LESSONS = (
    Lesson(
        "the bowl",
        _start(10.0, learning_rate=0.1),
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
        _start(5.0, learning_rate=0.1),
        "Two points near each other, and the line through them: the secant. Its slope is 2w + h,"
        " where h is the gap.",
        "Here w = 5, h = 4, slope 14. What does it come to as h shrinks?",
        ("5", "10", "25"),
        _secant_slope,
        "The comma halves the gap; press it until the two lines are one.",
        ("comma",) * 7,
        "As h vanishes 2w + h becomes 2w: the secant turns into the tangent, with slope 10.",
        shows=("secant",),
        gap=4.0,
        lets=("gap",),
    ),
    Lesson(
        "the minus sign",
        _start(8.0, -8.0, learning_rate=0.1),
        "Two marbles, one rule: w ← w − η·slope. Right of the bottom the slope is positive, left"
        " of it negative.",
        "Which way will the left marble ◆ move?",
        ("left", "right", "it stays"),
        lambda race, _: _moved(race.runs[-1]),
        "a takes the step apart, a beat at a time; n takes it at once.",
        ("a", "a", "a", "a"),
        "Minus a negative slope is a move to the right. The minus sign is the whole steering;"
        " without it both would climb, to △ and ▽.",
        shows=("uphill",),
    ),
    Lesson(
        "steps that shrink",
        _start(10.0, learning_rate=0.2),
        "The learning rate scales the slope: a step is η times as long as the slope is steep.",
        "One rate for all steps. Will the second step be as long as the first?",
        ("shorter", "as long", "longer"),
        _second_step,
        "Press n twice, and look at the trail.",
        ("n", "n"),
        "4, then 2.4: lower down the slope is less steep, so the steps shrink by themselves.",
        shows=("ghost",),
    ),
    Lesson(
        "slow convergence",
        SLOW,
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
        TRAP,
        "Now a large rate: η = 1. A step from 10 is 1 × 20 long.",
        "Will it settle?",
        ("yes, at the bottom", "never: the loss stays", "never: the loss grows"),
        _settles,
        "Press n a few times.",
        ("n",) * 4,
        "Each step lands on the opposite wall, as high as before. The loss does not change, and"
        " that is no convergence: the secant of the step is level.",
        told_with="secant",
    ),
    Lesson(
        "proportional stepping",
        PROPORTIONAL,
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
        SLOW,
        "The map shows the epochs to zero loss for every rate: too small takes for ever, too"
        " large never arrives.",
        "η = 0.1 takes 33 epochs. Which other rate takes as many?",
        ("0.2", "0.9", "1.1"),
        _twin,
        "shift with ↑ and ↓ moves the rate by 0.1; go and look.",
        ("K",) * 8,
        "η and 1 − η are mirror images: 0.9 is as slow, but zigzags. Between them lies 0.5, one"
        " step. To choose η is the art.",
        shows=("map",),
        lets=("rate", "landmark", "learning_rate"),
    ),
)
