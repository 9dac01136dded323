"""Frames at the pace of a slow line, so that a key is never answered behind a queue of them."""

from __future__ import annotations

_BYTES_A_SECOND = 8000
"""What a line of 9.6 kB/s carries for sure."""
_UNDER_WAY = 2000
"""Bytes that may be on their way when another frame is sent."""
_AT_MOST = 6000
"""What is counted as under way at most: a whole screen keeps no frame waiting for long."""


class SlowLine:
    """What a line would still have to carry, had it taken all that was sent."""

    def __init__(self) -> None:
        self._under_way = 0.0
        self._seen = 0
        self._time = 0.0

    def is_free(self, now: float, sent: int) -> bool:
        """Whether another frame may be sent, at a time in seconds and after so many bytes."""
        carried = (now - self._time) * _BYTES_A_SECOND
        # What was sent since the last time was sent right then, by the frame that was free to go.
        under_way = max(0.0, self._under_way + sent - self._seen - carried)
        self._under_way = min(under_way, _AT_MOST)
        self._time, self._seen = now, sent
        return self._under_way <= _UNDER_WAY
