"""What is seen of a run: the looks, the secant's gap, the log further up or down.

Each function makes one view of another.
"""

from __future__ import annotations

from dataclasses import replace

from gdtui.engine.values import DEFAULT_GAP, stepped_gap
from gdtui.guide.guide import Look
from gdtui.ui.view import View


def toggled(view: View, look: Look) -> View:
    """Something on or off. A secant begins as that of the next step."""
    shows = view.shows._replace(looks=view.shows.looks ^ {look})
    return replace(view, shows=shows._replace(gap=None) if look is Look.SECANT else shows)


def scaled_gap(view: View, doublings: int) -> View:
    """The secant's gap halved or doubled so many times."""
    return _with_gap(view, stepped_gap(_gap(view), doublings))


def other_side(view: View) -> View:
    """The secant's second point on the other side of the marble."""
    return _with_gap(view, -_gap(view))


def _gap(view: View) -> float:
    return view.shows.secant_gap(view.race) or DEFAULT_GAP


def _with_gap(view: View, gap: float) -> View:
    looks = view.shows.looks | {Look.SECANT}
    return replace(view, shows=view.shows._replace(looks=looks, gap=gap))


def scrolled_log(view: View, epochs: int) -> View:
    """Earlier lines of the log, or later ones where `epochs` is negative."""
    earlier = max(0, min(view.earlier + epochs, view.race.at))
    return replace(view, earlier=earlier)
