"""What a person prefers in every session, as a value, and where the file is that says it.

It is looked for at each start; what reads it (file.py) is imported where there is one.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from platformdirs import user_config_path

from gdtui.engine.runs.setup import DEFAULTS, Setup
from gdtui.engine.values import USUAL_PACE
from gdtui.ui.screen.theme import DEFAULT_THEME


class Preferences(NamedTuple):
    """Each as it is without a file."""

    theme: str = DEFAULT_THEME
    speed: float = USUAL_PACE
    """Epochs a second."""
    motion: bool = True
    """Whether marbles roll."""
    setup: Setup = DEFAULTS
    keys: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Commands by name, with the keys that they have in place of the usual ones."""

    @property
    def change_the_start(self) -> bool:
        """Whether without them something else is shown at first."""
        return self._replace(motion=True, keys=()) != Preferences()


def place() -> Path:
    """Where the file of preferences is, or would be."""
    return user_config_path("gdtui", appauthor=False) / "config.toml"
