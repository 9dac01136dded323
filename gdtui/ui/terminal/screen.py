"""A screen whose changes are sent cell by cell.

Textual makes each screen's compositor itself, and offers no other way to have one of one's own.
"""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

from gdtui.ui.terminal.compositor import CellsCompositor
from gdtui.ui.terminal.due import draw_due


class CellsScreen(Screen[None]):
    """A screen of Cells."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._compositor: CellsCompositor = CellsCompositor()

    def on_resize(self) -> None:
        """Draw for the first time once the layout for this size is made: the first is for none."""
        if self._compositor.is_held:
            self.call_after_refresh(self._draw_first)

    def _draw_first(self) -> None:
        self._compositor.is_held = False
        draw_due(self)
