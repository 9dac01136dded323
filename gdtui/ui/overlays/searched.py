"""A list that is searched by what is typed, as it lies over the screen: the help, the commands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from gdtui.ui.commands.command import Group
from gdtui.ui.overlays.overlay import Overlay
from gdtui.ui.view import View

_LONGEST = 40
_PAGE = 10
_FAR = 1000
MOVES = {"up": -1, "down": 1, "pageup": -_PAGE, "pagedown": _PAGE, "home": -_FAR, "end": _FAR}


@dataclass(frozen=True, slots=True)
class Searched(Overlay):
    """The list, made of the table of commands."""

    groups: tuple[Group, ...]
    search: str = ""
    row: int = 0
    """Of the help the first row in sight, of the commands the chosen one."""
    called: ClassVar[str] = "list"

    def last_row(self, view: View) -> int:
        """The last row to which it can be moved."""
        raise NotImplementedError

    def key(self, view: View, key: str, character: str | None) -> View | None:
        """Keys move in it, and letters search."""
        if key in MOVES:
            return self.moved(view, MOVES[key])
        if key == "backspace":
            if not self.search:
                return view.saying("nothing is searched for")
            return view.laid(self.searching(self.search[:-1]))
        return self.paste(view, character or "") if Overlay.types(self, character) else None

    def paste(self, view: View, text: str) -> View:
        """More to be searched for; a blank alone is nothing."""
        more = "".join(filter(str.isprintable, text))
        search = (self.search + more).lstrip()[:_LONGEST]
        if search != self.search:
            return view.laid(self.searching(search))
        return view.saying("no longer search fits" if search else "type a word")

    def searching(self, search: str) -> Searched:
        """Something else searched for, from the first row on."""
        return replace(self, search=search, row=0)

    def moved(self, view: View, rows: int) -> View:
        """Further down by some rows, up where they are negative, as far as it goes."""
        row = max(0, min(self.row + rows, self.last_row(view)))
        if row == self.row:
            return view.saying(f"the {self.called} {'ends' if rows > 0 else 'begins'} here")
        return view.laid(replace(self, row=row))

    def scrolled(self, view: View, rows: int) -> View:
        """Other rows."""
        return self.moved(view, -rows)
