"""A picture of the whole, computed in slices, between which keys are answered.

The picture is a function of what is seen, its size and the columns that are done; those are kept.
"""

from __future__ import annotations

import time

from textual.geometry import Offset

from gdtui.guide.guide import Kind
from gdtui.plot.cells.picture import Picture
from gdtui.plot.pictures.catalogue import kept_picture, left_out, picture_of, pictures_of
from gdtui.plot.pictures.whole import WholePicture
from gdtui.ui.commands.change import after_change
from gdtui.ui.commands.setting import with_learning_rate, with_parameters, with_weight
from gdtui.ui.screen.frame import Frame
from gdtui.ui.view import View
from gdtui.ui.widgets.cells import Cells

_SLICE = 0.004
"""Seconds of computing at once."""
_BREATH = 0.01
"""Seconds between two slices."""


class WholePane(Cells):
    """The picture that was chosen; beside the bowl the first one, where none was."""

    _is_waiting = False
    """Whether a slice is due."""

    def sees(self, frame: Frame) -> object:
        """The picture as a value."""
        return _picture(frame)

    def titles(self, frame: Frame) -> tuple[str, str]:
        """What the picture is called, and what it leaves out."""
        return _picture(frame).title, left_out(frame.view.race.lead.method)

    def draw(self, frame: Frame, width: int, height: int) -> Picture:
        """The picture after another slice of computing; where something is left, it goes on."""
        seen = _picture(frame)
        columns = seen.columns(width, height)
        if columns is None:
            return seen.draw(0, width, height)
        columns.go_on()
        end = time.monotonic() + _SLICE
        while not columns.is_whole and time.monotonic() < end:
            columns.go_on()
        if not columns.is_whole and not self._is_waiting:
            self._is_waiting = True
            self.set_timer(_BREATH, self._go_on)
        return seen.draw(columns.stage, width, height)

    def _go_on(self) -> None:
        """Another slice of what is seen now, unless it is whole."""
        self._is_waiting = False
        if self._frame is not None and not self.is_whole:
            self._redraw(self._frame)

    @property
    def is_whole(self) -> bool:
        """Whether there is nothing left to compute of what is seen."""
        if self._frame is None:
            return True
        columns = _picture(self._frame).columns(*self.size)
        return columns is None or columns.is_whole

    def holds(self, view: View, place: Offset) -> bool:
        """Of the run at any place."""
        return True

    def pressed(self, view: View, place: Offset) -> View:
        """To the run at a place of the picture."""
        return self.dragged(view, view, place)

    def dragged(self, view: View, start: View, place: Offset) -> View:
        """To the run at another place: its rate, its start, its rule's parameters."""
        to = _picture(Frame(start)).at(*place, *self.size)
        rate, weight, parameters = to.rate, to.weight, to.parameters
        if rate is not None and rate != view.race.lead.learning_rate:
            view = after_change(view, Kind.RATE, lambda view: with_learning_rate(view, rate))
        if weight is not None and weight != view.race.lead.weight:
            view = after_change(view, Kind.WEIGHT, lambda view: with_weight(view, weight))
        if parameters is not None and parameters != view.race.lead.method.rule.values:
            view = after_change(view, Kind.SETUP, lambda view: with_parameters(view, parameters))
        return view


def _picture(frame: Frame) -> WholePicture:
    """The picture that is chosen in a view; the first that there is, where it is the bowl."""
    view = frame.view
    lead = view.race.lead
    whole = kept_picture(view.shows.whole, view.race) or pictures_of(lead.landscape, lead.method)[0]
    return picture_of(whole, view.race, frame.window, view.sight, frame.aloft)
