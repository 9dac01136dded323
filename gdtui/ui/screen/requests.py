"""What a person wants of the program beyond what is shown: it is done here, with the app."""

from __future__ import annotations

from dataclasses import replace

from textual.app import App

from gdtui.ui.commands.request import Request
from gdtui.ui.view import View


def carried_out(app: App[object], view: View) -> View:
    """The view after its request; after the wish to quit it stays, and nothing more is taken."""
    if view.request is Request.QUIT:
        app.exit()
        return view
    if view.request is Request.COPY:
        from gdtui.ui.recalled import line_of

        app.copy_to_clipboard(line_of(view))
    elif view.request is Request.SAVE:
        from gdtui.ui.overlays.saved import carried_out as saved

        return saved(replace(view, request=None), app.size)
    else:
        app.call_later(app.action_suspend_process)
    return replace(view, request=None)
