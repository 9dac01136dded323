"""Of each lesson by its title: the keys that make its answer happen, and the answer.

What may not be seen before, and what the answer follows from, is said here by itself: it is taken
neither from a lesson nor from the engine.
"""

import math
import random
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from gdtui.guide.lessons.chapters import LESSONS
from gdtui.guide.lessons.course import Course

THEORY = ("theory", "near w*", "r = ", "on its way", "convergence", "trap", "settle", "special")
"""Words by which the end of a run would be told."""
STEP = ("moves", "next w", "same side", "crosses", "loss falls", "loss stays", "loss grows")
"""Words by which the next step would be told."""
CURVES = tuple(map(chr, range(0x2801, 0x2900)))
"""The characters that a curve is drawn with."""

Slope = Callable[[float], float]


def descent(slope: Slope, weight: float, rate: float, steps: int, beta: float = 0) -> list[float]:
    """The weights of plain descent, or of momentum with some β."""
    weights, velocity = [weight], 0.0
    for _ in range(steps):
        velocity = beta * velocity + slope(weights[-1])
        weights.append(weights[-1] - rate * velocity)
    return weights


def arrival(slope: Slope, loss: Slope, weight: float, rate: float) -> int:
    """The first epoch with a loss below 0.00005."""
    epoch = 0
    while loss(weight) >= 0.00005:
        weight, epoch = weight - rate * slope(weight), epoch + 1
    return epoch


def epochs(weight: float, rate: float) -> int:
    """The same on the parabola."""
    return arrival(parabola, lambda w: w * w, weight, rate)


def parabola(w: float) -> float:
    return 2 * w


def flat(w: float) -> float:
    return w / 10


def adam(slope: Slope, weight: float, rate: float, steps: int) -> float:
    """Where adam comes to, with the usual β and β₂."""
    mean = square = 0.0
    for k in range(1, steps + 1):
        mean = 0.9 * mean + 0.1 * slope(weight)
        square = 0.999 * square + 0.001 * slope(weight) ** 2
        usual = math.sqrt(square / (1 - 0.999**k)) + 1e-8
        weight -= rate * mean / (1 - 0.9**k) / usual
    return weight


def tilted(w: float) -> float:
    return w**3 - w + 1 / 5


def double(w: float) -> float:
    return w**3 - w


def ripples(w: float) -> float:
    return w / 10 + 2 * math.cos(2 * w)


def plateau(w: float) -> float:
    return 2 * w / (1 + w * w) ** 2


def plateau_loss(w: float) -> float:
    return w * w / (1 + w * w)


def period(rate: float) -> int:
    """After how many epochs a weight of the double well comes back."""
    weights = descent(double, 0.5, rate, 40_000)
    return next(n for n in range(1, 40_000) if abs(weights[-1] - weights[-1 - n]) < 1e-9)


TILTED = (0.8788850662499728, -1.0880339146912894)
"""Where the slope of the tilted well is 0, to the right and to the left."""


class Case(NamedTuple):
    """What a person does in a lesson, and comes to know."""

    keys: tuple[str, ...]
    answer: str
    holds: Callable[[], bool]
    """Whether that is so, worked out anew."""
    secrets: tuple[str, ...]
    """Words, numbers and marks that would tell the answer, or that of a later lesson."""
    numbers: Mapping[str, float] = {}
    """Those in its sentences that the screen does not have, worked out anew."""
    secrets_of_whole: tuple[str, ...] = ()
    """Marks that would tell it in the picture of the whole."""
    is_tangent_secret: bool = False
    is_bowl_secret: bool = False


def _come_to(ends: Mapping[tuple[float, float], float], steps: int) -> bool:
    """Whether the tilted well leads each start with its rate to a bottom."""
    return all(
        abs(descent(tilted, *start, steps)[-1] - bottom) < 0.003 for start, bottom in ends.items()
    )


POINTS = ((-1.5, -4.1), (-1.0, -3.4), (-0.5, -1.2), (0.5, 1.9), (1.0, 2.6), (1.5, 4.8))


def misses(w: float) -> float:
    """How far the line of a weight misses the points."""
    return sum((w * x - y) ** 2 for x, y in POINTS) / len(POINTS)


def settles(points: Sequence[tuple[float, float]], size: int) -> bool:
    """Whether a slope from so many of the points, whichever are drawn, leads to rest."""
    dice, w, bottom = random.Random(size), 9.0, 41.8 / 14
    weights = []
    for _ in range(400):
        drawn = dice.choices(points, k=size)
        w -= 0.1 * sum(2 * x * (w * x - y) for x, y in drawn) / size
        weights.append(w)
    return max(weights[-99:]) - min(weights[-99:]) < 1e-6 and abs(w - bottom) < 0.1


