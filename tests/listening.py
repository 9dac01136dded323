"""An explorer whose updates go to a terminal in Python, beside what a whole screen would be."""

from __future__ import annotations

import pyte
from rich.console import Console
from textual._compositor import Compositor, CompositorUpdate

from gdtui.ui.app import GdtuiApp

_TRUECOLOUR = Console(color_system="truecolor", force_terminal=True)


class Listening(GdtuiApp):
    """An explorer whose updates go to a terminal in Python."""

    def attach(self, size: tuple[int, int]) -> None:
        """Give it an empty terminal of so many columns and rows."""
        self.size_of_terminal = size
        self.terminal = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.terminal)
        self.sent: list[bytes] = []

    def _display(self, screen, renderable) -> None:
        if isinstance(renderable, CompositorUpdate):
            self.sent.append(renderable.render_segments(_TRUECOLOUR).encode())
            self._stream.feed(self.sent[-1].replace(b"\n", b"\r\n"))
        super()._display(screen, renderable)

    def drawn_anew(self) -> pyte.Screen:
        """What a terminal shows to which the whole screen is sent."""
        terminal = pyte.Screen(*self.size_of_terminal)
        whole = Compositor.render_full_update(self.screen._compositor).render_segments(_TRUECOLOUR)
        pyte.Stream(terminal).feed(whole.replace("\n", "\r\n"))
        return terminal
