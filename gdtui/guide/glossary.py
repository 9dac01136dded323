"""What the words and symbols on the screen mean, in one sentence each."""

from __future__ import annotations

from typing import NamedTuple


class Term(NamedTuple):
    """A word or a symbol, what it means, and other words under which it is looked for."""

    name: str
    meaning: str
    also: str = ""


WORDS = (
    Term("weight w", "the number that is learned: where the marble lies", "parameter position x"),
    Term(
        "loss L(w)",
        "how wrong a weight is: how high the marble lies",
        "error cost objective height",
    ),
    Term(
        "slope L'(w)",
        "how steeply the loss rises to the right, 2w on w²; also called gradient or derivative",
        "steepness",
    ),
    Term(
        "rate η",
        "the learning rate: a step of plain descent is η times the slope",
        "eta lr step size stepsize speed faster slower alpha",
    ),
    Term(
        "the rule",
        "how a weight is moved: in plain descent w ← w − η·slope, against the slope",
        "update gradient descent minus sign formula optimizer",
    ),
    Term("epoch k", "one step of the rule; epoch 0 is the start", "iteration time"),
    Term("w′", "the weight after the step", "next landing prime"),
    Term("tangent", "the line that touches the curve at the marble: its slope", "derivative"),
    Term(
        "secant, h",
        "the line through the curve at w and at w + h, where h is the gap; on w² its slope is"
        " 2w + h, which is 2w once h is gone",
        "gap difference quotient",
    ),
    Term(
        "computed as",
        "what rounding in the computer makes of the secant's slope",
        "float floats precision",
    ),
    Term(
        "zero loss",
        "a loss below 0.00005, which is 0.0000 with four decimals",
        "convergence converged arrived goal bottom minimum",
    ),
    Term(
        "by theory",
        "worked out without taking the steps: on w² w = w₀·rᵏ at epoch k",
        "predicted closed form exact formula",
    ),
    Term("r", "what each step multiplies w by: on w² r = 1 − 2η", "factor ratio"),
    Term("regime", "what a learning rate makes of a run: one of these six", "kind behaviour"),
)

METHODS = (
    Term(
        "velocity v",
        "what momentum keeps: a share β of its last value, and the new slope",
        "momentum nesterov memory inertia",
    ),
    Term(
        "β",
        "how much a rule keeps of what it had: 0 is no memory, near 1 a long one",
        "beta parameter momentum memory",
    ),
    Term(
        "adaptive",
        "a rule that divides by the usual size of the slope, so that steps are about η long,"
        " steep or flat; with many weights each gets its own rate",
        "adagrad rmsprop adam scaling per parameter",
    ),
    Term(
        "curvature c",
        "how fast the slope changes: 2 on w²; below 0 on a hill, where newton climbs",
        "newton second derivative hessian",
    ),
    Term(
        "schedule",
        "the rate by epoch: it starts large, and shrinks so that the marble settles",
        "step exponential cosine warmup decay annealing",
    ),
    Term(
        "noise S",
        "by how much each slope is off, up or down by chance, as from a part of the data",
        "batch stochastic sgd random seed",
    ),
    Term(
        "spread",
        "the mean square distance from the bottom where noise keeps a run moving: by theory"
        " ηS²/(c(2 − ηc)), and measured from an epoch on",
        "variance deviation noise jitter settle",
    ),
)
"""Of rules, schedules and noise."""

REGIMES = (
    Term("frozen", "η = 0, r = 1: nothing moves", "regime"),
    Term("smooth convergence", "η below 1/c, r from 1 to 0: down on one side", "regime slow"),
    Term("one step", "η = 1/c, 0.5 on w², r = 0: at the bottom at once", "regime best newton"),
    Term(
        "zigzag convergence",
        "η from 1/c to 2/c, r from 0 to −1: across the bottom, lower each time",
        "regime oscillation bounce",
    ),
    Term(
        "oscillation trap",
        "η = 2/c, 1 on w², r = −1: from wall to wall for ever, as high as before",
        "regime bounce",
    ),
    Term("divergence", "η above 2/c: higher each time", "regime explode too large"),
)
"""On a parabola of curvature c."""
