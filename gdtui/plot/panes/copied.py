"""The command line that was copied, as a picture: all of it, and what it does and does not keep."""

from __future__ import annotations

import textwrap

from gdtui.plot.cells.picture import DIM, STRONG, Canvas, Picture

_TOLD = (
    "It is on its way to your clipboard, as far as the terminal lets a program copy (OSC 52).",
    "It brings back the run at this epoch, what is pinned, the picture and what is switched on;"
    " not what was typed or scrolled, nor what can be undone. A lesson or the challenge it opens at"
    " its start.",
)


def draw_copied(line: str, width: int, height: int) -> Picture:
    """The line in as many rows as it takes, then the words that there is room for."""
    canvas = Canvas.blank(width, height)
    rows = textwrap.wrap(
        line, max(2, width), break_on_hyphens=False, max_lines=max(1, height), placeholder=" …"
    )
    for y, row in enumerate(rows):
        canvas.put(0, y, row, STRONG)
    y = len(rows)
    for told in _TOLD:
        lines = textwrap.wrap(told, max(1, width))
        if y + 1 + len(lines) > height:
            break
        y += 1
        for each in lines:
            canvas.put(0, y, each, DIM)
            y += 1
    return canvas.picture()
