"""The stage: what a person does becomes a view, and time goes by, with no app and no terminal.

All keys, pastes and mouse events come to `take` in the order of their arrival, and each is applied
to the view before the next is looked at. The view is always the truth: while marbles are in the
air, what is shown is the view before. How they get from one to the next, and which epochs of
playing are due, follows from the time that goes by in `tick`.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import NamedTuple

from textual import events

from gdtui.plot.bowl.scene import flight
from gdtui.plot.cells.picture import Picture
from gdtui.ui.commands.stepping import played
from gdtui.ui.commands.undo import as_one
from gdtui.ui.door import after_key, after_paste
from gdtui.ui.overlays.overlay import Cell
from gdtui.ui.screen.layout import Box, Places, layout
from gdtui.ui.screen.panes import PANES, Frame, Pane, Sheet
from gdtui.ui.view import OnItsWayError, Request, View

_ROLLING_SHARE = 0.6
"""The share of an epoch's time that a marble rolls; then it rests."""
_FASTEST_ROLL = 5.0
"""Epochs a second up to which it does; from there on it glides without a rest."""
_FASTEST_GLIDE = 10.0
"""From there on an epoch is at most as long as a frame, and shown as it is."""
_BEATS = 0.2
"""The beats in the time of an epoch."""
_LONGEST_TICK = 0.5
"""The seconds of a standstill, of the machine or of the line, that count."""
_HEAD_START = 0.05
"""The seconds of its way that a marble has gone at the moment of the key."""


class Motion(NamedTuple):
    """What is shown on the way to a view: `left`, while the marbles are in the air."""

    left: View | None = None
    phase: float = 0.0
    """The time since the last step, in epochs."""

    def taken(self, before: View, after: View, moves: bool) -> Motion:
        """What is seen moving after a key: the step that it was; any other lets marbles land."""
        phase = self.phase if before.playing and after.playing else 0.0
        left = _left(before, after) if moves and _pace(after) <= _FASTEST_GLIDE else None
        return Motion(left, phase + _HEAD_START * _pace(after)) if left else Motion(None, phase)

    def gone_on(self, view: View, seconds: float, moves: bool) -> tuple[View, Motion]:
        """The view and what is seen of it after some time."""
        pace = _pace(view)
        left, phase = self.left, self.phase + min(seconds, _LONGEST_TICK) * pace
        due = int(phase)
        # An odd number where they are many: of a marble that hops between two places not one alone
        # is shown.
        due -= due > 0 and due % 2 == 0 and pace > _FASTEST_GLIDE
        if view.playing and due:
            phase -= due
            before = played(view, due - 1) if due > 1 else view
            view = played(before, 1) if before.playing else before
            left = None
            if moves and view.pace <= _FASTEST_GLIDE and view.race.at > before.race.at:
                left = _still_at(before, view)
        if _share(phase, view) >= 1:
            left = None
        if left is None and view.race.is_over:
            view = replace(view, playing=False)
        return view, Motion(left, phase)

    def frame(self, view: View) -> Frame:
        """What is shown."""
        if self.left is None:
            return Frame(view)
        share = _share(self.phase, view)
        windows = self.left.window, view.window
        return Frame(self.left, flight(self.left.race, view.race, share, windows))


def _pace(view: View) -> float:
    """The pace at which time goes by: a single step is never too quick to be seen.

    Beats take longer than epochs, so that one can talk over them.
    """
    if view.plays_beats:
        return min(view.speed * _BEATS, _FASTEST_ROLL)
    return view.pace if view.playing else min(view.pace, _FASTEST_ROLL)


def _share(phase: float, view: View) -> float:
    """How much of its way a marble has gone: ever slower where it rests then, else evenly."""
    if _pace(view) > _FASTEST_ROLL:
        return min(phase, 1.0)
    left = max(0.0, 1.0 - phase / _ROLLING_SHARE)
    return 1.0 - left * left


def _left(before: View, after: View) -> View | None:
    """What is shown while the marbles are on their way from one view to another, if they are.

    From one guide to another, or from a lesson to the next, they are not.
    """
    is_elsewhere = before.aside is not after.aside or before.course.at != after.course.at
    if after.target is not None or before.is_far or is_elsewhere:
        return None
    before = before.arrived()
    is_played_again = after.playing and not before.playing and before.race.is_over
    start = before.standing(before.race.restart()) if is_played_again else before
    race, goal = start.race, after.race
    is_a_step = abs(race.at - goal.at) == 1 and race.to(goal.at).runs == goal.runs
    return _still_at(start, after) if is_a_step else None


def _still_at(before: View, after: View) -> View:
    """A view without what a step has brought about."""
    return replace(
        after,
        race=before.race,
        shows=before.shows,
        course=before.course,
        challenge=before.challenge,
    )


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
