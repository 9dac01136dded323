"""What the app needs around it, before it is imported, and what is said where that is not enough.

Variables of the environment with no meaning here could leave the screen deaf, end the start in a
traceback, or write files; too little memory, too few files or threads are a line on stderr, as any
fault inside is. No Textual here, for its import may fail.
"""

from __future__ import annotations

import mmap
import os
import sys
from collections.abc import Callable, MutableMapping
from pathlib import Path
from traceback import extract_tb

_KEPT = {
    "TEXTUAL_ANIMATIONS": ("none", "basic", "full"),
    "TEXTUAL_COLOR_SYSTEM": ("auto", "standard", "256", "truecolor"),
}
"""Each with what it may be."""


def settle(
    environment: MutableMapping[str, str], *, mono: bool, kiosk: bool, motion: bool = True
) -> None:
    """Set what Textual and Rich read while they are imported."""
    for name in [name for name in environment if name.startswith("TEXTUAL")]:
        if kiosk or environment[name].lower() not in _KEPT.get(name, ()):
            del environment[name]
    if not motion:
        environment.setdefault("TEXTUAL_ANIMATIONS", "none")
    if mono:
        environment["NO_COLOR"] = "1"
    elif not environment.get("NO_COLOR"):
        # Empty counts as not set by the standard, but not for Textual.
        environment.pop("NO_COLOR", None)
    # They would count as the size of the window, and stay so when that changes.
    for name in ("COLUMNS", "LINES"):
        environment.pop(name, None)
    # Textual sleeps for a frame after each update; short frames let a key be answered at once,
    # and cost nothing, since a frame is drawn only when something changed.
    environment["TEXTUAL_FPS"] = "1000"


def told(error: BaseException) -> str:
    """What went wrong inside, in a line."""
    if isinstance(error, MemoryError):
        return "out of memory"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    frames = extract_tb(error.__traceback__)
    place = f" ({Path(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
    return f"internal fault: {type(error).__name__}: {error}{place}".replace("\n", " ")


_FILES = 5
"""File descriptors that the app opens: three for the event loop, one for the terminal, one for what
is imported."""


_ROOM = 32 << 20
"""Bytes that the app will want: the stacks of its threads, and a screen with its styles."""


def look_for_room() -> None:
    """Fail now where there is too little memory: a thread that gets none can leave all waiting."""
    mmap.mmap(-1, _ROOM).close()


def _look_for_files() -> None:
    """Fail now, and not half-way, where there are too few file descriptors."""
    spare: list[int] = []
    try:
        while len(spare) < _FILES:
            spare.append(os.dup(sys.__stderr__.fileno() if sys.__stderr__ else 2))
    finally:
        for descriptor in spare:
            os.close(descriptor)


def code_of(run: Callable[[], int]) -> int:
    """What `run` gives; 1, after a line, where it fails."""
    try:
        _look_for_files()
        return run()
    except Exception as error:
        line = told(error)
        # It holds what `run` was about, and with little memory that is needed to say so.
        del error
        print(f"gdtui: error: {line}", file=sys.stderr)
        return 1
