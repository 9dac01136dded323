"""The three experiments, as data: what each sets up, and the one thought that it shows."""

from __future__ import annotations

from typing import NamedTuple

from gdtui.engine.setup import DEFAULTS, Setup


class Experiment(NamedTuple):
    """`key` names it on the command line, `title` in words; its thought is shown with it."""

    key: str
    title: str
    setup: Setup
    thought: str


FREE = Experiment(
    "free",
    "free exploration",
    DEFAULTS,
    "Set a weight and a learning rate, and see what they do.",
)
"""Where no experiment is on."""

SLOW = Experiment(
    "slow",
    "slow convergence",
    Setup((10.0,), 0.1, 50),
    "Small safe steps: every one keeps 0.8 of the weight.",
)
TRAP = Experiment(
    "trap",
    "oscillation trap",
    Setup((10.0,), 1.0, 50),
    "Each step lands on the opposite wall, as high as before.",
)
PROPORTIONAL = Experiment(
    "proportional",
    "proportional stepping",
    Setup((10.0, 15.0), 0.2, 50),
    "Higher up the slope is steeper and the step longer: both arrive together.",
)
EXPERIMENTS = (SLOW, TRAP, PROPORTIONAL)
"""By the keys 1, 2 and 3."""
