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
    """The ways of the last steps, the oldest first; the last of them as far as the marble came.

    A step of which nothing lies in the window is left out.
    """
    epochs = range(max(0, run.at - TRAIL_LENGTH), run.at)
    return tuple(
        _way(run, epoch, window, marble)
        for epoch in epochs
        if window.holds(run.weight_at(epoch)) or window.holds(run.weight_at(epoch + 1))
    )


def _way(run: Run, epoch: int, window: Window, marble: Point) -> Way:
    """A stair goes down only where the marble has arrived: until then its length grows."""
    start, landing = (window.on(run.landscape, run.weight_at(k)) for k in (epoch, epoch + 1))
    end = marble if epoch + 1 == run.at else landing
    if run.step_from(epoch).crosses:
        return start, end
    level = end[0], start[1]
    return (start, level, end) if end == landing else (start, level)
