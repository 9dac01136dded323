"""The three experiments, as data: what each sets up, and the one thought that it shows."""

from __future__ import annotations

from typing import NamedTuple

from gdtui.engine.parameters import DEFAULT_EPOCHS, DEFAULT_LEARNING_RATE, DEFAULT_WEIGHT
from gdtui.engine.race import Race


class Experiment(NamedTuple):
    """What a race starts from. `key` names it on the command line, `title` on the screen."""

    key: str
    title: str
    weights: tuple[float, ...]
    learning_rate: float
    epochs: int
    thought: str

    def race(self) -> Race:
        """The experiment at epoch 0."""
        return Race.start(self.weights, self.learning_rate, self.epochs)


FREE = Experiment(
    "free",
    "free exploration",
    (DEFAULT_WEIGHT,),
    DEFAULT_LEARNING_RATE,
    DEFAULT_EPOCHS,
    "Set a weight and a learning rate, and see what they do.",
)

EXPERIMENTS = (
    Experiment(
        "slow",
        "slow convergence",
        (10.0,),
        0.1,
        50,
        "Small safe steps: every one keeps 0.8 of the weight.",
    ),
    Experiment(
        "trap",
        "oscillation trap",
        (10.0,),
        1.0,
        50,
        "Each step lands on the opposite wall, as high as before.",
    ),
    Experiment(
        "proportional",
        "proportional stepping",
        (10.0, 15.0),
        0.2,
        50,
        "Higher up the slope is steeper and the step longer: both arrive together.",
    ),
)
