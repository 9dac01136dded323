"""What is seen of a run: the looks, the secant's gap, the log and the help further up or down.

Each function makes one view of another.
"""

from __future__ import annotations

from dataclasses import replace

from gdtui.engine.values import DEFAULT_GAP, stepped_gap
from gdtui.guide.guide import Look
from gdtui.plot.journal import page_down, page_up
from gdtui.plot.whole import wholes_of
from gdtui.ui.view import View


def toggled(view: View, look: Look) -> View:
    """Something on or off. A secant begins as that of the next step."""
    shows = view.shows._replace(looks=view.shows.looks ^ {look})
    return replace(view, shows=shows._replace(gap=None) if look is Look.SECANT else shows)


def leafed(view: View, by: int) -> View:
    """The next picture in place of the bowl, or the one before; the bowl is one of them."""
    pictures = (None, *wholes_of(view.race.lead.landscape))
    now = pictures.index(view.shows.whole) if view.shows.whole in pictures else 0
    whole = pictures[(now + by) % len(pictures)]
    return replace(view, shows=view.shows._replace(whole=whole))


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


def paged_log(view: View, is_up: bool) -> View:
    """A page of the log further up or down; no line is left out between two pages."""
    last = view.race.at - view.earlier
    if is_up:
        return scrolled_log(view, page_up(view.race, last, view.log_rows))
    return scrolled_log(view, -page_down(view.race, last, view.log_rows))


def scrolled_help(view: View, rows: int) -> View:
    """The help some rows on; open at its first row, where it was closed."""
    row = (view.help_row or 0) + rows
    return replace(view, help_row=max(0, min(row, view.help_end)))
