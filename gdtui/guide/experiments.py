"""The three experiments, as data: what each sets up, and the one thought that it shows."""

from __future__ import annotations

from typing import NamedTuple

from gdtui.engine.runs.setup import DEFAULTS, Setup
from gdtui.guide.words import Words


class Experiment(NamedTuple):
    """`key` names it on the command line, `title` in words; its thought is shown with it."""

    key: str
    title: str
    setup: Setup
    thought: Words


FREE = Experiment("free", "free exploration", DEFAULTS, ())
"""Where no experiment is on: there the run itself says what is seen."""

SLOW = Experiment(
    "slow",
    "slow convergence",
    Setup((10.0,), 0.1, 50),
    (
        "Small safe steps: every one keeps 0.8 of the weight.",
        "Each step keeps 0.8 of w.",
    ),
)
TRAP = Experiment(
    "trap",
    "oscillation trap",
    Setup((10.0,), 1.0, 50),
    (
        "Each step lands on the opposite wall, as high as before.",
        "Each step lands as high.",
    ),
)
PROPORTIONAL = Experiment(
    "proportional",
    "proportional stepping",
    Setup((10.0, 15.0), 0.2, 50),
    (
        "Higher up the steps are longer: both arrive together.",
        "Both arrive together.",
    ),
)
EXPERIMENTS = (SLOW, TRAP, PROPORTIONAL)
"""By the keys 1, 2 and 3."""
