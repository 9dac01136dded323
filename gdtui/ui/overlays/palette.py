"""The list of the commands: how it is searched, which row is chosen, and what comes of it.

Each function makes one view of another.
"""

from __future__ import annotations

from dataclasses import replace

from gdtui.plot.panes.searched import Choice
from gdtui.ui.commands.items import Item, found
from gdtui.ui.door import after_change
from gdtui.ui.overlays.reading import Reading
from gdtui.ui.view import View


def opened(view: View) -> View:
    """The list with nothing searched for, in place of what else lies over the pictures."""
    return replace(view, palette=Reading(), reading=None, page=None)


def searched(view: View, text: str) -> View:
    """More typed into the search; the first row is chosen."""
    return view if view.palette is None else _with(view, view.palette.typed(text))


def deleted(view: View) -> View:
    """The last character of the search deleted."""
    return view if view.palette is None else _with(view, view.palette.deleted())


def moved(view: View, rows: int) -> View:
    """Another row chosen, further down, or up where `rows` is negative."""
    if view.palette is None:
        return view
    return _with(view, view.palette.moved(rows, len(_found(view)) - 1, "list"))


def _with(view: View, now: Reading | str) -> View:
    """The list as it is now, or why it is as it was."""
    return view.saying(now) if isinstance(now, str) else replace(view, palette=now)


def run(view: View, row: int | None = None) -> View:
    """What a row asks for, the chosen one if none is named, done as its key does it."""
    listed = _found(view)
    if view.palette is None or not listed:
        return view.saying("nothing here has these words")
    item = listed[view.palette.row if row is None else row]
    closed = replace(view, palette=None)
    return after_change(closed, item.kind, item.change, at_once=item.at_once)


def choices(view: View) -> tuple[Choice, ...]:
    """What is listed, as it is drawn."""
    return tuple(
        Choice(each.name, each.told, each.keys, view.refuses(each.kind)) for each in _found(view)
    )


def _found(view: View) -> tuple[Item, ...]:
    return found(view.palette.search if view.palette else "", view.is_kiosk, view.keys)
