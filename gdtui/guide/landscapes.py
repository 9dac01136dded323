"""What each landscape is there to show: one thought in two lengths, and a start that shows it."""

from __future__ import annotations

from gdtui.engine.landscapes.landscape import PARABOLA, Landscape
from gdtui.engine.runs.setup import DEFAULTS, Setup, start_on
from gdtui.guide.experiments import FREE
from gdtui.guide.words import Words

THOUGHTS: dict[str, Words] = {
    "parabola": (
        "One bowl, one bottom: all that a rate does is known exactly.",
        "One bowl, one bottom.",
    ),
    "double-well": (
        "Two valleys and a hill: where it ends depends on where it starts.",
        "The start decides the valley.",
    ),
    "tilted-well": (
        "One valley is deeper: a larger rate can leave the shallow one.",
        "A larger rate finds the deeper valley.",
    ),
    "quartic": (
        "A flat bottom: the nearer it gets, the smaller the share that a step takes.",
        "A flat bottom: ever slower.",
    ),
    "absolute": (
        "A kink: the slope never shrinks, so the steps do not either.",
        "A kink: the steps do not shrink.",
    ),
    "log-cosh": (
        "Steep nowhere: no rate makes it leave, yet a large one never rests.",
        "No rate makes it leave.",
    ),
    "plateau": (
        "Far out there is hardly a slope: a small slope need not be near the bottom.",
        "Flat far out, but no bottom.",
    ),
    "ripples": (
        "Many valleys: start and rate decide in which one it ends.",
        "Many valleys.",
    ),
    "regressor": (
        "The weight is the slope of a line through points, the loss how far it misses.",
        "w is the slope of a line.",
    ),
}
"""By the name of the landscape."""

_RATES = {"absolute": 0.3, "log-cosh": 3.0}
"""The rates that show it, where the usual one does not."""


def start_of(landscape: Landscape) -> Setup:
    """A start that shows what a landscape is about."""
    rate = _RATES.get(landscape.name, DEFAULTS.learning_rate)
    return Setup((start_on(landscape),), rate, landscape=landscape)


def moved_to(setup: Setup, landscape: Landscape) -> Setup:
    """The start that shows a landscape, for as many epochs and by the same method as another one.

    Its rate is the one at which plain descent shows what is to be seen: any other keeps its own.
    """
    start = start_of(landscape)._replace(epochs=setup.epochs, method=setup.method)
    is_plain = setup.method.is_plain
    return start if is_plain else start._replace(learning_rate=setup.learning_rate)


def thought_of(landscape: Landscape) -> Words:
    """The thought that is shown with a landscape at its start; on the parabola that of all."""
    if landscape is PARABOLA:
        return FREE.thought
    return THOUGHTS.get(landscape.name, FREE.thought)
