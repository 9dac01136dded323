"""The run or its picture in a file: how a name is asked for, what is written, what is said of it.

Only `carried_out` looks at the disk and writes to it; the screen calls it when a view asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from gdtui.engine.tables import FORMATS
from gdtui.files import ExistsError, NotSavedError, ending, free_name, save
from gdtui.plot.cells.text import one_cell_each
from gdtui.ui.overlays.overlay import LEAVE, Hint
from gdtui.ui.overlays.typed import FILE, OpenField, selected
from gdtui.ui.view import Request, View

ENDINGS = ("csv", "json", "svg", "txt")
_MARGIN = 2
_ASKED = ": enter again overwrites it"
"""What a field complains of as long as nothing else is typed into it."""
_TELLS = "the numbers would tell what is to be found out: .svg and .txt save the picture"


class NameField(OpenField):
    """The name of a file, and words about it."""

    ways_out = "`enter` saves, `escape` leaves it"
    wanted = (Hint("save", ("enter",)), LEAVE)
    words = (
        "Ending in .csv or .json it is the run, in .svg or .txt its picture.",
        ".csv .json: the run; .svg .txt: the picture",
        ".csv .json run, .svg .txt picture",
    )

    def take(self, view: View) -> View:
        try:
            ending(self.field.text.strip(), ENDINGS)
        except ValueError as error:
            return self.refused(view, str(error))
        return view.near().ask(Request.SAVE)


def carried_out(view: View, *, has_colour: bool = True) -> View:
    """Open the field with a name that is free; where it is open, write what it says.

    A picture has colours where the terminal `has_colour`.
    """
    typed, hidden = view.top, view.sight.hidden
    if not isinstance(typed, NameField):
        proposed = free_name("gdtui", "svg" if hidden else "csv")
        return view.laid(NameField(FILE, selected(proposed)))
    name = typed.field.text.strip()
    kind = ending(name, ENDINGS)
    if kind not in FORMATS:
        what, text = "the picture", _picture(view, kind, has_colour)
    elif hidden:
        return typed.refused(view, _TELLS)
    else:
        what, text = _run(view, kind)
    try:
        place = save(name, text, over=typed.field.complaint.endswith(_ASKED))
    except ExistsError as error:
        return typed.refused(view, f"{error}{_ASKED}")
    except NotSavedError as error:
        return typed.refused(view, str(error))
    said = f"saved {what} in "
    return view.uncovered.saying(said + _shown(place, view.size[0] - _MARGIN - len(said)))


def _run(view: View, kind: str) -> tuple[str, Iterable[str]]:
    """The runs to their ends, as `gdtui run` prints them."""
    runs = [run.to_end() for run in view.race.runs]
    last = max(run.at for run in runs)
    what = "the run" if view.race.at == last else f"the run to its end, epoch {last},"
    return what, (line + "\n" for line in FORMATS[kind](runs))


def _picture(view: View, kind: str, has_colour: bool) -> Iterable[str]:
    """The picture that is seen, as large as the window."""
    from gdtui.plot.pictures.catalogue import BOWL
    from gdtui.plot.sheet import draw_sheet, in_file
    from gdtui.ui.screen.theme import paints

    picture = draw_sheet(view.seen, *view.size, view.shows.whole or BOWL)
    return in_file(kind, picture, view.race, paints(view.theme), has_colour=has_colour)


def _shown(place: Path, room: int) -> str:
    """A place in so many cells: the end of it, where it is longer."""
    text = one_cell_each(str(place))
    return text if len(text) <= room else "…" + text[len(text) - room + 1 :]
