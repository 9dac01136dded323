"""A tree as a function of floats: compiled once to what one would write by hand.

What is compiled is written here, from the tree. The value is inf, of whatever sign, where a number
on the way to it has become too large, and nan where there is none: the log of a negative number.
"""

from __future__ import annotations

import math
import operator
from collections import Counter
from collections.abc import Callable

from gdtui.engine.formula.tree import ATOM, CONSTANTS, FUNCTIONS, LEVELS, Kind, Tree, W


def _log_cosh(value: float) -> float:
    """With all its digits near 0, and also where cosh itself is too large."""
    size = abs(value)
    if size < 1:
        return math.log1p(2 * math.sinh(size / 2) ** 2)
    return size + math.log1p(math.expm1(-2 * size) / 2)


_FUNCTIONS: dict[str, Callable[[float], float]] = {
    **{name: getattr(math, name) for name in FUNCTIONS if hasattr(math, name)},
    "abs": abs,
    "sigmoid": lambda x: 1 / (1 + math.exp(-x)) if x > -700 else math.exp(x),
    "relu": lambda x: x if x > 0 else 0.0,
    "sign": lambda x: 1.0 if x > 0 else -1.0 if x < 0 else 0.0,
    "step": lambda x: 1.0 if x > 0 else 0.0,
    "log_cosh": _log_cosh,
}


def compiled(tree: Tree) -> Callable[[float], float]:
    """The function of w that a tree is. Its source is made of the tree, never of what was typed."""
    tree = _steady(tree, {})
    body = "".join(f"\n        {line}" for line in _Source(tree).lines)
    program = (
        f"def function(w):\n    try:{body}\n"
        "    except (ArithmeticError, ValueError):\n        return carefully(w)\n"
        "    return found if found == found else carefully(w)\n"
    )
    names = {
        "__builtins__": {},
        "ArithmeticError": ArithmeticError,
        "ValueError": ValueError,
        "carefully": lambda weight: _Values(weight)[tree],
        "pow": math.pow,
        "nan": math.nan,
        "inf": math.inf,
        **_FUNCTIONS,
    }
    exec(compile(program, "<formula>", "exec"), names)
    function = names["function"]
    assert callable(function)
    return function


def value_of(tree: Tree) -> float:
    """The number that a tree without w is; inf beyond the floats, nan where there is none."""
    return _Values(0.0)[_steady(tree, {})]


def _steady(tree: Tree, known: dict[Tree, Tree]) -> Tree:
    """A tree with log(cosh(u)) as one function, which stays within the floats."""
    if tree not in known:
        parts = tuple(_steady(part, known) for part in tree.parts)
        if tree.name == "log" and parts[0].name == "cosh":
            known[tree] = Tree(Kind.CALL, parts[0].parts, "log_cosh")
        else:
            known[tree] = Tree(tree.kind, parts, tree.value)
    return known[tree]


class _Values(dict[Tree, float]):
    """The values of trees at a weight, each worked out once, step by step."""

    def __init__(self, weight: float) -> None:
        super().__init__({W: weight})

    def __missing__(self, tree: Tree) -> float:
        parts = [self[part] for part in tree.parts]
        if tree.number is not None:
            try:
                found = float(tree.number)
            except OverflowError:
                found = math.inf if tree.number > 0 else -math.inf
        elif tree.kind is Kind.CONSTANT:
            found = CONSTANTS[tree.name]
        elif tree.kind is Kind.CALL:
            found = _called(tree.name, *parts)
        else:
            found = _WORKING_OUT[tree.kind](*parts)
        if math.isnan(found) and any(map(math.isinf, parts)):
            found = math.inf
        self[tree] = found
        return found


def _called(name: str, value: float) -> float:
    try:
        return _FUNCTIONS[name](value)
    except OverflowError:
        return -math.inf if name == "sinh" and value < 0 else math.inf
    except ValueError:
        return math.nan


def powered(base: float, exponent: float) -> float:
    """A power; inf beyond the floats, nan where it is no real number."""
    try:
        return math.pow(base, exponent)
    except OverflowError:
        is_negative = base < 0 and math.fmod(exponent, 2) != 0
        return -math.inf if is_negative else math.inf
    except ValueError:
        return math.nan


_WORKING_OUT: dict[Kind, Callable[..., float]] = {
    Kind.NEGATIVE: operator.neg,
    Kind.ADD: operator.add,
    Kind.SUBTRACT: operator.sub,
    Kind.MULTIPLY: operator.mul,
    Kind.DIVIDE: lambda first, second: first / second if second else math.nan,
    Kind.POWER: powered,
    Kind.SUM: lambda *parts: sum(parts),
    Kind.PRODUCT: lambda *parts: math.prod(parts),
}


class _Source:
    """The lines of a function's body: a part that occurs twice has a line of its own."""

    def __init__(self, tree: Tree) -> None:
        self._uses: Counter[Tree] = Counter()
        self._count(tree)
        self._names: dict[Tree, str] = {}
        self.lines: list[str] = []
        result, _ = self._written(tree)
        self.lines.append(f"found = {result}")

    def _count(self, tree: Tree) -> None:
        self._uses[tree] += 1
        if self._uses[tree] == 1:
            for part in tree.parts:
                self._count(part)

    def _written(self, tree: Tree) -> tuple[str, int]:
        """The source of a tree, and how tightly it binds."""
        if not tree.varies:
            value = value_of(tree)
            return repr(value), ATOM if value >= 0 else 3
        if tree.kind is Kind.WEIGHT:
            return "w", ATOM
        if tree not in self._names:
            source, level = self._source(tree)
            if self._uses[tree] == 1:
                return source, level
            self._names[tree] = f"v{len(self._names)}"
            self.lines.append(f"{self._names[tree]} = {source}")
        return self._names[tree], ATOM

    def _inside(self, tree: Tree, level: int) -> str:
        source, own = self._written(tree)
        return source if own >= level else f"({source})"

    def _source(self, tree: Tree) -> tuple[str, int]:
        kind, parts = tree.kind, tree.parts
        if kind is Kind.CALL and tree.name == "sigmoid":
            return f"1 / (1 + exp(-{self._inside(parts[0], 4)}))", 2
        if kind is Kind.CALL:
            return f"{tree.name}({self._inside(parts[0], 0)})", ATOM
        if kind is Kind.NEGATIVE:
            return f"-{self._inside(parts[0], 3)}", 3
        if kind is Kind.POWER:
            base, exponent = parts
            if not exponent.varies and value_of(exponent).is_integer():
                return f"{self._inside(base, ATOM)} ** {self._inside(exponent, 3)}", LEVELS[kind]
            return f"pow({self._inside(base, 0)}, {self._inside(exponent, 0)})", ATOM
        level = LEVELS[kind]
        left, right = self._inside(parts[0], level), self._inside(parts[1], level + 1)
        return f"{left} {kind.value} {right}", level
