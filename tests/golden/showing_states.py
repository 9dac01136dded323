"""What a person sees: arguments, keys and a size → rows of cells, and what a command gives.

This alone knows how the program is made inside; states and sheets do not.
"""

from __future__ import annotations

import asyncio
import atexit
import contextlib
import gc
import io
import os
import sys
from collections.abc import Awaitable, Iterator, Sequence
from dataclasses import replace
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from unittest.mock import patch

from textual.strip import Strip

if TYPE_CHECKING:
    from gdtui.ui.app import GdtuiApp

Result = TypeVar("Result")
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
    from gdtui.cli import joined

    return joined.man_page()


def seen(arguments: Sequence[str], keys: str, size: tuple[int, int]) -> list[list[Cell]]:
    """The cells of the screen after some keys, in the words of `gdtui record --keys`.

    `n*3` is a key pressed three times. A marble is at once where it goes, unless some `wait:` says
    how long it is watched. A picture is computed to its end.
    """
    _forget_other_characters("--ascii" in arguments)
    with _environment_kept():
        return [
            _cells(strip) for strip in _stage_for(_opened(arguments), arguments, size).play(keys)
        ]


def _opened(arguments: Sequence[str]) -> GdtuiApp:
    """The app that a command line opens, before it runs; nothing in it looks at the clock."""
    from gdtui.cli.commands import main
    from gdtui.ui.app import GdtuiApp

    made: list[GdtuiApp] = []
    with (
        patch("gdtui.cli.opening.terminal_fault", lambda: None),
        patch("gdtui.ui.terminal.signals.leave_on_signals", lambda: None),
        patch.object(GdtuiApp, "code", lambda app: made.append(app) or 0),
    ):
        assert main([*arguments, "--quiet"]) == 0
    (app,) = made
    app.explorer._frames_per_second = 0
    return app


class _Stage:
    """A running app, on which one view is shown after the other: to start one takes long."""

    def __init__(self, app: GdtuiApp, size: tuple[int, int]) -> None:
        self.app = app
        self._size = size
        self._loop = asyncio.new_event_loop()
        self._asked: asyncio.Queue[str | None] = asyncio.Queue()
        self._shown: asyncio.Queue[tuple[Strip, ...]] = asyncio.Queue()
        self._task = self._loop.create_task(self._run())

    def play(self, keys: str) -> tuple[Strip, ...]:
        """What is seen after some keys."""
        return self._until(self._played(keys))

    def close(self) -> None:
        """End the app."""
        if not self._task.done():
            self._asked.put_nowait(None)
            self._until(self._task)
        self._loop.close()

    def _until(self, done: Awaitable[Result]) -> Result:
        """Go on until something is done; what is printed is not left to the app."""
        streams = sys.stdout, sys.stderr
        try:
            return self._loop.run_until_complete(done)
        finally:
            sys.stdout, sys.stderr = streams

    async def _played(self, keys: str) -> tuple[Strip, ...]:
        self._asked.put_nowait(keys)
        shown = asyncio.ensure_future(self._shown.get())
        await asyncio.wait({shown, self._task}, return_when=asyncio.FIRST_COMPLETED)
        if not shown.done():
            await self._task
        return await shown

    async def _run(self) -> None:
        from gdtui.ui.widgets import whole

        whole._SLICE = 600.0
        async with self.app.run_test(size=self._size):
            await self._rest()
            while (keys := await self._asked.get()) is not None:
                self._shown.put_nowait(await self._after(keys))

    async def _after(self, keys: str) -> tuple[Strip, ...]:
        from gdtui.ui.recording.script import read_script
        from gdtui.ui.recording.stage import FRAME
        from gdtui.ui.terminal.layout import strips_of

        self.app.animation_level = "full" if "wait:" in keys else "none"
        explorer = self.app.explorer
        explorer.show()
        await self._rest()
        for act in read_script(_one_by_one(keys)):
            for event in act.events:
                explorer.take(event)
            explorer.show_taken()
            for _ in range(0 if act.events else round(act.seconds / FRAME)):
                explorer.tick(FRAME)
                await self._rest()
        await self._rest()
        return strips_of(explorer)

    async def _rest(self) -> None:
        from gdtui.ui.recording.stage import _is_on_its_way
        from gdtui.ui.terminal.rest import at_rest

        explorer = self.app.explorer
        await at_rest(self.app, explorer, lambda: _is_on_its_way(explorer))


_kept: dict[object, _Stage] = {}
"""The stage that was used last, by what cannot be changed while its app runs."""


def _stage_for(app: GdtuiApp, arguments: Sequence[str], size: tuple[int, int]) -> _Stage:
    """A stage that shows what an app opens with."""
    key = size, frozenset({"--ascii", "--mono", "--kiosk"} & set(arguments))
    view = app.explorer.view
    if key not in _kept or _kept[key].app.explorer.view.theme != view.theme:
        _close()
        _kept[key] = _Stage(app, size)
        return _kept[key]
    running = _kept[key].app.explorer
    # A frame that differs only by what was done before counts as the same.
    running.set_reactive(type(running).frame, None)
    measured = {name: getattr(running.view, name) for name in ("over_room", "log_rows")}
    running.view = replace(view, **measured)
    running._motion, running._mouse = app.explorer._motion, app.explorer._mouse
    return _kept[key]


@atexit.register
def _close() -> None:
    while _kept:
        _kept.popitem()[1].close()


def _one_by_one(keys: str) -> str:
    pressed: list[str] = []
    for word in keys.split():
        name, star, times = word.rpartition("*")
        pressed += [name] * int(times) if star and name and times.isdigit() else [word]
    return " ".join(pressed)


def _cells(strip: Strip) -> list[Cell]:
    cells: list[Cell] = []
    for text, style, _ in strip:
        marks, fore, back = [], "default", "default"
        if style is not None:
            fore = style.color.name if style.color else fore
            back = style.bgcolor.name if style.bgcolor else back
            names = ("bold", "dim", "italic", "underline", "reverse", "strike")
            marks = [name for name in names if getattr(style, name)]
        blank = [mark for mark in marks if mark in ("underline", "reverse", "strike")]
        cells += [
            (c, f"on {back}" if c == " " and not blank else " ".join([fore, "on", back, *marks]))
            for c in text
        ]
    return cells
