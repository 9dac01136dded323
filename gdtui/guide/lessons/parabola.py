"""Lessons on the parabola, where everything is known exactly.

They follow the order of the explanation: minus sign, derivative, learning rate, experiments.
"""

from __future__ import annotations

import math

from gdtui.engine.runs.setup import Setup
from gdtui.engine.runs.step import Move
from gdtui.engine.theory.parabola import theory_of
from gdtui.guide.experiments import PROPORTIONAL, SLOW, TRAP
from gdtui.guide.guide import Action, Clue, Look
from gdtui.guide.lessons.lesson import PLAY, STEPS, Lesson, Trial, smaller


def _first_moves(trial: Trial) -> int:
    ways = (Move.LEFT, Move.LEFT), (Move.LEFT, Move.RIGHT), (Move.RIGHT, Move.LEFT)
    first, second = (run.step_from(0).move for run in trial.race.runs)
    return ways.index((first, second))


_MINUS_SIGN = Lesson(
    title="the minus sign",
    start=Setup((8.0, -8.0), 0.1),
    thought="The loss is a landscape, the weight a marble in it. The slope says how steeply it"
    " rises to the right.",
    question="w ← w − η·slope: which way will ● and ◆ go?",
    choices=("left", "down", "up"),
    hint="press `a`, beat by beat, or `n`.",
    reason="A positive slope leads left, a negative one right. Without the minus sign both would"
    " climb, to △ and ▽.",
    judge=_first_moves,
    answer_at=1,
    hides=Clue.SLOPE,
    keeps=Clue.THEORY | Clue.RATIO,
    looks=Look(0),
    answer_looks=Look.TANGENT | Look.UPHILL,
)


def _slope_of_secant(trial: Trial) -> int | None:
    weight, gap = trial.run.weight, trial.gap
    line = trial.run.landscape.secant(weight, gap) if gap else None
    is_tiny = gap is not None and abs(gap) < 0.05
    return (5, 10, 25).index(round(line.slope)) if line and is_tiny else None


_DERIVATIVE = Lesson(
    title="the derivative",
    start=Setup((5.0,), 0.1),
    thought="A line through two points of the bowl is a secant. Between the points lies the gap h.",
    question="w = 5, h = −16: its slope is −6. What does it come to as h shrinks?",
    choices=("5", "10", "25"),
    hint="press `,` till h is tiny.",
    reason="The secant has the slope 2w + h. As h vanishes that is 2w, 10 at w = 5: the secant has"
    " become the tangent.",
    judge=_slope_of_secant,
    answer_gaps=tuple(-16 / 2**k for k in range(1, 10)),
    hides=Clue.SLOPE,
    keeps=Clue.THEORY,
    lets=Action.GAP,
    looks=Look.SECANT,
    answer_looks=Look.TANGENT,
    gap=-16.0,
)


def _second_length(trial: Trial) -> int:
    before, between, after = map(trial.run.weight_at, range(3))
    first, second = abs(between - before), abs(after - between)
    is_alike = abs(first - second) <= 1e-9 * first
    return 1 if is_alike else 2 * (second > first)


_LENGTH = Lesson(
    title="the length of a step",
    start=Setup((10.0,), 0.2),
    thought="The learning rate η scales the slope: a step is as long as η times the slope.",
    question="Will the second step be as long as the first?",
    choices=("shorter", "as long", "longer"),
    hint="press `n` twice.",
    reason="Lower down it is less steep, so at one rate the steps shrink by themselves.",
    then="`a` three times, then `↑`: the arrow grows.",
    judge=_second_length,
    answer_at=2,
    hides=Clue.SLOPE,
    keeps=Clue.THEORY,
    answer_looks=Look.GHOST,
)


def _loss_in_the_end(trial: Trial) -> int:
    run, before = trial.run, trial.run.epoch(0).loss
    stays = 1 if run.loss == before else 2
    return stays if run.zero_loss is None else 0


_LARGE_RATE = Lesson(
    title="a large rate",
    start=TRAP.setup,
    thought="Now η = 1. From w = 10 a step is 1 × 20 long.",
    question="Will the loss come down to zero?",
    choices=("yes", "no, it stays", "no, it grows"),
    hint="press `n` four times, or `space`.",
    reason="At η = 1 each step lands on the opposite wall, just as high: the oscillation trap.",
    judge=_loss_in_the_end,
    answer_at=4,
)


def _first_to_arrive(trial: Trial) -> int:
    first, second = (run.zero_loss or math.inf for run in trial.race.runs)
    return smaller(first, second)


_TWO_STARTS = Lesson(
    title="two starts",
    start=PROPORTIONAL.setup,
    thought="● starts at 10, ◆ at 15, both with η = 0.2. Below 0.00005 a loss prints as 0.0000:"
    " zero loss.",
    question="Which one is at zero loss first?",
    choices=("●", "◆", "both at once"),
    hint=PLAY,
    reason="At η = 0.2 a step keeps 0.6 of both weights, so their ratio stays 1.5. From 16 it takes"
    " one epoch more.",
    judge=_first_to_arrive,
    answer_at=15,
    hides=Clue.RATIO,
    keeps=Clue.NEXT,
)


_MIRRORED_RATE = 0.1


def _mirror_image(trial: Trial) -> int | None:
    run = trial.run
    theory, weight = theory_of(run.landscape, run.method), run.weight_at(0)
    assert theory is not None
    rates, now = (0.2, 0.9, 1.1), run.learning_rate
    is_alike = theory.zero_loss(weight, now) == theory.zero_loss(weight, _MIRRORED_RATE)
    return rates.index(now) if now in rates and is_alike else None


_BALANCE = Lesson(
    title="the balance",
    start=SLOW.setup,
    thought="The map shows how many epochs a rate takes: small steps take many, too large ones"
    " never arrive.",
    question="η = 0.1 takes 33. Which other takes as many?",
    choices=("0.2", "0.9", "1.1"),
    hint="raise η with `shift+↑`.",
    reason="On w² η and 1 − η are mirror images: 0.9 is as slow as 0.1, but zigzags from wall to"
    " wall.",
    judge=_mirror_image,
    answer_rates=tuple(k / 10 for k in range(2, 10)),
    hides=Clue.COUNTS,
    lets=STEPS | Action.RATE,
    whole="map",
)


PARABOLA = (_MINUS_SIGN, _DERIVATIVE, _LENGTH, _LARGE_RATE, _TWO_STARTS, _BALANCE)
