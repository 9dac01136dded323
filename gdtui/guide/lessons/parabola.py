"""The first chapter: on the parabola, where everything is known exactly.

It follows the order of the explanation: bowl, derivative, minus sign, learning rate, experiments.
"""

from __future__ import annotations

import math

from gdtui.engine.runs.run import Run
from gdtui.engine.runs.setup import Setup
from gdtui.engine.runs.step import Move
from gdtui.engine.theory.parabola import theory_of
from gdtui.engine.values import written
from gdtui.guide.experiments import PROPORTIONAL, SLOW, TRAP
from gdtui.guide.guide import Action, Clue, Look
from gdtui.guide.lessons.lesson import (
    STEPS,
    TANGENT,
    Chapter,
    Finding,
    Lesson,
    Trial,
    short,
    smaller,
    start,
)

_THEORY = frozenset({Clue.THEORY})
_STEP_AND_SLOPE = frozenset({Clue.NEXT, Clue.SLOPE})


def _went(run: Run) -> str:
    before, after = short(run.weight_at(0)), short(run.weight_at(1))
    return f"{run.step_from(0).move.value}, from {before} to {after}"


def _from(trial: Trial) -> str:
    return f"{trial.at_rate} from {start(trial.run)}"


def _first_moves(trial: Trial) -> Finding | None:
    first, second = trial.race.runs
    if first.at == 0:
        return None
    moves = first.step_from(0).move, second.step_from(0).move
    ways = (Move.LEFT, Move.LEFT), (Move.LEFT, Move.RIGHT), (Move.RIGHT, Move.LEFT)
    return ways.index(moves), f"● went {_went(first)}; ◆ {_went(second)}"


_MINUS_SIGN = Lesson(
    title="the minus sign",
    start=Setup((8.0, -8.0), 0.1),
    thought="The loss is a landscape, the weight a marble in it. The slope says how steeply it"
    " rises to the right.",
    question="w ← w − η·slope: which way will ● and ◆ go?",
    choices=("left", "down", "up"),
    hint="press `a`, beat by beat, or `n`.",
    reason="Minus a positive slope leads left, minus a negative one right. Without the minus both"
    " climb, to △ and ▽.",
    judge=_first_moves,
    answer_at=1,
    hides=_STEP_AND_SLOPE,
    keeps=frozenset({Clue.THEORY, Clue.RATIO}),
    looks=frozenset(),
    answer_looks=frozenset({Look.TANGENT, Look.UPHILL}),
)


def _slope_of_secant(trial: Trial) -> Finding | None:
    run, gap = trial.run, trial.gap
    if gap is None or abs(gap) > 0.05:
        return None
    line = run.landscape.secant(run.weight, gap)
    slope = "none" if line is None else short(line.slope)
    where = f"At w = {written(run.weight)} with h = {short(gap)}"
    choice = (5, 10, 25).index(round(run.step.slope + gap))
    return choice, f"{where} the slope of the secant is {slope}"


_DERIVATIVE = Lesson(
    title="the derivative",
    start=Setup((5.0,), 0.1),
    thought="A line through two points of the bowl is a secant. Between the points lies the gap h.",
    question="w = 5, h = −16: its slope is −6. What does it come to as h shrinks?",
    choices=("5", "10", "25"),
    hint="press `,` till h is tiny.",
    reason="The slope is 2w + h. As h vanishes it is 2w = 10: the secant has become the tangent.",
    judge=_slope_of_secant,
    answer_gap=-16 / 2**9,
    hides=_STEP_AND_SLOPE,
    keeps=_THEORY,
    lets=frozenset({Action.GAP}),
    looks=frozenset({Look.SECANT}),
    answer_looks=TANGENT,
    gap=-16.0,
)


def _second_length(trial: Trial) -> Finding | None:
    if trial.race.at < 2:
        return None
    before, between, after = map(trial.run.weight_at, range(3))
    first, second = abs(between - before), abs(after - between)
    is_alike = abs(first - second) <= 1e-9 * first
    lengths = f"{short(first)} and {short(second)}"
    choice = 1 if is_alike else 2 * (second > first)
    return choice, f"{_from(trial)} the first steps were {lengths} long"


