"""Signals that end the program: the terminal is given back first, the exit code is 128 + n.

Without Textual, so that they are handled before its imports begin.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App

DEADLINE = 2
"""Seconds after which a terminal that takes no more output is given up on."""

_NOT_CAUGHT = ("SIGKILL", "SIGSTOP", "SIGSEGV", "SIGBUS", "SIGFPE", "SIGILL")
"""Never; and faults of the machine, from which no handler in Python gets away."""
_NOT_ENDING = (
    *("SIGCHLD", "SIGCONT", "SIGTSTP", "SIGTTIN", "SIGTTOU"),
    *("SIGURG", "SIGWINCH", "SIGINFO"),
    *(() if sys.platform == "linux" else ("SIGIO",)),
)
"""What stops a process, lets it go on, or is of no account; of which SIGIO is not everywhere."""
_LEFT_ALONE = {getattr(signal, name, None) for name in (*_NOT_CAUGHT, *_NOT_ENDING)}
ENDING = sorted(signal.valid_signals() - _LEFT_ALONE)
"""All whose default is to end the process, and that can be caught."""


def _on_ending_signals(handler: Callable[[int, FrameType | None], None]) -> None:
    """Have a handler called for each, but for those that whoever started us has ignored."""
    for number in ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handler)


def leave_on_signals() -> None:
    """End at once: until the terminal is taken there is nothing to give back.

    An exception would do instead, were it not that some imports swallow it or wrap it.
    """
    _on_ending_signals(lambda number, _frame: os._exit(128 + number))


def exit_on_signals(app: App[Any], give_up: Callable[[int], None]) -> None:
    """Let the ending signals close the app in good order; `give_up` ends it with a code at once."""
    loop = asyncio.get_running_loop()

    def leave(number: int, _frame: FrameType | None) -> None:
        code = 128 + number
        if loop.is_closed():
            os._exit(code)
        signal.signal(signal.SIGALRM, lambda *_: give_up(code))
        # Of several signals the first one sets it.
        if not signal.getitimer(signal.ITIMER_REAL)[0]:
            signal.alarm(DEADLINE)
        loop.call_soon_threadsafe(lambda: app.exit(return_code=code))

    _on_ending_signals(leave)


def on_stop_and_go(
    stop: Callable[[Callable[[], bool]], None], go_on: Callable[[], None], *, can_stop: bool
) -> None:
    """Have `stop` called instead of being stopped, which it has to do; `go_on` after other stops.

    Both run in the event loop: a handler may come in the midst of what they change. Once that loop
    is closed the terminal is given back, and neither is called. To go on may be told before it
    has stopped: `stop` is given what says whether it still is to do so.
    """
    loop = asyncio.get_running_loop()
    is_to_stop = is_stopping = goes_on = False

    def stop_now() -> None:
        nonlocal is_stopping
        if is_to_stop:
            is_stopping = True
            stop(lambda: is_to_stop)
            is_stopping = False

    def go_on_now() -> None:
        nonlocal goes_on
        goes_on = False
        go_on()

    def continued(_number: int, _frame: FrameType | None) -> None:
        nonlocal is_to_stop, goes_on
        is_to_stop = False
        if not (is_stopping or loop.is_closed()):
            goes_on = True
            loop.call_soon_threadsafe(go_on_now)

    def stopped(_number: int, _frame: FrameType | None) -> None:
        nonlocal is_to_stop
        if loop.is_closed():
            os.kill(os.getpid(), signal.SIGSTOP)
        # Of two that came at once nobody knows the order: who stopped for good could not be helped.
        elif not goes_on:
            is_to_stop = True
            loop.call_soon_threadsafe(stop_now)

    signal.signal(signal.SIGCONT, continued)
    signal.signal(signal.SIGTSTP, stopped if can_stop else signal.SIG_IGN)
