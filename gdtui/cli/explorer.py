"""The explorer, opened in this terminal as the options ask, with what is kept between sessions.

Textual is imported only when it opens, and the file of preferences is looked for before.
"""

from __future__ import annotations

import json
import os
import shlex
import sys
from argparse import Namespace
from contextlib import suppress
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_state_path

from gdtui.cli.output import needs_ascii, print_lines
from gdtui.cli.parsers import SETUP, BadInputError, parser_of, read, setup_of
from gdtui.config.preferences import Preferences, place
from gdtui.engine.runs.run import MOST_PINNED
from gdtui.engine.runs.setup import DEFAULTS
from gdtui.files import NotSavedError, save
from gdtui.guide.experiments import EXPERIMENTS, FREE
from gdtui.options import NAMES
from gdtui.plot.pictures.catalogue import pictures_of
from gdtui.plot.shows import Shows
from gdtui.ui.way_back import FOG, GONE, OF_RUNS, last_lines, read_show

if TYPE_CHECKING:
    from gdtui.engine.runs.run import Run
    from gdtui.guide.course import Course
    from gdtui.ui.view import View


def explore(options: Namespace) -> int:
    """The explorer. Gives the exit code."""
    # A kiosk has no preferences, and the line that is copied there leaves those of others unread.
    options.no_config |= options.kiosk
    preferences, said = read_preferences(options)
    lessons = user_state_path("gdtui", appauthor=False) / "lessons.json"
    kept = None if options.no_config else lessons
    view = first_view(options, preferences, lessons_done(kept)).saying(said)
    _check_terminal()
    from gdtui.ui.terminal.signals import leave_on_signals
    from gdtui.ui.terminal.surroundings import settle

    settle(os.environ, mono=options.mono, kiosk=options.kiosk, motion=preferences.motion)
    leave_on_signals()
    from gdtui.ui.app import GdtuiApp

    is_poor = needs_ascii(sys.stderr.encoding, os.environ.get("TERM", ""))
    app = GdtuiApp(view, ascii_only=options.ascii or is_poor)
    code = app.code()
    if kept and (now := app.explorer.view.course).kept != view.course.kept:
        keep_lessons(kept, now)
    is_silent = code or options.quiet or options.kiosk
    return code if is_silent else print_lines(last_lines(app.explorer.view))


def first_view(options: Namespace, preferences: Preferences, course: Course) -> View:
    """What the explorer opens on: what the options ask for, in place of what is preferred.

    Raises BadInputError for what does not fit.
    """
    from gdtui.ui.commands.guided import fog, into_lesson, seek
    from gdtui.ui.view import View

    guides = [name for name in ("lesson", "challenge") if getattr(options, name) is not None]
    _check_files(options.kiosk, options)
    start = DEFAULTS if guides else preferences.setup
    setup = setup_of(options, start, "the explorer", may_meet=True)
    for gone, fate in GONE.items():
        if getattr(options, gone) is not None:
            raise BadInputError(f"--{gone} {fate}")
    if len(guides) > 1:
        raise BadInputError(f"--{guides[0]} and --{guides[1]} exclude each other")
    for guide, name in product(guides, (*NAMES, "experiment", *(each.name for each in OF_RUNS))):
        if getattr(options, name) is not None and (guide, name) != ("challenge", "seed"):
            raise BadInputError(f"--{guide} brings its own start: leave out --{name}")
    pinned = [_pinned(text, options.at or 0, options.kiosk) for text in options.pin or ()]
    if len(pinned) > MOST_PINNED:
        raise BadInputError(f"at most {MOST_PINNED} runs are pinned, not {len(pinned)}")
    has = pictures_of(setup)
    if options.picture not in (None, *has):
        raise BadInputError(f"this run has no picture {options.picture}: it has {', '.join(has)}")
    try:
        shows = Shows() if options.show is None else read_show(options.show, setup.method.rule)
    except ValueError as error:
        raise BadInputError(f"argument --show: {error}") from None
    on = next((each for each in EXPERIMENTS if each.key == options.experiment), FREE)
    drawn = setup.method.noise.seed
    if options.seed is None and not drawn:
        drawn = int.from_bytes(os.urandom(2), "big")
    view = View(
        setup.race()._replace(pinned=tuple(pinned)),
        thought=on.thought if setup == on.setup._replace(epochs=setup.epochs) else FREE.thought,
        speed=options.speed or preferences.speed,
        target=options.at or None,
        shows=shows._replace(whole=options.picture),
        course=course,
        drawn=drawn,
        theme=options.theme or preferences.theme,
        keys=preferences.keys,
        is_preferred=preferences.change_the_start or options.no_config,
        is_kiosk=options.kiosk,
    )
    if options.lesson:
        return into_lesson(view, options.lesson)
    if options.challenge:
        return fog(view) if options.challenge == FOG else seek(view)
    return view


