"""Which classes the screen has: by them the stylesheet shows panes, hides them and places them."""

from __future__ import annotations

from gdtui.ui.view import View


def classes_of(view: View) -> dict[str, bool]:
    """Each class that follows from a view, and whether the screen has it."""
    top = view.top
    return {
        "-whole": view.shows.whole is not None,
        "-alone": view.plays_beats,
        "-guided": view.guide is not None,
        "-covered": bool(top and top.covers),
        "-wordless": bool(top and top.covers and not top.leaves_words),
    }
