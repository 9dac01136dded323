"""Numbers as short text: what a person can read in a narrow place, never nan, inf or a false 0.

Signs and digits keep their places, so that a number that changes does not jump about.
"""

from __future__ import annotations

from decimal import Decimal

_WIDEST_PLAIN = 1e7


def measure(value: float, width: int = 12, sign: str = "-") -> str:
    """A weight, loss or slope with 4 decimals, or as a power of ten where those are too wide.

    `sign` is "-" or "+", as in a format specification; `width` is 8 at the least.
    """
    text = f"{value:{sign}.4f}"
    if abs(value) < _WIDEST_PLAIN and len(text) <= width:
        return text
    powers = (f"{value:{sign}.{digits}e}" for digits in (4, 3, 2, 1, 0))
    return next((power for power in powers if len(power) <= width), f"{value:{sign}.0e}")


def exact(value: float) -> str:
    """A number that a person set: with 4 decimals where those say all of it, else as it is."""
    if abs(value) < _WIDEST_PLAIN and Decimal(repr(value)) == Decimal(f"{value:.4f}"):
        return f"{value:.4f}"
    return repr(value)


def plain(value: float) -> str:
    """A number that a person set, as a person would write it: 0.1, 10, 1e-05."""
    return repr(value).removesuffix(".0")


def tick(value: int) -> str:
    """An axis label: at most 5 characters for the whole numbers that windows have (see scene)."""
    digits = str(value)
    short = digits.rstrip("0")
    zeros = len(digits) - len(short)
    return digits if len(digits.lstrip("-")) <= 4 or not zeros else f"{short}e{zeros}"


def count(value: int) -> str:
    """An epoch number: plain up to a million million, then as a power of ten."""
    return str(value) if value < 10**12 else f"{Decimal(value):.1e}".replace("e+", "e")
