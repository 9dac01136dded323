"""What the app needs around it.

Variables of the environment with no meaning here could leave the screen deaf, end the start in a
traceback, or write files. No Textual here, for they are settled before its import.
"""

from __future__ import annotations

import mmap
import os
import sys
from collections.abc import MutableMapping

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


_FILES = 5
"""File descriptors that the app opens: three for the event loop, one for the terminal, one for what
is imported."""
_ROOM = 32 << 20
"""Bytes that the app will want for a screen with its styles."""


def look_for_room() -> None:
    """Fail now, and not half-way, where there is too little memory or there are too few files."""
    mmap.mmap(-1, _ROOM).close()
    spare: list[int] = []
    try:
        while len(spare) < _FILES:
            spare.append(os.dup(sys.__stderr__.fileno() if sys.__stderr__ else 2))
    finally:
        for descriptor in spare:
            os.close(descriptor)
