"""The layout at once: where a pane lies after a change, before Textual gets round to it.

And what is seen in it, without a terminal.
"""

from __future__ import annotations

from textual.screen import Screen
from textual.strip import Strip


def lay_out(screen: Screen[None]) -> None:
    """Let every pane have the place that its styles say.

    Textual does so when its queues are empty; a mouse press that is taken before has to know.
    """
    # A layout that stays marked as wanted would keep the next one from being asked for.
    screen._layout_required = False
    screen._refresh_layout()
    screen.check_idle()


def strips_of(screen: Screen[None]) -> tuple[Strip, ...]:
    """All that the screen shows, row by row, drawn anew."""
    lay_out(screen)
    return tuple(screen._compositor.render_strips())
