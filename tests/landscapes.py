"""Landscapes that are not the parabola: what is true of it alone must not be taken for granted."""

from gdtui.engine.landscapes.catalogue import landscape_of, named
from gdtui.engine.landscapes.landscape import PARABOLA

SHIFTED = landscape_of("(w-3)^2 + 2")._replace(low=-1e150, high=2e150, left=-4.0, right=12.0)
"""A parabola that is neither around 0 nor lowest at 0, and whose edges are not symmetric."""

STEEP = landscape_of("3(w+1)^2")
"""A parabola whose landmarks 1/6 and 1/3 are no floats."""

QUARTIC = named("quartic")
"""A flat bottom: what a rate does depends on the weight."""

DOUBLE_WELL = named("double-well")
"""Two minima below 0 and a hump between them; rates from 1 on give cycles and chaos."""

EDGE_OF_SQUARES = PARABOLA.high
"""The farthest weight whose square is a finite float."""
