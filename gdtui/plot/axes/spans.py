"""From which number to which an axis goes, and what it names: rates and weights, by landscape."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.rule import DESCENT, Rule
from gdtui.engine.rules.stability import descent_near, law_of
from gdtui.plot.axes.track import PLAIN_RATES

_BEYOND = 1.2
_PARTS = 5
_WEIGHTS = 4
_GROWTH = tuple(digit * 10**power for power in range(6) for digit in (1, 2, 5))
_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
_FLATTEST = 1e-100
_FINER = 2
"""How much finer than its part of a span a rounded number is, at the least."""


class Span(NamedTuple):
    """From `low` to `high`; the numbers `named` stand at the axis."""

    low: float
    high: float
    named: tuple[float, ...]

    def holds(self, value: float) -> bool:
        """Whether a number lies in it."""
        return self.low <= value <= self.high

    def share(self, value: float) -> float:
        """Where a number lies, from 0 to 1; at the ends for what lies beyond."""
        return max(0.0, min((value - self.low) / (self.high - self.low), 1.0))

    def at(self, share: float) -> float:
        """The number at a place from 0 to 1."""
        return self.low + (self.high - self.low) * share

    def rounded(self, share: float, part: float) -> float:
        """The number at a place, in as few digits as tell it from those a `part` of all away."""
        step = (self.high - self.low) * part
        digits = max(0, -math.floor(math.log10(step / _FINER)))
        # The sum makes a -0.0 a plain 0.
        return round(self.at(share), digits) + 0.0


@lru_cache(maxsize=32)
def weights_with(landscape: Landscape, *weights: float) -> Span:
    """The weights where a landscape is best seen, and as many more as some others need."""
    middle = (landscape.left + landscape.right) / 2
    half = (landscape.right - landscape.left) / 2
    farthest = max(abs(weight - middle) for weight in weights)
    growth = next((g for g in _GROWTH if half * g >= farthest), _GROWTH[-1])
    low = max(middle - half * growth, landscape.low)
    high = min(middle + half * growth, landscape.high)
    return Span(low, high, tuple(low + (high - low) * k / _WEIGHTS for k in range(_WEIGHTS + 1)))


@lru_cache(maxsize=8)
def settling_rates(landscape: Landscape, rule: Rule = DESCENT) -> Span:
    """The rates from 0 to a little beyond the limit of the flattest minimum: none settles above it.

    The limit of plain descent is 2/c.
    """
    return _rates(landscape, rule, 1.0, min)


@lru_cache(maxsize=8)
def all_rates(landscape: Landscape, rule: Rule = DESCENT) -> Span:
    """The rates from 0 on, as far as there is something to be seen after a long time.

    On a parabola that is the limit; elsewhere cycles and chaos follow.
    """
    return _rates(landscape, rule, 2.0 if landscape.steady_curvature is None else 1.0, max)


def _rates(
    landscape: Landscape, rule: Rule, times: float, choose: Callable[[Sequence[float]], float]
) -> Span:
    """From 0 to a little beyond so many times the limit; as far as the track where there is no c.

    The minima that count are those where the landscape is best seen, if there are any. A rule
    without a law has the rates of plain descent.
    """
    minima = landscape.minima
    near = [each for each in minima if landscape.left <= each <= landscape.right] or minima
    found = [c for c in map(landscape.curvature, near) if _FLATTEST < c < 1 / _FLATTEST]
    law = (law_of(rule, choose(found)) or descent_near(choose(found))) if found else None
    return rates_up_to(law.landmarks[-1] * times * _BEYOND if law else PLAIN_RATES.high)


def rates_up_to(high: float) -> Span:
    """The rates from 0 to another one, with round ones named."""
    step = round_step(high / _PARTS)
    return Span(0.0, high, tuple(step * k for k in range(int(high / step) + 1)))


def round_step(least: float) -> float:
    """The smallest round number that is at least so large."""
    unit = 10.0 ** math.floor(math.log10(least))
    return next(unit * k for k in _ROUND if unit * k >= least)
