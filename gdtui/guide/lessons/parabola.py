"""Lessons on the parabola, where everything is known exactly.

They follow the order of the explanation: minus sign, derivative, learning rate, experiments.
"""

from __future__ import annotations

import math

from gdtui.engine.runs.setup import Setup
from gdtui.engine.runs.step import Move
from gdtui.engine.theory.parabola import theory_of
from gdtui.engine.values import written
from gdtui.guide.experiments import PROPORTIONAL, SLOW, TRAP
from gdtui.guide.guide import Action, Clue, Look
from gdtui.guide.lessons.lesson import STEPS, Lesson, Trial, told, whose


def _first_moves(trial: Trial) -> str:
    first, second = (run.step_from(0).move for run in trial.race.runs)
    if first is second:
        return first.value
    return "down" if first is Move.LEFT else "up"


_MINUS_SIGN = Lesson(
    *told("""
    the minus sign
    The loss is a landscape, the weight a marble in it. The slope says how steeply it rises to
        the right.
    w ← w − η·slope: which way will ● and ◆ go?
    left | down | up
    press `a`, beat by beat, or `n`.
    A positive slope leads left, a negative one right. Without the minus sign both would climb,
        to △ and ▽.
    """),
    start=Setup((8.0, -8.0), 0.1),
    judge=_first_moves,
    answer_at=1,
    hides=Clue.SLOPE,
    keeps=Clue.THEORY | Clue.RATIO,
    looks=Look(0),
    answer_looks=Look.TANGENT | Look.UPHILL,
)


def _slope_of_secant(trial: Trial) -> str | None:
    run, gap = trial.run, trial.gap or math.inf
    line = run.landscape.secant(run.weight, gap) if abs(gap) < 0.05 else None
    return str(round(line.slope)) if line else None


_DERIVATIVE = Lesson(
    *told("""
    the derivative
    A line through two points of the bowl is a secant. Between the points lies the gap h.
    w = 5, h = −8: its slope is 2. What does it come to as h shrinks?
    5 | 10 | 25
    press `,` till h is tiny.
    The secant has the slope 2w + h. As h vanishes that is 2w, 10 at w = 5: the secant has become
        the tangent.
    """),
    start=Setup((5.0,), 0.1),
    judge=_slope_of_secant,
    answers=tuple(-8 / 2**k for k in range(1, 9)),
    hides=Clue.SLOPE,
    keeps=Clue.THEORY,
    lets=Action.GAP,
    looks=Look.SECANT,
    answer_looks=Look.TANGENT,
    gap=-8.0,
)


def _second_length(trial: Trial) -> str:
    before, between, after = map(trial.run.weight_at, range(3))
    first, second = abs(between - before), abs(after - between)
    if math.isclose(first, second):
        return "as long"
    return "longer" if second > first else "shorter"


_LENGTH = Lesson(
    *told("""
    the length of a step
    The learning rate η scales the slope: a step is as long as η times the slope.
    Will the second step be as long as the first?
    shorter | as long | longer
    press `n` twice.
    Lower down it is less steep, so at one rate the steps shrink by themselves.
    `a` three times, then `shift+↑`: the arrow grows.
    """),
    start=Setup((10.0,), 0.2),
    judge=_second_length,
    answer_at=2,
    hides=Clue.SLOPE,
    keeps=Clue.THEORY,
    answer_looks=Look.GHOST,
)


def _loss_in_the_end(trial: Trial) -> str:
    run = trial.run
    if run.zero_loss is not None:
        return "yes"
    return "no, it stays" if run.loss == run.epoch(0).loss else "no, it grows"


_LARGE_RATE = Lesson(
    *told("""
    a large rate
    Now η = 1. From w = 10 a step is 1 × 20 long.
    Will the loss come down to zero?
    yes | no, it stays | no, it grows
    press `n` four times, or `space`.
    At η = 1 each step lands on the opposite wall, just as high: the oscillation trap.
    """),
    start=TRAP.setup,
    judge=_loss_in_the_end,
    answer_at=4,
)


_TWO_STARTS = Lesson(
    *told("""
    two starts
    ● starts at 10, ◆ at 15, both with η = 0.2. Below 0.00005 a loss prints as 0.0000: zero loss.
    Which one is at zero loss first?
    ● | ◆ | both at once
    press `n`, or `space` to play.
    At η = 0.2 a step keeps 0.6 of both weights, so their ratio stays 1.5. From 16 it takes one
        epoch more.
    """),
    start=PROPORTIONAL.setup,
    judge=whose(lambda run: run.zero_loss or math.inf),
    answer_at=15,
    hides=Clue.RATIO,
    keeps=Clue.NEXT,
)


_MIRRORED_RATE = 0.1


def _mirror_image(trial: Trial) -> str | None:
    run = trial.run
    theory, rates = theory_of(run.landscape, run.method), (run.learning_rate, _MIRRORED_RATE)
    assert theory is not None
    now, mirrored = (theory.zero_loss(run.weight_at(0), rate) for rate in rates)
    return written(run.learning_rate) if now == mirrored else None


_BALANCE = Lesson(
    *told("""
    the balance
    The map shows how many epochs a rate takes: small steps take many, too large ones never
        arrive.
    η = 0.1 takes 33. Which other takes as many?
    0.2 | 0.9 | 1.1
    raise η with `shift+↑`.
    On w² η and 1 − η are mirror images: 0.9 is as slow as 0.1, but zigzags from wall to wall.
    """),
    start=SLOW.setup,
    judge=_mirror_image,
    answers=tuple(k / 10 for k in range(2, 10)),
    hides=Clue.COUNTS,
    lets=STEPS | Action.RATE,
    whole="map",
)


PARABOLA = (_MINUS_SIGN, _DERIVATIVE, _LENGTH, _LARGE_RATE, _TWO_STARTS, _BALANCE)
