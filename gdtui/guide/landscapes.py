"""A start that shows what a landscape is about, and the thought that is shown with it."""

from __future__ import annotations

from gdtui.engine.landscapes.landscape import PARABOLA, Landscape
from gdtui.engine.runs.setup import Setup, start_on
from gdtui.guide.experiments import FREE
from gdtui.guide.words import Words


def start_of(landscape: Landscape) -> Setup:
    """A start that shows what a landscape is about."""
    return Setup((start_on(landscape),), landscape.rate, landscape=landscape)


def moved_to(setup: Setup, landscape: Landscape) -> Setup:
    """The start that shows a landscape, for as many epochs and by the same method as another one.

    Its rate is the one at which plain descent shows what is to be seen: any other keeps its own.
    """
    start = start_of(landscape)._replace(epochs=setup.epochs, method=setup.method)
    is_plain = setup.method.is_plain
    return start if is_plain else start._replace(learning_rate=setup.learning_rate)


def thought_of(landscape: Landscape) -> Words:
    """The thought that is shown with a landscape at its start; on the parabola that of all."""
    return FREE.thought if landscape is PARABOLA else landscape.purpose or FREE.thought
