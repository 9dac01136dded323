"""What the help says: the keys in groups, the marks, the words; and how it is read."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from gdtui.guide.glossary import REGIMES, WORDS, Term
from gdtui.plot.legend import LEGEND
from gdtui.plot.manual import Chapter, Line, last_row
from gdtui.ui.command import Entry
from gdtui.ui.commands import COMMANDS
from gdtui.ui.reading import Reading
from gdtui.ui.view import View

_RATE = "eta η lr step size raise lower faster slower"
_WEIGHT = "w move put marble position start left right"

GROUPS = {
    "moving": {
        "space": "run animate start stop roll",
        "n": "next step iteration",
        "b": "previous step",
        "a": "explain arrows slope minus sign",
        "home": "beginning last jump",
        "r": "reset restart",
        "plus": "speed pace tempo",
    },
    "setting": {
        "up": _RATE,
        "shift+up": _RATE,
        "left_square_bracket": f"{_RATE} regime",
        "left": _WEIGHT,
        "shift+left": _WEIGHT,
        "e": f"number exact {_RATE}",
        "o": "landscape formula epochs weights function",
        "z": "back again",
        "0": "reset",
    },
    "looking": {
        "t": "line slope derivative gradient",
        "comma": "secant derivative limit",
        "x": "secant",
        "g": "preview ghost",
        "u": "uphill ascent climb",
        "i": "zoom window axes near bottom",
        "B": "projector lecture talk large big",
        "v": "picture plot eta η rates",
        "pageup": "scroll history page",
    },
    "comparing": {"m": "mirror twin two other side", "p": "keep table unpin"},
    "learning": {
        "1": "examples demo slow trap proportional",
        "y": "teach tutorial why explain course",
        "c": "game goldilocks find best",
        "enter": "onwards backspace",
        "escape": "exit back out",
    },
    "program": {
        "S": "export write file csv json svg txt text screenshot",
        "d": "colour color theme",
        "ctrl+z": "suspend terminal",
        "question_mark": "keys search legend",
        "q": "exit close end",
    },
}
"""The entries of each group by their first keys, with other words to find them by."""


@lru_cache(maxsize=2)
def chapters(is_kiosk: bool) -> tuple[Chapter, ...]:
    """All of the help; in a kiosk without the way to a shell."""
    entries = {
        entry.commands[0].keys[0]: entry for entry in COMMANDS if entry.in_kiosk or not is_kiosk
    }
    keys = (
        Chapter(
            title, tuple(_told(entries[key], also) for key, also in group.items() if key in entries)
        )
        for title, group in GROUPS.items()
    )
    return (*keys, LEGEND, _chapter("words", WORDS), _chapter("regimes", REGIMES))


def _told(entry: Entry, also: str) -> Line:
    return Line(" ".join(entry.key_names), entry.told, entry.short, also)


def _chapter(title: str, terms: tuple[Term, ...]) -> Chapter:
    return Chapter(title, tuple(Line(name, meaning, also=also) for name, meaning, also in terms))


def last_row_of(view: View) -> int:
    """The first row in sight when the help is scrolled to its end; 0 where all of it is seen."""
    search = view.reading.search if view.reading else ""
    return last_row(chapters(view.is_kiosk), search, *view.help_room)


def scrolled(view: View, rows: int) -> View:
    """The help some rows on, as far as it goes."""
    if view.reading is None:
        return view
    row = max(0, min(view.reading.row + rows, last_row_of(view)))
    if row == view.reading.row:
        return view.saying(f"the help {'ends' if rows > 0 else 'begins'} here")
    return _read(view, view.reading._replace(row=row))


def searched(view: View, text: str) -> View:
    """More typed into the search."""
    if view.reading is None:
        return view
    typed = view.reading.typed(text)
    if typed == view.reading:
        return view.saying("no longer search fits" if typed.search else "type a word")
    return _read(view, typed)


def deleted(view: View) -> View:
    """The last character of the search deleted."""
    if view.reading is None or not view.reading.search:
        return view.saying("nothing is searched for")
    return _read(view, view.reading.deleted())


def escaped(view: View) -> View:
    """Nothing searched for any more; where nothing was, the help is closed."""
    is_searching = view.reading is not None and view.reading.search
    return _read(view, Reading() if is_searching else None)


def _read(view: View, reading: Reading | None) -> View:
    return replace(view, reading=reading)
