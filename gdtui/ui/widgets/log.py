"""The live log: a view of the run's history, which it does not copy."""

from __future__ import annotations

from textual.message import Message

from gdtui.plot.cells.picture import Picture
from gdtui.plot.panes.log import draw_journal
from gdtui.ui.commands.looking import scrolled_log
from gdtui.ui.screen.frame import Frame
from gdtui.ui.view import View
from gdtui.ui.widgets.cells import Cells


class Log(Cells):
    """The last lines of the listing; it can be scrolled, and each new epoch takes it back."""

    title = "log"

    class Measured(Message):
        """How many lines there is room for."""

        def __init__(self, rows: int) -> None:
            super().__init__()
            self.rows = rows

    def on_resize(self) -> None:
        """Say how many lines there is room for now; out of sight it keeps its place."""
        if self.size.height:
            self.post_message(self.Measured(self.size.height))

    def draw(self, frame: Frame, width: int, height: int) -> Picture:
        """The lines that are in sight."""
        view = frame.view
        return draw_journal(view.race, view.race.at - view.earlier, width, height)

    def scrolled(self, view: View, rows: int) -> View:
        """Earlier epochs or later ones."""
        return scrolled_log(view.arrived(), rows)
