"""The one door: what a key or a paste makes of the view, in the order in which they come.

What lies on top of the screen takes them first, then the commands; escape takes it away.
"""

from __future__ import annotations

from gdtui.ui.commands.catalogue import BY_NAME, GONE, commands_by_key
from gdtui.ui.commands.command import after_command
from gdtui.ui.keys import key_name
from gdtui.ui.view import View


def after_key(view: View, key: str, character: str | None) -> View:
    """The view after a key, by Textual's name of it and the character that it types, if any.

    A key that means nothing to what lies on top may be that of a command which is done anywhere.
    """
    if view.request is not None:
        return view
    view = view.saying("")
    typed = character if character and character.isprintable() else ""
    command, top = commands_by_key(view.keys).get(key), view.top
    if top is None:
        if command is not None:
            return after_command(view, command)
        if key in GONE:
            name, words = GONE[key]
            return view.saying(view.refuses(BY_NAME[name].action) or words)
        return view.saying(f"{key_name(key)} does nothing here: `?` lists the keys")
    if command is not None and command.name == top.opener and not top.types(typed):
        return after_command(view, command)
    after = view.uncovered if key == "escape" else top.key(view, key, typed)
    if after is not None:
        return after
    if command is not None and command.at_once:
        return after_command(view, command)
    return view.saying(top.ways_out)


def after_paste(view: View, text: str) -> View:
    """The view after a paste, which goes into what lies on top."""
    if view.request is not None:
        return view
    view = view.saying("")
    if view.top is not None:
        return view.top.paste(view, text) or view.saying(view.top.ways_out)
    return view.saying("only an open field takes a paste: press `e` or `w`")
