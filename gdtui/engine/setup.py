"""All that a run starts from, as one value: the command line, the screen and lessons speak it."""

from __future__ import annotations

from typing import NamedTuple

from gdtui.engine.landscape import PARABOLA, Landscape
from gdtui.engine.race import Race


class Setup(NamedTuple):
    """One weight for each marble, the learning rate, the epochs, and the landscape."""

    weights: tuple[float, ...] = (10.0,)
    learning_rate: float = 0.1
    epochs: int = 50
    landscape: Landscape = PARABOLA

    def race(self) -> Race:
        """The race at epoch 0. Raises ValueError for a weight outside the landscape."""
        return Race.start(self.landscape, self.weights, self.learning_rate, self.epochs)


DEFAULTS = Setup()
