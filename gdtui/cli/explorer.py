"""The explorer, opened in this terminal as the options ask.

Textual is imported only when it opens, and the file of preferences is looked for before.
"""

from __future__ import annotations

import gc
import os
import sys
from argparse import Namespace

from gdtui.cli.output import print_lines
from gdtui.cli.parsers import BadInputError
from gdtui.cli.start import asked_setup, asked_shown, asked_thought
from gdtui.config.wishes import Wishes, place
from gdtui.engine.values import MOST_WEIGHTS

_ASCII_TERMS = ("linux", "vt52", "vt100", "vt102", "vt220", "vt320", "vt420", "vt520")
"""Terminals whose fonts have no braille patterns; their variants have a hyphen after the name."""
_GARBAGE = 20_000
"""So many objects are made before garbage is looked for: a key makes some thousand, which go by
themselves."""


def explore(typed: Namespace) -> int:
    """The explorer. Gives the exit code."""
    from gdtui.ui.shown import Shown

    wishes, said = wished(typed)
    options = typed
    if wishes.setup:
        from gdtui.config.file import with_wishes

        options = with_wishes(wishes, typed)
    setup = asked_setup(options, may_meet=True)
    if len(setup.weights) > MOST_WEIGHTS:
        raise BadInputError("the explorer shows two marbles at most; `gdtui run` takes any number")
    shown = asked_shown(options, setup, Shown(speed=wishes.speed, theme=wishes.theme))
    if fault := terminal_fault():
        raise BadInputError(fault)
    from gdtui.ui.terminal.environment import settle
    from gdtui.ui.terminal.fault import code_of
    from gdtui.ui.terminal.signals import leave_on_signals

    settle(os.environ, mono=options.mono, kiosk=options.kiosk, motion=wishes.motion)
    leave_on_signals()
    has_ascii_alone = needs_ascii(sys.stderr.encoding, os.environ.get("TERM", ""))

    def opened() -> int:
        from gdtui.ui.app import explore

        return explore(
            setup,
            shown,
            thought=asked_thought(options, setup),
            ascii_only=options.ascii_only or has_ascii_alone,
            kiosk=options.kiosk,
            keys=wishes.keys,
            said=said,
            is_preferred=wishes.change_the_start or options.no_config,
            farewell=None if options.quiet or options.kiosk else print_lines,
        )

    # What is made on the way to the first screen stays: to look for garbage in it takes time.
    usual = gc.get_threshold()
    gc.set_threshold(_GARBAGE)
    gc.disable()
    try:
        return code_of(opened)
    finally:
        gc.enable()
        gc.set_threshold(*usual)


def wished(typed: Namespace) -> tuple[Wishes, str]:
    """What the file of preferences says, and what is to be said of it; a kiosk reads none."""
    if typed.kiosk or typed.no_config or not os.path.lexists(path := place()):
        return Wishes(), ""
    from gdtui.config.file import wishes_in

    wishes, complaints = wishes_in(path)
    if not complaints:
        return wishes, ""
    # The end of the line goes first where there is no room.
    more = f" ({len(complaints) - 1} more: gdtui config)" * (len(complaints) > 1)
    return wishes, _narrow(complaints[0].told(path.name)) + more


def _narrow(words: str) -> str:
    """Words for one line of the screen: each character in one cell, none that is a mark there."""
    kept = (c if c < "\u0300" or c == "…" else ascii(c)[1:-1] for c in words)
    return "".join(kept).translate(dict.fromkeys(map(ord, "`{}"), "?"))


def needs_ascii(encoding: str, kind: str) -> bool:
    """Whether an encoding, or a kind of terminal as TERM names it, has no more than ASCII."""
    is_utf_8 = encoding.lower().replace("-", "") == "utf8"
    return not is_utf_8 or kind.partition("-")[0] in _ASCII_TERMS


def terminal_fault() -> str | None:
    """Why the explorer cannot open here, in words; None when it can."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        return "not a terminal: the explorer needs one, `gdtui run` prints a run without"
    if sys.stderr is None or not sys.stderr.isatty():
        return "stderr is not a terminal: the explorer draws there, `gdtui run` prints a run"
    if os.environ.get("TERM") == "dumb":
        return "TERM=dumb cannot show the explorer: `gdtui run` prints a run"
    return None
