"""What is on its way to the terminal: what it takes at once is written at once.

The rest is written by a thread, in small pieces: the app never waits for a slow line, and what has
not left yet can be dropped.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from threading import Condition, Thread

_PIECE = 1024
"""Bytes of a write: what cannot be dropped any more."""


class Output:
    """Bytes that wait to be written to a file descriptor."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._never_waits = _never_waiting(descriptor)
        self._waiting = bytearray()
        self._under_way = 0
        self._change = Condition()
        self._ended = False
        self._when_free: Callable[[], None] | None = None
        self._thread = Thread(target=self._run, name="output", daemon=True)
        self._thread.start()

    def write(self, data: bytes) -> None:
        """Send bytes after those that wait already."""
        with self._change:
            if not self._waiting and self._never_waits is not None:
                # The thread would come to it only once the app has nothing else to do.
                with contextlib.suppress(OSError):
                    data = data[os.write(self._never_waits, data) :]
            if data:
                self._waiting += data
                self._change.notify()

    def is_behind(self, when_free: Callable[[], None] | None = None) -> bool:
        """Whether something waits; if so, the thread calls `when_free` once all has left."""
        with self._change:
            if self._waiting and when_free is not None:
                self._when_free = when_free
            return bool(self._waiting)

    def drop(self) -> bool:
        """Forget what waits, but for the piece under way; gives whether there was any."""
        with self._change:
            dropped = len(self._waiting) > self._under_way
            del self._waiting[self._under_way :]
            return dropped

    def end(self, seconds: float) -> bool:
        """Write what waits and end the thread; gives whether it did in so many seconds."""
        with self._change:
            self._ended = True
            self._change.notify()
        self._thread.join(seconds)
        if self._never_waits is not None:
            os.close(self._never_waits)
            self._never_waits = None
        return not self._thread.is_alive()

    def _run(self) -> None:
        while piece := self._next():
            try:
                written = os.write(self._descriptor, piece)
            except OSError:
                # The terminal is gone; whoever reads from it says so.
                written = len(piece)
            with self._change:
                del self._waiting[:written]
                self._under_way = 0
                tell = None
                if not self._waiting:
                    tell, self._when_free = self._when_free, None
            if tell is not None:
                tell()

    def _next(self) -> bytes:
        """The next piece, as soon as there is one; none at the end."""
        with self._change:
            while not self._waiting and not self._ended:
                self._change.wait()
            piece = bytes(self._waiting[:_PIECE])
            self._under_way = len(piece)
            return piece


def _never_waiting(descriptor: int) -> int | None:
    """The same terminal, opened so that it is written what it takes at once; None if it is not.

    To set its own descriptor so would be felt by everybody who has inherited it.
    """
    try:
        return os.open(os.ttyname(descriptor), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
    except OSError:
        return None
