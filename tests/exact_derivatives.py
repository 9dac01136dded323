"""What Python and mpmath make of a formula: value, slope and curvature in as many digits as asked.

An authority that shares nothing with gdtui: Python reads the formula, and what is put in for w
moves along a line. And formulas by lot, as Python writes them.
"""

import math
import operator
import re

import mpmath


class Moving(tuple):
    """The first three Taylor coefficients of a number that moves."""


def moved(function):
    """A function of numbers, as one of numbers that move."""

    def of(*moving):
        def at(time):
            return function(*(a + time * (b + time * c) for a, b, c in moving))

        found = Moving(mpmath.taylor(at, 0, 2))
        if not all(map(mpmath.isfinite, found)) or any(map(mpmath.im, found)):
            raise ValueError("no real number")
        return found

    return of


for _sign in ("add", "sub", "mul", "truediv", "pow", "neg"):
    setattr(Moving, f"__{_sign}__", moved(getattr(operator, _sign)))

_IN_MPMATH = "sin", "cos", "tan", "sinh", "cosh", "tanh", "exp", "log", "sqrt"
_MEANT = {name: getattr(mpmath, name) for name in _IN_MPMATH} | {
    "abs": abs,
    "sigmoid": lambda x: 1 / (1 + mpmath.exp(-x)),
    "relu": lambda x: max(x, 0 * x),
}
_MOVED = {name: moved(function) for name, function in _MEANT.items()}


def exactly(formula, weight, digits):
    """Value, slope and curvature of a formula in Python's writing; None where there are none."""
    numbered = re.sub(r"(?<![\w.])(\d+(?:\.\d+)?)", r"still(\1)", formula)
    known = {"still": lambda number: Moving((number, 0, 0)), "w": Moving((weight, 1, 0))}
    known |= {name: Moving((getattr(math, name), 0, 0)) for name in ("pi", "e")}
    with mpmath.workdps(digits):
        try:
            value, slope, half = eval(numbered, _MOVED | known)
        except (ValueError, ZeroDivisionError, OverflowError):
            return None
        return value, slope, 2 * half


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
    return f"{dice.choice(['-', *_MEANT])}({first})"
