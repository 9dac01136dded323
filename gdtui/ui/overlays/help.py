"""The help, as it lies over the screen: the keys in groups, the marks, the words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from gdtui.plot.cells.picture import Picture
from gdtui.plot.panes.glossary import GLOSSARY
from gdtui.plot.panes.searched import Chapter, Topic, draw_manual, last_row
from gdtui.ui.commands.command import Entry, Group
from gdtui.ui.commands.named import by_name
from gdtui.ui.keys import QUIT_ANYWHERE, Chosen, Hint
from gdtui.ui.overlays.searched import Searched
from gdtui.ui.view import View


@dataclass(frozen=True, slots=True)
class Help(Searched):
    """What is found of it, from the row that it is scrolled to."""

    title: ClassVar[str] = "help"
    called: ClassVar[str] = "help"
    opener: ClassVar[str] = "help"
    ways_out: ClassVar[str] = "letters search; `escape` closes the help"

    def key(self, view: View, key: str, character: str | None) -> View | None:
        """Where nothing is searched for yet, also a space closes it."""
        if key == "escape" and self.search:
            return view.laid(self.searching(""))
        if key in ("escape", "enter") or (key == "space" and not self.search):
            return view.uncovered
        return Searched.key(self, view, key, character)

    def types(self, character: str | None) -> bool:
        """The key that opened it closes it, where nothing is searched for yet."""
        return bool(self.search) and Searched.types(self, character)

    def last_row(self, view: View) -> int:
        """The first row in sight when it is scrolled to its end; 0 where all of it is seen."""
        return last_row(self.chapters(view), self.search, *view.over_room)

    def draw(self, view: View, width: int, height: int) -> Picture:
        """The lines from the first one in sight on."""
        return draw_manual(self.chapters(view), self.search, self.row, width, height)

    def titles(self, view: View) -> tuple[str, str]:
        """What there is to say of the last key, or how to get out of it."""
        way_out = "escape clears the search" if self.search else "escape closes"
        return self.title, view.said or way_out

    def hints(self, view: View) -> tuple[tuple[Hint, ...], tuple[Hint, ...]]:
        """How it is scrolled, where there is more of it, and closed."""
        leave = Hint("clears" if self.search else "closes", ("escape",))
        moves = Hint("scroll", ("up", "down")), Hint("page", ("pageup", "pagedown"))
        return (moves if self.last_row(view) else ()), (leave, QUIT_ANYWHERE)

    def chapters(self, view: View) -> tuple[Chapter, ...]:
        """The help that is read or searched; a search finds what is chosen by its name, too."""
        found = (_by_name(self.groups),) if self.search else ()
        return (*chapters(self.groups, view.keys), *found)


@lru_cache(maxsize=2)
def chapters(groups: tuple[Group, ...], chosen: Chosen = ()) -> tuple[Chapter, ...]:
    """All of the help, with the keys in force."""
    return (
        *(
            Chapter(title, tuple(_topic(entry, chosen) for entry in entries))
            for title, entries in groups
        ),
        *GLOSSARY,
    )


@lru_cache(maxsize=1)
def _by_name(groups: tuple[Group, ...]) -> Chapter:
    """What the commands offer by its name."""
    topics = (Topic(each.name, each.label, also=each.also) for each in by_name(groups))
    return Chapter("by name, in the commands", tuple(topics))


def _topic(entry: Entry, chosen: Chosen) -> Topic:
    also = " ".join(f"{each.name} {each.also}" for each in entry.commands)
    return Topic(entry.names_of_keys(chosen), entry.label, entry.short, also)
