"""What a person sees: arguments, keys and a size → rows of cells, and what a command gives.

This alone knows how the program is made inside; states and sheets do not.
"""

from __future__ import annotations

import contextlib
import gc
import io
import os
from collections.abc import Iterator, Sequence
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unittest.mock import patch

if TYPE_CHECKING:
    from gdtui.ui.app import GdtuiApp

Cell = tuple[str, str]
"""A character and its ink in words; a blank has only what is seen of it."""


class Given(NamedTuple):
    """What a command gave."""

    code: int
    out: str
    err: str


class Screen(io.StringIO):
    """An output that says that it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1


@contextlib.contextmanager
def plain_surroundings(here: str | Path) -> Iterator[None]:
    """A folder to work in, no preferences, no colour or motion asked for; then all as before."""
    place = Path.cwd()
    with _environment_kept():
        for name in ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL_ANIMATIONS", "TEXTUAL_FPS"):
            os.environ.pop(name, None)
        kept = {"XDG_CONFIG_HOME": "/nowhere", "TERM": "xterm-256color", "SOURCE_DATE_EPOCH": "0"}
        os.environ.update(kept)
        os.chdir(here)
        try:
            yield
        finally:
            os.chdir(place)


@contextlib.contextmanager
def _environment_kept() -> Iterator[None]:
    before = dict(os.environ)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _forget_other_characters(are_ascii: bool) -> None:
    """What a program keeps relies on ASCII alone from its start to its end, or on none."""
    if are_ascii is not _forget_other_characters.were_ascii:
        for each in gc.get_objects():
            if isinstance(each, _lru_cache_wrapper) and each.__module__.startswith("gdtui"):
                each.cache_clear()
    _forget_other_characters.were_ascii = are_ascii


_forget_other_characters.were_ascii = False


def given(
    arguments: Sequence[str], *, in_terminal: bool = False, preferences: str = "/nowhere"
) -> Given:
    """What a command line gives."""
    from gdtui.cli.commands import main

    _forget_other_characters("--ascii" in arguments)
    out, err = Screen() if in_terminal else io.StringIO(), io.StringIO()
    with (
        _environment_kept(),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        patch("os.get_terminal_size", lambda *_: os.terminal_size((80, 24))),
    ):
        os.environ["XDG_CONFIG_HOME"] = preferences
        code = main(arguments)
    return Given(code, out.getvalue(), err.getvalue())


def man_page() -> str:
    """The man page."""
    from gdtui.cli import commands, manual

    return manual.man_page(commands.EXPLORER, commands.COMMANDS, commands.TOPICS)


def seen(arguments: Sequence[str], keys: str, size: tuple[int, int]) -> list[list[Cell]]:
    """The cells of the screen after some keys, in the words of `gdtui record --keys`.

    `n*3` is a key pressed three times. A marble is at once where it goes, unless some `wait:` says
    how long it is watched. A picture is computed to its end.
    """
    _forget_other_characters("--ascii" in arguments)
    with _environment_kept():
        return _cells_after(_opened(arguments), keys, size)


def _opened(arguments: Sequence[str]) -> GdtuiApp:
    """The app that a command line opens, before it runs."""
    from gdtui.cli.commands import main
    from gdtui.ui.app import GdtuiApp

    made: list[GdtuiApp] = []
    with (
        patch("gdtui.cli.explorer.terminal_fault", lambda: None),
        patch("gdtui.ui.terminal.signals.leave_on_signals", lambda: None),
        patch.object(GdtuiApp, "code", lambda app: made.append(app) or 0),
    ):
        assert main([*arguments, "--quiet"]) == 0
    (app,) = made
    return app


def _cells_after(app: GdtuiApp, keys: str, size: tuple[int, int]) -> list[list[Cell]]:
    from staged import Staged

    from gdtui.ui.recording.recording import FRAME
    from gdtui.ui.recording.script import read_script

    stage = Staged(view=app.explorer.view, size=size, moving="wait:" in keys)
    for act in read_script(_one_by_one(keys)):
        for event in act.events:
            stage.do(event)
        for _ in range(0 if act.events else round(act.seconds / FRAME)):
            stage.tick(FRAME)
            stage.sheet()
    sheet = stage.sheet()
    inks = _inks(stage.view.theme, has_colours=not app.no_color)
    return [
        [(cell, inks[ink][cell == " "]) for cell, ink in zip(row, inked, strict=True)]
        for row, inked in zip(sheet.rows, sheet.inks, strict=True)
    ]


def _inks(theme: str, *, has_colours: bool) -> dict[str, tuple[str, str]]:
    """Each ink in words: that of a letter, and what is seen of a blank."""
    from gdtui.ui.screen.theme import looks

    found = {}
    for ink, (*colours, bold, underline, reverse) in looks(theme).items():
        fore, back = colours if has_colours else ("default", "default")
        marks = ["bold"] * bold + ["underline"] * underline + ["reverse"] * reverse
        full = " ".join([fore, "on", back, *marks])
        found[ink] = full, full if underline or reverse else f"on {back}"
    return found


def _one_by_one(keys: str) -> str:
    pressed: list[str] = []
    for word in keys.split():
        name, star, times = word.rpartition("*")
        pressed += [name] * int(times) if star and name and times.isdigit() else [word]
    return " ".join(pressed)
