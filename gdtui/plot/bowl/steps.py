"""The steps that a marble has taken, joined: a zigzag is seen as one, and so is how steps shrink.

A step over a bottom is a straight line through the air; one that stays on its side is a stair,
as long as the step and as high as the loss that it takes away.
"""

from __future__ import annotations

from gdtui.engine.runs.run import Run
from gdtui.plot.bowl.window import Window
from gdtui.plot.cells.dots import Point

TRAIL_LENGTH = 7
"""How many steps back are seen."""

Path = tuple[Point, ...]
"""From where a step began to where it ended, in straight lines."""


def steps_taken(
    run: Run, window: Window, reached: int, marble: Point, most: int = TRAIL_LENGTH
) -> tuple[Path, ...]:
    """The paths of the last steps up to an epoch, the oldest first, the last to the marble.

    A step of which nothing lies in the window is left out.
    """
    return tuple(
        _path(run, epoch, window, marble if epoch + 1 == reached >= run.at else None)
        for epoch in range(max(0, reached - most), reached)
        if window.holds(run.weight_at(epoch))
        or (epoch < run.at and window.holds(run.weight_at(epoch + 1)))
    )


def _path(run: Run, epoch: int, window: Window, marble: Point | None) -> Path:
    """A stair goes down only where the marble has arrived: until then its length grows."""
    start = window.on(run.landscape, run.weight_at(epoch))
    landing = window.on(run.landscape, run.weight_at(epoch + 1)) if epoch < run.at else None
    end = marble or landing or start
    if run.step_from(epoch).crosses:
        return start, end
    level = end[0], start[1]
    return (start, level, end) if end == landing else (start, level)