CASES = {
    "turning a line": Case(
        ("right",) * 12,
        "falls, rises",
        lambda: misses(0) > misses(3) < misses(6),
        (*STEP, *THEORY, "slope", "2.98", "0.136"),
        {"0": 0, "6": 6},
        is_bowl_secret=True,
    ),
    "the minus sign": Case(
        ("a",) * 4,
        "down",
        lambda: 8 - 0.1 * parabola(8) < 8 and -8 - 0.1 * parabola(-8) > -8,
        (*STEP, *THEORY, "6.4", "left", "right", "16.0000", "ratio", *"×△▽"),
        is_tangent_secret=True,
    ),
    "the derivative": Case(
        ("comma",) * 8,
        "10",
        lambda: round(((5 - 1 / 32) ** 2 - 5**2) / (-1 / 32)) == parabola(5),
        (*STEP, *THEORY, "= 4", "slope 2w", "10.0000", "differs by"),
        is_tangent_secret=True,
    ),
    "the length of a step": Case(
        ("n", "n"),
        "shorter",
        lambda: [round(w, 9) for w in descent(parabola, 10, 0.2, 2)] == [10, 6, 3.6],
        (*STEP, *THEORY, "= 6", "20.0000", "×"),
    ),
    "a large rate": Case(
        ("n",) * 4,
        "no, it stays",
        lambda: descent(parabola, 10, 1, 4) == [10, -10, 10, -10, 10],
        (*STEP, *THEORY, "= -10", "×"),
    ),
    "two starts": Case(
        ("n",) * 15,
        "both at once",
        lambda: epochs(10, 0.2) == epochs(15, 0.2) == 15,
        (*STEP, *THEORY, "ratio", "1.5000", "6.0000"),
        {"0.00005": 0.00005, "0.0000": 0, "0.6": 1 - 0.2 * 2, "16": epochs(16, 0.2)},
    ),
    "the balance": Case(
        ("K",) * 8,
        "0.9",
        lambda: [epochs(10, rate) for rate in (0.1, 0.9, 0.2)] == [33, 33, 15],
        (*STEP, *THEORY, "smooth", "zigzag", "33"),
        {"33": epochs(10, 0.1), "0.1": 0.1},
        secrets_of_whole=CURVES,
    ),
    "two valleys": Case(
        ("n",) * 20,
        "no",
        lambda: _come_to(
            {(1.5, 0.2): TILTED[0], (-1.5, 0.2): TILTED[1], (1.5, 0.7): TILTED[1]}, 20
        ),
        (*STEP, *THEORY, "1.085", "0.879", "-1.088", "ratio"),
        {"0.7": 0.7},
    ),
    "another bowl": Case(
        (*("k",) * 5, "n"),
        "0.25",
        lambda: 8 - 0.25 * 4 * (8 - 3) == 3,
        (*STEP, *THEORY, "= 4", "0.25"),
        {"0.5": 1 / 2, "1": 2 / 2},
        {"1": 2 / 2, "2": 2},
    ),
    "a kink": Case(
        ("n",) * 10,
        "it hops",
        lambda: (
            [round(w, 9) for w in descent(lambda w: math.copysign(1, w), 2.2, 0.3, 10)[-4:]]
            == [0.1, -0.2] * 2
        ),
        (*STEP, *THEORY, "= 1.9"),
    ),
    "far out": Case(
        ("n",),
        "◆ from 1",
        lambda: abs(plateau(1)) > abs(plateau(8)),
        (*STEP, *THEORY, "slope", "7.9996", "0.9500", "ratio"),
        {
            "5476": arrival(plateau, plateau_loss, 8, 0.1),
            "30": arrival(plateau, plateau_loss, 1, 0.1),
        },
        is_tangent_secret=True,
    ),
    "beyond 2/c": Case(
        ("end",),
        "no order",
        lambda: all(
            abs(one - other) > 1e-9
            for one, other in pairwise(sorted(descent(double, 0.5, 1.5, 300)))
        ),
        (*STEP, *THEORY, "1.0625"),
        {
            **{"2": period(1.1), "4": period(1.25), "8": period(1.2885)},
            **{"1.1": 1.1, "1.25": 1.25, "1.2885": 1.2885},
            "1.598": 1.5 * math.sqrt(3) - 1,
        },
    ),
    "steep and flat": Case(
        ("n",) * 6,
        "only ◆",
        lambda: abs(descent(parabola, 10, 1.1, 6)[-1]) > 10 > descent(flat, 10, 1.1, 6)[-1] > 0,
        (*STEP, *THEORY, "-12.0000", "8.9000", "best"),
        {"0.1": 0.1, "2": 2, "1": 2 / 2, "0.9": 1 - 2 / 2 * 0.1},
    ),
    "the usual size": Case(
        ("n",) * 10,
        "both as near",
        lambda: abs(adam(parabola, 10, 0.5, 10) - adam(flat, 10, 0.5, 10)) < 1e-6,
        (*STEP, *THEORY, "9.5000", "9.0008"),
        {"10": 10},
    ),
    "memory": Case(
        ("n",) * 15,
        "only ●",
        lambda: (
            descent(ripples, 10, 0.1, 15, beta=0.9)[-1] < 5 < descent(ripples, 10, 0.1, 500)[-1]
        ),
        (*STEP, *THEORY, "9.8184", "ratio"),
    ),
    "in parts": Case(
        ("n",) * 34,
        "neither",
        lambda: not (settles(POINTS, 1) or settles(POINTS, 8)),
        (*STEP, *THEORY, "ratio", "2.98"),
        {"8": 8, "1": 1},
    ),
    "points on a line": Case(
        ("n",) * 50,
        "yes",
        lambda: settles([(x, 3 * x) for x, _ in POINTS], 1),
        (*STEP, *THEORY, "since"),
        {"3": 3},
    ),
}


def shown(course: Course) -> Course:
    """A course once its lesson has shown what happens."""
    return course.showing(course.lesson.moves)[0]


def keys_to(title: str) -> tuple[str, ...]:
    """The keys that open a lesson."""
    titles = [lesson.title for lesson in LESSONS]
    return ("y", "home", *("down",) * titles.index(title), "enter")
