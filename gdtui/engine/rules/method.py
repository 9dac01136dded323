"""How the weight of a run is moved, as one value: by which rule, schedule and noise.

A schedule says what share of the rate that was set an epoch has; the noise of an epoch follows
from the seed and the epoch alone.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import NamedTuple

from gdtui.engine.rules.rule import DESCENT, Rule
from gdtui.engine.values import nearest_name


class Schedule(NamedTuple):
    """`share` gives from an epoch and the number of epochs what the rate set is multiplied by.

    One that `comes_once` is over when a person changes the rate: a change starts from the rate set.
    """

    name: str
    formula: str
    share: Callable[[int, int], float]
    comes_once: bool = False
    purpose: tuple[str, ...] = ()
    """What it is for: one sentence, at length and in short."""

    @property
    def is_constant(self) -> bool:
        """Whether the rate stays what it was set to."""
        return self.share is _constant

    def rate(self, base: float, epoch: int, epochs: int, since: int = 0) -> float:
        """The rate of the update that follows an epoch, `base` being what was set at `since`."""
        if self.comes_once and since:
            return base
        return base * self.share(epoch - since, epochs - since)


def schedule_of(text: str) -> Schedule:
    """The schedule of a name. Raises ValueError with the nearest name."""
    return SCHEDULES[NAMES.index(nearest_name("schedule", text, NAMES))]


def _constant(_epoch: int, _epochs: int) -> float:
    return 1.0


CONSTANT = Schedule(
    "constant",
    "η",
    _constant,
    purpose=("The rate stays what it was set to, at every epoch.", "The rate stays as it is."),
)
SCHEDULES = (
    CONSTANT,
    Schedule(
        "step",
        "η, halved every ⌈N/5⌉ epochs",
        lambda epoch, epochs: math.ldexp(1.0, -(epoch // max(1, -(-epochs // 5)))),
        purpose=(
            "Large steps to get there, then halved and halved again to settle.",
            "The rate is halved again and again.",
        ),
    ),
    Schedule(
        "exponential",
        "η·0.95ᵏ",
        lambda epoch, _: float(0.95**epoch),
        purpose=(
            "Large steps to get there, then ever smaller ones to settle.",
            "The rate shrinks at every epoch.",
        ),
    ),
    Schedule(
        "cosine",
        "η·½(1 + cos(πk/N))",
        lambda epoch, epochs: 0.5 * (1 + math.cos(math.pi * epoch / max(1, epochs))),
        purpose=(
            "Large steps to get there, and by the last epoch none: what shakes it dies out.",
            "The rate sinks to 0 by the end.",
        ),
    ),
    Schedule(
        "warmup",
        "up to η over ⌈N/10⌉ epochs, then η",
        lambda epoch, epochs: min(1.0, (epoch + 1) / max(1, -(-epochs // 10))),
        comes_once=True,
        purpose=(
            "Small steps first, while little is known, and then at the full rate.",
            "Small steps first, then the full rate.",
        ),
    ),
)
"""The schedules that come with gdtui; the first is the one that is meant where none is named."""
NAMES = tuple(schedule.name for schedule in SCHEDULES)


_BITS = 2**64 - 1
_APART = 0x9E3779B97F4A7C15
_HALF = 2**32
_EPOCHS = 2**20
"""More than a run may have, so that no two seeds share a draw."""
_BATCHES = 0xD1B54A32D192ED03
"""What makes the draws of batches others than those of normal errors."""


def _mixed(number: int) -> int:
    """64 bits that look like chance, from 64 that need not: the end of splitmix64."""
    number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9 & _BITS
    number = (number ^ (number >> 27)) * 0x94D049BB133111EB & _BITS
    return number ^ (number >> 31)


def _bits(seed: int, epoch: int) -> int:
    """64 bits of a seed and an epoch, always the same ones."""
    return _mixed((seed * _EPOCHS + epoch) * _APART & _BITS)


def normal(seed: int, epoch: int) -> float:
    """A draw from the normal distribution around 0 of deviation 1, always the same one."""
    bits = _bits(seed, epoch)
    # Two numbers between 0 and 1, put together as Box and Muller do.
    first, second = (bits // _HALF + 0.5) / _HALF, (bits % _HALF + 0.5) / _HALF
    return math.sqrt(-2 * math.log(first)) * math.cos(2 * math.pi * second)


class Noise(NamedTuple):
    """How the slope that a rule is given is off: by normal errors of a standard deviation, and as
    the slope of a `batch` of so many points, where that is not 0.
    """

    deviation: float = 0.0
    seed: int = 0
    batch: int = 0

    @property
    def is_there(self) -> bool:
        """Whether slopes are off at all."""
        return bool(self.deviation or self.batch)

    @property
    def cost(self) -> int:
        """How long an epoch takes, as a multiple of one without a batch."""
        return 1 + self.batch // 4

    def at(self, epoch: int) -> float:
        """What the slope of the update that follows an epoch is off by.

        Without noise it is -0.0, which leaves every float what it is when it is added.
        """
        return self.deviation * normal(self.seed, epoch) if self.deviation else -0.0

    def drawn(self, epoch: int, count: int) -> Iterator[int]:
        """The batch of an epoch: places of points from 0 to below `count`, which may come again."""
        start = _bits(self.seed, epoch) ^ _BATCHES
        return (_mixed(start + k * _APART & _BITS) * count >> 64 for k in range(self.batch))


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
        return self.schedule.is_constant and not self.noise.is_there


PLAIN = Method()
"""Plain descent: w ← w − η·slope."""
