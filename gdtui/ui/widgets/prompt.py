"""The line of words above the key bar: what the last key did, else what to do next.

The name of a file is typed there too, beside what can be saved.
"""

from __future__ import annotations

from functools import partial

from gdtui.guide.prompts import Moment, prompt
from gdtui.guide.words import Words
from gdtui.plot.cells.picture import PLAIN, STRONG, Picture
from gdtui.plot.panes.control import rows_needed
from gdtui.plot.panes.field import Field, draw_named
from gdtui.plot.panes.sentences import draw_prompt, draw_said
from gdtui.ui.keys.keymap import in_force_in
from gdtui.ui.overlays.entry import Setting
from gdtui.ui.screen.frame import Frame
from gdtui.ui.view import View
from gdtui.ui.widgets.cells import Cells

_TYPING = (
    "`enter` takes the number, `escape` leaves the one that was there.",
    "`enter` takes it, `escape` leaves it.",
)
_NAMING = (
    "Ending in .csv or .json it is the run, in .svg or .txt its picture.",
    ".csv .json: the run; .svg .txt: the picture",
    ".csv .json run, .svg .txt picture",
)


def words_of(view: View) -> Words:
    """What is to be said now; guides, lists and the bowl alone have words of their own."""
    if view.said:
        return (view.said,)
    if view.entry is not None:
        return _NAMING if view.entry.setting is Setting.FILE else _TYPING
    if view.guide is not None or view.page is not None or view.plays_beats:
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
        field = _field(frame.view)
        words = partial(_draw_words, frame.view)
        return draw_named("save as", field, words, width, height) if field else words(width, height)


def _draw_words(view: View, width: int, height: int) -> Picture:
    if view.said:
        return draw_said(view.said, STRONG, width, height)
    return draw_prompt(words_of(view), PLAIN, width, height)


def _field(view: View) -> Field | None:
    """The name of a file as it is typed."""
    entry = view.entry
    return entry.field if entry and entry.setting is Setting.FILE else None
