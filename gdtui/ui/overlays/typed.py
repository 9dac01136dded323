"""A text that is being typed, as a value, and the open field that takes the keys for it.

Every edit gives another text; the keys are those that line editors have had for decades.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, NamedTuple

from gdtui.guide.guide import Action
from gdtui.guide.words import Words
from gdtui.plot.cells.ascii import is_one_cell, one_cell_each
from gdtui.plot.cells.numerals import lowered
from gdtui.plot.panes.control import Field
from gdtui.ui.commands.command import after_change
from gdtui.ui.commands.setting import NUMBERS, Number
from gdtui.ui.keys import QUIT_ANYWHERE, Hint
from gdtui.ui.overlays.overlay import Overlay
from gdtui.ui.view import View

_LONGEST = 1000


class Setting(NamedTuple):
    """What can be typed, by its name; `in_letters` where it is no number."""

    name: str
    in_letters: bool = False
    as_typed: bool = False
    """Whether it may have any characters, and capitals stay."""


FILE = Setting("file name", in_letters=True, as_typed=True)


class Entry(NamedTuple):
    """The field that is open."""

    setting: Setting
    field: Field
    is_sure: bool = False
    """Whether it was asked if that is meant, and nothing was typed since."""

    @staticmethod
    def of(setting: Setting, text: str) -> Entry:
        """A field with a text that is selected."""
        return Entry(setting, Field(text, len(text), is_selected=bool(text)))

    def refused(self, complaint: str) -> Entry:
        """The field as it is, and what is wrong with it."""
        return self._replace(field=self.field._replace(is_selected=False, complaint=complaint))

    def inserted(self, text: str) -> Entry:
        """More text at the cursor, or in place of what is selected; its first line, printable."""
        line = text.partition("\n")[0].partition("\r")[0]
        typed = "".join(filter(str.isprintable, line))
        name, in_letters = self.setting.name, self.setting.in_letters
        typed = lowered(typed) if in_letters and not self.setting.as_typed else typed
        fits = all(map(is_one_cell, typed)) if self.setting.as_typed else typed.isascii()
        if not fits:
            signs = "letters" if in_letters else "digits"
            wrong = one_cell_each(typed[:9])
            return self.refused(f"a {name} is written in plain {signs}, not {wrong}")
        if not typed:
            return self
        before, after = self._halves
        if len(before) + len(typed) + len(after) > _LONGEST:
            return self.refused(f"a {name} has at most {_LONGEST} characters")
        return self._with(before + typed, after)

    def after(self, key: str, character: str | None) -> Entry | None:
        """The field after a key that types or edits; None where the key does neither."""
        if character is not None and character.isprintable():
            return self.inserted(character)
        if key in _MOVES:
            # To the left of all that is selected is its beginning.
            by = -_LONGEST if self.field.is_selected and _MOVES[key] < 0 else _MOVES[key]
            place = max(0, min(self.field.cursor + by, len(self.field.text)))
            return self._replace(field=self.field._replace(cursor=place, is_selected=False))
        if key in _CUTS:
            before, after = self._halves
            cut = _CUTS[key]
            return self._with(before[: cut.start], after[cut.stop :])
        return None

    @property
    def _halves(self) -> tuple[str, str]:
        """What stays before and behind the cursor when something is typed or deleted there."""
        if self.field.is_selected:
            return "", ""
        return self.field.text[: self.field.cursor], self.field.text[self.field.cursor :]

    def _with(self, before: str, after: str) -> Entry:
        return Entry(self.setting, Field(before + after, len(before)))


_MOVES = {
    **dict.fromkeys(("left", "ctrl+b"), -1),
    **dict.fromkeys(("right", "ctrl+f"), 1),
    **dict.fromkeys(("home", "ctrl+a"), -_LONGEST),
    **dict.fromkeys(("end", "ctrl+e"), _LONGEST),
}
"""How far the cursor goes; what is wrong with the text stays so."""
_CUTS = {
    **dict.fromkeys(("backspace", "ctrl+h"), slice(-1, 0)),
    **dict.fromkeys(("delete", "ctrl+d"), slice(None, 1)),
    **dict.fromkeys(("ctrl+u", "ctrl+w"), slice(0, 0)),
    "ctrl+k": slice(None, _LONGEST),
}
"""What stays: of what is before the cursor up to the start, of what is behind it from the stop."""


@dataclass(frozen=True, slots=True)
class OpenField(Overlay):
    """A field that is open; what enter does with it, a subclass says."""

    entry: Entry
    covers: ClassVar[bool] = False
    always = (QUIT_ANYWHERE,)

    def take(self, view: View) -> View:
        """The view after what was typed is taken; with what is wrong with it, where it cannot."""
        raise NotImplementedError

    def key(self, view: View, key: str, character: str | None) -> View | None:
        """Editing; enter takes it, escape leaves it."""
        if key == "escape":
            return view.uncovered
        if key == "enter":
            return after_change(view, Action.FREE, self.take)
        edited = self.entry.after(key, character)
        return None if edited is None else self._edited(view, edited)

    def paste(self, view: View, text: str) -> View:
        return self._edited(view, self.entry.inserted(text))

    def _edited(self, view: View, entry: Entry) -> View:
        changed = entry != self.entry
        return view.laid(replace(self, entry=entry)) if changed else view.saying(self.ways_out)

    def refused(self, view: View, complaint: str) -> View:
        """The field as it is, and what is wrong with it."""
        return view.laid(replace(self, entry=self.entry.refused(complaint)))


class NumberField(OpenField):
    """A number that is typed; its control draws it."""

    ways_out: ClassVar[str] = "`enter` takes the number, `escape` leaves it"
    wanted = (Hint("take", ("enter",)), Hint("leave", ("escape",)))

    def words(self) -> Words:
        return (
            "`enter` takes the number, `escape` leaves the one that was there.",
            "`enter` takes it, `escape` leaves it.",
        )

    def take(self, view: View) -> View:
        number = NUMBERS[self.entry.setting.name]
        try:
            return number.change(view, number.quantity(view).read(self.entry.field.text))
        except ValueError as error:
            return self.refused(view, str(error))


def open_entry(view: View, number: Number) -> View:
    """Let an exact number be typed, from the present one on."""
    entry = Entry.of(Setting(number.name), repr(number.value(view)))
    return view.laid(NumberField(entry))


def field_of(view: View, name: str) -> Field | None:
    """The field on top as it is drawn, where it is for the setting of a name."""
    top = view.top if isinstance(view.top, OpenField) else None
    return top.entry.field if top and top.entry.setting.name == name else None
