"""The log as cells: the listing's own lines, with the mark of the run where there are several."""

from __future__ import annotations

from gdtui.engine.listing import log_lines
from gdtui.engine.race import Race
from gdtui.plot.marks import marked
from gdtui.plot.picture import DIM, PLAIN, Canvas, Picture


def draw_journal(race: Race, epoch: int, width: int, height: int) -> Picture:
    """The last lines up to `epoch`, in constant time however long the run is."""
    canvas = Canvas.blank(width, height)
    marks = [(mark, ink) for _, mark, ink in marked(race)]
    left = max(len(mark) for mark, _ in marks) + 1 if len(marks) > 1 else 0
    for row, (place, text) in enumerate(log_lines(race, epoch, height)):
        if left and place is not None:
            canvas.put(0, row, *marks[place])
        room = width - left
        shown = text if len(text) <= room else text[: room - 1] + "…"
        is_live = place is not None and place < len(race.runs)
        canvas.put(left, row, shown, PLAIN if is_live else DIM)
    return canvas.picture()
