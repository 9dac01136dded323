"""What is seen of a run: the looks, the secant's gap, the log further up or down.

Each function makes one view of another.
"""

from __future__ import annotations

from dataclasses import replace

from gdtui.engine.values import gap_across, stepped_gap
from gdtui.guide.guide import Look
from gdtui.plot.cells.text import shortened
from gdtui.plot.pictures.catalogue import PICTURES, kept_picture, pictures_of
from gdtui.ui.screen.theme import THEMES
from gdtui.ui.view import View

NAMES = {
    Look.TANGENT: "tangent",
    Look.SECANT: "secant",
    Look.LANDING: "next landing",
    Look.UPHILL: "without the minus sign",
    Look.CLOSER: "closer to the marble",
    Look.ALONE: "the bowl alone",
}
_SAID_ON = {
    Look.SECANT: "on; `,` halves its gap h, until it is the tangent",
    Look.ALONE: "`space` plays beat by beat, `B` brings all of it back",
}
"""What there is to say of some, once they are on."""


def toggled(view: View, look: Look) -> View:
    """Something on or off. A secant begins as a chord to the other side of the valley."""
    shows = view.shows._replace(looks=view.shows.looks ^ look)
    if look is Look.SECANT:
        shows = shows._replace(gap=None)
    if look is Look.ALONE:
        shows = shows._replace(whole=None)
    now, said = replace(view, shows=shows), "off"
    if look in shows.looks:
        said = _SAID_ON.get(look, "on")
        if look is Look.CLOSER and now.window[:2] == view.window[:2]:
            said += ", and seen once the marble is nearer to a bottom"
    return now.saying(f"{NAMES[look]}: {said}")


def in_fog(view: View) -> str:
    """Why nothing that lies about the marble is seen."""
    return "the fog leaves the tangent alone" if view.sight.fog else ""


def leafed(view: View, by: int) -> View:
    """The next picture in place of the bowl, or the one before; the bowl is one of them."""
    pictures = (None, *pictures_of(view.race.lead))
    now = pictures.index(view.shows.whole) if view.shows.whole in pictures else 0
    return pictured(view, pictures[(now + by) % len(pictures)])


def pictured(view: View, whole: str | None) -> View:
    """A picture in place of the bowl, or the bowl."""
    if kept_picture(whole, view.race) != whole:
        return view.saying(f"there is no picture of {PICTURES[whole].title} for this run")
    shows = view.shows._replace(whole=whole, looks=view.shows.looks & ~Look.ALONE)
    return replace(view, shows=shows).saying(PICTURES[whole].said)


def scaled_gap(view: View, doublings: int) -> View:
    """The secant's gap halved or doubled so many times."""
    view = view.near()
    lead, now = view.race.lead, view.shows.secant_gap(view.race)
    gap = stepped_gap(now or gap_across(lead.landscape, lead.weight), doublings)
    if gap == now:
        return view.saying(f"no gap is {'larger' if doublings > 0 else 'smaller'}")
    shows = view.shows._replace(looks=view.shows.looks | Look.SECANT, gap=gap)
    return replace(view, shows=shows).saying(f"secant, gap h: {shortened(gap, 12)}")


def next_theme(view: View) -> View:
    """The next colours of all that there are."""
    themes = (*THEMES,)
    theme = themes[(themes.index(view.theme) + 1) % len(themes)]
    return replace(view, theme=theme).saying(THEMES[theme])


def scrolled_log(view: View, epochs: int) -> View:
    """Earlier lines of the log, or later ones where `epochs` is negative."""
    view = view.near()
    earlier = max(0, min(view.earlier + epochs, view.race.at))
    if earlier == view.earlier:
        return view.saying(f"the log {'begins' if epochs > 0 else 'ends'} here")
    return replace(view, earlier=earlier)
