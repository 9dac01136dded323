"""What lies over the screen: the one protocol of fields, the set-up, the help and the lists."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from gdtui.guide.words import Words
from gdtui.plot.cells.picture import Picture
from gdtui.plot.panes.list import List

if TYPE_CHECKING:
    from gdtui.ui.view import View


class Cell(NamedTuple):
    """A cell of a pane's picture, or one beyond it, and the size of the picture."""

    column: int
    row: int
    width: int
    height: int


class Hint(NamedTuple):
    """One thing to do, by keys that are always the same, or by commands, by their names."""

    label: str
    does: tuple[str, ...]


QUIT_ANYWHERE, LEAVE = Hint("quit", ("ctrl+q",)), Hint("leave", ("escape",))


@dataclass(frozen=True, slots=True)
class Overlay:
    """A value on the stack `view.over`; the topmost takes keys, pastes and mouse before the rest.

    Each method gets the view that it lies over, and gives the one that follows.
    """

    opener = ""
    """The name of the command that opens it, and is done again by its key."""
    title = ""
    """What stands in its frame, above; else it is the name of its opener."""
    invites = ""
    """What stands in its frame, below, where there is nothing to say of the last key."""
    ways_out = ""
    """What is said of a key that does nothing here."""
    wanted: ClassVar[tuple[Hint, ...]] = ()
    """Its keys for the key bar, the most useful first."""
    always: ClassVar[tuple[Hint, ...]] = ()
    """Those that are never left out of the key bar."""
    words: ClassVar[Words] = ()
    """What the line of words says where there is nothing to say of the last key."""
    covers = True
    """Whether it takes the place of the pictures and of all that stands beside them."""
    leaves_words = False
    """Whether the line of words above the key bar is seen below it."""
    margin = 1
    """The blank columns at either side, within its frame."""
    stops_time = False
    """Whether a run that plays stands still below it."""

    def key(self, view: View, key: str, typed: str) -> View | None:
        """The view after a key, and what it types, if anything.

        None where it means nothing here, so that a command may be done.
        """
        return None

    def types(self, typed: str) -> bool:
        """Whether that is typed into it, though its key may be that of the opener."""
        return False

    def paste(self, view: View, text: str) -> View | None:
        """The view after a paste; None where nothing takes it."""
        return None

    def pressed(self, view: View, cell: Cell) -> View:
        """The view after the mouse was pressed."""
        return view

    def scrolled(self, view: View, rows: int) -> View:
        """The view after the wheel was turned up, or down where `rows` is negative."""
        return view

    def draw(self, view: View, width: int, height: int) -> Picture:
        """Its picture in so many cells."""
        return Picture()

    def titles(self, view: View) -> tuple[str, str]:
        """What stands in its frame, above and below."""
        return self.title or self.opener, view.said or self.invites


_PAGE, _FAR = 10, 1000
_MOVES = {"up": -1, "down": 1, "pageup": -_PAGE, "pagedown": _PAGE, "home": -_FAR, "end": _FAR}


@dataclass(frozen=True, slots=True)
class ChosenFrom(Overlay):
    """A list of which a row is chosen: by keys, by the wheel, or run at once by the mouse."""

    row: int = 0

    def key(self, view: View, key: str, typed: str) -> View | None:
        """Keys move in it, enter does what is chosen."""
        if key == "enter":
            return self.run(view, self.row)
        return self.moved(view, _MOVES[key]) if key in _MOVES else None

    def last_row(self, view: View) -> int:
        """The number of its last row."""
        raise NotImplementedError

    def seen(self, view: View, width: int, height: int) -> List:
        """The rows around the chosen one, as they are drawn in so many cells."""
        raise NotImplementedError

    def run(self, view: View, row: int) -> View:
        """The view after what a row offers is done."""
        raise NotImplementedError

    def moved(self, view: View, rows: int) -> View:
        """Further down by some rows, up where they are negative, as far as it goes."""
        row = max(0, min(self.row + rows, self.last_row(view)))
        if row == self.row:
            return view.saying(f"the list {'ends' if rows > 0 else 'begins'} here")
        return view.laid(replace(self, row=row))

    def pressed(self, view: View, cell: Cell) -> View:
        row = self.seen(view, cell.width, cell.height).entry_at(cell.row)
        return view if row is None else self.run(view, row)

    def scrolled(self, view: View, rows: int) -> View:
        return self.moved(view, -rows)

    def draw(self, view: View, width: int, height: int) -> Picture:
        return self.seen(view, width, height).draw()
