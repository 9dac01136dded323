"""The line of words above the key bar: what the last key did, else what to do next.

The name of a file is typed there too, beside what can be saved.
"""

from __future__ import annotations

from gdtui.guide.prompts import Moment, prompt
from gdtui.guide.words import Words
from gdtui.plot.cells.picture import PLAIN, STRONG, Picture
from gdtui.plot.panes.control import rows_needed
from gdtui.plot.panes.field import Field
from gdtui.plot.panes.sentences import draw_prompt, draw_said
from gdtui.ui.commands.keymap import in_force_in
from gdtui.ui.overlays.entry import Setting
from gdtui.ui.overlays.open_field import field_of
from gdtui.ui.screen.frame import Frame
from gdtui.ui.view import View
from gdtui.ui.widgets.cells import Cells


def words_of(view: View) -> Words:
    """What is to be said now; guides, lists and the bowl alone have words of their own."""
    if view.said:
        return (view.said,)
    if view.top is not None:
        return view.top.words()
    if view.guide is not None or view.plays_beats:
        return ()
    beat = view.shows.beat
    words = prompt(
        Moment(
            view.race,
            view.thought,
            view.done,
            view.playing,
            view.target,
            beat.of - beat.place if beat else None,
        )
    )
    return tuple(in_force_in(view.keys, form) for form in words) if view.keys else words


class Prompt(Cells):
    """One line of words, the same place for all of them."""

    def sees(self, frame: Frame) -> object:
        """The words, and the field."""
        return words_of(frame.view), bool(frame.view.said), _field(frame.view)

    def rows_needed(self, frame: Frame) -> int:
        """Those of what is wrong with a name."""
        return rows_needed(_field(frame.view), self.size.width)

    def draw(self, frame: Frame, width: int, height: int) -> Picture:
        """As many of the words as there is room for."""
        view = frame.view
        if view.top is not None and _field(view):
            return view.top.draw(view, width, height)
        if view.said:
            return draw_said(view.said, STRONG, width, height)
        return draw_prompt(words_of(view), PLAIN, width, height)


def _field(view: View) -> Field | None:
    """The name of a file as it is typed."""
    return field_of(view, Setting.FILE)
