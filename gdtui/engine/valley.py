"""What holds near one minimum of any landscape, and is not promised far from it.

Near a bottom w* of curvature c a step multiplies the distance to it by r = 1 − ηc. On a parabola
that is true everywhere (see theory).
"""

from __future__ import annotations

import sys
from enum import Enum
from typing import NamedTuple

from gdtui.engine.landscape import Landscape
from gdtui.engine.theory import Regime, regime_between

_NEAR = 2.0**-30
_SMOOTH = 16.0
"""So many times as steep as the curvature says may it be so near to a bottom, if it is smooth."""


class Nearby(Enum):
    """What a rate does near a bottom; the value is the name in words."""

    FROZEN = "frozen"
    SMOOTH = "smooth"
    ONE_STEP = "one step"
    ZIGZAG = "zigzag"
    LIMIT = "at the limit"
    NO_REST = "no rest"

    @property
    def rests(self) -> bool:
        """Whether a marble that is near enough comes to rest at the bottom."""
        return self in (Nearby.SMOOTH, Nearby.ONE_STEP, Nearby.ZIGZAG)


_NEARBY = dict(zip(Regime, Nearby, strict=True))
"""What the regime of a parabola of the same curvature is near a bottom."""


class Valley(NamedTuple):
    """A minimum w* = `bottom`; `curvature` is None where it is 0, or where there is none."""

    bottom: float
    curvature: float | None

    @property
    def landmarks(self) -> tuple[float, float] | None:
        """The rates 1/c and 2/c; None where there are none."""
        return None if self.curvature is None else (1 / self.curvature, 2 / self.curvature)

    def nearby(self, rate: float) -> Nearby | None:
        """What a rate does near the bottom; None where no such thing can be said of any rate."""
        if self.landmarks is None:
            return None
        return _NEARBY[regime_between(rate, 0.0, *self.landmarks)]

    def factor(self, rate: float) -> float | None:
        """What a step multiplies a small distance by, r = 1 − ηc; None without a curvature."""
        return None if self.curvature is None else 1 - rate * self.curvature


def valleys_of(landscape: Landscape) -> tuple[Valley, ...]:
    """The valleys of a landscape, from left to right."""
    return tuple(Valley(bottom, _curvature(landscape, bottom)) for bottom in landscape.minima)


def bottom_near(landscape: Landscape, weight: float) -> float | None:
    """The minimum that is nearest to a weight; None where none is known."""
    return min(landscape.minima, key=lambda minimum: abs(minimum - weight), default=None)


def valley_near(landscape: Landscape, weight: float) -> Valley | None:
    """The valley whose bottom is nearest to a weight; None where no bottom is known."""
    bottom = bottom_near(landscape, weight)
    return None if bottom is None else Valley(bottom, _curvature(landscape, bottom))


def landmarks_near(landscape: Landscape, weight: float) -> tuple[float, ...]:
    """The rates 0, 1/c and 2/c of the valley that a weight is near; none where no rate is special.

    On a parabola they are those of its theory, wherever the weight is.
    """
    valley = valley_near(landscape, weight)
    landmarks = valley and valley.landmarks
    return (0.0, *landmarks) if landmarks else ()


def is_flat(landscape: Landscape, bottom: float) -> bool:
    """Whether around a bottom without a curvature the slope is about 0: no kink, no edge."""
    gap = _NEAR * max(1.0, abs(bottom))
    return all(abs(landscape.slope(side)) < gap for side in (bottom - gap, bottom + gap))


def _curvature(landscape: Landscape, bottom: float) -> float | None:
    """The curvature at a bottom, where there is one above 0 that the slope agrees with.

    At a kink the slope is no 0 on both sides, and the curvature says nothing.
    """
    if landscape.steady_curvature is not None:
        return landscape.steady_curvature
    curvature = landscape.curvature(bottom)
    if not sys.float_info.min <= curvature <= 1 / sys.float_info.min:
        return None
    gap = _NEAR * max(1.0, abs(bottom))
    sides = (landscape.slope(bottom - gap), landscape.slope(bottom + gap))
    is_smooth = all(abs(side) <= _SMOOTH * curvature * gap for side in sides)
    return curvature if is_smooth else None
