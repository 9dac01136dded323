"""The one door: what a key or a paste makes of the view, in the order in which they come.

A field that is open takes the keys first, then the help, then the commands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from gdtui.guide.guide import Kind
from gdtui.ui.command import Command
from gdtui.ui.commands import BY_KEY, HELP, QUIT, SUSPEND
from gdtui.ui.entry import Entry
from gdtui.ui.key_names import key_name
from gdtui.ui.looking import scrolled_help
from gdtui.ui.typed import take_entry
from gdtui.ui.undo import remembered
from gdtui.ui.view import View

_PAGE = 10
_SCROLLS = {"up": -1, "k": -1, "down": 1, "j": 1, "pageup": -_PAGE, "pagedown": _PAGE}
_CLOSES = {"escape", "enter", "space", *HELP.keys}


def after_key(view: View, key: str, character: str | None) -> View:
    """The view after a key, by Textual's name of it and the character that it types, if any."""
    if view.request is not None:
        return view
    view = view.saying("")
    if view.entry is not None:
        return _typed(view, key, character)
    command = BY_KEY.get(key)
    if view.help_row is not None:
        return _in_help(view, key, command)
    if command is None:
        return view.saying(f"{key_name(key)} does nothing here: ? lists the keys")
    return after_command(view, command)


def after_command(view: View, command: Command) -> View:
    """The view after a command; where that is not allowed it says why."""
    return after_change(view, command.kind, command.change, at_once=command.at_once)


def after_change(
    view: View, kind: Kind, change: Callable[[View], View], *, at_once: bool = False
) -> View:
    """The view after a change, which can be undone where it makes something another.

    What was on its way to be reached is reached before.
    """
    view = view.saying("")
    if at_once:
        return change(view)
    view = view.arrived()
    refusal = view.refuses(kind)
    return view.saying(refusal) if refusal else remembered(view, change(view)).looked()


def after_paste(view: View, text: str) -> View:
    """A paste goes into the field that is open, if one is."""
    if view.request is not None:
        return view
    if view.entry is None:
        return view.saying("only an open field takes a paste: press e or w")
    return _edited(view.saying(""), view.entry.inserted(text))


def _typed(view: View, key: str, character: str | None) -> View:
    """A key while a number is typed."""
    assert view.entry is not None
    if key == "ctrl+q":
        return QUIT.change(view)
    if key == "escape":
        return replace(view, entry=None)
    if key == "enter":
        return after_change(view, Kind.FREE, take_entry)
    if character is not None and character.isprintable():
        return _edited(view, view.entry.inserted(character))
    return _edited(view, view.entry.edited(key))


def _edited(view: View, entry: Entry) -> View:
    if entry == view.entry:
        return view.saying("enter takes the number, escape leaves it")
    return replace(view, entry=entry)


def _in_help(view: View, key: str, command: Command | None) -> View:
    """A key while the help is open."""
    if key in _CLOSES:
        return replace(view, help_row=None)
    if key in _SCROLLS:
        return scrolled_help(view, _SCROLLS[key])
    if command in (QUIT, SUSPEND):
        return command.change(view)
    return view.saying("escape closes the help, then keys do what it says")
