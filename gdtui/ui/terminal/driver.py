"""The way to the terminal and back, in place of Textual's own drivers.

It takes the terminal, reads, writes and gives it back; every mode that is switched on stands
beside the one that switches it off.
"""

from __future__ import annotations

import contextlib
import contextvars
import copy
import curses
import os
import select
import shutil
import signal
import sys
import termios
import time
import tty
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from textual import driver
from textual.app import App
from textual.events import Event as TextualEvent
from textual.events import InputEvent, MouseMove, Paste, Resize
from textual.geometry import Size
from textual.message import Message
from textual.messages import TerminalSupportsSynchronizedOutput

from gdtui.plot.cells.ascii import to_ascii
from gdtui.ui.terminal.line import ASK, Line, Output
from gdtui.ui.terminal.reader import Arrived, Reader
from gdtui.ui.terminal.signals import DEADLINE, exit_on_signals, on_stop_and_go

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

Settings = list[Any]


def raw(settings: Settings) -> Settings:
    """The settings with which each key arrives at once and as it is; output is left as it was."""
    wanted = copy.deepcopy(settings)
    wanted[tty.LFLAG] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    wanted[tty.IFLAG] &= ~(
        termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR
    )
    # One byte is enough to wake the reader; some systems say four.
    wanted[tty.CC][termios.VMIN] = 1
    wanted[tty.CC][termios.VTIME] = 0
    return wanted


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


