"""A text that is being typed, as a value, and the open field that takes the keys for it.

Every edit gives another text; the keys are those that line editors have had for decades.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from gdtui.guide.guide import Action
from gdtui.plot.cells.text import is_one_cell, lowered, one_cell_each
from gdtui.plot.panes.control import Field
from gdtui.ui.commands.command import after_change
from gdtui.ui.commands.setting import NUMBERS, Number
from gdtui.ui.overlays.overlay import LEAVE, QUIT_ANYWHERE, Hint, Overlay
from gdtui.ui.view import View

_LONGEST = 1000


class Setting(NamedTuple):
    """What can be typed into a field, by its name; `in_letters` where it is no number."""

    name: str
    in_letters: bool = False
    as_typed: bool = False
    """Whether it may have any characters, and capitals stay."""

    def inserted(self, field: Field, text: str) -> Field:
        """More text at the cursor, or in place of what is selected; its first line, printable."""
        line = text.partition("\n")[0].partition("\r")[0]
        typed = "".join(filter(str.isprintable, line))
        typed = lowered(typed) if self.in_letters and not self.as_typed else typed
        fits = all(map(is_one_cell, typed)) if self.as_typed else typed.isascii()
        if not fits:
            signs = "letters" if self.in_letters else "digits"
            wrong = one_cell_each(typed[:9])
            return refused(field, f"a {self.name} is written in plain {signs}, not {wrong}")
        if not typed:
            return field
        before, after = _halves(field)
        if len(before) + len(typed) + len(after) > _LONGEST:
            return refused(field, f"a {self.name} has at most {_LONGEST} characters")
        return _joined(before + typed, after)

    def after(self, field: Field, key: str, typed: str) -> Field | None:
        """The field after a key that types or edits; None where the key does neither."""
        if typed:
            return self.inserted(field, typed)
        if by := _MOVES.get(key):
            # To the left of all that is selected is its beginning.
            by = -_LONGEST if field.is_selected and by < 0 else by
            place = max(0, min(field.cursor + by, len(field.text)))
            return field._replace(cursor=place, is_selected=False)
        if cut := _CUTS.get(key):
            before, after = _halves(field)
            return _joined(before[: cut.start], after[cut.stop :])
        return None


FILE = Setting("file name", in_letters=True, as_typed=True)


def selected(text: str) -> Field:
    """A field with a text that is selected."""
    return Field(text, len(text), is_selected=bool(text))


def refused(field: Field, complaint: str) -> Field:
    """The field as it is, and what is wrong with it."""
    return field._replace(is_selected=False, complaint=complaint)


def _halves(field: Field) -> tuple[str, str]:
    """What stays before and behind the cursor when something is typed or deleted there."""
    if field.is_selected:
        return "", ""
    return field.text[: field.cursor], field.text[field.cursor :]


def _joined(before: str, after: str) -> Field:
    return Field(before + after, len(before))


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
class Typed(Overlay):
    """What has a field that is typed into."""

    @property
    def in_hand(self) -> tuple[Setting, Field]:
        """The field, and what it is for."""
        raise NotImplementedError

    def edited(self, field: Field) -> Typed:
        """The same with the field as it is now."""
        raise NotImplementedError

    def take(self, view: View) -> View:
        """The view after what was typed is taken; with what is wrong with it, where it cannot."""
        raise NotImplementedError

    def key(self, view: View, key: str, typed: str) -> View | None:
        """Editing; enter takes it."""
        if key == "enter":
            return after_change(view, Action.FREE, self.take)
        setting, field = self.in_hand
        after = setting.after(field, key, typed)
        return None if after is None else self.become(view, self.edited(after))

    def paste(self, view: View, text: str) -> View:
        setting, field = self.in_hand
        return self.become(view, self.edited(setting.inserted(field, text)))

    def become(self, view: View, now: Typed) -> View:
        """The view with it as it is now; where nothing has changed, the ways out are told."""
        return view.saying(self.ways_out) if now == self else view.laid(now)


@dataclass(frozen=True, slots=True)
class OpenField(Typed):
    """A field that is open; what enter does with it, a subclass says."""

    setting: Setting
    field: Field
    covers = False
    always = (QUIT_ANYWHERE,)

    @property
    def in_hand(self) -> tuple[Setting, Field]:
        return self.setting, self.field

    def edited(self, field: Field) -> OpenField:
        return replace(self, field=field)

    def refused(self, view: View, complaint: str) -> View:
        """The field as it is, and what is wrong with it."""
        return view.laid(self.edited(refused(self.field, complaint)))


class NumberField(OpenField):
    """A number that is typed; its control draws it."""

    ways_out = "`enter` takes the number, `escape` leaves it"
    wanted = (Hint("take", ("enter",)), LEAVE)
    words = (
        "`enter` takes the number, `escape` leaves the one that was there.",
        "`enter` takes it, `escape` leaves it.",
    )

    def take(self, view: View) -> View:
        number = NUMBERS[self.setting.name]
        try:
            return number.change(view, number.quantity(view).read(self.field.text))
        except ValueError as error:
            return self.refused(view, str(error))


def open_entry(view: View, number: Number) -> View:
    """Let an exact number be typed, from the present one on."""
    return view.laid(NumberField(Setting(number.name), selected(repr(number.value(view)))))


def field_of(top: Overlay | None, name: str) -> Field | None:
    """The field as it is drawn, where what lies on top is one for the setting of a name."""
    return top.field if isinstance(top, OpenField) and top.setting.name == name else None
