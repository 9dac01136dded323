"""What a rule does near a bottom, where it is linear there: from the two roots of one step.

What holds near a bottom is not promised far from it; on a parabola it is true everywhere.
With x the distance to a bottom of curvature c, and Δ the step before, x' = x + β·Δ − ηc·(x + β·Δ)
for a rule that looks ahead, and x' = x + β·Δ − ηc·x for one that does not.
"""

from __future__ import annotations

import math
import sys
from enum import Enum
from typing import NamedTuple


class Nearby(Enum):
    """What a rate does near a bottom; the value is the name in words."""

    FROZEN = "frozen"
    SMOOTH = "smooth"
    ONE_STEP = "one step"
    TWO_STEPS = "two steps"
    RIPPLES = "ripples"
    """It swings to and fro, several steps to each side."""
    ZIGZAG = "zigzag"
    """It crosses the bottom with every step."""
    LIMIT = "at the limit"
    NO_REST = "does not settle"

    @property
    def rests(self) -> bool:
        """Whether a marble that is near enough comes to rest at the bottom."""
        return self not in (Nearby.FROZEN, Nearby.LIMIT, Nearby.NO_REST)


class Law(NamedTuple):
    """A rule near a bottom of curvature c, which keeps a share β = `kept` of the step before.

    Without it that is plain descent: x' = (1 − ηc)·x.

    The rates at which something changes are floats, and count as what they stand for.
    """

    curvature: float
    kept: float = 0.0
    looks_ahead: bool = False

    @property
    def _ahead(self) -> float:
        """The share of the step before by which it looks ahead."""
        return self.kept if self.looks_ahead else 0.0

    @property
    def _edges(self) -> tuple[float, float, float]:
        """ηc where ripples begin, where they end, and at the limit.

        Ripples are where tr² < 4·det: a square of ηc, which has these two roots.
        """
        kept, ahead = self.kept, self._ahead
        width = math.sqrt(kept - ahead + ahead * kept)
        first, last = (1 - width) / (1 + ahead), (1 + width) / (1 + ahead)
        return first * first, last * last, (2 + 2 * kept) / (1 + 2 * ahead)

    @property
    def landmarks(self) -> tuple[float, ...]:
        """The rates at which it changes what it does, 0 the first and the limit the last."""
        edges = dict.fromkeys((0.0, *self._edges))
        return tuple(min(edge / self.curvature, sys.float_info.max) for edge in edges)

    def nearby(self, rate: float) -> Nearby:
        """What a rate does, exact at the landmarks."""
        if rate == 0:
            return Nearby.FROZEN
        begin, end, limit = (edge / self.curvature for edge in self._edges)
        if rate >= limit:
            return Nearby.LIMIT if rate == limit else Nearby.NO_REST
        if rate == end and (self.looks_ahead or not self.kept):
            return Nearby.TWO_STEPS if self.kept else Nearby.ONE_STEP
        if begin < rate < end:
            return Nearby.RIPPLES
        return Nearby.SMOOTH if rate <= begin else Nearby.ZIGZAG

    def roots(self, rate: float) -> tuple[float, float]:
        """The trace and the determinant of a step: the sum and the product of its two roots."""
        bend, ahead = rate * self.curvature, self._ahead
        return 1 + self.kept - (1 + ahead) * bend, self.kept - ahead * bend

    def factor(self, rate: float) -> float:
        """What a step multiplies the distance by in the long run: the size of the larger root."""
        nearby = self.nearby(rate)
        if nearby in (Nearby.FROZEN, Nearby.LIMIT):
            return 1.0
        if nearby in (Nearby.ONE_STEP, Nearby.TWO_STEPS):
            return 0.0
        trace, product = self.roots(rate)
        if nearby is Nearby.RIPPLES:
            return math.sqrt(product)
        return (abs(trace) + math.sqrt(max(0.0, trace * trace - 4 * product))) / 2

    def best_kept(self, rate: float) -> float | None:
        """The β that settles quickest at a rate; None where none below 1 settles.

        There both roots are the same: it is on the edge of the ripples.
        """
        bend = rate * self.curvature
        off = (1 - math.sqrt(bend)) ** 2
        best = off
        if self.looks_ahead:
            best = off / (1 - bend) if bend < 1 else 0.0
        settles = best < 1 and self._replace(kept=best).nearby(rate).rests
        return best if settles else None
