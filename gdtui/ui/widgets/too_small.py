"""What a window shows that is too small for a picture."""

from __future__ import annotations

from textual import events
from textual.widgets import Static

SMALLEST = (40, 12)
"""Columns and rows below which there is no picture."""


class TooSmall(Static):
    """How large the window must be, and how large it is."""

    def on_resize(self, event: events.Resize) -> None:
        """Say it for the new size."""
        width, height = event.size
        self.update(f"gdtui needs {'×'.join(map(str, SMALLEST))}, this window is {width}×{height}")
