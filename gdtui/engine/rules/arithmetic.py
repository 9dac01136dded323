"""The formulas of terms, worked out in floats or in exact decimals: one reading for both.

Sums, products, quotients, squares, powers of k, roots and sizes of named numbers; no more.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from decimal import Decimal

Number = TypeVar("Number", float, "Decimal")

_NAME = r"sign\(g\)|slope|β₂|[a-zηβ]′?"
_TOKEN = re.compile(rf"{_NAME}|\d+(?:e-\d+)?|[-+−·/√()|²ᵏ]")
_IS_NUMBER = re.compile(rf"{_NAME}|\d.*")


@lru_cache(maxsize=64)
def tokens(formula: str) -> tuple[str, ...]:
    """What a formula is made of: names, numbers and signs."""
    return tuple(_TOKEN.findall(formula))


def is_operand(token: str) -> bool:
    """Whether a token is a name or a number."""
    return _IS_NUMBER.fullmatch(token) is not None


def worked_out(
    formula: str, number: Callable[[str], Number], root: Callable[[Number], Number]
) -> Number:
    """The value of a formula, whose names and numbers `number` tells.

    Raises ArithmeticError where it has none, as of a quotient by 0.
    """
    return _Reader(tokens(formula), number, root).total()


class _Reader(Generic[Number]):
    """Reads tokens from the left, each sum and product as far as it goes."""

    def __init__(
        self,
        found: tuple[str, ...],
        number: Callable[[str], Number],
        root: Callable[[Number], Number],
    ) -> None:
        self._tokens, self._at = found, 0
        self._number: Callable[[str], Number] = number
        self._root: Callable[[Number], Number] = root

    def _takes(self, token: str) -> bool:
        """Whether the next token is a certain one, which is then taken."""
        is_next = self._at < len(self._tokens) and self._tokens[self._at] == token
        self._at += is_next
        return is_next

    def total(self) -> Number:
        """A sum."""
        value = self._product()
        while True:
            if self._takes("+"):
                value = value + self._product()
            elif self._takes("−"):
                value = value - self._product()
            else:
                return value

    def _product(self) -> Number:
        value = self._power()
        while True:
            if self._takes("·"):
                value = value * self._power()
            elif self._takes("/"):
                value = value / self._power()
            else:
                return value

    def _power(self) -> Number:
        value = self._atom()
        if self._takes("²"):
            return value * value
        return value ** self._number("k") if self._takes("ᵏ") else value

    def _atom(self) -> Number:
        if self._takes("√"):
            return self._root(self._atom())
        for opening, closing in ("()", "||"):
            if self._takes(opening):
                value = self.total()
                self._takes(closing)
                return abs(value) if opening == "|" else value
        token = self._tokens[self._at]
        self._at += 1
        return self._number(token)
