"""The way to the terminal and back, in place of Textual's own drivers.

It takes the terminal, reads, writes and gives it back; every mode that is switched on stands
beside the one that switches it off.
"""

from __future__ import annotations

import asyncio
import contextlib
import curses
import os
import select
import shutil
import signal
import sys
import termios
import time
import tty
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual import driver
from textual.events import Event as TextualEvent
from textual.events import InputEvent, MouseMove, Paste, Resize
from textual.geometry import Size
from textual.message import Message
from textual.messages import TerminalSupportsSynchronizedOutput

from gdtui.plot.cells.text import in_characters
from gdtui.ui.terminal.line import ASK, Line, Output
from gdtui.ui.terminal.reader import Arrived, Keyboard
from gdtui.ui.terminal.signals import DEADLINE, exit_on_signals, on_stop_and_go

if TYPE_CHECKING:
    from gdtui.ui.terminal.base import TerminalApp

_MODES = ("1000", "1002", "1006", "2004")
"""Mouse buttons, moves while one is held, their places as numbers; pastes told from keys."""
_KITTY = 0b11001
"""The kitty keyboard: escape codes that are not ambiguous, all keys, and the text of each."""

_ON = "".join(f"\x1b[?{mode}h" for mode in _MODES) + "\x1b[?25l\x1b[?7l"
_OFF = "".join(f"\x1b[?{mode}l" for mode in reversed(_MODES))

HOLD, LET_GO = "\x1b[?2026h", "\x1b[?2026l"
"""An update is held back until all of it is there."""
TAKE = f"\x1b[?1049h{_ON}\x1b[>{_KITTY}u\x1b[?2026$p{ASK}"
"""The alternate screen, no cursor, no wrapped lines; can it hold an update back, does it answer?"""
TAKE_AGAIN = f"\x1b[?1049h{_ON}\x1b[={_KITTY}u"
"""The same where it may or may not have been left since; the keyboard's flags are not stacked."""
GIVE_BACK = f"{_OFF}\x1b[?7h\x1b[<u\x1b[0m\x1b[?1049l\x1b[?25h"
"""All of that undone; the keyboard first, for each screen has its own."""
CUT_SHORT = "\x18\x1b\\"
"""What ends a sequence of which the rest was dropped: CAN, and the end of a string."""


def clears_in_colour(descriptor: int) -> bool:
    """Whether the terminal is described as one that clears with the paper it is given (bce)."""
    try:
        curses.setupterm(fd=descriptor)
        return curses.tigetflag("bce") > 0
    except (curses.error, TypeError):
        return False


_LARGEST = 1000
"""Columns or rows of a window that a terminal may report."""
_NOT_WORTH_DROPPING = 4096
"""Bytes that any line has carried in half a second, the start of the session among them."""
_LAST_ANSWER = 0.5
"""Seconds in which the last answer of the terminal has to come before it is given back."""
HUNG_UP = 128 + signal.SIGHUP
_PIECE = 1024
"""Bytes of input that are looked at together; more of it waits in the line."""
_SILENCE, _SILENCES = 0.1, 12
"""Seconds without a byte after which keys may be complete, and how often that is looked at: a paste
that never ends, and an answer that never comes, are waited for ten times."""


