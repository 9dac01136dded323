"""The line of words above the key bar: what the last key did, else what to do next."""

from __future__ import annotations

from gdtui.plot.picture import DIM, PLAIN, Picture
from gdtui.plot.prompt import draw_prompt
from gdtui.ui.frame import Frame
from gdtui.ui.widgets.cells import Cells


class Prompt(Cells):
    """One line of words, the same place for all of them."""

    def sees(self, frame: Frame) -> object:
        """The words."""
        return frame.view.said, frame.view.thought

    def draw(self, frame: Frame, width: int, height: int) -> Picture:
        """As many of the words as there is room for."""
        view = frame.view
        text, ink = (view.said, PLAIN) if view.said else (view.thought, DIM)
        return draw_prompt(text, ink, width, height)