def _check_files(is_kiosk: bool, options: Namespace) -> None:
    """Raise BadInputError for data that are not read here."""
    if options.data and is_kiosk:
        raise BadInputError("argument --data: a kiosk reads no file")
    if options.data == "-":
        raise BadInputError("argument --data: the keys come from stdin: name a file")


def _pinned(text: str, at: int, is_kiosk: bool) -> Run:
    """A run that is pinned, at an epoch where it says nothing else."""
    parser = parser_of("gdtui --pin", "", (*SETUP, OF_RUNS[0]))
    try:
        options = read(parser, shlex.split(text))
        _check_files(is_kiosk, options)
        setup = setup_of(options)
    except (BadInputError, ValueError) as error:
        words = str(error)
        raise BadInputError(f"argument --pin: {words[:1].lower()}{words[1:]}") from None
    if len(setup.weights) > 1:
        raise BadInputError("argument --pin: a pinned run has one weight; --pin can be given again")
    return setup.race().lead.to(at if options.at is None else options.at)


def read_preferences(typed: Namespace) -> tuple[Preferences, str]:
    """What the file of preferences says, and what is to be said of it."""
    if typed.no_config or not os.path.lexists(path := place()):
        return Preferences(), ""
    from gdtui.config.file import preferences_in

    preferences, complaints = preferences_in(path)
    if not complaints:
        return preferences, ""
    # The end of the line goes first where there is no room.
    more = f" ({len(complaints) - 1} more: gdtui config)" * (len(complaints) > 1)
    return preferences, _narrow(complaints[0].placed(path.name)) + more


def lessons_done(place: Path | None) -> Course:
    """The lessons as they were left; none is done where there is no file, or a broken one."""
    from gdtui.guide.course import Course

    if place is None:
        return Course()
    try:
        return Course.of(json.loads(place.read_text(encoding="utf-8")))
    except (OSError, RecursionError, ValueError):
        return Course()


def keep_lessons(place: Path, course: Course) -> None:
    """Write which lessons are done; where that cannot be, they are not kept."""
    with suppress(OSError, NotSavedError):
        place.parent.mkdir(parents=True, exist_ok=True)
        save(str(place), [json.dumps(course.kept, ensure_ascii=False, indent=1), "\n"], over=True)


def _narrow(words: str) -> str:
    """Words for one line of the screen: each character in one cell, none that is a mark there."""
    kept = (c if c < "\u0300" or c == "…" else ascii(c)[1:-1] for c in words)
    return "".join(kept).translate(dict.fromkeys(map(ord, "`{}"), "?"))


def _check_terminal() -> None:
    """Raise BadInputError where the explorer cannot open."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        why = "not a terminal: the explorer needs one, `gdtui run` prints a run without"
    elif sys.stderr is None or not sys.stderr.isatty():
        why = "stderr is not a terminal: the explorer draws there, `gdtui run` prints a run"
    elif os.environ.get("TERM") == "dumb":
        why = "TERM=dumb cannot show the explorer: `gdtui run` prints a run"
    else:
        return
    raise BadInputError(why)
