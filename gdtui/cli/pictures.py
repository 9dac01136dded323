"""`gdtui plot` and `gdtui record`: what is asked of them, and what comes of it.

Textual is imported for a recording, and for the colours of its themes.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterable
from typing import TYPE_CHECKING

from gdtui.cli.explorer import needs_ascii
from gdtui.cli.output import plain
from gdtui.cli.parsers import (
    LARGEST,
    SMALLEST,
    USUAL_SIZE,
    USUAL_SPEED,
    BadInputError,
    NotWrittenError,
    setup_of,
)
from gdtui.engine.runs.setup import Setup
from gdtui.files import ExistsError, NotSavedError, ending, save

if TYPE_CHECKING:
    from gdtui.plot.bowl.scene import Seen

_WIDEST = 3
"""Columns for each row of a picture in a terminal, at the least: a high one is not filled."""


def plotted(options: Namespace) -> Iterable[str]:
    """The lines that `gdtui plot` prints."""
    from gdtui.plot.cells.ascii import speak_ascii
    from gdtui.plot.cells.picture import coloured_lines, text_lines
    from gdtui.plot.sheet import draw_sheet, in_file

    try:
        kind = None if options.file is None else ending(options.file, ("svg", "txt"))
    except ValueError as error:
        raise BadInputError(str(error)) from None
    setup = setup_of(options, shown_by="a picture")
    terminal = None if kind else _terminal()
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    is_poor = needs_ascii(encoding, os.environ.get("TERM", "") if terminal else "")
    speak_ascii(options.ascii or (not kind and is_poor))
    seen, name = _subject(options, setup)
    width, height = options.size or _room(terminal)
    picture = draw_sheet(seen, width, height, name)
    if kind:
        from gdtui.ui.screen.theme import paints

        picture = picture.monochrome() if options.mono else picture
        colours = paints(options.theme or "dark")
        return _saved(options, in_file(kind, picture, _title(setup), colours))
    is_plain = options.mono or os.environ.get("NO_COLOR")
    has_colour = terminal and not is_plain and os.environ.get("TERM", "dumb") != "dumb"
    if not has_colour:
        return text_lines(picture)
    from gdtui.ui.screen.theme import CODES

    return coloured_lines(picture, CODES)


def recorded(options: Namespace) -> Iterable[str]:
    """The lines that `gdtui record` prints; the recording is in a file."""
    from gdtui.ui.record import written
    from gdtui.ui.view import View

    try:
        kind = ending(options.file, ("cast", "svg"))
        setup = setup_of(options, shown_by="a picture")
        view = View(
            setup.race(),
            speed=options.speed or USUAL_SPEED,
            size=options.size or USUAL_SIZE,
            theme=options.theme or "dark",
            # Nobody is there to leave for a shell, and no file but the recording is to be written.
            is_kiosk=True,
        )
        text = written(kind, view, options.keys, _title(setup))
    except ValueError as error:
        raise BadInputError(str(error)) from None
    return _saved(options, text)


def _saved(options: Namespace, text: Iterable[str]) -> list[str]:
    """Write the file; gives what is said of it."""
    try:
        save(options.file, text, over=options.force)
    except ExistsError as error:
        raise BadInputError(f"{error}: --force overwrites it") from None
    except NotSavedError as error:
        raise NotWrittenError(str(error)) from None
    return ["wrote " + plain(options.file)]


def _subject(options: Namespace, setup: Setup) -> tuple[Seen, str]:
    """What is to be drawn, at the epoch asked for or as near to it as the run gets; its name."""
    from gdtui.plot.bowl.scene import Seen
    from gdtui.plot.pictures.catalogue import BOWL, LOSS, pictures_of

    at = setup.epochs if options.at is None else options.at
    if at > setup.epochs:
        raise BadInputError(f"argument --at: the run has {setup.epochs} epochs, not {at}")
    race = setup.race().to(at)
    name, names = options.picture or BOWL, (BOWL, *pictures_of(race.lead), LOSS)
    if name not in names:
        raise BadInputError(
            f"argument --picture: this run has no picture {name}:"
            f" there are {', '.join(names[:-1])} and {names[-1]}"
        )
    return Seen(race), name


def _title(setup: Setup) -> str:
    """What a picture says of itself to somebody who cannot see it."""
    from gdtui.plot.sheet import title_of

    weights = " and ".join(f"{weight:g}" for weight in setup.weights)
    rate = f"learning rate {setup.learning_rate:g}"
    return f"{title_of(setup.landscapes)} from w = {weights}, {rate}"


# The terminal


def _terminal() -> os.terminal_size | None:
    """The size of the one that is printed to; None where it is none."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()) if sys.stdout else None
    except OSError:
        return None


def _room(terminal: os.terminal_size | None) -> tuple[int, int]:
    """The size of a picture that leaves a row for what is typed next."""
    if terminal is None:
        return USUAL_SIZE
    columns = max(SMALLEST[0], min(terminal.columns, LARGEST[0]))
    rows = min(terminal.lines - 1, columns // _WIDEST, LARGEST[1])
    return columns, max(SMALLEST[1], rows)
