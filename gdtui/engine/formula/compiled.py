"""A tree as a function of floats: compiled once to what one would write by hand.

What is compiled is written from the tree. The value is inf, of whatever sign, where a number
on the way to it has become too large, and nan where there is none: the log of a negative number.
"""

from __future__ import annotations

import math
import operator
from collections import Counter
from collections.abc import Callable

from gdtui.engine.formula.tree import CONSTANTS, FUNCTIONS, LOG_COSH, Tree, W, text_of


def _log_cosh(value: float) -> float:
    """With all its digits near 0, and also where cosh itself is too large."""
    size = abs(value)
    if size < 1:
        return math.log1p(2 * math.sinh(size / 2) ** 2)
    return size + math.log1p(math.expm1(-2 * size) / 2)


_MEANT: dict[str, Callable[..., float]] = {
    **{name: getattr(math, name) for name in FUNCTIONS if hasattr(math, name)},
    "abs": abs,
    "sigmoid": lambda x: 1 / (1 + math.exp(-x)) if x > -700 else math.exp(x),
    "relu": lambda x: x if x > 0 else 0.0,
    "sign": lambda x: 1.0 if x > 0 else -1.0 if x < 0 else 0.0,
    "step": lambda x: 1.0 if x > 0 else 0.0,
    LOG_COSH: _log_cosh,
    "negative": operator.neg,
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "^": math.pow,
    "sum": lambda *parts: sum(parts),
    "product": lambda *parts: math.prod(parts),
}
"""What each kind makes of the values of its parts."""
_IN_PYTHON = {
    "sigmoid": "1 / (1 + exp(-({})))",
    LOG_COSH: f"{LOG_COSH}({{}})",
    "^": "pow({}, {})",
}
"""What Python writes otherwise; a power only where it need not be a real number."""


def compiled(tree: Tree) -> Callable[[float], float]:
    """The function of w that a tree is. Its source is made of the tree, never of what was typed.

    A part that occurs twice has a line of its own.
    """
    uses: Counter[Tree] = Counter()

    def count(part: Tree) -> None:
        if not uses[part]:
            for each in part.parts:
                count(each)
        uses[part] += 1

    count(tree)
    lines: list[str] = []
    names = {W: "w"}
    for part, times in uses.items():
        source = ""
        if not part.varies:
            names[part] = f"({value_of(part)!r})"
        elif part.kind in _IN_PYTHON and not _is_whole_power(part):
            source = _IN_PYTHON[part.kind].format(*(text_of(each, names) for each in part.parts))
        elif times > 1 and part.parts:
            source = text_of(part, names)
        if source:
            names[part] = f"v{len(lines)}"
            lines.append(f"{names[part]} = {source}")
    lines.append(f"found = {text_of(tree, names)}")
    body = "".join(f"\n        {line}" for line in lines)
    program = (
        f"def function(w):\n    try:{body}\n"
        "    except (ArithmeticError, ValueError):\n        return carefully(w)\n"
        "    return found if found == found else carefully(w)\n"
    )
    known = {
        "carefully": lambda weight: _Values(weight)[tree],
        "pow": math.pow,
        "nan": math.nan,
        "inf": math.inf,
        **_MEANT,
    }
    exec(program, known)
    function = known["function"]
    assert callable(function)
    return function


def _is_whole_power(tree: Tree) -> bool:
    exponent = tree.parts[-1]
    return tree.kind == "^" and not exponent.varies and value_of(exponent).is_integer()


def value_of(tree: Tree) -> float:
    """The number that a tree without w is; inf beyond the floats, nan where there is none."""
    return _Values(0.0)[tree]


class _Values(dict[Tree, float]):
    """The values of trees at a weight, each worked out once, step by step."""

    def __init__(self, weight: float) -> None:
        super().__init__({W: weight})

    def __missing__(self, tree: Tree) -> float:
        kind, parts = tree.kind, [self[part] for part in tree.parts]
        try:
            if tree.number is not None:
                found = float(tree.number)
            else:
                found = _MEANT[kind](*parts) if parts else CONSTANTS[kind]
        except OverflowError:
            is_below = (tree.number or parts[0]) < 0 and kind != "cosh"
            is_odd = all(math.fmod(exponent, 2) for exponent in parts[1:])
            found = -math.inf if is_below and is_odd else math.inf
        except (ValueError, ZeroDivisionError):
            found = math.nan
        if math.isnan(found) and any(map(math.isinf, parts)):
            found = math.inf
        self[tree] = found
        return found
