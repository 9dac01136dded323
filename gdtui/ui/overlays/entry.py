"""A text that is being typed, as a value; every edit gives another one.

The keys are those that line editors have had for decades.
"""

from __future__ import annotations

from collections.abc import Callable
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
        if not self._may_have(typed):
            signs = "letters" if in_letters else "digits"
            wrong = one_cell_each(typed[:9])
            return self.refused(f"a {name} is written in plain {signs}, not {wrong}")
        if not typed:
            return self
        before, after = self._halves
        if len(before) + len(typed) + len(after) > _LONGEST:
            return self.refused(f"a {name} has at most {_LONGEST} characters")
        return self._with(before + typed, after)

    def edited(self, key: str) -> Entry | None:
        """The field after a key that edits it; None where the key does not."""
        edit = _EDITS.get(key)
        return None if edit is None else edit(self)

    def _may_have(self, typed: str) -> bool:
        """Whether some characters can be part of it."""
        return all(map(is_one_cell, typed)) if self.setting.as_typed else typed.isascii()

    @property
    def _halves(self) -> tuple[str, str]:
        """What stays before and behind the cursor when something is typed or deleted there."""
        if self.field.is_selected:
            return "", ""
        return self.field.text[: self.field.cursor], self.field.text[self.field.cursor :]

    def _with(self, before: str, after: str) -> Entry:
        return Entry(self.setting, Field(before + after, len(before)))

    def _at(self, cursor: int) -> Entry:
        """The cursor somewhere else; what is wrong stays wrong."""
        place = max(0, min(cursor, len(self.field.text)))
        return self._replace(field=self.field._replace(cursor=place, is_selected=False))

    def _left(self) -> Entry:
        return self._at(0 if self.field.is_selected else self.field.cursor - 1)

    def _right(self) -> Entry:
        return self._at(self.field.cursor + 1)

    def _home(self) -> Entry:
        return self._at(0)

    def _end(self) -> Entry:
        return self._at(len(self.field.text))

    def _backspace(self) -> Entry:
        before, after = self._halves
        return self._with(before[:-1], after)

    def _delete(self) -> Entry:
        before, after = self._halves
        return self._with(before, after[1:])

    def _delete_before(self) -> Entry:
        return self._with("", self._halves[1])

    def _delete_behind(self) -> Entry:
        return self._with(self._halves[0], "")


_EDITS: dict[str, Callable[[Entry], Entry]] = {
    "left": Entry._left,
    "ctrl+b": Entry._left,
    "right": Entry._right,
    "ctrl+f": Entry._right,
    "home": Entry._home,
    "ctrl+a": Entry._home,
    "end": Entry._end,
    "ctrl+e": Entry._end,
    "backspace": Entry._backspace,
    "ctrl+h": Entry._backspace,
    "delete": Entry._delete,
    "ctrl+d": Entry._delete,
    "ctrl+u": Entry._delete_before,
    "ctrl+w": Entry._delete_before,
    "ctrl+k": Entry._delete_behind,
}
