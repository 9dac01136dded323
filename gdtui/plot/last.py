"""The last picture: the bowl as lines of text, for the shell that one comes back to."""

from __future__ import annotations

from gdtui.engine.race import Race
from gdtui.plot.ascii import speaks_ascii, to_ascii
from gdtui.plot.bowl import draw_bowl
from gdtui.plot.scene import scene
from gdtui.plot.shows import Shows, Sight
from gdtui.plot.window import Window

_WIDEST, _HIGHEST = 100, 18


def last_picture(
    race: Race, shows: Shows, sight: Sight, window: Window, columns: int, rows: int
) -> list[str]:
    """The bowl as it was seen, in the columns of a terminal and half of its rows."""
    width, height = min(columns, _WIDEST), min(rows // 2, _HIGHEST)
    drawn = draw_bowl(scene(race, shows, sight, window), width, height).rows
    return [(to_ascii(row) if speaks_ascii() else row).rstrip() for row in drawn]
