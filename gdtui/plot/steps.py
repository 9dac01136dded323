"""The steps that a marble has taken, joined: a zigzag is seen as one, and so is how steps shrink.

A step over a bottom is a straight line through the air; one that stays on its side is a stair,
as long as the step and as high as the loss that it takes away.
"""

from __future__ import annotations

from gdtui.engine.run import Run
from gdtui.plot.dots import Point
from gdtui.plot.window import Window

TRAIL_LENGTH = 7
"""How many steps back are seen."""

Way = tuple[Point, ...]
"""From where a step began to where it ended, in straight lines."""


def steps_taken(run: Run, window: Window, marble: Point) -> tuple[Way, ...]:
    """The ways of the last steps, the oldest first; the last of them leads to the marble.

    A step of which nothing lies in the window is left out.
    """
    epochs = range(max(0, run.at - TRAIL_LENGTH), run.at)
    return tuple(
        _way(run, epoch, window, marble)
        for epoch in epochs
        if window.holds(run.weight_at(epoch)) or window.holds(run.weight_at(epoch + 1))
    )


def _way(run: Run, epoch: int, window: Window, marble: Point) -> Way:
    start = window.on(run.landscape, run.weight_at(epoch))
    is_last = epoch + 1 == run.at
    end = marble if is_last else window.on(run.landscape, run.weight_at(epoch + 1))
    if run.step_from(epoch).crosses:
        return start, end
    return start, (end[0], start[1]), end
