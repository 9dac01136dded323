"""The loss landscape L(w) = w², a parabola whose lowest point is w = 0, L = 0.

Everything that is known of it at one weight or two: the loss, the slope, the tangent, the secant.
"""

from __future__ import annotations

import math
import sys
from typing import NamedTuple

MAX_WEIGHT = math.sqrt(sys.float_info.max)
"""The largest |weight| whose loss is still a finite float, about 1.34e154."""

ZERO_LOSS = 0.00005
"""A loss below this prints as 0.0000: "zero loss" always means that."""


def loss(weight: float) -> float:
    """L(w) = w², finite for |weight| ≤ MAX_WEIGHT."""
    return weight * weight


def gradient(weight: float) -> float:
    """The derivative dL/dw = 2w: the slope of the landscape at `weight`."""
    return 2 * weight


def is_inside(weight: float) -> bool:
    """Whether the loss at `weight` is a finite float; False for nan and the infinities too."""
    return -MAX_WEIGHT <= weight <= MAX_WEIGHT


class Line(NamedTuple):
    """A straight line through the point (weight, loss), rising by `slope` per unit of weight."""

    weight: float
    loss: float
    slope: float

    def at(self, weight: float) -> float:
        """The height of the line over `weight`."""
        return self.loss + self.slope * (weight - self.weight)


def tangent(weight: float) -> Line:
    """The line that touches the landscape at `weight`: its slope is the derivative 2w."""
    return Line(weight, loss(weight), gradient(weight))


def measured_slope(weight: float, gap: float) -> float | None:
    """(L(w + h) − L(w)) / h as floats give it: at a tiny gap h it shows their rounding.

    None where w + h has no finite loss, or where h is 0.
    """
    other = weight + gap
    if gap == 0 or not is_inside(other):
        return None
    # The sum makes a -0.0 of the division a plain 0.
    slope = (loss(other) - loss(weight)) / gap + 0.0
    return slope if math.isfinite(slope) else None


def secant(weight: float, other: float) -> Line:
    """The line through the landscape at two weights.

    Its slope is (L(b) − L(a)) / (b − a) = a + b on this parabola, which also holds, as the limit,
    where the two weights are one: there the secant is the tangent.
    """
    return Line(weight, loss(weight), weight + other)
