"""What each start shows: the thought of an experiment, of how a weight is moved, of a landscape."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.runs.setup import DEFAULTS, Setup

if TYPE_CHECKING:
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

NOISY: Words = (
    "Each slope is off by chance, as if from a part of the data: it never settles.",
    "Each slope is off by chance.",
)
RAVINE: Words = (
    "Two bowls, one η: the steep one limits it, and the flat one crawls.",
    "One η for steep and flat.",
)
BATCHED: Words = (
    "Each slope is that of a few points, drawn by chance: right on average, off each time.",
    "Each slope is of a few points.",
)


def thought_of(setup: Setup) -> Words:
    """The thought that is shown at a start: of its rule, schedule or noise, else its landscape."""
    method, landscape = setup.method, setup.landscape
    if not method.rule.is_plain:
        return method.rule.purpose
    if not method.schedule.is_constant:
        return method.schedule.purpose
    if method.noise.is_there:
        return NOISY if method.noise.deviation else BATCHED
    if len(setup.landscapes) > 1:
        return RAVINE
    return FREE.thought if landscape is PARABOLA else landscape.purpose
