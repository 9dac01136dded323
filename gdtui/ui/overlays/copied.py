"""The command line that was copied, as it lies over the screen until the next key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from gdtui.plot.cells.picture import Picture
from gdtui.plot.panes.sentences import draw_copied
from gdtui.ui.overlays.overlay import Overlay
from gdtui.ui.view import View


@dataclass(frozen=True, slots=True)
class Copied(Overlay):
    """All of it, and what it brings back."""

    line: str
    title: ClassVar[str] = "this command line brings it back"
    invites: ClassVar[str] = "any key goes on"
    is_fleeting: ClassVar[bool] = True

    def draw(self, view: View, width: int, height: int) -> Picture:
        """The line, and below it a few words."""
        return draw_copied(self.line, width, height)
