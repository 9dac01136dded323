"""The base of the app: how it starts, how it fails, and the driver it draws with.

It uses private parts of Textual, and so is kept in this package.
"""

from __future__ import annotations

import os
from typing import Any

from textual.app import App
from textual.theme import Theme

from gdtui.ui.terminal.driver import Driver
from gdtui.ui.terminal.fault import look_for_room, told


class TerminalApp(App[None]):
    """An app that is drawn by cells, and gives an exit code."""

    ascii = False
    """Whether the terminal has no more than ASCII."""
    kiosk = False
    """Whether nobody may leave for a shell."""

    def __init__(self, **options: Any) -> None:
        # With NO_COLOR, only an app of ANSI colours sends none at all.
        ansi_color = True if "NO_COLOR" in os.environ else None
        super().__init__(driver_class=Driver, ansi_color=ansi_color, **options)

    def start_with(self, theme: Theme) -> None:
        """Set the first theme; to assign it would parse every stylesheet a second time."""
        self.set_reactive(App.theme, theme.name)
        self.set_class(theme.dark, "-dark-mode")
        self.set_class(not theme.dark, "-light-mode")
        self._refresh_truecolor_filter(self.ansi_theme)
        self.stylesheet.set_variables(self.get_css_variables())

    def code(self) -> int:
        """Run here, and give the exit code; what went wrong inside is raised."""
        look_for_room()
        self.run()
        if self.return_code == 1:
            raise self._exception or RuntimeError("the app has ended without a word")
        return self.return_code or 0

    def _fatal_error(self) -> None:
        # Textual would draw the traceback first, which takes time, and memory that may be short.
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        """Whoever ran the app tells a line about it."""

    @property
    def fault(self) -> str:
        """What went wrong inside, in a line."""
        return told(self._exception or RuntimeError("unknown"))
