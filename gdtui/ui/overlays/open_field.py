"""The field for an exact number or the name of a file: how it is opened, and what comes of it.

A number is typed where it stands, a name in the line of words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from gdtui.engine.values import LEARNING_RATE, weight_on
from gdtui.guide.guide import Action
from gdtui.guide.words import Words
from gdtui.plot.cells.picture import PLAIN, STRONG, Picture
from gdtui.plot.panes.field import Field, draw_named
from gdtui.plot.panes.sentences import draw_prompt, draw_said
from gdtui.ui.commands.change import after_change
from gdtui.ui.commands.setting import with_learning_rate, with_weight
from gdtui.ui.keys import QUIT_ANYWHERE, Hint
from gdtui.ui.overlays.entry import Entry, Setting
from gdtui.ui.overlays.overlay import Overlay
from gdtui.ui.view import View

_TYPING = (
    "`enter` takes the number, `escape` leaves the one that was there.",
    "`enter` takes it, `escape` leaves it.",
)
_NAMING = (
    "Ending in .csv or .json it is the run, in .svg or .txt its picture.",
    ".csv .json: the run; .svg .txt: the picture",
    ".csv .json run, .svg .txt picture",
)


@dataclass(frozen=True, slots=True)
class OpenField(Overlay):
    """What is typed, into which field, and what takes it."""

    entry: Entry
    take: Callable[[View, OpenField], View]
    covers: ClassVar[bool] = False

    def key(self, view: View, key: str, character: str | None) -> View | None:
        """Editing; enter takes it, escape leaves it."""
        if key == "escape":
            return view.uncovered
        if key == "enter":
            return after_change(view, Action.FREE, lambda view: self.take(view, self))
        edited = self.entry.after(key, character)
        return None if edited is None else self._edited(view, edited)

    def paste(self, view: View, text: str) -> View:
        """At the cursor."""
        return self._edited(view, self.entry.inserted(text))

    def _edited(self, view: View, entry: Entry) -> View:
        changed = entry != self.entry
        return view.laid(replace(self, entry=entry)) if changed else view.saying(self.ways_out)

    def refused(self, view: View, complaint: str) -> View:
        """The field as it is, and what is wrong with it."""
        return view.laid(replace(self, entry=self.entry.refused(complaint)))

    @property
    def is_name(self) -> bool:
        """Whether it is the name of a file."""
        return self.entry.setting is Setting.FILE

    @property
    def ways_out(self) -> str:  # type: ignore[override]
        """What is said of a key that does nothing here."""
        takes = "saves" if self.is_name else "takes the number"
        return f"`enter` {takes}, `escape` leaves it"

    def draw(self, view: View, width: int, height: int) -> Picture:
        """The name of a file, and words about it; a number is drawn by its control."""

        def words(columns: int, rows: int) -> Picture:
            if view.said:
                return draw_said(view.said, STRONG, columns, rows)
            return draw_prompt(self.words(), PLAIN, columns, rows)

        return draw_named("save as", self.entry.field, words, width, height)

    def words(self) -> Words:
        """What can be typed, or how it is taken."""
        return _NAMING if self.is_name else _TYPING

    def hints(self, view: View) -> tuple[tuple[Hint, ...], tuple[Hint, ...]]:
        """How it is taken and left."""
        takes = Hint("save" if self.is_name else "take", ("enter",))
        return (takes, Hint("leave", ("escape",))), (QUIT_ANYWHERE,)


def open_entry(view: View, setting: Setting) -> View:
    """Let an exact number be typed, from the present one on."""
    value = view.race.rate_in_hand if setting is Setting.RATE else view.race.lead.weight
    return view.laid(OpenField(Entry.of(setting, repr(value)), _take_number))


def open_field(view: View) -> OpenField | None:
    """The field on top, where one is."""
    return view.top if isinstance(view.top, OpenField) else None


def field_of(view: View, setting: Setting) -> Field | None:
    """The field on top as it is drawn, where it is for some setting."""
    top = open_field(view)
    return top.entry.field if top and top.entry.setting is setting else None


def _take_number(view: View, typed: OpenField) -> View:
    """Set what was typed, or say what is wrong with it and keep it."""
    text = typed.entry.field.text
    try:
        if typed.entry.setting is Setting.RATE:
            return with_learning_rate(view, LEARNING_RATE.read(text))
        return with_weight(view, weight_on(view.race.lead.landscape).read(text))
    except ValueError as error:
        return typed.refused(view, str(error))