class Driver(driver.Driver):
    """A driver for Linux and macOS, for an app that may want no suspending."""

    sent = 0
    """The bytes written to the terminal so far."""
    taken = 0
    """How often the terminal was taken or changed its size: what it shows is unknown then."""

    def __init__(self, app: TerminalApp, **options: Any) -> None:
        super().__init__(app, **options)
        self._app: TerminalApp = app
        assert sys.__stdin__ is not None
        assert sys.__stderr__ is not None
        self._in, self._out = sys.__stdin__.fileno(), sys.__stderr__.fileno()
        self._before: list[Any] | None = None
        self._output: Output | None = None
        self._silence: asyncio.TimerHandle | None = None
        self._batch: list[TextualEvent] = []
        self._size = self._terminal_size()
        self._line, self._keyboard = Line(), Keyboard()
        self._holds = False
        self.clears_in_colour = clears_in_colour(self._out)

    @property
    def can_suspend(self) -> bool:
        """Nobody leaves a kiosk for a shell."""
        return not self._app.kiosk

    # Taking the terminal, and giving it back

    def start_application_mode(self) -> None:
        """Take the terminal, once no signal leaves it like that."""
        exit_on_signals(self._app, self.give_up)
        on_stop_and_go(self._stop, self._go_on, can_stop=self.can_suspend)
        self._loop.add_signal_handler(signal.SIGWINCH, self._resized)
        self._take()

    def _take(self) -> None:
        self._output = Output(self._out, self._app.draw_due)
        self._line, self._keyboard = Line(), Keyboard()
        self._read_on()
        with contextlib.suppress(termios.error):
            self._before = termios.tcgetattr(self._in)
        self._set_raw()
        self.taken += 1
        self.sent = 0
        self.write(TAKE)

    def _set_raw(self) -> None:
        """Have each key at once and as it is; in the background this waits for the terminal.

        The line and what is written on it stay as they were set: a terminal may be one of 7 bits.
        """
        with contextlib.suppress(termios.error):
            settings = termios.tcgetattr(self._in)
            settings[tty.IFLAG] &= ~(termios.IXON | termios.ICRNL | termios.INLCR | termios.IGNCR)
            settings[tty.LFLAG] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
            settings[tty.CC][termios.VMIN], settings[tty.CC][termios.VTIME] = 1, 0
            termios.tcsetattr(self._in, termios.TCSANOW, settings)

    def _set_back(self) -> None:
        """Set the terminal as it was, if it has said how."""
        if self._before is not None:
            with contextlib.suppress(termios.error):
                termios.tcsetattr(self._in, termios.TCSANOW, self._before)

    def stop_application_mode(self) -> None:
        """Give the terminal back, without the rest of what was to be drawn on it.

        What was typed ahead is forgotten; a terminal that takes no more is given up on.
        """
        if self._output is None:
            return
        cut = self._output.drop()
        if self.sent > _NOT_WORTH_DROPPING:
            cut = True
            with contextlib.suppress(termios.error):
                termios.tcflush(self._out, termios.TCOFLUSH)
        self.write(CUT_SHORT * cut + self._line.last_question() + GIVE_BACK)
        output, self._output = self._output, None
        self._pause()
        end = time.monotonic() + _LAST_ANSWER
        while self._line.is_last_asked and (left := end - time.monotonic()) > 0:
            if select.select([self._in], [], [], left)[0]:
                self._line.heard(self._piece())
        with contextlib.suppress(termios.error):
            termios.tcflush(self._in, termios.TCIFLUSH)
        self._set_back()
        if not output.end(DEADLINE):
            self.give_up(self._app.return_code or 0)

    def disable_input(self) -> None:
        """Nothing is read any more once the terminal is given back."""

    def give_up(self, code: int) -> None:
        """End at once, and give back what can be given to a terminal that takes no more output."""
        with contextlib.suppress(OSError, termios.error):
            termios.tcflush(self._out, termios.TCOFLUSH)
            self._set_back()
            if select.select([], [self._out], [], 0)[1]:
                os.write(self._out, (CUT_SHORT + GIVE_BACK).encode())
        os._exit(code)

    # Stopped and continued by a shell

    def _stop(self, is_to_stop: Callable[[], bool]) -> None:
        """Give the terminal to the shell until that lets the process go on."""
        is_taken = self._output is not None
        self.stop_application_mode()
        if is_to_stop():
            os.kill(os.getpid(), signal.SIGSTOP)
        if is_taken:
            self._take()
            self._resized()

    def _go_on(self) -> None:
        """Somebody let the process go on, and may have stopped it before without a word."""
        if self._output is None:
            return
        self._set_raw()
        self.write(TAKE_AGAIN)
        self._resized()

    # What the terminal is sent

    def write(self, data: str) -> None:
        """Send text to the terminal; once it is given back, that would be left in the shell."""
        if self._output is None:
            return
        self.sent += len(encoded := in_characters(data).encode())
        self._output.write(encoded)

    def show(self, data: str, *, asks: bool = False) -> None:
        """Send what is to be seen at once; the terminal may be asked to say when it is."""
        held = f"{HOLD}{data}{LET_GO}" if self._holds else data
        self.write(held + (self._line.question(time.monotonic()) if asks else ""))

    def is_behind(self) -> bool:
        """Whether the terminal has not yet taken all; what is due is drawn once it has."""
        return self._output is not None and self._output.is_behind

    def is_free(self, now: float) -> bool:
        """Whether the terminal has drawn the frames before, at a time in seconds."""
        return not self.is_behind() and self._line.is_free(now, self.sent)

    # What the terminal says

    def _read_on(self) -> None:
        """Wait for the next piece, or for silence, as long as the terminal is taken."""
        if self._output is not None:
            self._loop.add_reader(self._in, self._read)
            self._listen()

    def _listen(self, silences: int = _SILENCES) -> None:
        """Wait for silence too, so many times more: by then what was begun counts as complete."""
        if self._silence is not None:
            self._silence.cancel()
        if silences:
            self._silence = self._loop.call_later(_SILENCE, self._take_in, b"", silences - 1)

    def _pause(self) -> None:
        self._loop.remove_reader(self._in)
        self._listen(0)

    def _read(self) -> None:
        self._take_in(self._piece())

    def _piece(self) -> bytes:
        """What the terminal sent; when it is gone, the process ends."""
        try:
            data = os.read(self._in, _PIECE)
        except OSError:
            data = b""
        if not data:
            os._exit(HUNG_UP)
        return data

    def _take_in(self, data: bytes, silences: int = _SILENCES) -> None:
        """Hand on what some bytes mean, or silence; no more is read until the app has taken it."""
        self._listen(silences)
        try:
            for message in self._keyboard.read(self._line.heard(data)):
                self.process_message(message)
        except Exception as error:
            self._pause()
            self._app._handle_exception(error)
        if self._batch:
            self._pause()
            arrived, self._batch = Arrived(self._batch, self._read_on), []
            self._app.post_message(arrived)

    def process_message(self, message: Message) -> None:
        """Hand a message on, but no moves of a mouse on which nothing is pressed."""
        if isinstance(message, TerminalSupportsSynchronizedOutput):
            self._holds = True
        if not isinstance(message, MouseMove) or self._down_buttons:
            super().process_message(message)

    def send_message(self, message: Message) -> None:
        """Keep what a person did for the next batch; all else goes on its own."""
        if isinstance(message, (InputEvent, Paste)):
            self._batch.append(message)
        else:
            super().send_message(message)

    # Its size

    def _terminal_size(self) -> tuple[int, int]:
        columns, rows = shutil.get_terminal_size()
        return min(columns, _LARGEST), min(rows, _LARGEST)

    def _resized(self) -> None:
        """Tell the app, and have all drawn: it may have had another size for a moment."""
        self.taken += 1
        before, self._size = self._size, self._terminal_size()
        size = Size(*self._size)
        self._app.post_message(Resize(size, size))
        if self._size == before:
            self._app.call_later(self._app.draw_due)
