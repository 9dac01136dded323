"""What is drawn at one moment: a view, and where the marbles are that have just left it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from gdtui.plot.bowl.flight import Flight
from gdtui.plot.bowl.window import Window
from gdtui.ui.view import View


@dataclass(frozen=True)
class Frame:
    """A view; while marbles are in the air it is the one before their step."""

    view: View
    aloft: Flight | None = None

    @cached_property
    def window(self) -> Window:
        """The window that the bowl is seen in."""
        return self.aloft.window if self.aloft else self.view.window
