"""The notation in which rules are written, η·m/(√s + 1e-8): read once, for floats and decimals.

Sums, products, quotients, squares, powers of the count of steps, roots and sizes of named numbers;
no more.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from types import CodeType
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from decimal import Decimal

Number = TypeVar("Number", float, "Decimal")

_NAME = r"[a-z]+\(g\)|[^\W\d_²ᵏ₀-₉]+[₀-₉]*′?"
_TOKEN = re.compile(rf"{_NAME}|\d+(?:e-\d+)?|[-+−·/√()|²ᵏ]|\S")
_IS_NAME = re.compile(_NAME)
_PYTHON = {"√": "sqrt", "·": " * ", "−": " - ", "+": " + ", "/": " / ", "ᵏ": "**k"}


@lru_cache(maxsize=64)
def tokens(formula: str) -> tuple[str, ...]:
    """What a formula is made of: names, numbers and signs."""
    return tuple(_TOKEN.findall(formula))


def is_name(token: str) -> bool:
    """Whether a token is the name of a number: β₂, m′, and sign(g) too."""
    return _IS_NAME.fullmatch(token) is not None


def is_operand(token: str) -> bool:
    """Whether a token is a name or a number."""
    return token[0].isdecimal() or is_name(token)


def with_names(formula: str, called: Callable[[str], str]) -> str:
    """The formula with other texts for its names."""
    return _IS_NAME.sub(lambda name: called(name.group()), formula)


def as_python(formula: str, called: Callable[[str], str]) -> str:
    """The formula in Python, in the same order; a name or number in it as it is `called` there."""
    source: list[str] = []
    is_open = False
    for token in tokens(formula):
        if token == "²":
            source[-1] = f"({source[-1]} * {source[-1]})"
        elif token == "|":
            is_open = not is_open
            source.append("abs(" if is_open else ")")
        elif is_operand(token):
            source.append(f"({called(token)})" if source[-1:] == ["sqrt"] else called(token))
        else:
            source.append(_PYTHON.get(token, token))
    return "".join(source)


@lru_cache(maxsize=64)
def _compiled(formula: str) -> tuple[CodeType, tuple[tuple[str, str], ...]]:
    """The code of a formula, and by which name each of its operands goes there."""
    operands = {token: f"x{at}" for at, token in enumerate(filter(is_operand, tokens(formula)))}
    if "ᵏ" in tokens(formula):
        operands["k"] = "k"
    code = compile(as_python(formula, operands.__getitem__), "<rule>", "eval")
    return code, tuple(operands.items())


def evaluated(
    formula: str, number: Callable[[str], Number], root: Callable[[Number], Number]
) -> Number:
    """The value of a formula, whose names and numbers are what `number` makes of them.

    Raises ArithmeticError where it has none, as of a quotient by 0.
    """
    code, operands = _compiled(formula)
    numbers = {name: number(token) for token, name in operands}
    value: Number = eval(code, {"__builtins__": {}, "abs": abs, "sqrt": root, **numbers})
    return value
