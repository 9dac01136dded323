"""What a person wishes for every session, as a value: what the file of preferences comes to.

The setup is kept as the texts that the command line would have had, and is read as those are.
"""

from __future__ import annotations

from typing import NamedTuple

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
