"""Commands that need more than the first screen: that is imported when one is asked for."""

from __future__ import annotations

from dataclasses import replace

from gdtui.ui.commands.request import Request
from gdtui.ui.view import View


def set_up(view: View) -> View:
    """The set-up of the present run, to be changed."""
    from gdtui.ui.overlays.setting_up import open_set_up

    return open_set_up(view)


def commands(view: View) -> View:
    """The list of the commands, in which one searches by name."""
    from gdtui.ui.overlays.palette import opened

    return opened(view)


def outside(view: View, request: Request) -> View:
    """Ask for what leads out of the program, which a kiosk does not give."""
    return view.saying("not in a kiosk") if view.is_kiosk else view.ask(request)


def copied(view: View) -> View:
    """The command line of what is shown, on its way to the clipboard."""
    from gdtui.ui.recalled import line_of

    return replace(view, copied=line_of(view)).ask(Request.COPY)
