"""The field in which an exact number is typed."""

from __future__ import annotations

from textual.message import Message
from textual.widgets import Input

_LONGEST = 40


class Entry(Input):
    """A field of one row. It does not blink: an idle app sends nothing."""

    BINDINGS = [("escape", "leave", "leave the field")]

    class Left(Message):
        """The field was left without a number."""

    def __init__(self, value: str) -> None:
        super().__init__(value, compact=True, max_length=_LONGEST)
        self.cursor_blink = False

    def action_leave(self) -> None:
        """Close the field; nothing is changed."""
        self.post_message(self.Left())