_LENGTH = Lesson(
    title="the length of a step",
    start=Setup((10.0,), 0.2),
    thought="The learning rate η scales the slope: a step is as long as η times the slope.",
    question="Will the second step be as long as the first?",
    choices=("shorter", "as long", "longer"),
    hint="press `n` twice.",
    reason="4, then 2.4: lower down it is less steep, so at one rate the steps shrink by"
    " themselves.",
    judge=_second_length,
    answer_at=2,
    hides=_STEP_AND_SLOPE,
    keeps=_THEORY,
    answer_looks=frozenset({Look.GHOST}),
)


def _loss_after_three(trial: Trial) -> Finding | None:
    run, race = trial.run, trial.race
    if race.at < 3 and not race.is_over:
        return None
    before = run.epoch(0).loss
    stayed = 1 if run.loss == before else 2
    choice = stayed if run.zero_loss is None else 0
    losses = f"{short(before)}, and after {run.at} steps {short(run.loss)}"
    return choice, f"{_from(trial)} the loss was {losses}"


_LARGE_RATE = Lesson(
    title="a large rate",
    start=TRAP.setup,
    thought="Now η = 1. From w = 10 a step is 1 × 20 long.",
    question="Will the loss come down to zero?",
    choices=("yes", "no, it stays", "no, it grows"),
    hint="press `n` three times.",
    reason="Each step lands on the opposite wall, as high: the oscillation trap.",
    judge=_loss_after_three,
    answer_at=3,
    hides=frozenset({Clue.THEORY, Clue.NEXT}),
)


def _arrivals(trial: Trial) -> Finding | None:
    first, second = trial.race.runs
    epochs = [math.inf if run.zero_loss is None else run.zero_loss for run in (first, second)]
    if min(epochs) == math.inf:
        return None
    arrived = f"{first.zero_loss} and {second.zero_loss}, counted"
    found = f"{_from(trial)} and from {start(second)}: zero loss at epochs {arrived}"
    return smaller(*epochs), found


_TWO_STARTS = Lesson(
    title="two starts",
    start=PROPORTIONAL.setup,
    thought="● starts at 10, ◆ at 15, both with η = 0.2.",
    question="Which one is at zero loss first?",
    choices=("●", "◆", "both at once"),
    hint="press `n`, or `space` to play.",
    reason="Each step keeps 0.6 of both weights, so the ratio stays 1.5. From 16 it takes an epoch"
    " more.",
    judge=_arrivals,
    answer_at=15,
    hides=frozenset({Clue.THEORY, Clue.RATIO}),
    keeps=frozenset({Clue.NEXT}),
)


_MIRRORED_RATE = 0.1


def _mirror_image(trial: Trial) -> Finding | None:
    run = trial.run
    theory, weight = theory_of(run.landscape, run.method), run.weight_at(0)
    assert theory is not None
    rates, now = (0.2, 0.9, 1.1), run.learning_rate
    epochs = theory.zero_loss(weight, now)
    if now not in rates or epochs != theory.zero_loss(weight, _MIRRORED_RATE):
        return None
    found = f"On the map {written(now)} takes {epochs} epochs, as {_MIRRORED_RATE} does"
    return rates.index(now), found


_BALANCE = Lesson(
    title="the balance",
    start=SLOW.setup,
    thought="The map shows how many epochs a rate takes: small steps take many, too large ones"
    " never arrive.",
    question="η = 0.1 takes 33. Which other takes as many?",
    choices=("0.2", "0.9", "1.1"),
    hint="raise η with `shift+↑`.",
    reason="η and 1 − η are mirror images: 0.9 is as slow as 0.1, but zigzags from wall to wall.",
    judge=_mirror_image,
    answer_rate=0.9,
    hides=frozenset({Clue.THEORY, Clue.NEXT, Clue.COUNTS}),
    lets=STEPS | {Action.RATE},
    whole="map",
)


PARABOLA = Chapter(
    title="the parabola",
    lessons=(_MINUS_SIGN, _DERIVATIVE, _LENGTH, _LARGE_RATE, _TWO_STARTS, _BALANCE),
    summary="Against the slope, by η times the slope: too small a rate takes long, too large a one"
    " never arrives.",
)
