"""The last line of the screen: the keys of the present mode, which can be clicked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.geometry import Offset

from gdtui.guide.guide import Guide, Kind
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
READING = (
    Hint("↑↓", "scroll", ("up", "down")),
    Hint("escape", "closes", ("escape",)),
    Hint("q", "quit", ("q",)),
)


LISTING = (
    Hint("↑↓", "choose", ("up", "down")),
    Hint("enter", "open", ("enter",)),
    Hint("esc", "close", ("escape",)),
    Hint("r", "anew", ("r",)),
    Hint("q", "quit", ("q",)),
)


def hints(view: View, width: int) -> list[Hint]:
    """The hints of the present mode, as many as fit."""
    if view.entry is not None:
        return _fitting([], TYPING, width)
    if view.help_row is not None:
        return _fitting([], READING, width)
    if view.page is not None:
        return _fitting([], LISTING, width)
    shown = [hint for hint in FREE[:-_ALWAYS] if view.allows(hint.kind)]
    if view.guide is None:
        return _fitting(shown, FREE[-_ALWAYS:], width)
    shown = [_predicting(hint) for hint in shown if hint.pressed != ("y",)]
    return _fitting(shown, (*_ways(view.guide), *FREE[-_ALWAYS:]), width)


def _fitting(shown: list[Hint], always: Sequence[Hint], width: int) -> list[Hint]:
    """The first of what is shown, and what stays always; then, where it fits, more of the first."""
    shown, last = list(shown), list(always)
    while sum(hint.width for hint in [*shown, *last]) - _GAP + 1 > width:
        if len(shown) > 1:
            del shown[-1]
        elif last:
            del last[-1]
        else:
            break
    return [*shown, *last]


def _predicting(hint: Hint) -> Hint:
    """In a lesson the digits predict."""
    return hint._replace(label="predict") if hint.kind is Kind.CHOOSE else hint


def _ways(guide: Guide) -> list[Hint]:
    """How to go on in a guide, and the way out of it."""
    onwards = Hint("enter", guide.onwards_does, ("enter",))
    return [onwards] * bool(onwards.label) + [Hint("esc", "leave", ("escape",))]


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
