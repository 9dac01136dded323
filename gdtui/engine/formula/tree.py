"""A formula as a tree, and the tree as text that is read back as the same tree.

A tree is what was typed (its sums and products have two parts each), or what the algebra makes of
it ("sum" and "product", whose parts have no order). Equal trees are equal values.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction

CONSTANTS = {"pi": math.pi, "e": math.e}
FUNCTIONS = (
    *("sin", "cos", "tan", "sinh", "cosh", "tanh"),
    *("exp", "log", "sqrt", "abs", "sigmoid", "relu"),
)
"""What may be typed; the slopes of abs and relu are sign and step, which only the algebra says."""
LOG_COSH = "log_cosh"
"""log(cosh(u)) as one function, which stays within the floats where cosh does not."""


class Tree:
    """A tree; not to be changed. Its `kind` is the sign or the name that was typed: "+", "sin",
    "w"; the minus of one part is "negative", and a number is a "number", which only that has.
    """

    __slots__ = ("_hash", "_key", "kind", "number", "parts", "size", "varies")

    def __init__(
        self, kind: str, parts: tuple[Tree, ...] = (), number: Fraction | None = None
    ) -> None:
        self.kind, self.parts, self.number = kind, parts, number
        self.varies: bool = kind == "w" or any(part.varies for part in parts)
        """Whether w stands in it."""
        self.size: int = 1 + sum(part.size for part in parts)
        self._key = kind, number, frozenset(parts) if kind in ("sum", "product") else parts
        self._hash = hash(self._key)

    def __eq__(self, other: object) -> bool:
        return self is other or (
            isinstance(other, Tree) and self._hash == other._hash and self._key == other._key
        )

    def __hash__(self) -> int:
        return self._hash


def number(value: Fraction | int) -> Tree:
    """A number as a tree."""
    return Tree("number", (), Fraction(value))


def function(name: str, inside: Tree) -> Tree:
    """A function of what stands in its parentheses."""
    is_log_cosh = name == "log" and inside.kind == "cosh"
    return Tree(LOG_COSH, inside.parts) if is_log_cosh else Tree(name, (inside,))


W, E = Tree("w"), Tree("e")

LEVELS = {"+": 1, "-": 1, "*": 2, "/": 2, "negative": 3, "^": 4}
_ATOM = 5
"""How tightly each kind binds, and what needs no parentheses."""


def text_of(tree: Tree, python: Mapping[Tree, str] | None = None) -> str:
    """A tree as a person would write it: 2(w - 3)^2 + 1.

    With `python`, the source of parts that have one already, it is written as Python is.
    """

    def inside(part: Tree, level: int) -> str:
        """A part that binds at least so tightly, in parentheses where it would not."""
        text = text_of(part, python)
        return text if LEVELS.get(part.kind, _ATOM) >= level else f"({text})"

    if python and tree in python:
        return python[tree]
    kind, parts = tree.kind, tree.parts
    if tree.number is not None:
        return _digits(tree.number)
    if not parts:
        return kind
    if kind == "negative":
        return f"-{inside(parts[0], 3)}"
    if kind == "^":
        power = "^" if python is None else "**"
        return f"{inside(parts[0], _ATOM)}{power}{inside(parts[1], 3)}"
    if kind not in LEVELS:
        form = "log(cosh({}))" if kind == LOG_COSH else f"{kind}({{}})"
        return form.format(text_of(parts[0], python))
    level = LEVELS[kind]
    left, right = inside(parts[0], level), inside(parts[1], level + 1)
    if kind == "*" and python is None and _needs_no_sign(parts[0], left, right):
        return left + right
    return f"{left} {kind} {right}" if level == 1 else left + kind + right


def _needs_no_sign(first: Tree, left: str, right: str) -> bool:
    """Whether a product reads well without its sign: 2w, w(w - 1), (w - 1)(w + 1)."""
    if first.kind == "negative":
        first = first.parts[0]
    if first.number is not None:
        return right[0].isalpha() or right[0] == "("
    return right[0] == "(" and (not first.parts or left[-1] == ")")


def _digits(value: Fraction) -> str:
    """A number that is not negative, as it would be typed."""
    if value.denominator == 1 and value < 10**15:
        return str(value.numerator)
    return repr(float(value)).removesuffix(".0").replace("e+", "e")
