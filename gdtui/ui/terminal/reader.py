"""The thread that reads what the terminal says, as fast as the app takes it and no faster.

It looks at whether the terminal is still there: where it is gone, the process ends.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import termios
from collections.abc import Callable, Iterable, Sequence
from threading import Event, Thread

from textual import events
from textual.message import Message

from gdtui.ui.terminal.keyboard import Keyboard

HUNG_UP = 128 + signal.SIGHUP

_PIECE = 1024
"""Bytes of input that are looked at together; more of it waits in the line."""
_TICK = 0.1
"""Seconds between looks at whether to stop, and at keys that may be complete."""


class Arrived(Message, bubble=False):
    """Keys, pastes and mouse events that were read together; `on_arrived` of the app takes them.

    The reader goes on once they are taken, so that what waits lies in the line and not in memory.
    """

    def __init__(self, arrived: Sequence[events.Event]) -> None:
        super().__init__()
        self.events = arrived
        self._taken = Event()

    def taken(self) -> None:
        """Say that all of them are applied."""
        self._taken.set()

    def wait(self, seconds: float) -> bool:
        """Wait for that in another thread; gives whether it is so."""
        return self._taken.wait(seconds)


class Reader:
    """Reads until it is stopped; `take` gets the messages of each piece, `fail` what went wrong.

    `heard` takes the answers of the terminal out of what it sends.
    """

    def __init__(
        self,
        descriptor: int,
        heard: Callable[[bytes], bytes],
        take: Callable[[Iterable[Message]], None],
        fail: Callable[[Exception], None],
    ) -> None:
        self._descriptor = descriptor
        self._heard = heard
        self._take = take
        self._fail = fail
        self._takes_no_more, self._leaving = Event(), Event()
        self._thread = Thread(target=self._run, name="input", daemon=True)

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def take_no_more(self) -> None:
        """Read on, for answers alone: what is typed is forgotten."""
        self._takes_no_more.set()

    def stop(self) -> None:
        """Read no more, and forget what was typed ahead."""
        self.take_no_more()
        self._leaving.set()
        self._thread.join()
        with contextlib.suppress(termios.error):
            termios.tcflush(self._descriptor, termios.TCIFLUSH)

    def wait_for(self, arrived: Arrived) -> None:
        """Wait until the app has taken a batch, or nobody waits for more any longer."""
        line = select.poll()
        line.register(self._descriptor, 0)
        while not self._takes_no_more.is_set() and not arrived.wait(_TICK):
            if any(happened & (select.POLLHUP | select.POLLERR) for _, happened in line.poll(0)):
                os._exit(HUNG_UP)

    def _run(self) -> None:
        keyboard = Keyboard()
        try:
            while not self._leaving.is_set():
                ready = select.select([self._descriptor], [], [], _TICK)[0]
                messages = keyboard.read(self._heard(self._read() if ready else b""))
                messages += keyboard.tick(is_silent=not ready)
                if not self._takes_no_more.is_set():
                    self._take(messages)
        except Exception as error:
            self._fail(error)

    def _read(self) -> bytes:
        """What the terminal sent; when it is gone, the process ends."""
        try:
            data = os.read(self._descriptor, _PIECE)
        except OSError:
            data = b""
        if not data:
            os._exit(HUNG_UP)
        return data
