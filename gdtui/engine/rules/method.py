"""How the weight of a run is moved, as one value: by which rule, schedule and noise.

Noise is an error of the slope for each epoch, as training on a part of the data has it. It follows
from the seed and the epoch alone, so that going back and forth shows the same numbers.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from gdtui.engine.rules.rule import DESCENT, Rule
from gdtui.engine.rules.schedule import CONSTANT, Schedule

_BITS = 2**64 - 1
_APART = 0x9E3779B97F4A7C15
_HALF = 2**32
_EPOCHS = 2**20
"""More than a run may have, so that no two seeds share a draw."""


def _mixed(number: int) -> int:
    """64 bits that look like chance, from 64 that need not: the end of splitmix64."""
    number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9 & _BITS
    number = (number ^ (number >> 27)) * 0x94D049BB133111EB & _BITS
    return number ^ (number >> 31)


def normal(seed: int, epoch: int) -> float:
    """A draw from the normal distribution around 0 of deviation 1, always the same one."""
    bits = _mixed((seed * _EPOCHS + epoch) * _APART & _BITS)
    # Two numbers between 0 and 1, put together as Box and Muller do.
    first, second = (bits // _HALF + 0.5) / _HALF, (bits % _HALF + 0.5) / _HALF
    return math.sqrt(-2 * math.log(first)) * math.cos(2 * math.pi * second)


class Noise(NamedTuple):
    """Normal errors of a standard deviation; without one there is no noise."""

    deviation: float = 0.0
    seed: int = 0

    def at(self, epoch: int) -> float:
        """What the slope of the update that follows an epoch is off by.

        Without noise it is -0.0, which leaves every float what it is when it is added.
        """
        return self.deviation * normal(self.seed, epoch) if self.deviation else -0.0


class Method(NamedTuple):
    """A rule, a schedule of its rate, and the noise of the slope that it is given."""

    rule: Rule = DESCENT
    schedule: Schedule = CONSTANT
    noise: Noise = Noise()

    @property
    def is_plain(self) -> bool:
        """Whether it is descent at the rate set by the true slope, of which theory speaks."""
        return self.rule.is_plain and self.is_steady

    @property
    def is_steady(self) -> bool:
        """Whether a step follows from weight, state and the rate set, at every epoch the same."""
        return self.schedule.is_constant and not self.noise.deviation


PLAIN = Method()
"""Plain descent: w ← w − η·slope."""
