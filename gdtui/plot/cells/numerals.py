"""Numbers as text for the panes: none reads nan or inf, or 0 when it is not 0.

Signs and digits keep their places, so that a number that changes does not jump about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import chain

from gdtui.engine.values import written
from gdtui.plot.cells.ascii import fitting

ABOUT = "≈"
"""Before the first digits of a number that a person set, where not all of them have room."""

_WIDEST = 1e7
_SMALLEST = 0.00005
"""What is smaller would print as 0.0000 with 4 decimals."""
_AT_ZERO = 1e-60
"""Nearer to 0 than a picture can show."""
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_ON_THE_LINE = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−·", "0123456789--*")
_WHOLE_POWER = re.compile(r"\^(-?\d+)(?![\w^]|\.\d)")
_MINUS = re.compile(r"(?<!\de)-")


def rounded(value: float, digits: int, sign: str = "-") -> str:
    """With so many decimals; where those would be too long or say nothing, as a power of ten.

    `sign` is as in a format specification.
    """
    is_fixed = value == 0 or _SMALLEST <= abs(value) < _WIDEST
    # The sum makes a -0.0 a plain 0.
    return f"{value + 0.0:{sign}.{digits}{'f' if is_fixed else 'e'}}"


def measure(value: float, width: int = 12, sign: str = "-") -> str:
    """A weight or slope with 4 decimals, or as a power of ten; `width` is 8 at the least."""
    powers = (f"{value:{sign}.{digits}e}" for digits in (4, 3, 2, 1, 0))
    return fitting(chain((rounded(value, 4, sign),), powers), width)


def setting(value: float, width: int) -> str:
    """A number that a person set, with 4 decimals where those are exact, else `shortened`."""
    text = f"{value:.4f}"
    if abs(value) < _WIDEST and len(text) <= width and Decimal(repr(value)) == Decimal(text):
        return text
    return shortened(value, width)


def shortened(value: float, width: int) -> str:
    """A number that a person set, in full where it fits; else its first digits after ABOUT.

    Digits are cut, not rounded: 0.999999 never reads as 1. `width` is 8 at the least.
    """
    text = written(value)
    if len(text) <= width:
        return text
    power = ""
    if "e" in text or abs(value) >= _WIDEST:
        text, e, power = f"{Decimal(repr(value)):e}".replace("+", "").partition("e")
        power = e + power
    return ABOUT + text[: width - 1 - len(power)].rstrip(".") + power


def trimmed(text: str) -> str:
    """A number without the zeros at its end: 8.0000 is 8, and 1.5000e+20 is 1.5e20."""
    digits, _, power = text.partition("e")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return f"{digits}e{int(power)}" if power else digits


def tick(value: float) -> str:
    """An axis label: plain up to 4 digits, then as a power of ten; the edge beside 0 is 0."""
    if abs(value) < _AT_ZERO:
        return "0"
    if (value == int(value) and len(f"{abs(value):.0f}") <= 4) or 0.001 <= abs(value) < 1000:
        return f"{value:.6g}"
    return trimmed(f"{value:.5e}")


def exponent(number: int) -> str:
    """A number above the line: ⁷."""
    return str(number).translate(_RAISED)


def raised(text: str) -> str:
    """A text with its whole powers as such: w^2 is w²."""
    return _WHOLE_POWER.sub(lambda match: match[1].translate(_RAISED), text)


@lru_cache(maxsize=64)
def printed(formula: str) -> str:
    """A formula as it is printed in books: w^2 - 2*w is w² − 2·w."""
    return _MINUS.sub("−", raised(formula)).replace("*", "·")


def lowered(text: str) -> str:
    """What `printed` makes of a formula, as it is typed."""
    plain = re.sub("([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)", r"^\1", text)
    return plain.translate(_ON_THE_LINE)


def fewer_terms(formula: str) -> Iterator[str]:
    """A formula as it is printed, then with ever more of its last terms left out."""
    text = printed(formula)
    yield text
    for end in range(len(text) - 2, -1, -1):
        start = text[:end]
        yield (start.rpartition(" ")[0] or start).rstrip(" +−") + "…"
