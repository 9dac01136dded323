"""Signals that end the program: the terminal is given back first, the exit code is 128 + n."""

from __future__ import annotations

import asyncio
import signal
from types import FrameType
from typing import Any

from textual.app import App

_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
_DEADLINE = 2
"""Seconds after which a terminal that takes no more output is given up on."""


def exit_on_signals(app: App[Any]) -> None:
    """Let the ending signals close the app in good order."""
    if app.is_headless:
        return
    loop = asyncio.get_running_loop()

    def leave(number: int, _frame: FrameType | None) -> None:
        signal.alarm(_DEADLINE)
        loop.call_soon_threadsafe(lambda: app.exit(return_code=128 + number))

    for number in _ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, leave)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
