"""What a learning rate does to a weight on a parabola, exactly, beside the run and never inside it.

A step multiplies the distance to the bottom by r = 1 − ηc, c being the curvature. So the regime
follows from η alone, and every count of epochs from comparing powers of r, exactly.
"""

from __future__ import annotations

import math
import sys
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.stability import Law
from gdtui.engine.runs.run import Run
from gdtui.engine.runs.setup import Setup

_BOTTOM_PARTS = 20_000
"""1 / BOTTOM, as a whole number."""
_SURE = 2.0**-47
"""How far a quotient of two logarithms may be off, by far: relative to it."""
_NORMAL = 1e-300
"""Above this, logarithms have all their digits."""
_SMALL_POWER = 4096


class Regime(Enum):
    """The six things that a learning rate can do; the value is the name in words."""

    FROZEN = "frozen"
    SMOOTH = "smooth convergence"
    ONE_STEP = "one step"
    ZIGZAG = "zigzag convergence"
    TRAP = LIMIT = "oscillation trap"
    DIVERGENCE = NO_REST = "divergence"
    """The second names are those of Nearby: what holds near the bottom holds everywhere here."""


class Theory(NamedTuple):
    """Gradient descent on a parabola, its curvature c = `curvature` > 0, lowest at w* = `bottom`.

    Rates are finite floats, 0 or more; starts are weights inside the landscape. Both count as the
    exact numbers that these floats are, and so do c and w*.
    """

    curvature: float
    bottom: float

    @property
    def landmarks(self) -> tuple[float, float, float]:
        """The rates at which the regime changes: 0, 1/c and 2/c, each as its nearest float."""
        return 0.0, 1 / self.curvature, 2 / self.curvature

    def regime(self, rate: float) -> Regime:
        """What a rate does, exact at the landmarks."""
        return Regime[Law(self.curvature).nearby(rate).name]

    def factor(self, rate: float) -> float:
        """A step's factor r = 1 − ηc as the nearest finite float."""
        above, below = self.ratio(rate)
        try:
            return above / below
        except OverflowError:
            return -sys.float_info.max

    def ratio(self, rate: float) -> tuple[int, int]:
        """The factor r = 1 − ηc without rounding: a whole number over another one above 0.

        At the landmarks, which may stand for numbers that no float is, r is 1, 0 and −1.
        """
        _, one_step, trap = self.landmarks
        if rate in (one_step, trap):
            return (0, 1) if rate == one_step else (-1, 1)
        above, below = rate.as_integer_ratio()
        steep, flat = self.curvature.as_integer_ratio()
        return below * flat - above * steep, below * flat

    def zero_loss(self, start: float, rate: float) -> int | None:
        """The first epoch at the bottom, exact for every start and rate; None when there is none.

        It is the smallest k with c/2·(w₀ − w*)²·r²ᵏ < 1/20000.
        """
        above, below = start.as_integer_ratio()
        place, scale = self.bottom.as_integer_ratio()
        away, whole = above * scale - place * below, below * scale
        steep, flat = self.curvature.as_integer_ratio()
        height, unit = _BOTTOM_PARTS * steep * away * away, 2 * flat * whole * whole
        if height < unit:
            return 0
        above, below = self.ratio(rate)
        if abs(above) >= below:
            return None
        return first_power(height, unit, below * below, above * above) if above else 1

    def zero_loss_of(self, run: Run) -> int | None:
        """The first epoch of a run at the bottom, changes of the rate taken into account.

        Those after the present epoch count too: they are what the run will do. At a change itself
        the weight of the run decides, which floats may have kept from the bottom.
        """
        ends = [stretch.first_epoch for stretch in run.stretches[1:]]
        for stretch, end in zip(run.stretches, [*ends, math.inf], strict=True):
            steps = self.zero_loss(stretch.weight, stretch.rate_set)
            if steps is not None and stretch.first_epoch + steps < end:
                return stretch.first_epoch + steps
        return None


def theory_of(landscape: Landscape) -> Theory | None:
    """The exact theory of plain descent on a parabola; None on any other landscape."""
    curvature = landscape.steady_curvature
    return None if curvature is None else Theory(curvature, landscape.minima[0])


def theory_for(moved: Run | Setup) -> Theory | None:
    """The exact theory of a run, or of the first from a setup; None by any other method too."""
    return theory_of(moved.landscape) if moved.method.is_plain else None


@lru_cache(maxsize=8)
def factor_text(theory: Theory, rate: float) -> str:
    """The factor r with its sign, true as it is printed.

    In full where up to 9 digits say exactly what r is for the printed rate; else in 4 digits; where
    those would read 1 or -1, as 1 or -1 and what is missing: 1-2e-17.
    """
    above, below = theory.ratio(rate)
    if abs(above) in (0, below):
        return f"{above // below:+d}" if above else "0"
    from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal

    exactly = Context(prec=2000, Emax=MAX_EMAX, Emin=MIN_EMIN)
    product = exactly.multiply(Decimal(repr(theory.curvature)), Decimal(repr(rate)))
    value, said = theory.factor(rate), exactly.subtract(Decimal(1), product)
    texts = (f"{value:+.{digits}g}" for digits in range(4, 10))
    if text := next((text for text in texts if Decimal(text) == said), None):
        return text
    text = f"{exactly.divide(Decimal(above), Decimal(below)):+.4g}"
    if abs(Decimal(text)) != 1:
        return text
    missing = (below - abs(above)) / below
    return f"{'1' if above > 0 else '-1'}{-missing if above > 0 else missing:+.4g}"


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
