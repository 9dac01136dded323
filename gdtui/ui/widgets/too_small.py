"""What a window shows that is too small for a picture."""

from __future__ import annotations

from textual import events
from textual.widgets import Static


class TooSmall(Static):
    """How large the window must be, and how large it is."""

    def __init__(self, columns: int, rows: int) -> None:
        super().__init__()
        self._needed = f"{columns}×{rows}"

    def on_resize(self, event: events.Resize) -> None:
        """Say it for the new size."""
        width, height = event.size
        self.update(f"gdtui needs {self._needed}, this window is {width}×{height}")
