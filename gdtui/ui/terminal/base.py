"""The base of the app and of its screen: how it starts, how it fails, how a sheet is sent.

It uses private parts of Textual, and so is kept in this package.
"""

from __future__ import annotations

from typing import Any

from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS
from textual.app import App
from textual.screen import Screen

from gdtui.plot.cells.picture import Picture
from gdtui.ui.terminal.driver import Driver
from gdtui.ui.terminal.surroundings import look_for_room
from gdtui.ui.terminal.wire import Shadow, pens_of


class TerminalScreen(Screen[None]):
    """A screen that Textual lays out, and does not paint: a sheet is sent in its place."""

    def _compositor_refresh(self) -> None:
        # It would render what changed; a picture for a file is rendered as a whole, elsewhere.
        self._dirty_widgets.clear()
        self._compositor._dirty_regions.clear()


class TerminalApp(App[None]):
    """An app that is drawn by cells, and gives an exit code."""

    kiosk = False
    """Whether nobody may leave for a shell."""
    _shadow: Shadow | None = None
    _shadow_of: object = None

    def __init__(self, **options: Any) -> None:
        super().__init__(driver_class=Driver, **options)

    # What the terminal is sent

    @property
    def terminal(self) -> Driver | None:
        """The way to the terminal; None where there is none."""
        return self._driver if isinstance(self._driver, Driver) else None

    @property
    def colours(self) -> ColorSystem | None:
        """The colours that the terminal has; None where a person wants none."""
        if self.no_color:
            return None
        return COLOR_SYSTEMS.get(self.console.color_system or "", ColorSystem.TRUECOLOR)

    def is_free(self, now: float) -> bool:
        """Whether the terminal has taken the frames before, at a time in seconds."""
        return self.terminal is None or self.terminal.is_free(now)

    def send_sheet(self, sheet: Picture, theme: str, *, asks: bool = False) -> None:
        """Send what the terminal does not show yet; it `asks` to be told when that is drawn.

        While the line is busy nothing is sent, and `draw_due` is called when it is not any more.
        """
        terminal = self.terminal
        if terminal is None or terminal.is_behind():
            return
        shown_on = terminal.taken, sheet.size, theme
        if self._shadow is None or self._shadow_of != shown_on:
            pens = pens_of(theme, self.colours)
            self._shadow, self._shadow_of = Shadow(pens, clears=terminal.clears_in_colour), shown_on
        if text := self._shadow.update(sheet):
            terminal.show(text, asks=asks)

    def draw_due(self) -> None:
        """Send what is seen, which could not be sent before."""
        raise NotImplementedError

    # How it ends

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
