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
from gdtui.plot.panes.searched import Chapter, Topic
from gdtui.plot.readout.facts import CROSSES, SAME_SIDE, TREND_SIGNS

LEGEND = Chapter(
    "marks",
    (
        Topic(" ".join(SHAPES), "the marble, and a second one", also="ball point"),
        Topic(" ".join(TRAIL_SHAPES), "where they were before; on the map the mirror image of η"),
        Topic(" ".join(GHOST_SHAPES), "where the next step lands", also="ghost"),
        Topic(" ".join(UPHILL_SHAPES), "where it would go without the minus sign", also="uphill"),
        Topic(SECOND_POINT, "the second point of the secant, at w + h", also="gap"),
        Topic("━ ╍", "an arrow as long as the step, and one drawn longer to be seen", also="beat"),
        Topic("─ ╌", "the slope's own arrow, beside what the rule makes of it", also="velocity"),
        Topic(
            " ".join(PINNED[:2]), "runs that are pinned, each with a letter", also="kept compare"
        ),
        Topic(
            " ".join(TREND_SIGNS.values()),
            "the loss falls, stays, grows; at an edge of a picture: beyond it",
        ),
        Topic(
            f"{CROSSES} {SAME_SIDE}",
            "the step crosses the bottom, stays on its side",
            also="zigzag overshoot",
        ),
        Topic(
            f"{BEYOND_LEFT} {BEYOND_RIGHT}", "an arrow's head; at an edge: outside, on this side"
        ),
        Topic("┿", "on a track: where the regime changes", also="landmark"),
        Topic(ABOUT, "about: only the first digits fit", also="approximately"),
    ),
)
