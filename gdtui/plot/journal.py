"""The log as cells: the listing's own lines, with the shape of the marble where there are two."""

from __future__ import annotations

from gdtui.engine.listing import log_lines
from gdtui.engine.race import Race
from gdtui.plot.bowl import SHAPES
from gdtui.plot.picture import DIM, MARBLES, PLAIN, Canvas, Picture


def draw_journal(race: Race, epoch: int, width: int, height: int) -> Picture:
    """The last lines up to `epoch`, in constant time however long the run is."""
    canvas = Canvas.blank(width, height)
    several = len(race.runs) > 1
    for row, (index, text) in enumerate(log_lines(race, epoch, height)):
        left = 2 if several else 0
        if several and index is not None:
            canvas.put(0, row, SHAPES[index], MARBLES[index])
        room = width - left
        shown = text if len(text) <= room else text[: room - 1] + "…"
        canvas.put(left, row, shown, DIM if index is None else PLAIN)
    return canvas.picture()
