"""What the help says: the keys in groups, the marks, the words; and how it is read."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from gdtui.guide.glossary import METHODS, REGIMES, WORDS, Term
from gdtui.plot.panes.searched import Chapter, Topic, last_row
from gdtui.ui.commands.command import Entry
from gdtui.ui.commands.items import entries_for, named_items
from gdtui.ui.commands.synonyms import SYNONYMS
from gdtui.ui.keys.keymap import names_of_keys
from gdtui.ui.overlays.legend import LEGEND
from gdtui.ui.overlays.reading import Reading
from gdtui.ui.view import Chosen, View

GROUPS = {
    "moving": ("play", "step", "back", "beat", "start", "restart", "faster"),
    "setting": (
        *("rate up", "rate far up", "landmark before", "weight left", "weight far left"),
        *("type rate", "set up", "undo", "defaults"),
    ),
    "looking": (
        *("tangent", "gap halved", "gap turned", "next landing", "uphill", "closer"),
        *("bowl alone", "next picture", "log up"),
    ),
    "comparing": ("mirror", "pin"),
    "learning": ("slow", "lessons", "challenge", "onwards", "leave"),
    "program": ("commands", "save", "copy", "dark or light", "suspend", "help", "quit"),
}
"""The entries of each group by their first commands."""


BY_NAME = "by name, in the commands"


@lru_cache(maxsize=2)
def chapters(is_kiosk: bool, chosen: Chosen = ()) -> tuple[Chapter, ...]:
    """All of the help, with the keys in force; in a kiosk without what leads out of it."""
    entries = {entry.commands[0].name: entry for entry in entries_for(is_kiosk)}
    keys = (
        Chapter(title, tuple(_told(entries[name], chosen) for name in group if name in entries))
        for title, group in GROUPS.items()
    )
    return (
        *keys,
        LEGEND,
        _chapter("words", WORDS),
        _chapter("rules", METHODS),
        _chapter("regimes", REGIMES),
    )


@lru_cache(maxsize=1)
def by_name() -> Chapter:
    """What the commands offer by its name."""
    return Chapter(BY_NAME, tuple(Topic(i.name, i.told, also=i.also) for i in named_items()))


def chapters_of(view: View) -> tuple[Chapter, ...]:
    """The help that is read or searched; a search finds what is chosen by its name, too."""
    is_searched = view.reading is not None and view.reading.search
    return (*chapters(view.is_kiosk, view.keys), *((by_name(),) if is_searched else ()))


def _told(entry: Entry, chosen: Chosen) -> Topic:
    also = " ".join(f"{each.name} {SYNONYMS[each.name]}" for each in entry.commands)
    return Topic(names_of_keys(chosen, entry), entry.told, entry.short, also)


def _chapter(title: str, terms: tuple[Term, ...]) -> Chapter:
    return Chapter(title, tuple(Topic(name, meaning, also=also) for name, meaning, also in terms))


def last_row_of(view: View) -> int:
    """The first row in sight when the help is scrolled to its end; 0 where all of it is seen."""
    search = view.reading.search if view.reading else ""
    return last_row(chapters_of(view), search, *view.help_room)


def scrolled(view: View, rows: int) -> View:
    """The help some rows on, as far as it goes."""
    if view.reading is None:
        return view
    return _with(view, view.reading.moved(rows, last_row_of(view), "help"))


def searched(view: View, text: str) -> View:
    """More typed into the search."""
    return view if view.reading is None else _with(view, view.reading.typed(text))


def deleted(view: View) -> View:
    """The last character of the search deleted."""
    return view if view.reading is None else _with(view, view.reading.deleted())


def escaped(view: View) -> View:
    """Nothing searched for any more; where nothing was, the help is closed."""
    is_searching = view.reading is not None and view.reading.search
    return replace(view, reading=Reading() if is_searching else None)


def _with(view: View, now: Reading | str) -> View:
    """The help as it is now, or why it is as it was."""
    return view.saying(now) if isinstance(now, str) else replace(view, reading=now)
