"""One update of a weight, w ← w − η·slope, and all that can be asked of it.

What is shown of an update that is due, taken apart or taken is read from this one record.
"""

from __future__ import annotations

import math
from enum import Enum
from typing import NamedTuple

from gdtui.engine.landscape import Landscape


class Move(Enum):
    """Where an update takes the weight."""

    LEFT = "left"
    RIGHT = "right"
    STAYS = "stays"


class Trend(Enum):
    """What an update does to the loss."""

    FALLS = "falls"
    STAYS = "stays"
    GROWS = "grows"
    ENDS = "ends"
    """There is no loss where it leads."""


class Step(NamedTuple):
    """The update that is due at `weight`: its parts, and where it lands.

    `scaled` is η·slope, which points uphill, `landing` the weight after the update, and `uphill`
    where the rule would lead without its minus sign. A part is None where it is no finite float,
    and a weight where the landscape is not finite.
    """

    landscape: Landscape
    weight: float
    learning_rate: float
    slope: float
    scaled: float | None
    landing: float | None
    uphill: float | None

    @staticmethod
    def at(landscape: Landscape, weight: float, learning_rate: float) -> Step:
        """The update due at a weight inside the landscape."""
        slope = landscape.slope(weight)
        scaled = learning_rate * slope
        landing, uphill = weight - scaled, weight + scaled
        return Step(
            landscape,
            weight,
            learning_rate,
            slope,
            scaled if math.isfinite(scaled) else None,
            landing if landscape.is_inside(landing) else None,
            uphill if landscape.is_inside(uphill) else None,
        )

    @property
    def is_into_a_gap(self) -> bool:
        """Whether there is no landing because no loss or slope is there: log of a negative one."""
        return self.landing is None and self.landscape.is_gap(
            self.weight - self.learning_rate * self.slope
        )

    @property
    def gap(self) -> float | None:
        """From the weight to its landing; None where there is no landing."""
        return None if self.landing is None else self.landing - self.weight

    @property
    def move(self) -> Move:
        """The direction, which the sign of the slope alone decides for every rate above 0."""
        if self.landing == self.weight:
            return Move.STAYS
        return Move.LEFT if self.learning_rate * self.slope > 0 else Move.RIGHT

    @property
    def trend(self) -> Trend:
        """What the update does to the loss; beyond the floats it has grown, in a gap it ends.

        Two losses too small to differ as floats are told apart by how steep it is there.
        """
        if self.landing is None:
            return Trend.ENDS if self.is_into_a_gap else Trend.GROWS
        before, after = self.landscape.loss(self.weight), self.landscape.loss(self.landing)
        if before == after == 0:
            before, after = abs(self.slope), abs(self.landscape.slope(self.landing))
        if after == before:
            return Trend.STAYS
        return Trend.FALLS if after < before else Trend.GROWS

    @property
    def crosses(self) -> bool:
        """Whether the update carries the weight from one side of a minimum to the other."""
        if self.landing is None:
            left = self.move is Move.LEFT
            return any((minimum < self.weight) == left for minimum in self.landscape.minima)
        low, high = sorted((self.weight, self.landing))
        return any(low < minimum < high for minimum in self.landscape.minima)
