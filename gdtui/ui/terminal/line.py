"""The line to the terminal: what is on its way, and whether there is room for another frame.

What the line takes is written at once, the rest when it takes more: the app never waits for a slow
line, and what has not left yet can be dropped. Behind a frame the terminal is asked for its status;
the answer comes when all before that is drawn. Where none ever comes, a slow line is guessed, so
that no key is answered behind a queue of frames.
"""

from __future__ import annotations

import asyncio
import os
import re
import select
import time
from collections.abc import Callable

ASK = "\x1b[5n"
"""What asks for the status."""
_ASK_LAST = "\x1b[6n"
"""What asks for the place of the cursor: its answer is told from all those before."""
_ANSWER = re.compile(rb"\x1b\[[03]n")
_LAST_ANSWER = re.compile(rb"\x1b\[\d+;\d+R")
_BEGUN = re.compile(rb"\x1b(?:\[(?:\d+(?:;\d*)?)?)?\Z")
"""What may be the beginning of an answer."""
_PATIENCE = 3.0
"""Seconds after which an answer counts as lost."""
_BYTES_A_SECOND = 8000
"""What a line of 9.6 kB/s carries for sure."""
_UNDER_WAY = 2000
"""Bytes that may be on their way when another frame is sent, where no answers come."""
_MOST_SILENCES = 10
"""After so many tenths of a second without a byte no answer is waited for any more."""
_AT_MOST = 6000
"""What is counted as under way at most: a whole screen keeps no frame waiting for long."""


class Line:
    """What was asked and answered since the terminal was taken; the first question is in `TAKE`."""

    def __init__(self) -> None:
        self._asked, self._answered = 1, 0
        self._asked_at = 0.0
        self.is_last_asked = False
        """Whether the answer to the last question is still to come."""
        self._held = b""
        self._silences = 0
        self._under_way = 0.0
        self._seen = 0
        self._time = 0.0

    def is_free(self, now: float, sent: int) -> bool:
        """Whether another frame may be sent, at a time in seconds and after so many bytes."""
        if self._answered:
            return self._answered >= self._asked or now - self._asked_at > _PATIENCE
        carried = (now - self._time) * _BYTES_A_SECOND
        # What was sent since the last time was sent right then, by the frame that was free to go.
        under_way = max(0.0, self._under_way + sent - self._seen - carried)
        self._under_way = min(under_way, _AT_MOST)
        self._time, self._seen = now, sent
        return self._under_way <= _UNDER_WAY

    def question(self, now: float) -> str:
        """What is sent behind a frame; nothing where the terminal has not answered the first."""
        if not self._answered:
            return ""
        self._asked = self._answered + 1
        self._asked_at, self._silences = now, 0
        return ASK

    def last_question(self) -> str:
        """What is sent before the terminal is given back, where an answer is still to come.

        Once that is answered, no other answer is left to be taken for typed.
        """
        self.is_last_asked = 0 < self._answered < self._asked
        return _ASK_LAST * self.is_last_asked

    def heard(self, data: bytes) -> bytes:
        """What was typed, of some bytes that the terminal sent; none is silence.

        While an answer is to come, what may be its beginning is held back until the rest is there:
        an escape too, and so no longer than a terminal that answers takes.
        """
        self._silences += not data
        typed, count = _ANSWER.subn(b"", self._held + data)
        self._held = b""
        self._answered += count
        if self.is_last_asked:
            typed, count = _LAST_ANSWER.subn(b"", typed)
            self.is_last_asked = not count
        is_to_come = self._answered < self._asked and self._silences < _MOST_SILENCES
        if data and is_to_come and (begun := _BEGUN.search(typed)):
            typed, self._held = typed[: begun.start()], begun[0]
        return typed


class Output:
    """Bytes that wait until a terminal takes them; `when_free` is called once all that did left."""

    def __init__(self, descriptor: int, when_free: Callable[[], None]) -> None:
        self._when_free = when_free
        self._loop = asyncio.get_running_loop()
        self._waiting = bytearray()
        try:
            # To set its own descriptor so would be felt by everybody who has inherited it.
            never_waits = os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY
            self._descriptor = os.open(os.ttyname(descriptor), never_waits)
        except OSError:
            self._descriptor = os.dup(descriptor)

    @property
    def is_behind(self) -> bool:
        """Whether something waits."""
        return bool(self._waiting)

    def write(self, data: bytes) -> None:
        """Send bytes after those that wait already."""
        is_behind = self.is_behind
        self._waiting += data
        if not is_behind:
            self._send()
            if self.is_behind:
                self._loop.add_writer(self._descriptor, self._send_more)

    def _send(self) -> None:
        """Write what is taken at once."""
        try:
            del self._waiting[: os.write(self._descriptor, self._waiting)]
        except BlockingIOError:
            pass
        except OSError:
            # The terminal is gone; whoever reads from it says so.
            self._waiting.clear()

    def _send_more(self) -> None:
        self._send()
        if not self.is_behind:
            self._loop.remove_writer(self._descriptor)
            self._when_free()

    def drop(self) -> bool:
        """Forget what waits; gives whether there was any."""
        is_behind = self.is_behind
        self._waiting.clear()
        return is_behind

    def end(self, seconds: float) -> bool:
        """Write what waits, and no more; gives whether it was taken in so many seconds."""
        end = time.monotonic() + seconds
        while self.is_behind and (left := end - time.monotonic()) > 0:
            select.select([], [self._descriptor], [], left)
            self._send()
        self._loop.remove_writer(self._descriptor)
        os.close(self._descriptor)
        return not self.is_behind
