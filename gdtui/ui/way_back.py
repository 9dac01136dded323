"""The way back to what is shown: a command line, and from one the same cells at the same epoch.

Left out is what was typed or scrolled, what can be undone, how far a guide has come, and a window
that was kept from another start.
"""

from __future__ import annotations

import shutil
from dataclasses import replace

from gdtui.engine.runs.race import Race
from gdtui.engine.runs.setup import Setup
from gdtui.plot.cells.picture import text_lines
from gdtui.plot.sheet import draw_sheet
from gdtui.plot.shows import Beat, Shows
from gdtui.ui.command_line import Pin, Shown, Switched, command_line
from gdtui.ui.commands.guided import fog, into_lesson, seek
from gdtui.ui.view import View

_TALL_FROM = 24
"""The rows of a terminal from which there is room for the last picture."""
_MOST_COLUMNS, _MOST_ROWS = 100, 18
"""Columns and rows of that, at the most."""


def line_of(view: View) -> str:
    """The command line that brings back what is shown, whatever is preferred here."""
    line = command_line(Setup.of(view.race), view.thought, shown_in(view))
    return f"{line} --no-config" if view.is_preferred else line


def shown_in(view: View) -> Shown:
    """What is seen of the run; of a lesson or the challenge that it is on."""
    usual = Shown(speed=view.speed, theme=view.theme)
    if view.in_lesson:
        return usual._replace(lesson=view.course.at + 1)
    if view.challenge:
        return usual._replace(challenge=view.challenge.is_foggy, seed=view.challenge.number)
    race, shows = view.race, view.shows
    return usual._replace(
        at=race.at if view.target is None else view.target,
        pin=tuple(Pin(Setup.of(Race((run,))), run.at) for run in race.pinned),
        picture=shows.whole,
        show=Switched(shows.looks, shows.gap, shows.beat.place if shows.beat else 0),
    )


def recalled(view: View, shown: Shown) -> View:
    """A view at the start of its run, as it was shown; a distant epoch is on its way."""
    view = replace(view, speed=shown.speed, theme=shown.theme)
    if shown.lesson is not None:
        return into_lesson(view, shown.lesson)
    if shown.challenge is not None:
        view = replace(view, drawn=view.drawn if shown.seed is None else shown.seed)
        return fog(view) if shown.challenge else seek(view)
    pinned = tuple(pin.setup.race().lead.to(pin.at) for pin in shown.pin)
    looks, gap, place = shown.show
    beats = Beat.all_of(view.race.lead.method.rule)
    shows = Shows(looks, gap, beats[place - 1] if place else None, shown.picture)
    view = replace(view, race=view.race._replace(pinned=pinned), shows=shows)
    return replace(view, target=shown.at) if shown.at else view.looked()


def last_lines(view: View) -> list[str]:
    """The bowl as it was seen, where the terminal is tall enough, and the way back."""
    columns, rows = shutil.get_terminal_size()
    if rows < _TALL_FROM:
        return [line_of(view)]
    picture = draw_sheet(view.seen, min(columns, _MOST_COLUMNS), min(rows // 2, _MOST_ROWS))
    return [*text_lines(picture), "", line_of(view)]
