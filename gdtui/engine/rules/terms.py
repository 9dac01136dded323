"""The notation of the terms of rules, η·m/(√s + 1e-8), read once, for floats and for decimals."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from types import CodeType
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from decimal import Decimal


Number = TypeVar("Number", float, "Decimal")

COUNT = "k"
"""The name of the count of steps."""

_NAME = r"[a-z]+\(g\)|[^\W\d_²ᵏ₀-₉]+[₀-₉]*′?"
_TOKEN = re.compile(rf"{_NAME}|\d+(?:e-\d+)?|[-+−·/√()|²ᵏ]|\S")
IS_NAME = re.compile(_NAME)
_PYTHON = {"√": "sqrt", "·": " * ", "−": " - ", "+": " + ", "/": " / "}


@lru_cache(maxsize=64)
def tokens(formula: str) -> tuple[str, ...]:
    """What a formula is made of: names, numbers and signs."""
    return tuple(_TOKEN.findall(formula))


def is_name(token: str) -> bool:
    """Whether a token is the name of a number: β₂, m′, and sign(g) too."""
    return IS_NAME.fullmatch(token) is not None


def is_operand(token: str) -> bool:
    """Whether a token is a name or a number."""
    return token[0].isdecimal() or is_name(token)


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
        elif token == "ᵏ":
            source.append(f"**{called(COUNT)}")
        elif is_operand(token):
            source.append(f"({called(token)})" if source[-1:] == ["sqrt"] else called(token))
        else:
            source.append(_PYTHON.get(token, token))
    return "".join(source)


@lru_cache(maxsize=64)
def _compiled(formula: str) -> CodeType:
    """The code of a formula, which asks `number` for each of its operands."""
    return compile(as_python(formula, lambda token: f"number({token!r})"), "<rule>", "eval")


def evaluated(
    formula: str, number: Callable[[str], Number], root: Callable[[Number], Number]
) -> Number:
    """The value of a formula, whose names and numbers are what `number` makes of them.

    Raises ArithmeticError where it has none, as of a quotient by 0.
    """
    value: Number = eval(_compiled(formula), {"sqrt": root, "number": number})
    return value


class Term(NamedTuple):
    """A part of a step: its name, and the formula that makes it of what is known before it.

    Where it has a `symbol`, later formulas speak of it by that; a `noun` has one that points like a
    slope does. `means` says what it is for. Where the formula leaves out what makes no difference
    but near 0, that stands in the one that is `exact`.
    """

    name: str
    formula: str
    symbol: str = ""
    means: str = ""
    noun: str = ""
    exact: str = ""
