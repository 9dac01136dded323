"""The last line of the screen: the keys of the present mode, which can be clicked."""

from __future__ import annotations

from textual.geometry import Offset

from gdtui.plot.cells.picture import KEY, PLAIN, Canvas, Picture
from gdtui.ui.door import after_key
from gdtui.ui.screen.frame import Frame
from gdtui.ui.screen.hints import hints
from gdtui.ui.view import View
from gdtui.ui.widgets.cells import Cells


class KeyBar(Cells):
    """One row of hints, a blank before the first."""

    def sees(self, frame: Frame) -> object:
        """The hints themselves."""
        return hints(frame.view, self.size.width)

    def draw(self, frame: Frame, width: int, height: int) -> Picture:
        """Keys and labels."""
        canvas, column = Canvas.blank(width, height), 1
        for hint in hints(frame.view, width):
            canvas.put(column, 0, hint.keys, KEY)
            canvas.put(column + len(hint.keys) + 1, 0, hint.label, PLAIN)
            column += hint.width
        return canvas.picture()

    def pressed(self, view: View, place: Offset) -> View:
        """What the key under the mouse does: of several keys the one that lies nearest."""
        end = 1
        for hint in hints(view, self.size.width):
            start, end = end, end + hint.width
            if start <= place.x < end:
                number = (place.x - start) * len(hint.pressed) // len(hint.keys)
                return after_key(view, hint.pressed[min(number, len(hint.pressed) - 1)], None)
        return view
