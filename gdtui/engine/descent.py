"""One update of gradient descent, w ← w − η·2w, and what it says of itself.

An Epoch is an update that was taken, a Step one that is about to be.
"""

from __future__ import annotations

import math
from enum import Enum
from typing import NamedTuple

from gdtui.engine.landscape import gradient, is_inside, loss


class Epoch(NamedTuple):
    """Where a run stands after `number` updates.

    `learning_rate` and `gradient` are those of the update that led here; the start has neither.
    """

    number: int
    learning_rate: float | None
    gradient: float | None
    weight: float

    @property
    def loss(self) -> float:
        """The loss at this epoch's weight, always finite."""
        return loss(self.weight)


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


class Beat(Enum):
    """The four beats of an update, taken apart; the value is the place in the row."""

    SLOPE = 1
    SCALED = 2
    TURNED = 3
    LANDED = 4


class Step(NamedTuple):
    """The update that is due at `weight`: its parts, and where it lands."""

    weight: float
    learning_rate: float

    @property
    def gradient(self) -> float:
        """The slope here, 2w."""
        return gradient(self.weight)

    @property
    def scaled(self) -> float | None:
        """The slope times the learning rate, η·2w: uphill; None where it is no finite float."""
        scaled = self.learning_rate * self.gradient
        return scaled if math.isfinite(scaled) else None

    @property
    def uphill(self) -> float | None:
        """Where the rule leads without its minus sign, w + η·2w; None beyond the floats."""
        weight = self.weight + self.learning_rate * self.gradient
        return weight if is_inside(weight) else None

    @property
    def landing(self) -> float | None:
        """The weight after the update; None where its loss would be no finite float."""
        weight = self.weight - self.learning_rate * self.gradient
        return weight if is_inside(weight) else None

    @property
    def gap(self) -> float | None:
        """From the weight to its landing; None where there is no landing."""
        return None if self.landing is None else self.landing - self.weight

    @property
    def move(self) -> Move:
        """The direction, which the sign of the slope alone decides for every rate above 0."""
        if self.landing == self.weight:
            return Move.STAYS
        return Move.LEFT if self.learning_rate * self.gradient > 0 else Move.RIGHT

    @property
    def trend(self) -> Trend:
        """What the update does to the loss; beyond the floats it has grown."""
        if self.landing is None:
            return Trend.GROWS
        before, after = loss(self.weight), loss(self.landing)
        if after == before:
            return Trend.STAYS
        return Trend.FALLS if after < before else Trend.GROWS

    @property
    def crosses(self) -> bool:
        """Whether the update carries the weight from one side of the bottom to the other."""
        if self.landing is None:
            return self.learning_rate > 0
        return self.landing < 0 < self.weight or self.weight < 0 < self.landing
