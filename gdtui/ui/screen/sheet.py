"""The sheet: all that the screen shows as one picture, put together from those of the panes."""

from __future__ import annotations

from typing import Any

from gdtui.plot.cells.ascii import worded
from gdtui.plot.cells.picture import PLAIN, Canvas, Picture
from gdtui.plot.panes.sentences import without_marks
from gdtui.ui.screen.layout import Border, Box, Places
from gdtui.ui.screen.motion import Frame
from gdtui.ui.screen.panes import PANES
from gdtui.ui.screen.theme import EDGE, LABEL, LINE, ON_BAR


class Sheet:
    """The picture of the last frame; of the next one only the panes that changed are drawn."""

    def __init__(self) -> None:
        self.picture = Picture()
        self._places: Places = {}
        self._seen: dict[str, Any] = {}
        self._titles: dict[str, tuple[str, str]] = {}

    def show(self, frame: Frame, places: Places, size: tuple[int, int]) -> Picture:
        """The picture of a frame whose panes lie in these places."""
        canvas = None
        if places != self._places or size != self.picture.size:
            self._places, self._seen, self._titles = places, {}, {}
            canvas = Canvas.blank(*size)
        for name, box in places.items():
            pane, inside = PANES[name], box.inside
            seen = pane.seen(frame, inside.width, inside.height)
            if name in self._seen and self._seen[name] == seen:
                continue
            self._seen[name] = seen
            canvas = canvas or Canvas(self.picture)
            titles = pane.titles(seen)
            if self._titles.get(name) != titles:
                self._titles[name] = titles
                _draw_frame(canvas, box, *map(worded, map(without_marks, titles)))
            picture = pane.draw(seen, inside.width, inside.height)
            if pane.on_bar:
                inks = tuple(row.translate(ON_BAR) for row in picture.inks)
                picture = Picture(picture.rows, inks)
            canvas.paste(inside.left, inside.top, picture)
        if canvas is not None:
            self.picture = canvas.picture()
        return self.picture


def _draw_frame(canvas: Canvas, box: Box, title: str, below: str) -> None:
    """The lines around a pane, and what stands in them: at the left above, at the right below."""
    left, top, width, height, kind, _ = box
    if kind is Border.TOP:
        canvas.put(left, top, "─" * width, LINE)
        canvas.put(left + 1, top, _cut(title, width), LABEL)
    if not kind.is_around:
        return
    is_over = kind is Border.OVER
    ink, right, bottom = EDGE if is_over else LINE, left + width - 1, top + height - 1
    line = "─" * (width - 2)
    canvas.put(left, top, f"╭{line}╮", ink)
    for row in range(top + 1, bottom):
        canvas.put(left, row, "│", ink)
        canvas.put(right, row, "│", ink)
    canvas.put(left, bottom, f"╰{line}╯", ink)
    room = width - 6
    if title := _cut(title, room):
        canvas.put(left + 2, top, f" {title} ", PLAIN if is_over else LABEL)
    if below := _cut(below, room):
        canvas.put(right - len(below) - 3, bottom, f" {below} ", LABEL)


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: max(0, room - 1)] + "…" * (room > 0)
