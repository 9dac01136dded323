"""How often a factor is to be multiplied until it passes a number: an exact count of whole steps.

Logarithms in floats say it quickly, but near a whole number they may be one off; nothing here is.
"""

from __future__ import annotations

import math
from functools import lru_cache

_SURE = 2.0**-47
"""How far a quotient of two logarithms may be off, by far: relative to it."""
_NORMAL = 1e-300
"""Above this, logarithms have all their digits."""
_SMALL_POWER = 4096


def _logarithm(above: int, below: int) -> float:
    """The logarithm of above/below ≥ 1, right to a few units in the last place.

    Below _NORMAL it may be 0 or lack digits.
    """
    powers = above.bit_length() - below.bit_length()
    if powers < 2:
        return math.log1p((above - below) / below)
    return powers * math.log(2) + math.log(above / (below << powers))


def first_power(height: int, unit: int, above: int, below: int) -> int:
    """The smallest k ≥ 0 with fᵏ > a, where a = height/unit > 0 and f = above/below > 1.

    It is the logarithm of a to the base f, rounded down, and one more. Floats decide where the
    quotient is not too near to a whole number; then whole numbers or as many digits as it takes.
    """
    if height < unit:
        return 0
    way, step = _logarithm(height, unit), _logarithm(above, below)
    if way > _NORMAL and step > _NORMAL and (quotient := way / step) * _SURE < 0.25:
        low = math.floor(quotient * (1 - _SURE))
        high = math.floor(quotient * (1 + _SURE))
        if low == high:
            return high + 1
        if high <= _SMALL_POWER:
            return high if above**high * unit > height * below**high else high + 1
    return _first_power_in_digits(height, unit, above, below)


@lru_cache(maxsize=64)
def _first_power_in_digits(height: int, unit: int, above: int, below: int) -> int:
    """The same in decimals. It ends, since only a small power can be a itself.

    All four are powers of two times odd numbers, those of height and unit below 2**2200: fᵏ = a
    needs an odd part of f that is 1, and then k ≤ 2200, or is 3 at least, and then less.
    """
    from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal

    # The digits that are lost where a logarithm is that of nearly 1.
    lost = (below.bit_length() - (above - below).bit_length()) * 0.302
    lost = max(lost, (unit.bit_length() - (height - unit).bit_length()) * 0.302, 0)
    precision = 40 + 2 * int(lost)
    while True:
        digits = Context(prec=precision, Emax=MAX_EMAX, Emin=MIN_EMIN)
        way = digits.divide(Decimal(height), Decimal(unit)).ln(digits)
        step = digits.divide(Decimal(above), Decimal(below)).ln(digits)
        quotient = digits.divide(way, step)
        error = digits.multiply(quotient, Decimal(10) ** (int(lost) + 5 - precision))
        low = math.floor(digits.subtract(quotient, error))
        if low == math.floor(digits.add(quotient, error)):
            return low + 1
        precision *= 2
