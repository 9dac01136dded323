"""Of each lesson by its title: the keys that make its answer happen, the answer, what may be seen.

What may not be seen before the answer is said here by itself, not taken from what a lesson hides.
"""

from typing import NamedTuple

THEORY = ("theory", "near w*", "r = ", "on its way", "convergence", "trap", "no rest", "special")
"""Words by which the end of a run would be told."""
STEP = ("moves", "next w", "same side", "crosses", "loss falls", "loss stays", "loss grows")
"""Words by which the next step would be told."""
CURVES = tuple(map(chr, range(0x2801, 0x2900)))
"""The characters that a curve is drawn with."""


class Case(NamedTuple):
    """What a person does in a lesson, and comes to know."""

    keys: tuple[str, ...]
    answer: str
    found: str
    secrets: tuple[str, ...]
    """Words, numbers and marks that would tell the answer, or that of a later lesson."""
    secrets_of_whole: tuple[str, ...] = ()
    """Marks that would tell it in the picture of the whole."""
    is_tangent_secret: bool = False


CASES = {
    "the minus sign": Case(
        ("a",) * 4,
        "down",
        "● went left, from 8 to 6.4; ◆ right, from -8 to -6.4",
        (*STEP, *THEORY, "6.4", "left", "right", "slope", "16.0000", "ratio", *"×△▽"),
        is_tangent_secret=True,
    ),
    "the derivative": Case(
        ("comma",) * 9,
        "10",
        "At w = 5 with h = -0.03125 the slope of the secant is 9.969",
        (*STEP, *THEORY, "= 4", "slope 2w", "10.0000", "off the slope"),
        is_tangent_secret=True,
    ),
    "the length of a step": Case(
        ("n", "n"),
        "shorter",
        "At η = 0.2 from 10 the first steps were 4 and 2.4 long",
        (*STEP, *THEORY, "= 6", "slope", "20.0000", "×"),
    ),
    "a large rate": Case(
        ("n",) * 3,
        "no, it stays",
        "At η = 1 from 10 the loss was 100, and after 3 steps 100",
        (*STEP, *THEORY, "= -10", "×"),
    ),
    "two starts": Case(
        ("n",) * 15,
        "both at once",
        "At η = 0.2 from 10 and from 15: zero loss at epochs 15 and 15, counted",
        (*STEP, *THEORY, "ratio", "1.5000", "6.0000"),
    ),
    "the balance": Case(
        ("K",) * 8,
        "0.9",
        "On the map 0.9 takes 33 epochs, as 0.1 does",
        (*STEP, *THEORY, "smooth", "zigzag", "33"),
        secrets_of_whole=CURVES,
    ),
    "two valleys": Case(
        ("end",),
        "no",
        "At η = 0.1: from 1.5 to the bottom 0.879, from -1.5 to the bottom -1.088",
        (*STEP, *THEORY, "1.2925", "0.878"),
    ),
    "level ground": Case(
        ("end",),
        "only ◆",
        "At η = 0.1: ● from 0 to 0, ◆ from 0.01 to the bottom 1",
        (*STEP, *THEORY, "0.0110", "stays"),
    ),
    "another bowl": Case(
        (*("k",) * 5, "n"),
        "0.25",
        "At η = 0.25 one step led from 8 to the bottom 3",
        (*STEP, *THEORY, "= 4", "0.25"),
    ),
    "a kink": Case(
        ("end",),
        "it hops",
        "At η = 0.3 from 10 it hops between -0.2 and 0.1",
        (*STEP, *THEORY, "= 9.7"),
    ),
    "a larger rate": Case(
        ("end",),
        "deeper",
        "At η = 0.7: from 1.5 to the bottom -1.088",
        (*STEP, *THEORY, "0.0475", "0.878"),
    ),
    "far out": Case(
        ("n",),
        "◆ from 1",
        "At η = 0.1 the first step was 0.0003787 from 8, 0.05 from 1",
        (*STEP, *THEORY, "slope", "7.9996", "0.9500"),
        is_tangent_secret=True,
    ),
    "beyond 2/c": Case(
        ("end",),
        "no order",
        "At η = 1.5 no weight had come back after 300 epochs",
        (*STEP, *THEORY, "1.0625"),
    ),
    "memory": Case(
        ("end",),
        "only ●",
        "At η = 0.1 from 10 momentum ended at 2.299, descent at 8.422",
        (*STEP, *THEORY, "9.8184", "ratio"),
    ),
    "its own length": Case(
        ("end",),
        "only ●",
        "At η = 0.3, last 20 epochs: adam from -0.002 to 0.002, sign from -0.1 to 0.2",
        (*STEP, *THEORY, "7.7000", "first step", "ratio"),
    ),
    "noise": Case(
        ("end",),
        "◆ falling",
        "Mean distance from 0 in the last 20 epochs: η = 0.2 0.887, cosine 0.068",
        (*STEP, *THEORY, "5.6937", "ratio"),
    ),
    "slope over curvature": Case(
        ("n",) * 5,
        "◆ up",
        "newton: ● down from 2 to 1, ◆ up from 0.3 to 0",
        (*STEP, *THEORY, "1.4545", "0.0740", "ratio"),
    ),
}


def keys_to(title: str) -> tuple[str, ...]:
    """The keys that open a lesson."""
    return ("y", "home", *("down",) * [*CASES].index(title), "enter")
