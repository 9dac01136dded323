"""Loss landscapes, as values: all that is known of one, and the parabola that comes with gdtui.

A landscape knows no rule and no picture: it answers for one weight or two.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple

BOTTOM = 0.00005
"""A loss less than this above a minimum counts as the bottom; above 0 it prints as 0.0000."""

_FIRST_STEP = 2.0**-40
_NEAR = 2.0**-30
_FAR = 50.0
_SMOOTH = 16.0
"""So many times as steep as the curvature says may it be so near to a bottom, if it is smooth."""


Points = tuple[tuple[float, float], ...]


class Valley(NamedTuple):
    """A minimum w* = `bottom`: between `low` and `high`, both outside, a weight counts as there.

    `curvature` is None where it is 0, or where there is none.
    """

    bottom: float
    low: float
    high: float
    curvature: float | None

    def holds(self, weights: Sequence[float]) -> bool:
        """Whether all of some weights count as at the bottom."""
        return self.low < min(weights) and max(weights) < self.high


class Landscape(NamedTuple):
    """A loss of one weight.

    `loss`, `slope` and `curvature` are to be asked from `low` to `high` only, where loss and slope
    are finite floats; or, where it `has_gaps`, inf or nan in these, and anywhere may be asked.
    `valleys` are in order, from left to right. `steady_curvature` is the curvature where it is the
    same everywhere, which makes the landscape a parabola. From `left` to `right` it is best seen.
    Where the weight is the slope of a line through data, `points` are these, and `file` is where
    they were read. `purpose` says what it is there to show, in one thought at length and in short,
    and `rate` is a learning rate that shows it.
    """

    name: str
    formula: str
    slope_formula: str
    loss: Callable[[float], float]
    slope: Callable[[float], float]
    curvature: Callable[[float], float]
    valleys: tuple[Valley, ...]
    low: float
    high: float
    left: float
    right: float
    steady_curvature: float | None = None
    has_gaps: bool = False
    points: Points = ()
    file: str = ""
    purpose: tuple[str, ...] = ()
    rate: float = 0.1

    def __eq__(self, other: object) -> bool:
        """Whether it is the same landscape, also where it was read twice from one formula."""
        return isinstance(other, Landscape) and self._origin == other._origin

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self[:3])

    @property
    def _origin(self) -> tuple[object, ...]:
        """All but the functions, which follow from the formula."""
        return *self[:3], *self[6:]

    @property
    def told(self) -> str:
        """The formula, or that of the loss of one point where it is a mean over points."""
        return "mean (w·x - y)^2" if self.points else self.formula

    def slopes_of_points(self, weight: float) -> list[float]:
        """The slope at a weight of the loss of each point alone, 2x(w·x − y)."""
        return [2 * x * (weight * x - y) for x, y in self.points]

    def crosses(self, start: float, end: float) -> bool:
        """Whether a minimum lies between two weights."""
        return any(start < each < end or end < each < start for each in self.minima)

    def has_loss(self, weight: float) -> bool:
        """Whether the loss at a weight is a finite float; of the slope nothing is asked."""
        is_between = self.low <= weight <= self.high
        return is_between and (not self.has_gaps or math.isfinite(self.loss(weight)))

    def is_inside(self, weight: float) -> bool:
        """Whether loss and slope at a weight are finite floats; False for nan and inf too."""
        return self.has_loss(weight) and (not self.has_gaps or math.isfinite(self.slope(weight)))

    def is_gap(self, weight: float) -> bool:
        """Whether at a weight there is no loss or no slope at all: the log of a negative weight.

        False where they are only too large for a float.
        """
        if not self.has_gaps or not math.isfinite(weight):
            return False
        return math.isnan(self.loss(weight)) or math.isnan(self.slope(weight))

    @property
    def minima(self) -> tuple[float, ...]:
        """The bottoms of the valleys."""
        return tuple(valley.bottom for valley in self.valleys)

    @property
    def goes_on(self) -> bool:
        """Whether there may be valleys beyond those that are known, the last of which lies far."""
        return max(map(abs, self.minima), default=0.0) > _FAR

    @property
    def is_zero_at_bottom(self) -> bool:
        """Whether the loss of every minimum is less than BOTTOM, so that it prints as 0."""
        return bool(self.valleys) and all(abs(self.loss(each)) < BOTTOM for each in self.minima)

    def is_bottom(self, weight: float) -> bool:
        """Whether the loss at a weight is less than BOTTOM above the minimum beside it."""
        return self.valley_at(weight) is not None

    def valley_at(self, weight: float) -> Valley | None:
        """The valley that a weight is at the bottom of, one too that no survey has found."""
        known = (each for each in self.valleys if each.low < weight < each.high)
        return next(known, None) or self._valley_found(weight)

    def _valley_found(self, weight: float) -> Valley | None:
        """The valley at whose bottom a weight seems to be, by slope and curvature; else None."""
        slope, bend = self.slope(weight), self.curvature(weight)
        if not (bend > 0 and slope * slope < 2 * bend * BOTTOM and self.is_inside(weight)):
            return None
        beyond = weight - 2 * slope / bend
        if slope and not self.slope(beyond) * slope < 0:
            return None
        bottom = edge_between(weight, beyond, lambda each: self.slope(each) * slope > 0)
        if any(each.low < bottom < each.high for each in self.valleys):
            return None
        valley = self.valley_of(bottom)
        return valley if valley.curvature and valley.low < weight < valley.high else None

    def valley_near(self, weight: float) -> Valley | None:
        """The valley whose bottom is nearest to a weight; None where no bottom is known."""
        return min(self.valleys, key=lambda valley: abs(valley.bottom - weight), default=None)

    def nearest_to(self, bottom: float) -> tuple[float, float]:
        """From where to where no other bottom is nearer."""
        minima = (-math.inf, *self.minima, math.inf)
        at = minima.index(bottom)
        return (minima[at - 1] + bottom) / 2, (bottom + minima[at + 1]) / 2

    def valley_of(self, bottom: float) -> Valley:
        """The valley of a minimum, with its curvature where the slope agrees with that.

        At a kink the slope is no 0 on both sides, and the curvature says nothing.
        """
        bend, gap = self.curvature(bottom), _gap(bottom)
        is_usual = sys.float_info.min <= bend <= 1 / sys.float_info.min
        sides = self.slope(bottom - gap), self.slope(bottom + gap)
        is_smooth = is_usual and all(abs(side) <= _SMOOTH * bend * gap for side in sides)
        return Valley(bottom, *bottom_around(self.loss, bottom), bend if is_smooth else None)

    def is_flat_at(self, bottom: float) -> bool:
        """Whether around a bottom without a curvature the slope is about 0: no kink, no edge."""
        gap = _gap(bottom)
        return all(abs(self.slope(side)) < gap for side in (bottom - gap, bottom + gap))

    def secant(self, weight: float, gap: float) -> float | None:
        """The slope of the line through the landscape at w and w + h, as floats give it.

        At a tiny gap h it shows their rounding. None where h is 0, where w + h is outside, and
        where the slope is no finite float.
        """
        other = weight + gap
        if gap == 0 or not self.is_inside(other):
            return None
        # The sum makes a -0.0 of the division a plain 0.
        slope = (self.loss(other) - self.loss(weight)) / gap + 0.0
        return slope if math.isfinite(slope) else None


def edge_between(inside: float, outside: float, holds: Callable[[float], bool]) -> float:
    """The last float on the way from one at which something holds to one at which it does not.

    Found by halving; what holds up to there does not beyond it.
    """
    while inside != (middle := inside / 2 + outside / 2) != outside:
        if holds(middle):
            inside = middle
        else:
            outside = middle
    return inside


def bottom_around(loss: Callable[[float], float], minimum: float) -> tuple[float, float]:
    """The weights nearest to a minimum, left and right of it, that do not count as the bottom.

    Found by going outwards and then by halving, to the last bit; an infinity where all counts.
    """
    lowest = loss(minimum)

    def is_low(weight: float) -> bool:
        return abs(loss(weight) - lowest) < BOTTOM

    def edge(step: float) -> float:
        inside, outside = minimum, minimum + step
        while is_low(outside):
            step *= 2
            inside, outside = outside, minimum + step
            if math.isinf(outside):
                return outside
        return edge_between(outside, inside, lambda weight: not is_low(weight))

    step = max(_FIRST_STEP, math.ulp(minimum))
    return edge(-step), edge(step)


def _gap(bottom: float) -> float:
    """How far to either side of a bottom is near it."""
    return _NEAR * max(1.0, abs(bottom))


def _square(weight: float) -> float:
    """As Python's power gives it, which for some weights is not w * w to the last digit."""
    return weight**2


_FARTHEST = math.sqrt(sys.float_info.max)

PARABOLA = Landscape(
    name="parabola",
    formula="w^2",
    slope_formula="2w",
    loss=_square,
    slope=lambda weight: 2 * weight,
    curvature=lambda _: 2.0,
    valleys=(Valley(0.0, *bottom_around(_square, 0.0), 2.0),),
    low=-_FARTHEST,
    high=_FARTHEST,
    left=-10.0,
    right=10.0,
    steady_curvature=2.0,
    purpose=(
        "One bowl, one bottom: all that a rate does is known exactly.",
        "One bowl, one bottom.",
    ),
)
"""L(w) = w²: finite for |w| up to about 1.34e154, lowest at w = 0."""
