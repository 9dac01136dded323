"""Why a step goes where it goes, or why there is none: decided here alone, from the step itself."""

from __future__ import annotations

from enum import Enum, auto

from gdtui.engine.runs.step import Move, Step, has_no_curvature, lead


class Cause(Enum):
    """Why a weight is moved, or stays. A step goes against its lead, which is the slope or what
    its rule has made of slopes; where a curvature below 0 divides the lead, it goes along with it.
    """

    FLAT = auto()
    """The slope is 0, and nothing carries the weight on."""
    LEAD_IS_ZERO = auto()
    """What the rule has made of slopes is 0, though the slope is not."""
    RATE_IS_ZERO = auto()
    NO_CURVATURE = auto()
    """The rule divides by a curvature that is not there."""
    TOO_SMALL = auto()
    """The step is less than what the weight is rounded by."""
    SLOPE = auto()
    """Against the slope."""
    NOISY_SLOPE = auto()
    """Against a slope that is off by chance, and yet downhill."""
    CHANCE = auto()
    """Uphill, against a slope that is off by chance."""
    EARLIER_SLOPES = auto()
    """Against what the rule has made of slopes, downhill."""
    CARRIED_UPHILL = auto()
    """Uphill, against what earlier slopes have made."""
    CURVED_DOWN = auto()
    """Uphill, because the curvature is below 0."""
    CURVED_DOWN_BY_CHANCE = auto()
    """The same with a slope that is off by chance: downhill."""


def cause_of(step: Step) -> Cause:
    """Why a step goes where it goes."""
    noun, value = lead(step)
    if step.move is Move.STAYS:
        if value == 0:
            return Cause.FLAT if step.slope == 0 else Cause.LEAD_IS_ZERO
        if step.learning_rate == 0:
            return Cause.RATE_IS_ZERO
        return Cause.NO_CURVATURE if has_no_curvature(step) else Cause.TOO_SMALL
    if (value > 0) != (step.move is Move.LEFT):
        return Cause.CURVED_DOWN if step.climbs else Cause.CURVED_DOWN_BY_CHANCE
    if step.climbs:
        # The slope that is given may be off as well, whatever carries the weight.
        return Cause.CHANCE if step.taken * step.slope > 0 else Cause.CARRIED_UPHILL
    if noun != "slope":
        return Cause.EARLIER_SLOPES
    return Cause.NOISY_SLOPE if step.is_noisy else Cause.SLOPE
