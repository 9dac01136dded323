"""What a person did, as the app is handed it: a few events in their order, in one message.

The driver reads on once they are taken, so that what waits lies in the line and not in memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import Event

from textual import events
from textual.message import Message


class Arrived(Message, bubble=False):
    """Keys, pastes and mouse events that were read together; `on_arrived` of the app takes them."""

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
