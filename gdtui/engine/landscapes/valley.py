"""What holds near one minimum of any landscape, and is not promised far from it.

Near a bottom w* of curvature c plain descent multiplies the distance to it by r = 1 − ηc in each
step. On a parabola that is true everywhere (see theory); other rules have laws of their own.
"""

from __future__ import annotations

import sys
from typing import NamedTuple

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.rule import DESCENT, Rule
from gdtui.engine.rules.stability import Law, law_of

_NEAR = 2.0**-30
_SMOOTH = 16.0
"""So many times as steep as the curvature says may it be so near to a bottom, if it is smooth."""


class Valley(NamedTuple):
    """A minimum w* = `bottom`; `curvature` is None where it is 0, or where there is none."""

    bottom: float
    curvature: float | None

    def law(self, rule: Rule = DESCENT) -> Law | None:
        """What a rule does near the bottom; None where no such thing can be said of any rate."""
        return law_of(rule, self.curvature)


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


def law_near(landscape: Landscape, weight: float, rule: Rule = DESCENT) -> Law | None:
    """What a rule does near the bottom that is nearest to a weight; None where nothing is known."""
    valley = valley_near(landscape, weight)
    return valley and valley.law(rule)


def landmarks_near(landscape: Landscape, weight: float, rule: Rule = DESCENT) -> tuple[float, ...]:
    """The landmarks of a rule in the valley that a weight is near; none where no rate is special.

    Those of plain descent are 0, 1/c and 2/c, on a parabola wherever the weight is.
    """
    law = law_near(landscape, weight, rule)
    return law.landmarks if law else ()


def is_flat(landscape: Landscape, bottom: float) -> bool:
    """Whether around a bottom without a curvature the slope is about 0: no kink, no edge."""
    gap = _gap(bottom)
    return all(abs(landscape.slope(side)) < gap for side in (bottom - gap, bottom + gap))


def _gap(bottom: float) -> float:
    """How far to either side of a bottom is near it."""
    return _NEAR * max(1.0, abs(bottom))


def _curvature(landscape: Landscape, bottom: float) -> float | None:
    """The curvature at a bottom, where there is one above 0 that the slope agrees with.

    At a kink the slope is no 0 on both sides, and the curvature says nothing.
    """
    if landscape.steady_curvature is not None:
        return landscape.steady_curvature
    curvature = landscape.curvature(bottom)
    if not sys.float_info.min <= curvature <= 1 / sys.float_info.min:
        return None
    gap = _gap(bottom)
    sides = (landscape.slope(bottom - gap), landscape.slope(bottom + gap))
    is_smooth = all(abs(side) <= _SMOOTH * curvature * gap for side in sides)
    return curvature if is_smooth else None
