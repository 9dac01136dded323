"""The Textual app: the themes, the one screen, and the door that all input comes through."""

from __future__ import annotations

import gc
from dataclasses import fields, replace
from typing import Any

from textual import events
from textual.theme import BUILTIN_THEMES, Theme

from gdtui.plot.cells.ascii import speak_ascii
from gdtui.ui.screen.explorer import ExplorerScreen
from gdtui.ui.screen.stage import FRAMES_PER_SECOND
from gdtui.ui.screen.theme import COLOURS, PREFIX, is_dark
from gdtui.ui.terminal.base import TerminalApp
from gdtui.ui.terminal.reader import Arrived
from gdtui.ui.view import View


class GdtuiApp(TerminalApp):
    """The explorer; with 0 `frames_per_second` no timer runs, and time is told by hand."""

    TITLE = "gdtui"
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = None
    ALLOW_SELECT = False

    def __init__(
        self,
        view: View,
        frames_per_second: float = FRAMES_PER_SECOND,
        *,
        ascii_only: bool = False,
    ) -> None:
        super().__init__()
        self.ascii = ascii_only
        self.kiosk = view.is_kiosk
        speak_ascii(ascii_only)
        for name in COLOURS:
            self.register_theme(_theme(name))
        # Nothing is painted in it: to have the stylesheets read anew would only take time.
        self.set_reactive(GdtuiApp.theme, PREFIX + view.theme)
        self.explorer = ExplorerScreen(view, frames_per_second)

    def get_default_screen(self) -> ExplorerScreen:
        return self.explorer

    def on_ready(self) -> None:
        """With the first screen the collector begins; it passes over what is there by then."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    def draw_due(self) -> None:
        self.explorer.draw()

    async def on_event(self, event: events.Event) -> None:
        """Hand what a person does to the explorer, past all that Textual would make of it.

        What was read together is drawn once, and then more is read.
        """
        if isinstance(event, Arrived):
            try:
                for each in event.events:
                    self.explorer.take(each)
                self.explorer.show_taken()
            finally:
                event.taken()
        elif isinstance(event, (events.InputEvent, events.Paste)):
            self.explorer.take(event)
            self.call_later(self.explorer.show_taken)
        else:
            await super().on_event(event)


def _theme(name: str) -> Theme:
    """The colours of a theme as Textual has them; those of a terminal need some more of its own."""
    colours = {
        each: colour if colour.startswith("#") else f"ansi_{colour}"
        for each, colour in COLOURS[name].items()
    }
    names = {each.name for each in fields(Theme)} & colours.keys()
    named: dict[str, Any] = {each: colours.pop(each) for each in names}
    usual = BUILTIN_THEMES.get(name, Theme(name, primary="", dark=is_dark(name)))
    return replace(usual, name=PREFIX + name, variables=usual.variables | colours, **named)
