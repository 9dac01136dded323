"""The line of words above the key bar: what the last key did, else what to do next."""

from __future__ import annotations

from gdtui.guide.prompts import Moment, prompt
from gdtui.guide.words import Words
from gdtui.plot.picture import PLAIN, STRONG, Picture
from gdtui.plot.prompt import draw_prompt
from gdtui.ui.frame import Frame
from gdtui.ui.keymap import in_force_in
from gdtui.ui.view import View
from gdtui.ui.widgets.cells import Cells

_TYPING = (
    "`enter` takes the number, `escape` leaves the one that was there.",
    "`enter` takes it, `escape` leaves it.",
)


def words_of(view: View) -> Words:
    """What is to be said now; guides, lists and the bowl alone have words of their own."""
    if view.said:
        return (view.said,)
    if view.entry is not None:
        return _TYPING
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
        """The words."""
        return words_of(frame.view), bool(frame.view.said)

    def draw(self, frame: Frame, width: int, height: int) -> Picture:
        """As many of the words as there is room for."""
        view = frame.view
        return draw_prompt(words_of(view), STRONG if view.said else PLAIN, width, height)
