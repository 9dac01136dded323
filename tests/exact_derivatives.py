"""What Python and mpmath make of a formula: value, slope and curvature in as many digits as asked.

An authority that shares nothing with gdtui: Python reads the formula, and numbers that carry their
first two derivatives along are put in for w. And formulas by lot, as Python writes them.
"""

import math
import re

import mpmath


class Jet:
    """A number with its first two derivatives."""

    def __init__(self, value, slope=0, bend=0):
        self.parts = tuple(map(mpmath.mpf, (value, slope, bend)))

    def put_through(self, value, slope, bend):
        """A function of it, given by its own value and derivatives there."""
        _, own_slope, own_bend = self.parts
        return Jet(value, slope * own_slope, bend * own_slope**2 + slope * own_bend)

    def __add__(self, other):
        return Jet(*(a + b for a, b in zip(self.parts, as_jet(other).parts, strict=True)))

    def __neg__(self):
        return Jet(*(-part for part in self.parts))

    def __sub__(self, other):
        return self + -as_jet(other)

    def __mul__(self, other):
        (a, a1, a2), (b, b1, b2) = self.parts, as_jet(other).parts
        return Jet(a * b, a1 * b + a * b1, a2 * b + 2 * a1 * b1 + a * b2)

    def __truediv__(self, other):
        value = as_jet(other).parts[0]
        return self * as_jet(other).put_through(1 / value, -1 / value**2, 2 / value**3)

    def __pow__(self, other):
        value, slope, bend = as_jet(other).parts
        if slope or bend or value != int(value):
            return exp(as_jet(other) * log(self))
        base, times = self.parts[0], int(value)
        return self.put_through(
            base**times,
            times * base ** (times - 1) if times else 0,
            times * (times - 1) * base ** (times - 2) if times not in (0, 1) else 0,
        )


def as_jet(value):
    return value if isinstance(value, Jet) else Jet(value)


def function(derivatives):
    return lambda inside: as_jet(inside).put_through(*derivatives(as_jet(inside).parts[0]))


def _log(value):
    if value <= 0:
        raise ValueError("log")
    return mpmath.log(value), 1 / value, -1 / value**2


sin = function(lambda v: (mpmath.sin(v), mpmath.cos(v), -mpmath.sin(v)))
cos = function(lambda v: (mpmath.cos(v), -mpmath.sin(v), -mpmath.cos(v)))
exp = function(lambda v: (mpmath.exp(v),) * 3)
log = function(_log)


def sinh(inside):
    return (exp(inside) - exp(-inside)) / 2


def cosh(inside):
    return (exp(inside) + exp(-inside)) / 2


def relu(inside):
    return inside if inside.parts[0] > 0 else Jet(0)


NAMES = {
    "sin": sin,
    "cos": cos,
    "tan": lambda inside: sin(inside) / cos(inside),
    "sinh": sinh,
    "cosh": cosh,
    "tanh": lambda inside: sinh(inside) / cosh(inside),
    "exp": exp,
    "log": log,
    "sqrt": lambda inside: exp(log(inside) / 2),
    "abs": lambda inside: relu(inside) + relu(-inside),
    "sigmoid": lambda inside: Jet(1) / (Jet(1) + exp(-inside)),
    "relu": relu,
    "pi": Jet(math.pi),
    "e": Jet(math.e),
}
FUNCTIONS = [name for name in NAMES if name not in ("pi", "e")]


def exactly(formula, weight, digits):
    """Value, slope and curvature of a formula in Python's writing; None where there are none."""
    numbered = re.sub(r"(?<![\w.])(\d+(?:\.\d+)?)", r"Jet(float('\1'))", formula)
    with mpmath.workdps(digits):
        try:
            return as_jet(eval(numbered, {**NAMES, "Jet": Jet, "w": Jet(weight, 1)})).parts
        except (ValueError, ZeroDivisionError, OverflowError):
            return None


def random_formula(dice, depth):
    """A formula so many parts deep, in parentheses wherever there could be a doubt."""
    if depth == 0 or dice.random() < 0.15:
        whole, decimal = str(dice.randint(0, 5)), f"{dice.uniform(0, 3):.2f}"
        return dice.choice(["w", "w", "w", whole, decimal, "pi", "e"])
    first, second = random_formula(dice, depth - 1), random_formula(dice, depth - 1)
    kind = dice.random()
    if kind < 0.5:
        return f"({first}){dice.choice('+-**/')}({second})"
    if kind < 0.65:
        return f"({first})**{dice.choice(['2', '3', '4', '(-1)', '0.5', '(w)'])}"
    return f"{dice.choice(['-', *FUNCTIONS])}({first})"
