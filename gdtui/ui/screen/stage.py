"""The stage: what a person does becomes a view, and the view a sheet, with no app and no terminal.

All keys, pastes and mouse events come to `take` in the order of their arrival, and each is applied
to the view before the next is looked at. Time goes by in `tick`. The sheet is all that the screen
shows as one picture, put together from those of the panes.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

from textual import events

from gdtui.plot.cells.picture import PLAIN, Canvas, Picture
from gdtui.plot.cells.text import worded
from gdtui.plot.panes.sentences import without_marks
from gdtui.ui.commands.undo import as_one
from gdtui.ui.door import after_key, after_paste
from gdtui.ui.overlays.overlay import Cell
from gdtui.ui.screen.layout import Border, Box, Places, layout
from gdtui.ui.screen.motion import Frame, Motion
from gdtui.ui.screen.panes import PANES, Pane
from gdtui.ui.screen.theme import EDGE, LABEL, LINE, ON_BAR
from gdtui.ui.view import OnItsWayError, Request, View


class Sheet:
    """The picture of the last frame; of the next one only the panes that changed are drawn."""

    def __init__(self) -> None:
        self.picture = Picture()
        self._places: Places = {}
        self._shown: dict[str, tuple[Any, tuple[str, str], Picture]] = {}
        self._view: View | None = None

    def show(self, frame: Frame, places: Places, size: tuple[int, int]) -> Picture:
        """The picture of a frame whose panes lie in these places."""
        canvas = None
        if places != self._places:
            self._places, self._shown = places, {}
            canvas = Canvas.blank(*size)
        is_same, self._view = frame.view is self._view, frame.view
        for name, box in places.items():
            pane, inside = PANES[name], box.inside
            before, named, there = self._shown.get(name, (None, None, None))
            if is_same and named and not pane.moves:
                continue
            content = pane.content(frame, inside.width, inside.height)
            if content == before:
                continue
            canvas, titles = canvas or Canvas(self.picture), pane.titles(*content)
            if titles != named:
                _draw_frame(canvas, box, *map(worded, map(without_marks, titles)))
            picture = pane.draw(*content, inside.width, inside.height)
            if pane.on_bar:
                inks = tuple(row.translate(ON_BAR) for row in picture.inks)
                picture = Picture(picture.rows, inks)
            canvas.paste(inside.left, inside.top, picture, there)
            self._shown[name] = content, titles, picture
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
    sides = "│" * (height - 2)
    canvas.write(left, top + 1, sides, ink)
    canvas.write(right, top + 1, sides, ink)
    canvas.put(left, bottom, f"╰{line}╯", ink)
    room = width - 6
    if title := _cut(title, room):
        canvas.put(left + 2, top, f" {title} ", PLAIN if is_over else LABEL)
    if below := _cut(below, room):
        canvas.put(right - len(below) - 3, bottom, f" {below} ", LABEL)


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: max(0, room - 1)] + "…" * (room > 0)


FRAMES_PER_SECOND = 20
_SLICE = 0.004
"""Seconds in which a picture, or a part of the way to an epoch, is computed at once."""


class Stage:
    """A view, what moves on the way to it, and the sheet in a window of some columns and rows."""

    def __init__(self, view: View, *, moves: bool = True) -> None:
        self.view = view
        """What all that was taken so far has led to."""
        self.motion = Motion()
        self.moves = moves
        """Whether a person wants to see things move."""
        self.is_whole = True
        """Whether there is nothing left to compute of what is seen."""
        self._held: tuple[Pane, Box, View] | None = None
        """What the mouse holds of a pane, where that lies, and the view in which it was pressed."""
        self._waiting: tuple[events.Event, ...] = ()
        """The keys that wait for the epoch that is aimed at."""
        self._sheet = Sheet()
        self._known = view, self.motion, Frame(view)

    def resized(self, size: tuple[int, int]) -> None:
        """The window has another size."""
        self.view = replace(self.view, size=size)

    # What a person does

    def take(self, event: events.Event) -> bool:
        """Apply a key, a paste or a mouse event; gives whether anything is different then.

        A key that needs the end of a long way waits for it, and so does what is typed behind it.
        """
        before = self.view
        try:
            after = self._after(event)
            if self._waiting and after.request is not Request.QUIT:
                after = self._held_back(event)
        except OnItsWayError:
            after = self._held_back(event)
        if after is not before:
            self.change(after)
        return after is not before

    def _held_back(self, event: events.Event) -> View:
        """The view while something waits; escape gives the whole way up."""
        view = self.view
        if isinstance(event, events.Key) and event.key == "escape":
            self._waiting = ()
            return view.given_up()
        if not isinstance(event, (events.Key, events.Paste)):
            return view.saying(f"not before epoch {view.target}: `escape` stops here")
        self._waiting += (event,)
        keys = "a key waits" if len(self._waiting) == 1 else f"{len(self._waiting)} keys wait"
        return view.saying(f"{keys} for epoch {view.target}: `escape` gives up")

    def change(self, after: View) -> None:
        """Another view in place of the present one, as if a key had made it."""
        before, self.view = self.view, after
        self.motion = self.motion.taken(before, after, self.moves)

    def _after(self, event: events.Event) -> View:
        view = self.view
        if isinstance(event, (events.Key, events.MouseDown, events.MouseUp)):
            self._held = None
        match event:
            case events.Key():
                return after_key(view, event.key, event.character)
            case events.Paste():
                return after_paste(view, event.text)
            case events.MouseDown(button=1):
                view = view.saying("")
                if found := self._under(event):
                    pane, place = found
                    cell = _cell(event, place)
                    if pane.holds(self.frame, cell):
                        self._held = pane, place, view
                    return pane.pressed(view, cell)
            case events.MouseMove() if self._held:
                pane, place, start = self._held
                return as_one(start, pane.dragged(view, start, _cell(event, place)))
            case events.MouseScrollUp() | events.MouseScrollDown() if found := self._under(event):
                rows = 1 if isinstance(event, events.MouseScrollUp) else -1
                return found[0].scrolled(view.saying(""), rows)
        return view

    def _under(self, event: events.MouseEvent) -> tuple[Pane, Box] | None:
        """The pane under the mouse and its cells; the bowl beside a dialog is only seen."""
        for name, box in reversed(self.places.items()):
            if (place := box.inside).holds(int(event.x), int(event.y)):
                is_aside = name == "bowl" and "over" in self.places
                return None if is_aside else (PANES[name], place)
        return None

    # Time

    @property
    def changes(self) -> bool:
        """Whether what is shown changes with time, which something over the screen may stop."""
        is_moving = self.view.playing or self.motion.left is not None
        return is_moving and not any(each.stops_time for each in self.view.over)

    @property
    def is_on_its_way(self) -> bool:
        """Whether an epoch is still to be reached, a key to be done, a picture to be computed."""
        return self.view.target is not None or bool(self._waiting) or not self.is_whole

    def tick(self, seconds: float) -> None:
        """Let some seconds go by: epochs that are due, and the marbles on their way."""
        if self.changes:
            self.view, self.motion = self.motion.gone_on(self.view, seconds, self.moves)

    def go_on(self, seconds: float = _SLICE) -> None:
        """Come nearer to the epoch that is aimed at, and compute a picture, for some seconds.

        The first of the keys that waited for that epoch is done.
        """
        end = time.monotonic() + seconds
        while self.view.target is not None:
            self.view = self.view.nearer()
            if time.monotonic() >= end:
                break
        if self.view.target is None and self._waiting:
            (first, *rest), self._waiting = self._waiting, ()
            self.take(first)
            self._waiting += (*rest,)
        box = self.places.get("whole")
        columns = self.frame.whole.columns(*box.inside[2:4]) if box else None
        end = time.monotonic() + seconds
        while columns is not None and not columns.is_whole:
            columns.go_on()
            if time.monotonic() >= end:
                break
        self.is_whole = columns is None or columns.is_whole

    # What is seen

    @property
    def frame(self) -> Frame:
        """What is drawn at this moment: one for a view and what moves on the way to it."""
        view, motion = self.view, self.motion
        if self._known[0] is not view or self._known[1] is not motion:
            self._known = view, motion, motion.frame(view)
        return self._known[2]

    @property
    def places(self) -> Places:
        """Where the panes lie."""
        return layout(self.view)

    def sheet(self) -> Picture:
        """All that is seen, as one picture."""
        return self._sheet.show(self.frame, self.places, self.view.size)


def _cell(event: events.MouseEvent, place: Box) -> Cell:
    """The cell of a pane's picture that the mouse is on; it may lie beyond the picture."""
    column, row = int(event.x) - place.left, int(event.y) - place.top
    return Cell(column, row, place.width, place.height)
