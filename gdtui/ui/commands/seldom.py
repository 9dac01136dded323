"""Commands that need more than the first screen: that is imported when one is asked for."""

from __future__ import annotations

from gdtui.ui.commands.command import Entry
from gdtui.ui.commands.request import Request
from gdtui.ui.view import View


def set_up(view: View) -> View:
    """The set-up of the present run, to be changed."""
    from gdtui.ui.overlays.set_up import SetUp

    return view.laid(SetUp.of(view.race))


def palette(view: View, entries: tuple[Entry, ...]) -> View:
    """The list of the commands, in which one searches by name; away again, where it is on top."""
    from gdtui.ui.overlays.palette import Palette

    is_open = isinstance(view.top, Palette)
    return view.uncovered if is_open else view.laid(Palette(_had(view, entries)))


def help_on(view: View, entries: tuple[Entry, ...]) -> View:
    """The help; away again, where it is on top."""
    from gdtui.ui.overlays.help import Help

    is_open = isinstance(view.top, Help)
    return view.uncovered if is_open else view.laid(Help(_had(view, entries)))


def _had(view: View, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries that there are; in a kiosk without those that lead out of the program."""
    return tuple(entry for entry in entries if entry.in_kiosk or not view.is_kiosk)


def outside(view: View, request: Request) -> View:
    """Ask for what leads out of the program, which a kiosk does not give."""
    return view.saying("not in a kiosk") if view.is_kiosk else view.ask(request)


def copied(view: View) -> View:
    """The command line of what is shown, on its way to the clipboard."""
    from gdtui.ui.overlays.copied import Copied
    from gdtui.ui.recalled import line_of

    return view.laid(Copied(line_of(view))).ask(Request.COPY)
