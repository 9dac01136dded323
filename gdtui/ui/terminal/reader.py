"""The thread that reads what the terminal says, as fast as the app takes it and no faster.

It looks at whether the terminal is still there: where it is gone, the process ends.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import termios
from collections.abc import Callable, Iterable
from threading import Event, Thread

from textual.message import Message

from gdtui.ui.terminal.arrived import Arrived
from gdtui.ui.terminal.keyboard import Keyboard

HUNG_UP = 128 + signal.SIGHUP

_PIECE = 1024
"""Bytes of input that are looked at together; more of it waits in the line."""
_TICK = 0.1
"""Seconds between looks at whether to stop, and at keys that may be complete."""


class Reader:
    """Reads until it is stopped; `take` gets the messages of each piece, `fail` what went wrong."""

    def __init__(
        self,
        descriptor: int,
        take: Callable[[Iterable[Message]], None],
        fail: Callable[[Exception], None],
    ) -> None:
        self._descriptor = descriptor
        self._take = take
        self._fail = fail
        self._leaving = Event()
        self._thread = Thread(target=self._run, name="input", daemon=True)

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def stop(self) -> None:
        """Read no more, and forget what was typed ahead."""
        self._leaving.set()
        self._thread.join()
        with contextlib.suppress(termios.error):
            termios.tcflush(self._descriptor, termios.TCIFLUSH)

    def wait_for(self, arrived: Arrived) -> None:
        """Wait until the app has taken a batch, or nobody waits for more any longer."""
        line = select.poll()
        line.register(self._descriptor, 0)
        while not arrived.wait(_TICK) and not self._leaving.is_set():
            if any(happened & (select.POLLHUP | select.POLLERR) for _, happened in line.poll(0)):
                os._exit(HUNG_UP)

    def _run(self) -> None:
        keyboard = Keyboard()
        try:
            while not self._leaving.is_set():
                ready = select.select([self._descriptor], [], [], _TICK)[0]
                messages = keyboard.read(self._read()) if ready else []
                self._take([*messages, *keyboard.tick(is_silent=not ready)])
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
