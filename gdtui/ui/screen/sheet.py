"""The sheet: all that the screen shows as one picture, put together from those of the panes."""

from __future__ import annotations

from typing import Any

from gdtui.plot.cells.ascii import worded
from gdtui.plot.cells.picture import PLAIN, Canvas, Picture
from gdtui.ui.screen import layout
from gdtui.ui.screen.layout import Box, Places
from gdtui.ui.screen.motion import Frame
from gdtui.ui.screen.panes import PANES, Pane
from gdtui.ui.screen.theme import EDGE, LABEL, LINE, ON_BAR

_Drawn = tuple[Box, Any]
"""Where a pane was drawn, and from what."""


class Sheet:
    """The picture of the last frame; of the next one only the panes that changed are drawn."""

    def __init__(self) -> None:
        self.picture = Picture()
        self._places: Places = {}
        self._drawn: dict[str, _Drawn] = {}

    def show(self, frame: Frame, places: Places, size: tuple[int, int]) -> Picture:
        """The picture of a frame whose panes lie in these places."""
        if places != self._places or size != self.picture.size:
            self._places, self._drawn = places, {}
            self.picture = Canvas.blank(*size).picture()
        canvas: Canvas | None = None
        for name, box in places.items():
            pane, inside = PANES[name], box.inside
            drawn = box, pane.seen(frame, inside.width, inside.height)
            if self._drawn.get(name) == drawn:
                continue
            self._drawn[name] = drawn
            canvas = canvas or Canvas(self.picture)
            canvas.paste(box.left, box.top, _framed(pane, box, drawn[1]))
        if canvas is not None:
            self.picture = canvas.picture()
        return self.picture


def _framed(pane: Pane, box: Box, seen: Any) -> Picture:
    """The picture of a pane with the lines around it and what stands in them."""
    inside = box.inside
    picture = pane.draw(seen, inside.width, inside.height)
    if pane.on_bar:
        return Picture(picture.rows, tuple(inks.translate(ON_BAR) for inks in picture.inks))
    if inside[:4] == box[:4]:
        return picture
    canvas = Canvas.blank(box.width, box.height)
    canvas.paste(inside.left - box.left, inside.top - box.top, picture)
    if box.frame is layout.Frame.TOP:
        canvas.put(0, 0, "─" * box.width, LINE)
        canvas.put(1, 0, _cut(worded(pane.titles(seen)[0]), box.width), LABEL)
    elif box.frame is not layout.Frame.NONE:
        _draw_frame(canvas, box.frame is layout.Frame.OVER, *map(worded, pane.titles(seen)))
    return canvas.picture()


def _draw_frame(canvas: Canvas, is_over: bool, title: str, below: str) -> None:
    """Lines at all sides; a title at the left above, another at the right below."""
    width, height = canvas.width, canvas.height
    ink, right, bottom = EDGE if is_over else LINE, width - 1, height - 1
    line = "─" * (width - 2)
    canvas.put(0, 0, f"╭{line}╮", ink)
    for row in range(1, bottom):
        canvas.put(0, row, "│", ink)
        canvas.put(right, row, "│", ink)
    canvas.put(0, bottom, f"╰{line}╯", ink)
    room = width - 6
    if title := _cut(title, room):
        canvas.put(2, 0, f" {title} ", PLAIN if is_over else LABEL)
    if below := _cut(below, room):
        canvas.put(right - len(below) - 3, bottom, f" {below} ", LABEL)


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: max(0, room - 1)] + "…" * (room > 0)
