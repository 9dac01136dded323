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
        view = after_key(view, name, character)
    return view.arrived()


def typed(text: str) -> list[str]:
    """The keys that type a text into an open field, in place of what is in it."""
    return ["ctrl+u", *text, "enter"]
