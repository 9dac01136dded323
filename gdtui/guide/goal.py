"""What a run is to come to on its landscape, and how one ends that cannot go on, in words."""

from __future__ import annotations

from gdtui.engine.landscapes.landscape import BOTTOM, Landscape
from gdtui.engine.runs.run import Outcome
from gdtui.guide.words import Words


def goal(landscape: Landscape) -> str:
    """What the bottom is called: where the loss is no 0 there, zero loss would be wrong."""
    lowest = [landscape.loss(minimum) for minimum in landscape.minima]
    is_zero = bool(lowest) and all(abs(loss) < BOTTOM for loss in lowest)
    return "zero loss" if is_zero else "bottom"


def cut_short(outcome: Outcome) -> Words:
    """Why there is no next epoch, where there should be one."""
    if outcome is Outcome.LEFT_THE_LANDSCAPE:
        return ("the next weight has no loss",)
    return "the next loss is too large to compute", "the next loss is too large"