class Driver(driver.Driver):
    """A driver for Linux and macOS, for an app that may want ASCII, or no suspending."""

    sent = 0
    """The bytes written to the terminal so far."""
    taken = 0
    """How often the terminal was taken or changed its size: what it shows is unknown then."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        assert sys.__stdin__ is not None
        assert sys.__stderr__ is not None
        self._in, self._out = sys.__stdin__.fileno(), sys.__stderr__.fileno()
        self._ascii = bool(getattr(app, "ascii", False))
        self._before: Settings | None = None
        self._output: Output | None = None
        self._has_terminal = False
        self._reader: Reader | None = None
        self._batch: list[TextualEvent] = []
        self._size = self._terminal_size()
        self._line = Line()
        self._holds = False
        self.clears_in_colour = clears_in_colour(self._out)

    @property
    def can_suspend(self) -> bool:
        """Nobody leaves a kiosk for a shell."""
        return not getattr(self._app, "kiosk", False)

    # Taking the terminal, and giving it back

    def start_application_mode(self) -> None:
        """Take the terminal, once no signal leaves it like that; give it back after a fault."""
        self._context = contextvars.copy_context()
        exit_on_signals(self._app, self.give_up)
        on_stop_and_go(self._stop, self._go_on, can_stop=self.can_suspend)
        signal.signal(signal.SIGWINCH, self._on_resize)
        try:
            self._take()
        except BaseException:
            self.stop_application_mode()
            self.close()
            raise

    def _take(self) -> None:
        self._output, self._has_terminal = Output(self._out), True
        with contextlib.suppress(termios.error):
            self._before = termios.tcgetattr(self._in)
        # In the background this waits for the shell to give the terminal.
        self._set(is_raw=True)
        self.taken += 1
        self.sent = 0
        self._line = Line()
        self.write(TAKE)
        self._reader = Reader(self._in, self._line.heard, self._take_in, self._fail)
        self._reader.start()

    def _set(self, *, is_raw: bool = False) -> None:
        """Set the terminal as it was before, or raw; not where it does not say how it was."""
        if self._before is not None:
            with contextlib.suppress(termios.error):
                wanted = raw(self._before) if is_raw else self._before
                termios.tcsetattr(self._in, termios.TCSANOW, wanted)

    def disable_input(self) -> None:
        """Read no more, and forget what was typed ahead."""
        if self._reader is not None:
            self._reader.stop()
            self._reader = None

    def stop_application_mode(self) -> None:
        """Give the terminal back, without the rest of what was to be drawn on it."""
        if self._output is None:
            return
        cut = self._output.drop()
        if self.sent > _NOT_WORTH_DROPPING:
            cut = True
            with contextlib.suppress(termios.error):
                termios.tcflush(self._out, termios.TCOFLUSH)
        if self._reader is not None:
            self._reader.take_no_more()
        self.write(CUT_SHORT * cut + self._line.last_question() + GIVE_BACK)
        self._has_terminal = False
        self._line.wait_for_last(_LAST_ANSWER)
        self.disable_input()
        self._set()

    def close(self) -> None:
        """Wait until all is written; a terminal that takes no more is given up on."""
        if self._output is not None and not self._output.end(DEADLINE):
            self.give_up(self._app.return_code or 0)
        self._output = None

    def give_up(self, code: int) -> None:
        """End at once, and give back what can be given to a terminal that takes no more output."""
        with contextlib.suppress(OSError, termios.error):
            termios.tcflush(self._out, termios.TCOFLUSH)
            self._set()
            if select.select([], [self._out], [], 0)[1]:
                os.write(self._out, (CUT_SHORT + GIVE_BACK).encode())
        os._exit(code)

    # Stopped and continued by a shell

    def _stop(self, is_to_stop: Callable[[], bool]) -> None:
        """Give the terminal to the shell until that lets the process go on."""
        if self._output is None or not self._auto_restart:
            os.kill(os.getpid(), signal.SIGSTOP)
            return
        self.suspend_application_mode()
        if is_to_stop():
            os.kill(os.getpid(), signal.SIGSTOP)
        self._take()
        self._resized()

    def _go_on(self) -> None:
        """Somebody let the process go on, and may have stopped it before without a word."""
        if self._output is None:
            return
        self._set(is_raw=True)
        self.write(TAKE_AGAIN)
        self._resized()

    # What the terminal is sent

    def write(self, data: str) -> None:
        """Send text to the terminal; once it is given back, that would be left in the shell."""
        if self._output is None or not self._has_terminal:
            return
        if self._ascii:
            data = to_ascii(data)
        self.sent += len(encoded := data.encode())
        self._output.write(encoded)

    def show(self, data: str, *, asks: bool = False) -> None:
        """Send what is to be seen at once; the terminal may be asked to say when it is."""
        held = f"{HOLD}{data}{LET_GO}" if self._holds else data
        self.write(held + (self._line.question(time.monotonic()) if asks else ""))

    def is_behind(self, when_free: Callable[[], None] | None = None) -> bool:
        """Whether the terminal has not yet taken all; if so, `when_free` is called once it has."""
        if self._output is None:
            return False
        return self._output.is_behind(when_free and partial(self._call, when_free))

    def _call(self, act: Callable[[], None]) -> None:
        """Have something done in the event loop; nothing once that is closed."""
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(act, context=self._context)

    def is_free(self, now: float) -> bool:
        """Whether the terminal has drawn the frames before, at a time in seconds."""
        return not self.is_behind() and self._line.is_free(now, self.sent)

    # What the terminal says

    def _fail(self, error: Exception) -> None:
        """A fault of the thread that reads is one of the app."""
        self._app.call_later(self._app._handle_exception, error)

    def _take_in(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)
        self._hand_over()

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
            self._hand_over()
            super().send_message(message)

    def _hand_over(self) -> None:
        """Send a batch, and wait until the app has taken it, or nobody is there any more."""
        reader = self._reader
        if self._batch and reader is not None:
            arrived, self._batch = Arrived(self._batch), []
            self._app.post_message(arrived)
            reader.wait_for(arrived)

    # Its size

    def _terminal_size(self) -> tuple[int, int]:
        columns = rows = 0
        with contextlib.suppress(OSError):
            columns, rows = os.get_terminal_size(self._out)
        if not (columns and rows):
            columns, rows = shutil.get_terminal_size()
        return min(columns, _LARGEST), min(rows, _LARGEST)

    def _on_resize(self, *_: object) -> None:
        self._call(self._resized)

    def _resized(self) -> None:
        """Tell the app, and have all drawn: it may have had another size for a moment."""
        self.taken += 1
        before, self._size = self._size, self._terminal_size()
        size = Size(*self._size)
        self._app.post_message(Resize(size, size))
        if self._size == before:
            self._app.call_later(self._app.draw_due)  # type: ignore[attr-defined]
