"""Time: how the marbles get from one view to the next, and which epochs of playing are due.

The view is always the truth. While marbles are in the air, what is shown is the view before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from gdtui.plot.bowl.scene import Flight, Seen, flight
from gdtui.plot.pictures.base import WholePicture
from gdtui.plot.pictures.catalogue import kept_picture, picture_of, pictures_of
from gdtui.ui.commands.stepping import played
from gdtui.ui.view import View

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


@dataclass(frozen=True)
class Frame:
    """What is drawn at one moment; while marbles are in the air the view is the one before."""

    view: View
    aloft: Flight | None = None

    @property
    def seen(self) -> Seen:
        """What is seen of the race."""
        return self.view.seen._replace(aloft=self.aloft)

    @cached_property
    def whole(self) -> WholePicture:
        """The picture of the whole that is chosen; where that is the bowl, the first one."""
        race = self.view.race
        chosen = kept_picture(self.view.shows.whole, race) or pictures_of(race.lead)[0]
        return picture_of(chosen, self.seen)


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
