"""Where a number lies on a screen, which number a place stands for, and what is named between.

Everything that is drawn by numbers has its places from here: pictures by two axes, tracks by one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from gdtui.plot.cells.numerals import tick

Ticks = tuple[tuple[float, str], ...]
"""Places on an axis, from 0 to 1, with their labels."""

_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
_MOST_DIGITS = 17
_BETWEEN_LABELS = 2
_FEW_ROWS = 6
"""Below so many rows an axis upwards has room for its ends alone."""


class Axis(NamedTuple):
    """From `low` to `high`; the numbers `named`, in order, stand at it as `label` writes them.

    On a logarithmic axis these are powers of ten, and a number lies where its logarithm does.
    """

    low: float
    high: float
    named: tuple[float, ...] = ()
    label: Callable[[float], str] = tick
    logarithmic: bool = False

    @property
    def length(self) -> float:
        """From one end to the other."""
        return self.high - self.low

    def holds(self, value: float) -> bool:
        """Whether a number lies on it."""
        return self.low <= self._power(value) <= self.high

    def share(self, value: float) -> float:
        """Where a number lies, from 0 to 1; at the ends for what lies beyond."""
        return self._share(self._power(value))

    def at(self, share: float) -> float:
        """The number at a place from 0 to 1."""
        place = self.low + self.length * share
        return 10.0**place if self.logarithmic else place

    def near(self, share: float, reach: float) -> float:
        """The number meant by a place: one that is named, else one of the fewest digits.

        Its own place is less than `reach`, a share of the axis, away from there.
        """
        exactly = self.at(share)
        first = -math.floor(math.log10(self.length))
        # The sum makes a -0.0 a plain 0.
        rounded = (round(exactly, digits) + 0.0 for digits in range(first, first + _MOST_DIGITS))
        for number in (*self.named, *rounded):
            # Of two cells whose edge a number lies on it is in the later one.
            if -1 <= round((self.share(number) - share) / reach, 6) < 1:
                return number
        return exactly

    def ticks(self, columns: int) -> Ticks:
        """What it names in so many columns: all of it, or the ends and the middle."""
        ticks = self._labelled(self.named)
        if len(ticks) > 2:
            widest = max(len(label) for _, label in ticks)
            if (ticks[1][0] - ticks[0][0]) * columns < widest + _BETWEEN_LABELS:
                return ticks[:: len(ticks) // 2]
        return ticks

    def ticks_upwards(self, rows: int) -> Ticks:
        """What it names in so many rows: all of it, or the ends."""
        is_low = rows < _FEW_ROWS and len(self.named) > 2
        return self._labelled(self.named[:: len(self.named) - 1] if is_low else self.named)

    def _labelled(self, named: Sequence[float]) -> Ticks:
        return tuple((self._share(each), self.label(each)) for each in named)

    def _share(self, place: float) -> float:
        return max(0.0, min((place - self.low) / self.length, 1.0))

    def _power(self, value: float) -> float:
        if not self.logarithmic:
            return value
        return math.log10(value) if value > 0 else -math.inf


def round_number(least: float, digits: Sequence[float] = _ROUND) -> float:
    """The smallest round number, one of the digits by a power of ten, that is at least so large."""
    unit = 10.0 ** math.floor(math.log10(least))
    # What floats leave of a round number must not decide.
    return next(unit * each for each in digits if round(least / (unit * each), 9) <= 1)
