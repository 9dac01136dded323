"""Draw at once what is due on a screen, for the line was busy or the layout not made.

Textual does so of itself only when a widget says that it has changed.
"""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

_LATER = 0.02
"""Seconds until another look where the app holds all updates back."""


def draw_due(screen: Screen[Any]) -> None:
    """To be called by the screen's own queue of messages."""
    if screen.app._batch_count:
        screen.set_timer(_LATER, lambda: draw_due(screen))
        return
    # A refresh forgets which widgets are dirty: those that have not told where must do so first.
    screen._compositor.update_widgets(screen._dirty_widgets)
    screen._compositor_refresh()
