"""A text that is being typed, as a value; every edit gives another one.

The keys are those that line editors have had for decades.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from gdtui.plot.cells.ascii import is_one_cell, one_cell_each
from gdtui.plot.cells.numerals import lowered
from gdtui.plot.panes.field import Field

_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Setting:
    """What can be typed, by its name; `in_letters` where it is no number."""

    name: str
    in_letters: bool = False
    as_typed: bool = False
    """Whether it may have any characters, and capitals stay."""

    RATE: ClassVar[Setting]
    WEIGHT: ClassVar[Setting]
    FILE: ClassVar[Setting]


Setting.RATE, Setting.WEIGHT = Setting("learning rate"), Setting("weight")
Setting.FILE = Setting("file name", in_letters=True, as_typed=True)


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

    def asking(self, question: str) -> Entry:
        """The field as it is, and what is to be thought of before it is taken once more."""
        return self.refused(question)._replace(is_sure=True)

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
