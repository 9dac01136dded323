"""Equations that are true as they are printed: their operands have as many digits as that takes.

What is printed is worked out in exact decimals; the result must round to the digits shown of it.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from typing import NamedTuple, TypeVar

from gdtui.engine.step import Step
from gdtui.engine.values import written
from gdtui.plot.numerals import measure, rounded

_EXACT = Context(prec=2000, Emax=MAX_EMAX, Emin=MIN_EMIN)
_DIGITS = sorted(
    ((shown, digits) for shown in range(9) for digits in range(4, 18)),
    key=lambda pair: pair[1] + (2 * (pair[0] - 4) if pair[0] >= 4 else 24 - pair[0]),
)
"""Digits of a result and its operands, the shortest first; a result of fewer than 4 is last."""
_ALL_DIGITS = range(4, 24)

_Texts = TypeVar("_Texts", bound=tuple[str, ...])


class Update(NamedTuple):
    """weight − rate × slope = landing, as text."""

    weight: str
    rate: str
    slope: str
    landing: str


def says(text: str, value: Decimal) -> bool:
    """Whether a number, rounded to the digits of a text, is that text however ties are rounded."""
    printed = Decimal(text)
    unit = Decimal((0, (1,), int(printed.as_tuple().exponent)))
    return 2 * abs(_EXACT.subtract(value, printed)) < unit


def _shortest(printed: Callable[[int, int], tuple[_Texts, Decimal]]) -> _Texts | None:
    """The shortest texts of which the last says what the others make; None where none do."""
    candidates = (printed(shown, digits) for shown, digits in _DIGITS)
    return next((texts for texts, value in candidates if says(texts[-1], value)), None)


def update(step: Step) -> Update | None:
    """The update in numbers, as short as it is true; None where floats differ from decimals."""
    landing, rate = step.landing, written(step.learning_rate)
    if landing is None:
        return None

    def printed(shown: int, digits: int) -> tuple[Update, Decimal]:
        weight, slope = rounded(step.weight, digits), rounded(step.slope, digits)
        product = _EXACT.multiply(Decimal(rate), Decimal(slope))
        value = _EXACT.subtract(Decimal(weight), product)
        return Update(weight, rate, slope, rounded(landing, shown)), value

    return _shortest(printed)


def scaled(step: Step, width: int) -> tuple[str, str] | None:
    """The slope, and η times the slope; in `width` cells each where that is true."""
    whole, rate = step.scaled, Decimal(written(step.learning_rate))
    if whole is None:
        return None
    narrow = measure(step.slope, width, "+"), measure(whole, width, "+")
    if says(narrow[1], _EXACT.multiply(rate, Decimal(narrow[0]))):
        return narrow

    def printed(shown: int, digits: int) -> tuple[tuple[str, str], Decimal]:
        slope = rounded(step.slope, digits, "+")
        return (slope, rounded(whole, shown, "+")), _EXACT.multiply(rate, Decimal(slope))

    return _shortest(printed)


def secant(slope: float, gap: float, chord: float) -> tuple[str, str, str] | None:
    """The slope, the gap and their sum, the secant's slope; None where no digits make it true."""

    def printed(shown: int, digits: int) -> tuple[tuple[str, str, str], Decimal]:
        first, second = rounded(slope, digits, "+"), rounded(gap, digits, "+")
        total = _EXACT.add(Decimal(first), Decimal(second))
        return (first, second, rounded(chord, shown, "+")), total

    return _shortest(printed)


def apart(first: float, second: float) -> tuple[str, str]:
    """Two numbers in so many digits that different ones look different."""
    pairs = ((rounded(first, digits), rounded(second, digits)) for digits in _ALL_DIGITS)
    return next((a, b) for a, b in pairs if first == second or Decimal(a) != Decimal(b))
