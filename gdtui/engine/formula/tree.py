"""A formula as a tree, and the tree as text that is read back as the same tree.

A tree is what was typed (its sums and products have two parts each), or what the algebra makes of
it (SUM and PRODUCT, whose parts have no order). Equal trees are equal values.
"""

from __future__ import annotations

import math
from enum import Enum
from fractions import Fraction


class Kind(Enum):
    """What a tree is at its top."""

    NUMBER = "number"
    CONSTANT = "constant"
    WEIGHT = "w"
    CALL = "call"
    NEGATIVE = "-x"
    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "*"
    DIVIDE = "/"
    POWER = "^"
    SUM = "sum"
    PRODUCT = "product"


_UNORDERED = (Kind.SUM, Kind.PRODUCT)
CONSTANTS = {"pi": math.pi, "e": math.e}
FUNCTIONS = (
    *("sin", "cos", "tan", "sinh", "cosh", "tanh"),
    *("exp", "log", "sqrt", "abs", "sigmoid", "relu"),
)
"""What may be typed; the slopes of abs and relu are sign and step, which only the algebra says."""


class Tree:
    """A tree; not to be changed. `value` is a number, or the name of a constant or a function."""

    __slots__ = ("_hash", "_key", "kind", "parts", "size", "value", "varies")

    def __init__(
        self, kind: Kind, parts: tuple[Tree, ...] = (), value: Fraction | str | None = None
    ) -> None:
        self.kind, self.parts, self.value = kind, parts, value
        self.varies: bool = kind is Kind.WEIGHT or any(part.varies for part in parts)
        """Whether w stands in it."""
        self.size: int = 1 + sum(part.size for part in parts)
        self._key = (kind, value, frozenset(parts) if kind in _UNORDERED else parts)
        self._hash = hash(self._key)

    def __eq__(self, other: object) -> bool:
        return self is other or (
            isinstance(other, Tree) and self._hash == other._hash and self._key == other._key
        )

    def __hash__(self) -> int:
        return self._hash

    def __repr__(self) -> str:
        return text_of(self) if self.kind not in _UNORDERED else f"{self.kind.value}{self.parts}"

    @property
    def number(self) -> Fraction | None:
        """The number that it is; None for anything else."""
        return self.value if isinstance(self.value, Fraction) else None

    @property
    def name(self) -> str:
        """The name of a constant or a function; empty for anything else."""
        return self.value if isinstance(self.value, str) else ""


def number(value: Fraction | int) -> Tree:
    """A number as a tree."""
    return Tree(Kind.NUMBER, (), Fraction(value))


W, E = Tree(Kind.WEIGHT), Tree(Kind.CONSTANT, (), "e")

LEVELS = {
    Kind.ADD: 1,
    Kind.SUBTRACT: 1,
    Kind.MULTIPLY: 2,
    Kind.DIVIDE: 2,
    Kind.NEGATIVE: 3,
    Kind.POWER: 4,
}
ATOM = 5
"""How tightly each kind binds, and what needs no parentheses."""


def text_of(tree: Tree) -> str:
    """A tree as a person would write it: 2(w - 3)^2 + 1."""
    kind, parts = tree.kind, tree.parts
    if tree.number is not None:
        return _digits(tree.number)
    if kind is Kind.WEIGHT:
        return "w"
    if kind is Kind.CONSTANT:
        return tree.name
    if kind is Kind.CALL:
        return f"{tree.name}({text_of(parts[0])})"
    if kind is Kind.NEGATIVE:
        return f"-{_inside(parts[0], 3)}"
    if kind is Kind.POWER:
        return f"{_inside(parts[0], ATOM)}^{_inside(parts[1], 3)}"
    level = LEVELS[kind]
    left, right = _inside(parts[0], level), _inside(parts[1], level + 1)
    if kind is Kind.DIVIDE:
        return f"{left}/{right}"
    if kind is Kind.MULTIPLY:
        return left + ("" if _needs_no_sign(parts[0], left, right) else "*") + right
    return f"{left} {kind.value} {right}"


def _inside(tree: Tree, level: int) -> str:
    """A part that binds at least so tightly, in parentheses where it would not."""
    text = text_of(tree)
    return text if LEVELS.get(tree.kind, ATOM) >= level else f"({text})"


def _needs_no_sign(first: Tree, left: str, right: str) -> bool:
    """Whether a product reads well without its sign: 2w, w(w - 1), (w - 1)(w + 1)."""
    if first.kind is Kind.NEGATIVE:
        first = first.parts[0]
    if first.kind is Kind.NUMBER:
        return right[0].isalpha() or right[0] == "("
    if first.kind in (Kind.WEIGHT, Kind.CONSTANT):
        return right[0] == "("
    return left[-1] == ")" and right[0] == "("


def _digits(value: Fraction) -> str:
    """A number that is not negative, as it would be typed."""
    if value.denominator == 1 and value < 10**15:
        return str(value.numerator)
    return repr(float(value)).removesuffix(".0").replace("e+", "e")
