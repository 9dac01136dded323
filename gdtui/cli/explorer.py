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

from gdtui.cli.output import print_lines
from gdtui.cli.parsers import SETUP, BadInputError, parser_of, read, setup_of
from gdtui.config.preferences import Preferences, place
from gdtui.engine.runs.race import MOST_PINNED
from gdtui.engine.runs.setup import DEFAULTS, Setup
from gdtui.files import NotSavedError, save
from gdtui.guide.experiments import EXPERIMENTS, FREE
from gdtui.options import NAMES
from gdtui.plot.shows import Beat
from gdtui.ui.command_line import GONE, OPTIONS, Pin, Shown

if TYPE_CHECKING:
    from gdtui.guide.lessons.course import Course
    from gdtui.guide.words import Words

_ASCII_TERMS = ("linux", "vt52", "vt100", "vt102", "vt220", "vt320", "vt420", "vt520")
"""Terminals whose fonts have no braille patterns; their variants have a hyphen after the name."""
_USUAL = Shown()


def explore(options: Namespace) -> int:
    """The explorer. Gives the exit code."""
    preferences, said = read_preferences(options)
    _check_files(options.kiosk, options)
    start = DEFAULTS if _own_starts(options) else preferences.setup
    setup = setup_of(options, start, "the explorer", may_meet=True)
    shown = shown_of(options, setup, Shown(speed=preferences.speed, theme=preferences.theme))
    _check_terminal()
    from gdtui.ui.terminal.signals import leave_on_signals
    from gdtui.ui.terminal.surroundings import code_of, settle

    drawn = setup.method.noise.seed
    if not drawn and options.seed is None:
        drawn = int.from_bytes(os.urandom(2), "big")
    settle(os.environ, mono=options.mono, kiosk=options.kiosk, motion=preferences.motion)
    leave_on_signals()
    is_poor = needs_ascii(sys.stderr.encoding, os.environ.get("TERM", ""))
    lessons = user_state_path("gdtui", appauthor=False) / "lessons.json"
    kept = None if options.kiosk or options.no_config else lessons

    def opened() -> int:
        from gdtui.ui.app import GdtuiApp
        from gdtui.ui.view import View

        course = lessons_done(kept)
        view = View(
            setup.race(),
            thought=thought_of_options(options, setup),
            theme=shown.theme,
            keys=preferences.keys,
            is_preferred=preferences.change_the_start or options.no_config,
            drawn=drawn,
            course=course,
            is_kiosk=options.kiosk,
        )
        if shown._replace(theme=_USUAL.theme) != _USUAL:
            from gdtui.ui.way_back import recalled

            view = recalled(view, shown)
        app = GdtuiApp(view.saying(said), ascii_only=options.ascii or is_poor)
        code = app.code()
        if kept and (now := app.explorer.view.course).kept != course.kept:
            keep_lessons(kept, now)
        if code or options.quiet or options.kiosk:
            return code
        from gdtui.ui.way_back import last_lines

        return print_lines(last_lines(app.explorer.view))

    return code_of(opened)


def shown_of(options: Namespace, setup: Setup, usual: Shown = _USUAL) -> Shown:
    """What the options ask for beside a setup, in place of what is usual.

    Raises BadInputError for what does not fit.
    """
    for gone, fate in GONE.items():
        if getattr(options, gone) is not None:
            raise BadInputError(f"--{gone} {fate}")
    starts = _own_starts(options)
    if len(starts) > 1:
        raise BadInputError(f"--{starts[0]} and --{starts[1]} exclude each other")
    for start, name in product(starts, (*NAMES, "experiment", "at", "pin", "picture", "show")):
        if getattr(options, name) is not None and (start, name) != ("challenge", "seed"):
            raise BadInputError(f"--{start} brings its own start: leave out --{name}")
    values = ((each.name, getattr(options, each.name)) for each in OPTIONS)
    shown = usual._replace(**{name: value for name, value in values if value is not None})
    if shown.challenge is not None and options.seed is not None:
        shown = shown._replace(seed=setup.method.noise.seed)
    if len(shown.pin) > MOST_PINNED:
        raise BadInputError(f"at most {MOST_PINNED} runs are pinned, not {len(shown.pin)}")
    if shown.picture:
        from gdtui.plot.pictures.catalogue import pictures_of

        has = pictures_of(setup.landscape, setup.method)
        if shown.picture not in has:
            raise BadInputError(f"this run has no picture {shown.picture}: it has {', '.join(has)}")
    rule = setup.method.rule
    count = len(Beat.all_of(rule))
    if shown.show.beat > count:
        beats = f"a step by {rule.name} has {count} beats, not {shown.show.beat}"
        raise BadInputError(f"argument --show: {beats}")
    pins = (_pin_of(text, shown.at, options.kiosk) for text in options.pin or ())
    return shown._replace(pin=tuple(pins))


def thought_of_options(options: Namespace, setup: Setup) -> Words:
    """The thought of the experiment asked for, as long as nothing that it rests on is changed."""
    for each in EXPERIMENTS:
        if (options.experiment, setup) == (each.key, each.setup._replace(epochs=setup.epochs)):
            return each.thought
    return FREE.thought


def _own_starts(options: Namespace) -> list[str]:
    """The options given that bring their own start."""
    return [name for name in ("lesson", "challenge") if getattr(options, name) is not None]


def _check_files(is_kiosk: bool, options: Namespace) -> None:
    """Raise BadInputError for data that are not read here."""
    if options.data and is_kiosk:
        raise BadInputError("argument --data: a kiosk reads no file")
    if options.data == "-":
        raise BadInputError("argument --data: the keys come from stdin: name a file")


def _pin_of(text: str, at: int, is_kiosk: bool) -> Pin:
    """A run that is pinned, at the epoch of the others where it says nothing else."""
    parser = parser_of("gdtui --pin", "", (*SETUP, OPTIONS[0]))
    try:
        options = read(parser, shlex.split(text))
        _check_files(is_kiosk, options)
        setup = setup_of(options)
    except (BadInputError, ValueError) as error:
        words = str(error)
        raise BadInputError(f"argument --pin: {words[:1].lower()}{words[1:]}") from None
    if len(setup.weights) > 1:
        raise BadInputError("argument --pin: a pinned run has one weight; --pin can be given again")
    return Pin(setup, at if options.at is None else options.at)


def read_preferences(typed: Namespace) -> tuple[Preferences, str]:
    """What the file of preferences says, and what is to be said of it; a kiosk reads none."""
    if typed.kiosk or typed.no_config or not os.path.lexists(path := place()):
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
    from gdtui.guide.lessons.course import Course

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


def needs_ascii(encoding: str, kind: str) -> bool:
    """Whether an encoding, or a kind of terminal as TERM names it, has no more than ASCII."""
    is_utf_8 = encoding.lower().replace("-", "") == "utf8"
    return not is_utf_8 or kind.partition("-")[0] in _ASCII_TERMS


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
