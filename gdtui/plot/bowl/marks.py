"""The marks of runs: what tells one from another without its colour.

The marbles of a race differ in shape; a pinned run has a shape and a letter.
"""

from __future__ import annotations

from collections.abc import Iterator

from gdtui.engine.runs.race import Race
from gdtui.engine.runs.run import Run
from gdtui.plot.cells.picture import DIM, MARBLES

SHAPES = "●◆"
BLOCKS = (("▗██▖", "▝██▘"), ("▟▙", "▜▛"))
"""The marbles for a projector: a disc and a diamond."""
TRAIL_SHAPES = "○◇"
GHOST_SHAPES = "×+"
UPHILL_SHAPES = "△▽"
SECOND_POINT = "□"
PINNED = ("■a", "▲b", "★c", "◈d", "▣e", "◎f", "✚g", "◐h")


def marked(race: Race) -> Iterator[tuple[Run, str, str]]:
    """Every run with its mark and ink: the marbles first, then those that are pinned."""
    yield from zip(race.runs, SHAPES, MARBLES, strict=False)
    for run, mark in zip(race.pinned, PINNED, strict=False):
        yield run, mark, DIM
