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


def start_on(landscape: Landscape) -> float:
    """The weight to start from where none is asked for: 10, or where that is out of view, nearer.

    Nearer is halfway and half again from the middle of the view to its right end; where no loss is
    there, as much of the way as there is one.
    """
    (usual,) = DEFAULTS.weights
    left, right = landscape.left, landscape.right
    middle, quarter = (left + right) / 2, (right - left) / 8
    places = [middle + quarter * many for many in (3, 2, 1, 0, -1, -2, -3)]
    if left <= usual <= right:
        places.insert(0, usual)
    return next((place for place in places if landscape.is_inside(place)), landscape.low)
