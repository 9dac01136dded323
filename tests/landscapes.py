"""Landscapes that are not the parabola: what is true of it alone must not be taken for granted."""

import math

from gdtui.engine.landscapes.landscape import Landscape, Valley, bottom_around


def _raised(weight: float) -> float:
    return (weight - 3) ** 2 + 2


SHIFTED = Landscape(
    name="shifted",
    formula="(w-3)^2+2",
    slope_formula="2(w-3)",
    loss=_raised,
    slope=lambda weight: 2 * (weight - 3),
    curvature=lambda _: 2.0,
    valleys=(Valley(3.0, *bottom_around(_raised, 3.0), 2.0),),
    low=-1e150,
    high=2e150,
    left=-4.0,
    right=12.0,
    steady_curvature=2.0,
)
"""A parabola that is neither around 0 nor lowest at 0, and whose edges are not symmetric."""

STEEP = Landscape(
    name="steep",
    formula="3(w+1)^2",
    slope_formula="6(w+1)",
    loss=lambda weight: 3 * (weight + 1) ** 2,
    slope=lambda weight: 6 * (weight + 1),
    curvature=lambda _: 6.0,
    valleys=(Valley(-1.0, *bottom_around(lambda weight: 3 * (weight + 1) ** 2, -1.0), 6.0),),
    low=-1e153,
    high=1e153,
    left=-5.0,
    right=5.0,
    steady_curvature=6.0,
)
"""A parabola whose landmarks 1/6 and 1/3 are no floats."""

QUARTIC = Landscape(
    name="quartic",
    formula="w^4",
    slope_formula="4w^3",
    loss=lambda weight: weight**4,
    slope=lambda weight: 4 * weight**3,
    curvature=lambda weight: 12 * weight**2,
    valleys=(Valley(0.0, *bottom_around(lambda weight: weight**4, 0.0), None),),
    low=-1e77,
    high=1e77,
    left=-2.0,
    right=2.0,
)
"""A flat bottom: what a rate does depends on the weight."""

DOUBLE_WELL = Landscape(
    name="double-well",
    formula="w^4/4-w^2/2",
    slope_formula="w^3-w",
    loss=lambda weight: weight**4 / 4 - weight**2 / 2,
    slope=lambda weight: weight**3 - weight,
    curvature=lambda weight: 3 * weight**2 - 1,
    valleys=tuple(
        Valley(minimum, *bottom_around(lambda w: w**4 / 4 - w**2 / 2, minimum), 2.0)
        for minimum in (-1.0, 1.0)
    ),
    low=-1e77,
    high=1e77,
    left=-2.0,
    right=2.0,
)
"""Two minima below 0 and a hump between them; rates from 1 on give cycles and chaos."""

EDGE_OF_SQUARES = math.sqrt(1.7976931348623157e308)
"""The farthest weight whose square is a finite float."""
