"""Part one of the lessons, as data: on the parabola, where everything is known exactly.

They follow the order of the explanation: bowl, derivative, minus sign, learning rate, experiments.
"""

from __future__ import annotations

from gdtui.engine.runs.setup import Setup
from gdtui.guide import seen
from gdtui.guide.experiments import PROPORTIONAL, SLOW, TRAP
from gdtui.guide.guide import Clue, Kind, Look, Whole
from gdtui.guide.lesson import STEPS, Deed, Lesson

_TANGENT = frozenset({Look.TANGENT})
_THEORY = frozenset({Clue.THEORY})

ON_THE_PARABOLA = (
    Lesson(
        "the bowl",
        Setup((10.0,), 0.1),
        "The loss is a landscape, the weight a marble in it: high at both sides, lowest at w = 0.",
        "It lies at w = 10. Which way will it move?",
        ("left", "right", "it stays"),
        seen.moved,
        seen.first_step,
        "press n: one step.",
        Deed(1),
        "At w = 10 the slope is +20: uphill is to the right, so the way down is to the left.",
        frozenset({Clue.NEXT, Clue.SLOPE}),
        keeps=_THEORY,
        looks=frozenset(),
        told_with=_TANGENT,
    ),
    Lesson(
        "the derivative",
        Setup((5.0,), 0.1),
        "A line through two points of the bowl is a secant. Between the points lies the gap h.",
        "w = 5, h = 4: its slope is 14. What does it come to as h shrinks?",
        ("5", "10", "25"),
        seen.secant_slope,
        seen.secant_found,
        "press comma till h is tiny.",
        Deed(gap=4 / 2**7),
        "The slope is 2w + h. As h vanishes it is 2w = 10: the secant has become the tangent.",
        frozenset({Clue.NEXT, Clue.SLOPE}),
        keeps=_THEORY,
        looks=frozenset({Look.SECANT}),
        told_with=_TANGENT,
        gap=4.0,
        lets=frozenset({Kind.GAP}),
    ),
    Lesson(
        "the minus sign",
        Setup((8.0, -8.0), 0.1),
        "Two marbles, one rule: w ← w − η·slope. Left of the bottom the slope is negative.",
        "Which way will the left marble ◆ move?",
        ("left", "right", "it stays"),
        seen.moved,
        seen.first_steps,
        "press a, beat by beat, or n.",
        Deed(1),
        "Minus a negative slope is a move to the right. Without the minus sign both would climb,"
        " to △ and ▽.",
        frozenset({Clue.NEXT, Clue.SLOPE}),
        keeps=_THEORY,
        looks=frozenset(),
        told_with=frozenset({Look.TANGENT, Look.UPHILL}),
    ),
    Lesson(
        "the length of a step",
        Setup((10.0,), 0.2),
        "The learning rate η scales the slope: a step is η times as long as the slope is steep.",
        "Will the second step be as long as the first?",
        ("shorter", "as long", "longer"),
        seen.second_step,
        seen.two_lengths,
        "press n twice.",
        Deed(2),
        "4, then 2.4: lower down it is less steep, so at one rate the steps shrink by themselves.",
        frozenset({Clue.NEXT, Clue.SLOPE}),
        keeps=_THEORY,
        told_with=frozenset({Look.GHOST}),
    ),
    Lesson(
        "a small rate",
        SLOW.setup,
        "η = 0.1: each step keeps 0.8 of the weight. The loss is printed with 4 decimals.",
        "When will it read 0.0000 for the first time?",
        ("by epoch 10", "by epoch 50", "later"),
        seen.settled_by_10,
        seen.arrival,
        "press space, or end.",
        Deed(33),
        "Slow convergence, at epoch 33: too small a rate takes for ever.",
        _THEORY,
    ),
    Lesson(
        "a large rate",
        TRAP.setup,
        "Now η = 1. From w = 10 a step is 1 × 20 long.",
        "Will the loss come down to zero?",
        ("yes", "no, it stays", "no, it grows"),
        seen.settles,
        seen.loss_after,
        "press n four times.",
        Deed(4),
        "Each step lands on the opposite wall, as high: the oscillation trap.",
        _THEORY | {Clue.NEXT},
        told_with=frozenset({Look.SECANT}),
    ),
    Lesson(
        "two starts",
        PROPORTIONAL.setup,
        "● starts at 10, ◆ at 15, both with η = 0.2.",
        "Which one is at zero loss first?",
        ("● from 10", "◆ from 15", "both at once"),
        seen.first_there,
        seen.arrivals,
        "press n, or space to play.",
        Deed(15),
        "Proportional stepping: the steeper the slope, the longer the step.",
        _THEORY | {Clue.NEXT, Clue.RATIO},
    ),
    Lesson(
        "the balance",
        SLOW.setup,
        "The map shows how many epochs a rate takes. Too small takes for ever, too large never"
        " arrives.",
        "η = 0.1 takes 33. Which other takes as many?",
        ("0.2", "0.9", "1.1"),
        seen.twin,
        seen.twin_found,
        "raise η with shift+↑.",
        Deed(learning_rate=0.9),
        "η and 1 − η are mirror images: 0.9 is as slow, but it zigzags. To choose η is the art.",
        _THEORY | {Clue.NEXT, Clue.COUNTS},
        whole=Whole.EPOCHS,
        lets=STEPS | {Kind.RATE},
    ),
)
