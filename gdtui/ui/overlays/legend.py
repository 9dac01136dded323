"""What the marks in the pictures mean."""

from __future__ import annotations

from gdtui.plot.axes.track import BEYOND_LEFT, BEYOND_RIGHT
from gdtui.plot.bowl.marks import (
    GHOST_SHAPES,
    PINNED,
    SECOND_POINT,
    SHAPES,
    TRAIL_SHAPES,
    UPHILL_SHAPES,
)
from gdtui.plot.cells.numerals import ABOUT
from gdtui.plot.panes.manual import Chapter, Line
from gdtui.plot.readout.step_facts import CROSSES, SAME_SIDE, TREND_SIGNS

LEGEND = Chapter(
    "marks",
    (
        Line(" ".join(SHAPES), "the marble, and a second one", also="ball point"),
        Line(" ".join(TRAIL_SHAPES), "where they were before; on the map the mirror image of η"),
        Line(" ".join(GHOST_SHAPES), "where the next step lands", also="ghost"),
        Line(" ".join(UPHILL_SHAPES), "where it would go without the minus sign", also="uphill"),
        Line(SECOND_POINT, "the second point of the secant, at w + h", also="gap"),
        Line("━ ╍", "an arrow as long as the step, and one drawn longer to be seen", also="beat"),
        Line("─ ╌", "the slope's own arrow, beside what the rule makes of it", also="velocity"),
        Line(" ".join(PINNED[:2]), "runs that are pinned, each with a letter", also="kept compare"),
        Line(
            " ".join(TREND_SIGNS.values()),
            "the loss falls, stays, grows; at an edge of a picture: beyond it",
        ),
        Line(
            f"{CROSSES} {SAME_SIDE}",
            "the step crosses the bottom, stays on its side",
            also="zigzag overshoot",
        ),
        Line(f"{BEYOND_LEFT} {BEYOND_RIGHT}", "an arrow's head; at an edge: outside, on this side"),
        Line("┿", "on a track: where the regime changes", also="landmark"),
        Line(ABOUT, "about: only the first digits fit", also="approximately"),
    ),
)
