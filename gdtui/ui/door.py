"""The one door: what a key or a paste makes of the view, in the order in which they come.

A field that is open takes the keys first, then the set-up, the list of the commands, the help, that
of the lessons, and the commands. What is seldom opened is imported when it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from gdtui.guide.guide import Kind
from gdtui.ui.commands.catalogue import HELP, LESSONS, PALETTE, QUIT, SUSPEND
from gdtui.ui.commands.command import Command
from gdtui.ui.commands.guided import begin_anew, choose_row, close_list, lessons, open_row
from gdtui.ui.commands.undo import remembered
from gdtui.ui.keys.key_names import key_name
from gdtui.ui.keys.keymap import commands_by_key, told
from gdtui.ui.overlays.entry import Entry, Setting
from gdtui.ui.overlays.typed import take_entry
from gdtui.ui.seen import noted
from gdtui.ui.view import View

_PAGE = 10
_FAR = 1000
_SCROLLS = {
    "up": -1,
    "down": 1,
    "pageup": -_PAGE,
    "pagedown": _PAGE,
    "home": -_FAR,
    "end": _FAR,
}
_MOVES = {"up": -1, "k": -1, "down": 1, "j": 1, "home": -_FAR, "end": _FAR}
_DIGITS = "123456789"


def after_key(view: View, key: str, character: str | None) -> View:
    """The view after a key, by Textual's name of it and the character that it types, if any."""
    if view.request is not None:
        return view
    if view.copied and key == "escape":
        return view.heard
    view = view.heard
    if view.entry is not None:
        return _typed(view, key, character)
    if view.set_up is not None:
        return _in_set_up(view, key, character)
    command = commands_by_key(view.keys).get(key)
    if view.palette is not None:
        return _in_palette(view, key, character, command)
    if view.reading is not None:
        return _in_help(view, key, character, command)
    if view.page is not None:
        return begin_anew(view) if key == "r" else remembered(view, _in_list(view, key, command))
    if command is None:
        return view.saying(
            f"{key_name(key)} does nothing here: {told(view.keys, HELP.keys[0])} lists the keys"
        )
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
    if refusal:
        return view.saying(refusal)
    return noted(view, remembered(view, change(view)).looked())


def after_paste(view: View, text: str) -> View:
    """A paste goes into the field that is open, or into a search."""
    if view.request is not None:
        return view
    view = view.heard
    if view.entry is not None:
        return _edited(view, view.entry.inserted(text))
    if view.set_up is not None:
        from gdtui.ui.overlays.setting_up import after_set_up_paste

        return after_set_up_paste(view, text)
    if view.palette is not None:
        from gdtui.ui.overlays.palette import searched as named

        return named(view, text)
    if view.reading is not None:
        from gdtui.ui.overlays.manual import searched

        return searched(view, text)
    rate, weight = told(view.keys, "e"), told(view.keys, "w")
    return view.saying(f"only an open field takes a paste: press {rate} or {weight}")


def _typed(view: View, key: str, character: str | None) -> View:
    """A key while something is typed."""
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
        takes = "saves" if entry.setting is Setting.FILE else "takes the number"
        return view.saying(f"enter {takes}, escape leaves it")
    return replace(view, entry=entry)


def _in_set_up(view: View, key: str, character: str | None) -> View:
    """A key while another run is set up."""
    from gdtui.ui.overlays.setting_up import after_set_up_key, take_set_up

    if key == "ctrl+q":
        return QUIT.change(view)
    if key == "enter":
        return after_change(view, Kind.FREE, take_set_up)
    return after_set_up_key(view, key, character)


def _in_help(view: View, key: str, character: str | None, command: Command | None) -> View:
    """A key while the help is open: what can be typed is searched for.

    Where nothing is searched for yet, the key that opened it closes it.
    """
    from gdtui.ui.overlays.manual import deleted, escaped, scrolled, searched

    assert view.reading is not None
    if key == "escape":
        return escaped(view)
    types = character is not None and character.isprintable()
    closes = key == "enter" or command is HELP or key == "space"
    if closes and not (types and view.reading.search):
        return replace(view, reading=None)
    if key in _SCROLLS:
        return scrolled(view, _SCROLLS[key])
    if key == "backspace":
        return deleted(view)
    if character is not None and types:
        return searched(view, character)
    if command in (PALETTE, QUIT, SUSPEND):
        return command.change(view)
    return view.saying("letters search; escape closes the help")


def _in_palette(view: View, key: str, character: str | None, command: Command | None) -> View:
    """A key while the commands are listed: what can be typed is searched for."""
    from gdtui.ui.overlays.palette import deleted, moved, run, searched

    if key == "escape":
        return replace(view, palette=None)
    if key == "enter":
        return run(view)
    if key in _SCROLLS:
        return moved(view, _SCROLLS[key])
    if key == "backspace":
        return deleted(view)
    if character is not None and character.isprintable():
        return searched(view, character)
    if command is PALETTE:
        return replace(view, palette=None)
    if command in (QUIT, SUSPEND):
        return command.change(view)
    return view.saying("letters search; escape leaves")


def _in_list(view: View, key: str, command: Command | None) -> View:
    """A key while the list of the lessons is open."""
    assert view.page is not None
    if key == "escape":
        return close_list(view)
    if key in ("enter", "space"):
        return open_row(view, view.page.row)
    if key in _DIGITS:
        return open_row(view, _DIGITS.index(key))
    if key in _MOVES:
        return choose_row(view, _MOVES[key])
    if command is LESSONS:
        return lessons(view)
    if command and command.at_once:
        return command.change(view)
    return view.saying("enter opens, escape closes the list")
