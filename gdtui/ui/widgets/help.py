"""The help: every key and what it does, over the rest of the screen."""

from __future__ import annotations

from gdtui.plot.ascii import worded
from gdtui.plot.picture import KEY, PLAIN, Canvas, Picture
from gdtui.ui.commands import COMMANDS
from gdtui.ui.frame import Frame
from gdtui.ui.looking import scrolled_help
from gdtui.ui.view import View
from gdtui.ui.widgets.cells import Cells

_KEYS_WIDTH, _COLUMN_WIDTH = 11, 36
_FRAME = 4, 4
"""Columns and rows of a window that are not the help's: its frame, headline and key bar."""


class Help(Cells):
    """A list of the keys, in two columns where there is room."""

    title = "keys"

    def __init__(self, is_kiosk: bool) -> None:
        super().__init__()
        entries = [entry for entry in COMMANDS if entry.in_kiosk or not is_kiosk]
        self._lines = [(" ".join(entry.key_names), worded(entry.short)) for entry in entries]

    def end(self, columns: int, rows: int) -> int:
        """The first row when it is scrolled to its end, in a window of a size."""
        width, height = columns - _FRAME[0], rows - _FRAME[1]
        return max(0, self._rows(width) - height)

    def _rows(self, width: int) -> int:
        columns = 2 if width >= 2 * _COLUMN_WIDTH else 1
        return -(-len(self._lines) // columns)

    def sees(self, frame: Frame) -> object:
        """How far it is scrolled."""
        return frame.view.help_row

    def titles(self, frame: Frame) -> tuple[str, str]:
        """How to get out of it."""
        return self.title, "escape closes"

    def draw(self, frame: Frame, width: int, height: int) -> Picture:
        """The lines from the first one in sight on."""
        rows = self._rows(width)
        first = min(frame.view.help_row or 0, max(0, rows - height))
        canvas = Canvas.blank(width, height)
        for place, (keys, does) in enumerate(self._lines):
            column, row = divmod(place, rows)
            if 0 <= row - first < height:
                left = column * (width // 2)
                canvas.put(left, row - first, keys, KEY)
                canvas.put(left + max(_KEYS_WIDTH, len(keys)) + 1, row - first, does, PLAIN)
        return canvas.picture()

    def scrolled(self, view: View, rows: int) -> View:
        """Other lines."""
        return scrolled_help(view, -rows)
