"""The way to the terminal and back, where Textual's own driver trusts it too much.

Whatever bytes arrive, the app lives on; when the terminal is gone, so is the process.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
import termios
from codecs import getincrementaldecoder
from typing import Any

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Resize
from textual.message import Message

from gdtui.plot.ascii import to_ascii
from gdtui.ui.terminal.signals import exit_on_signals
from gdtui.ui.terminal.wire import without_default_colours

HUNG_UP = 128 + signal.SIGHUP

_PIECE = 4096
_TICK = 0.1
"""Seconds between looks at whether to stop, and at keys that may be complete."""
_PATIENCE = 10
"""Ticks of silence in which a paste that has begun must come to its end."""
_LARGEST = 1000
"""Columns or rows of a window that a terminal may report."""
_RESET = "".join(f"\x1b[?{mode}l" for mode in (1000, 1003, 1015, 1006, 1016, 1004, 2004, 2048))
_RESET += "\x1b[<u\x1b[?1049l\x1b[?7h\x1b[?25h\x1b[0m"


class Driver(LinuxDriver):
    """Textual's driver for Linux and macOS, for an app that may want ASCII, or no suspending."""

    sent = 0
    """The bytes written to the terminal so far."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        assert sys.__stderr__ is not None
        self._out = sys.__stderr__.fileno()
        self._ascii = bool(getattr(app, "ascii", False))
        if getattr(app, "kiosk", False):
            signal.signal(signal.SIGTSTP, signal.SIG_IGN)

    def start_application_mode(self) -> None:
        """Take the terminal, once no signal leaves it like that; give it back after a fault."""
        exit_on_signals(self._app, self.give_up)
        try:
            super().start_application_mode()  # type: ignore[no-untyped-call]
        except Exception:
            self.stop_application_mode()
            self.close()
            raise

    def write(self, data: str) -> None:
        """Send text to the terminal."""
        if self._ascii:
            data = to_ascii(data)
        if self._app.no_color:
            data = without_default_colours(data)
        self.sent += len(data.encode())
        super().write(data)

    @property
    def is_behind(self) -> bool:
        """Whether the terminal has not yet taken what was sent."""
        return self._writer_thread is not None and not self._writer_thread._queue.empty()

    def _disable_mouse_support(self) -> None:
        super()._disable_mouse_support()
        if self._mouse_pixels:
            self.write("\x1b[?1016l")

    def give_up(self, code: int) -> None:
        """End at once, and give back what can be given to a terminal that takes no more output."""
        with contextlib.suppress(OSError, termios.error):
            termios.tcflush(self.fileno, termios.TCOFLUSH)
            if self.attrs_before is not None:
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
            if select.select([], [self._out], [], 0)[1]:
                os.write(self._out, _RESET.encode())
        os._exit(code)

    def _run_input_thread(self) -> None:
        """A fault of this thread is one of the app."""
        try:
            self.run_input_thread()
        except Exception as error:
            self._app.call_later(self._app._handle_exception, error)

    def run_input_thread(self) -> None:
        """Read what the terminal sends until the app ends, or the terminal does."""
        keyboard = _Keyboard(self._debug)
        while not self.exit_event.is_set():
            ready = select.select([self.fileno], [], [], _TICK)[0]
            if ready:
                for message in keyboard.read(self._read()):
                    self.process_message(message)
            for message in keyboard.tick(is_silent=not ready):
                self.process_message(message)

    def _read(self) -> bytes:
        """What the terminal sent; when it is gone, the process ends."""
        try:
            data = os.read(self.fileno, _PIECE)
        except OSError:
            data = b""
        if not data:
            os._exit(HUNG_UP)
        return data

    def process_message(self, message: Message) -> None:
        """Hand a message on, but no size that no window has."""
        if isinstance(message, Resize):
            width, height = message.size
            if not (0 < width <= _LARGEST and 0 < height <= _LARGEST):
                return
        super().process_message(message)


class _Keyboard:
    """Textual's parser, started anew where it fails or waits for the end of a paste in vain."""

    def __init__(self, debug: bool) -> None:
        self._debug = debug
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._parser = XTermParser(debug)
        self._tail = ""
        self._pasting = False
        self._silent = 0

    def read(self, data: bytes) -> list[Message]:
        """The messages in some bytes; what cannot be understood is left out."""
        messages: list[Message] = []
        for character in self._decode(data):
            self._tail = (self._tail + character)[-len(BRACKETED_PASTE_END) :]
            if self._tail == BRACKETED_PASTE_START:
                self._pasting, self._silent = True, 0
            elif self._tail == BRACKETED_PASTE_END:
                self._pasting = False
            try:
                messages += self._parser.feed(character)
            except Exception:
                self._start_anew()
        return messages

    def tick(self, is_silent: bool) -> list[Message]:
        """The keys that are complete because nothing followed them."""
        self._silent += is_silent
        if self._pasting and self._silent > _PATIENCE:
            self._start_anew()
        return list(self._parser.tick())

    def _start_anew(self) -> None:
        parser, self._pasting = XTermParser(self._debug), False
        parser.mouse_pixels = self._parser.mouse_pixels
        parser.terminal_size = self._parser.terminal_size
        parser.terminal_pixel_size = self._parser.terminal_pixel_size
        self._parser = parser


def bytes_taken(app: App[object]) -> int | None:
    """What the terminal was sent so far; None as long as it has not taken all of it."""
    driver = app._driver
    if not isinstance(driver, Driver):
        return 0
    return None if driver.is_behind else driver.sent
