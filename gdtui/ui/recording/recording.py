"""A recording from its beginning to its file: what is done, what is seen, how it is written.

There is no app: time is told by hand, so that the same acts give the same frames on any machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from gdtui.engine.runs.setup import Setup
from gdtui.plot.cells.picture import Picture
from gdtui.ui.recording.script import Act, played, read_script
from gdtui.ui.screen.stage import FRAMES_PER_SECOND, Stage
from gdtui.ui.view import Request, View

FRAME = 1 / FRAMES_PER_SECOND
_WATCHED = 1.5
"""Seconds for which the end is seen."""


class Shot(NamedTuple):
    """What is seen from a frame on, until the next shot, in the colours of a theme."""

    number: int
    sheet: Picture
    theme: str


class Reel(NamedTuple):
    """A recording: what changes, and how many frames it has in all."""

    shots: tuple[Shot, ...]
    frames: int


def written(
    kind: str,
    setup: Setup,
    theme: str,
    size: tuple[int, int],
    speed: float,
    keys: str | None,
    title: str,
) -> Iterable[str]:
    """The text of a recording: a `cast`, or an `svg`. Raises ValueError for keys that are none."""
    epochs = setup.race().to(setup.epochs).at
    acts = played(epochs, speed) if keys is None else read_script(keys)
    # Nobody is there to leave for a shell, and no file but the recording is to be written.
    view = View(setup.race(), speed=speed, theme=theme, is_kiosk=True)
    reel = film(view, size, acts)
    if kind == "cast":
        from gdtui.ui.recording.cast import cast

        return cast(reel, title)
    from gdtui.ui.recording.moving import moving

    return [moving(reel, title)]


def film(view: View, size: tuple[int, int], acts: Sequence[Act]) -> Reel:
    """What the explorer shows from a view on while some things are done; to quit ends it."""
    stage = Stage(view, size)
    shots: list[Shot] = []
    number, seconds = 0, 0.0
    _shoot(stage, shots, number)
    for events, watched in (*acts, Act((), _WATCHED)):
        for event in events:
            stage.take(event)
            if stage.view.request is Request.QUIT:
                return Reel(tuple(shots), number + 1)
            stage.view = replace(stage.view, request=None)
        seconds += watched
        while number < round(seconds / FRAME):
            number += 1
            stage.tick(FRAME)
            _shoot(stage, shots, number)
    return Reel(tuple(shots), number + 1)


def _shoot(stage: Stage, shots: list[Shot], number: int) -> None:
    """Another shot, where something has changed since the last one."""
    stage.go_on()
    while stage.is_on_its_way:
        stage.go_on()
    shot = Shot(number, stage.sheet(), stage.view.theme)
    if not shots or shot[1:] != shots[-1][1:]:
        shots.append(shot)
