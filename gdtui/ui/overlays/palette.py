"""The list of the commands: it is searched, and what is chosen in it is done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from gdtui.plot.cells.picture import Picture
from gdtui.plot.panes.searched import Offer, draw_palette, row_at
from gdtui.ui.commands.command import Command, after_command
from gdtui.ui.commands.named import found
from gdtui.ui.keys import QUIT_ANYWHERE, Hint, key_name
from gdtui.ui.overlays.searched import Searched
from gdtui.ui.view import View


@dataclass(frozen=True, slots=True)
class Palette(Searched):
    """What fits the search, with the chosen row."""

    title: ClassVar[str] = "commands"
    opener: ClassVar[str] = "commands"
    invites: ClassVar[str] = "enter runs, escape leaves"
    wanted = (Hint("run", ("enter",)), Hint("choose", ("up", "down")))
    always = (Hint("leave", ("escape",)), QUIT_ANYWHERE)
    ways_out: ClassVar[str] = "letters search; `escape` leaves"

    def key(self, view: View, key: str, character: str | None) -> View | None:
        """Enter does what is chosen."""
        if key == "escape":
            return view.uncovered
        return self.run(view) if key == "enter" else Searched.key(self, view, key, character)

    def last_row(self, view: View) -> int:
        """That of the last item found."""
        return len(self.found(view)) - 1

    def run(self, view: View, row: int | None = None) -> View:
        """What a row asks for, the chosen one if none is named, done as its key does it.

        It is done to what lies below, from which all is taken away.
        """
        listed = self.found(view)
        if not listed:
            return view.saying("nothing here has these words")
        return after_command(replace(view, over=()), listed[self.row if row is None else row])

    def pressed(self, view: View, place: tuple[int, int], size: tuple[int, int]) -> View:
        """What enter does on the row under the mouse."""
        row = row_at(self.choices(view), self.row, *size, place[1])
        return view if row is None else self.run(view, row)

    def draw(self, view: View, width: int, height: int) -> Picture:
        """The rows around the chosen one."""
        return draw_palette(self.choices(view), self.search, self.row, width, height)

    def choices(self, view: View) -> tuple[Offer, ...]:
        """What is listed, as it is drawn."""
        return tuple(
            Offer(
                each.name,
                each.label,
                " ".join(map(key_name, each.keys)),
                refusal,
                "" if self.search else each.group,
            )
            for each in self.found(view)
            for refusal in [view.refuses(each.action)]
        )

    def found(self, view: View) -> tuple[Command, ...]:
        """What fits the search, the best first."""
        return found(self.search, self.groups, view.keys)
