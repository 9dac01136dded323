"""The last line of the screen: the keys of the present mode, which can be clicked."""

from __future__ import annotations

from typing import NamedTuple

from textual.geometry import Offset

from gdtui.guide.guide import Kind
from gdtui.plot.picture import KEY, PLAIN, Canvas, Picture
from gdtui.ui.commands import COMMANDS
from gdtui.ui.door import after_key
from gdtui.ui.frame import Frame
from gdtui.ui.key_names import key_name
from gdtui.ui.view import View
from gdtui.ui.widgets.cells import Cells

_GAP = 2
_ALWAYS = 2


class Hint(NamedTuple):
    """Keys that do one thing: how they are written, what they do, the keys, and their kind."""

    keys: str
    label: str
    pressed: tuple[str, ...]
    kind: Kind = Kind.FREE

    @property
    def width(self) -> int:
        """Columns, with the gap before the next."""
        return len(self.keys) + 1 + len(self.label) + _GAP


def _free_hints() -> tuple[Hint, ...]:
    hints = []
    for entry in COMMANDS:
        if entry.label:
            keys = tuple(command.keys[0] for command in entry.commands)
            names = [key_name(key) for key in keys]
            written = f"{names[0]}-{names[-1]}" if len(names) > 2 else "".join(names)
            hints.append(Hint(written, entry.label, keys, entry.commands[0].kind))
    return tuple(hints)


FREE = _free_hints()
TYPING = (Hint("enter", "takes it", ("enter",)), Hint("escape", "leaves it", ("escape",)))
_TAKING = Hint("enter", "take", ("enter",)), Hint("escape", "leave", ("escape",))
_CHOOSING = Hint("↑↓", "choose", ("up", "down"))
SETTING_UP = (
    [_CHOOSING, Hint("tab", "next field", ("tab",)), *_TAKING],
    [_CHOOSING, Hint("tab", "next", ("tab",)), *_TAKING],
    [Hint("tab", "next", ("tab",)), *_TAKING],
)
"""With fewer words where it is narrow."""
READING = (
    Hint("↑↓", "scroll", ("up", "down")),
    Hint("escape", "closes", ("escape",)),
    Hint("q", "quit", ("q",)),
)


def hints(view: View, width: int) -> list[Hint]:
    """The hints of the present mode; of the free ones as many as fit, help and quit always."""
    if view.entry is not None:
        return list(TYPING)
    if view.set_up is not None:
        return next((told for told in SETTING_UP if _is_within(told, width)), SETTING_UP[-1])
    if view.help_row is not None:
        return list(READING)
    shown = [_in_guide(hint, view) for hint in FREE if view.allows(hint.kind)]
    while len(shown) > _ALWAYS and not _is_within(shown, width):
        del shown[-_ALWAYS - 1]
    return shown


def _is_within(shown: list[Hint], width: int) -> bool:
    return sum(hint.width for hint in shown) - _GAP + 1 <= width


def _in_guide(hint: Hint, view: View) -> Hint:
    """In a lesson the digits predict, and in any guide there is a way out of it."""
    if view.in_lesson and hint.kind is Kind.CHOOSE:
        return hint._replace(label="predict")
    if view.guide and hint.pressed == ("y",):
        return Hint("escape", "leave", ("escape",))
    return hint


class KeyBar(Cells):
    """One row of hints, a blank before the first."""

    def sees(self, frame: Frame) -> object:
        """The hints themselves."""
        return hints(frame.view, self.size.width)

    def draw(self, frame: Frame, width: int, height: int) -> Picture:
        """Keys and labels."""
        canvas, column = Canvas.blank(width, height), 1
        for hint in hints(frame.view, width):
            canvas.put(column, 0, hint.keys, KEY)
            canvas.put(column + len(hint.keys) + 1, 0, hint.label, PLAIN)
            column += hint.width
        return canvas.picture()

    def pressed(self, view: View, place: Offset) -> View:
        """What the key under the mouse does: of several keys the one that lies nearest."""
        end = 1
        for hint in hints(view, self.size.width):
            start, end = end, end + hint.width
            if start <= place.x < end:
                number = (place.x - start) * len(hint.pressed) // len(hint.keys)
                return after_key(view, hint.pressed[min(number, len(hint.pressed) - 1)], None)
        return view
