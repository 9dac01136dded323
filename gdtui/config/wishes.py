"""What a person wishes for every session, as a value, and what the explorer is told of it.

The file of preferences is looked for at each start; what reads it is imported where it is there.
"""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path
from typing import NamedTuple

from platformdirs import user_config_path

from gdtui.ui.screen.pace import USUAL_PACE
from gdtui.ui.screen.theme import DEFAULT_THEME

Texts = tuple[str, ...]


class Wishes(NamedTuple):
    """Each as it is without a file."""

    theme: str = DEFAULT_THEME
    speed: float = USUAL_PACE
    """Epochs a second."""
    motion: bool = True
    """Whether marbles roll."""
    setup: tuple[tuple[str, Texts], ...] = ()
    """Options of the setup by name, each with what it is given."""
    keys: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Commands by name, with the keys that they have in place of the usual ones."""

    @property
    def change_the_start(self) -> bool:
        """Whether without them something else is shown at first."""
        return self._replace(motion=True, keys=()) != Wishes()


def place() -> Path:
    """Where the file of preferences is, or would be."""
    return user_config_path("gdtui", appauthor=False) / "config.toml"


def wished(typed: Namespace) -> tuple[Wishes, str]:
    """What the file says, and what is to be said of it; a kiosk reads none."""
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
