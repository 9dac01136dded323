"""The pace of playing: how many epochs go by in some seconds, and how far the marble has rolled."""

from __future__ import annotations

from dataclasses import dataclass, replace

SPEEDS = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 1000.0, 10000.0)
"""Epochs a second, from slowest to fastest."""

_ROLLING_SHARE = 0.6
_FASTEST_ROLL = 5.0


@dataclass(frozen=True, slots=True)
class Playback:
    """A pace, and the share of the present epoch's time that has gone by."""

    speed: float = 2.0
    phase: float = 0.0

    def advanced(self, seconds: float) -> tuple[Playback, int]:
        """The playback some seconds on, and the epochs that became due in them."""
        phase = self.phase + seconds * self.speed
        due = int(phase)
        return replace(self, phase=phase - due), due

    @property
    def progress(self) -> float:
        """How far the marble has rolled to its place, 0 to 1; always 1 where the pace is quick."""
        return 1.0 if self.speed > _FASTEST_ROLL else min(self.phase / _ROLLING_SHARE, 1.0)

    def faster(self, by: int) -> Playback:
        """The same moment at a pace some steps up, or down where `by` is negative."""
        place = SPEEDS.index(self.speed) + by
        return replace(self, speed=SPEEDS[max(0, min(place, len(SPEEDS) - 1))])
