"""Signals that end the program: the terminal is given back first, the exit code is 128 + n.

Without Textual, so that they are handled before its imports begin.
"""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable
from threading import Timer
from types import FrameType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App

_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
_DEADLINE = 2
"""Seconds after which a terminal that takes no more output is given up on."""


def _on_ending_signals(handler: Callable[[int, FrameType | None], None]) -> None:
    """Have a handler called for each, but for those that whoever started us has ignored."""
    for number in _ENDING:
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
        deadline = Timer(_DEADLINE, give_up, [128 + number])
        deadline.daemon = True
        deadline.start()
        loop.call_soon_threadsafe(lambda: app.exit(return_code=128 + number))

    _on_ending_signals(leave)
