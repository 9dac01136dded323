"""The explorer without a terminal, its clock told by hand: what it shows, frame by frame.

Nothing depends on how quick the machine is, and so the same acts give the same frames.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from textual.strip import Strip

from gdtui.engine.runs.setup import Setup
from gdtui.ui.app import FRAMES_PER_SECOND, GdtuiApp
from gdtui.ui.recording.script import Act
from gdtui.ui.screen.explorer import ExplorerScreen
from gdtui.ui.terminal.layout import strips_of
from gdtui.ui.terminal.rest import at_rest, has_ended
from gdtui.ui.widgets.whole import WholePane

FRAME = 1 / FRAMES_PER_SECOND
_WATCHED = 1.5
"""Seconds for which the end is seen."""

Strips = tuple[Strip, ...]


class Shot(NamedTuple):
    """What is seen from a frame on, until the next shot."""

    number: int
    strips: Strips


class Reel(NamedTuple):
    """A recording: what changes, and how many frames it has in all."""

    shots: tuple[Shot, ...]
    frames: int


async def film(
    setup: Setup, theme: str, size: tuple[int, int], speed: float, acts: Sequence[Act]
) -> Reel:
    """What the explorer shows while some things are done; to quit ends it."""
    # Nobody is there to leave for a shell, and no file but the recording is to be written.
    app = GdtuiApp(setup, theme, frames_per_second=0, kiosk=True)
    app.animation_level = "full"
    explorer = app.explorer
    explorer.view = replace(explorer.view, speed=speed)
    shots: list[Shot] = []
    number, seconds = 0, 0.0
    async with app.run_test(size=size):
        await _shoot(app, shots, number)
        for events, watched in (*acts, Act((), _WATCHED)):
            for event in events:
                explorer.take(event)
            if has_ended(app):
                break
            explorer.show_taken()
            seconds += watched
            while number < round(seconds / FRAME):
                number += 1
                explorer.tick(FRAME)
                await _shoot(app, shots, number)
    return Reel(tuple(shots), number + 1)


async def _shoot(app: GdtuiApp, shots: list[Shot], number: int) -> None:
    """Another shot, where something has changed since the last one."""
    await at_rest(app, app.explorer, lambda: _is_on_its_way(app.explorer))
    strips = strips_of(app.explorer)
    if not shots or strips != shots[-1].strips:
        shots.append(Shot(number, strips))


def _is_on_its_way(explorer: ExplorerScreen) -> bool:
    """Whether an epoch is still to be reached, or a picture to be computed."""
    is_aimed = explorer.view.target is not None
    return is_aimed or not all(pane.is_whole for pane in explorer.query(WholePane))
