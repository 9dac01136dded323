"""What a learning rate does, exactly: the theory of w ← w − η·2w.

Every step multiplies the weight by r = 1 − 2η, so w after k steps is w₀·rᵏ. The regime follows
from η alone, never from what a run has done so far.
"""

from __future__ import annotations

import math
import sys
from enum import Enum

from gdtui.engine.landscape import MAX_WEIGHT, ZERO_LOSS, is_inside, loss

LANDMARKS = (0.0, 0.5, 1.0)
"""The learning rates at which the regime changes."""

_EXACT = 2**53


class Regime(Enum):
    """The seven things that a learning rate can do; the value is the name in words."""

    ASCENT = "ascent"
    FROZEN = "frozen"
    SLOW = "slow convergence"
    ONE_STEP = "one step"
    ZIGZAG = "zigzag convergence"
    TRAP = "oscillation trap"
    DIVERGENCE = "divergence"

    @property
    def loss_falls(self) -> bool:
        """Whether each step lowers the loss (of any weight but 0)."""
        return self in (Regime.SLOW, Regime.ONE_STEP, Regime.ZIGZAG)

    @property
    def crosses(self) -> bool:
        """Whether each step carries the weight across the bottom."""
        return self in (Regime.ZIGZAG, Regime.TRAP, Regime.DIVERGENCE)


def regime_of(learning_rate: float) -> Regime:
    """The regime of a learning rate, exact at 0, 0.5 and 1."""
    if learning_rate < 0:
        return Regime.ASCENT
    if learning_rate == 0:
        return Regime.FROZEN
    if learning_rate < 0.5:
        return Regime.SLOW
    if learning_rate == 0.5:
        return Regime.ONE_STEP
    if learning_rate < 1:
        return Regime.ZIGZAG
    if learning_rate == 1:
        return Regime.TRAP
    return Regime.DIVERGENCE


def factor(learning_rate: float) -> float:
    """A step's factor r = 1 − 2η; the nearest float where it is none (η above 8.9e307)."""
    return max(-sys.float_info.max, min(1 - 2 * learning_rate, sys.float_info.max))


def closed_form(weight: float, learning_rate: float, steps: int) -> float | None:
    """w₀·rᵏ: the weight after `steps` ≥ 0 steps; None where its loss is no finite float."""
    half, odd = divmod(steps, 2)
    try:
        # In two halves, because rᵏ alone may overflow where w₀·rᵏ does not.
        power = factor(learning_rate) ** half
        value = weight * power * power * factor(learning_rate) ** odd
    except OverflowError:
        return 0.0 if weight == 0 else None
    return value if is_inside(value) else None


def predicted_zero_loss(weight: float, learning_rate: float) -> int | None:
    """The first epoch k with (w₀·rᵏ)² < ZERO_LOSS, from theory alone; None when there is none.

    k is the logarithm of √ZERO_LOSS / |w₀| to the base |r|, rounded up. The count is an exact
    integer however small the rate is.
    """
    if loss(weight) < ZERO_LOSS:
        return 0
    regime = regime_of(learning_rate)
    if not regime.loss_falls:
        return None
    if regime is Regime.ONE_STEP:
        return 1
    if regime is Regime.SLOW:
        decay = -math.log1p(-2 * learning_rate)
    else:
        decay = -math.log1p(-2 * (1 - learning_rate))
    way = math.log(abs(weight)) - math.log(ZERO_LOSS) / 2
    steps = max(1, _whole_steps(way, decay))
    return _settled(weight, learning_rate, steps) if steps < _EXACT else steps


def predicted_end(weight: float, learning_rate: float) -> int | None:
    """The first epoch k at which w₀·rᵏ has no finite loss, from theory; None when there is none.

    k is the logarithm of MAX_WEIGHT / |w₀| to the base |r|, rounded up.
    """
    regime = regime_of(learning_rate)
    if weight == 0 or regime not in (Regime.ASCENT, Regime.DIVERGENCE):
        return None
    beyond = -learning_rate if regime is Regime.ASCENT else learning_rate - 1
    way = math.log(MAX_WEIGHT) - math.log(abs(weight))
    return max(1, _whole_steps(way, math.log1p(2 * min(beyond, sys.float_info.max / 2))))


def _whole_steps(way: float, step: float) -> int:
    """How many steps it takes to go all the way, an exact whole number however short a step is."""
    if way < step * _EXACT:
        return math.ceil(way / step)
    way_above, way_below = way.as_integer_ratio()
    step_above, step_below = step.as_integer_ratio()
    return -(-way_above * step_below // (way_below * step_above))


def _settled(weight: float, learning_rate: float, steps: int) -> int:
    """Correct a count that the rounding of the logarithms may have put one off."""

    def arrived(k: int) -> bool:
        value = closed_form(weight, learning_rate, k)
        return value is not None and loss(value) < ZERO_LOSS

    if arrived(steps - 1):
        return steps - 1
    return steps if arrived(steps) else steps + 1
