"""What each landscape is there to show, in one thought, and a start that shows it."""

from __future__ import annotations

from gdtui.engine.landscape import PARABOLA, Landscape
from gdtui.engine.setup import DEFAULTS, Setup, start_on
from gdtui.guide.experiments import FREE

THOUGHTS = {
    "parabola": "One bowl, one bottom: all that a rate does is known exactly.",
    "double-well": "Two valleys and a hill: where it ends depends on where it starts.",
    "tilted-well": "One valley is deeper: a larger rate can leave the shallow one.",
    "quartic": "A flat bottom: the nearer it gets, the smaller the share that a step takes.",
    "absolute": "A kink: the slope never shrinks, so the steps do not either.",
    "log-cosh": "Steep nowhere: no rate makes it leave, yet a large one never rests.",
    "plateau": "Far out there is hardly a slope: a small slope need not be near the bottom.",
    "ripples": "Many valleys: start and rate decide in which one it ends.",
    "regressor": "The weight is the slope of a line through points, the loss how far it misses.",
}
"""By the name of the landscape."""

_RATES = {"absolute": 0.3, "log-cosh": 3.0}
"""The rates that show it, where the usual one does not."""


def start_of(landscape: Landscape) -> Setup:
    """A start that shows what a landscape is about."""
    rate = _RATES.get(landscape.name, DEFAULTS.learning_rate)
    return Setup((start_on(landscape),), rate, landscape=landscape)


def thought_of(landscape: Landscape) -> str:
    """The thought that is shown with a landscape at its start; on the parabola that of all."""
    if landscape is PARABOLA:
        return FREE.thought
    return THOUGHTS.get(landscape.name, FREE.thought)
