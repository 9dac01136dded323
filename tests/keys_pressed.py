"""Keys pressed on a view, without an app: the one door is a function."""

from __future__ import annotations

from collections.abc import Iterable

from textual.keys import _character_to_key

from gdtui.engine.runs.setup import DEFAULTS, Setup
from gdtui.ui.door import after_key
from gdtui.ui.view import View

START = View(DEFAULTS.race())


def view_of(setup: Setup) -> View:
    """The view at the start of a setup."""
    return View(setup.race())


def pressed(keys: str | Iterable[str], view: View = START) -> View:
    """The view after some keys, each a character or a name; what was aimed at is reached."""
    for key in keys:
        name = _character_to_key(key) if len(key) == 1 else key
        character = key if len(key) == 1 else {"space": " "}.get(key)
        view = after_key(view.arrived(), name, character)
    return view.arrived()


def typed(text: str) -> list[str]:
    """The keys that type a text into an open field, in place of what is in it."""
    return ["ctrl+u", *text, "enter"]


NAMES = (
    *("home", "end", "up", "down", "left", "right", "enter", "escape", "space", "tab"),
    *("backspace", "delete", "pageup", "pagedown", "f1", "f5"),
)


def keys_of(text: str) -> list[str]:
    """The keys of a text: names and characters; `K*9` is nine of a key, `e=0.3` opens and types."""
    keys: list[str] = []
    for word in text.split():
        key, _, times = word.rpartition("*")
        if key and times.isdigit():
            keys += [key] * int(times)
        elif word[1:2] == "=":
            keys += [word[0], *typed(word[2:])]
        else:
            keys += [word] if word in NAMES or "+" in word[1:-1] else word
    return keys
