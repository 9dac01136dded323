"""An explorer whose updates go to a terminal in Python, beside what a whole screen would be."""

from __future__ import annotations

import pyte
from rich.color import ColorSystem

from gdtui.ui.app import GdtuiApp
from gdtui.ui.screen.stage import Stage
from gdtui.ui.terminal.wire import Shadow, pens_of


class PythonTerminal:
    """What the app asks of the way to a terminal, which draws what it is sent."""

    clears_in_colour = False
    taken = 0
    behind = False
    """Whether it has not taken all; `when_free` is to be called once it has."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.screen = pyte.Screen(*size)
        self.sent: list[bytes] = []
        self._stream = pyte.ByteStream(self.screen)

    def is_behind(self, when_free: object = None) -> bool:
        self.when_free = when_free
        return self.behind

    def is_free(self, _now: float) -> bool:
        return True

    def show(self, data: str, **_: object) -> None:
        self.sent.append(data.encode())
        self._stream.feed(self.sent[-1])


class Listening(GdtuiApp):
    """An explorer whose updates go to a terminal in Python."""

    def attach(self, size: tuple[int, int]) -> None:
        """Give it an empty terminal of so many columns and rows."""
        self.python_terminal = PythonTerminal(size)
        self._shadow = None

    colours = ColorSystem.TRUECOLOR

    @property
    def terminal(self) -> PythonTerminal:  # type: ignore[override]
        return self.python_terminal

    @property
    def sent(self) -> list[bytes]:
        """The updates so far."""
        return self.python_terminal.sent


def drawn_anew(stage: Stage) -> pyte.Screen:
    """What a terminal shows to which all is sent that is to be seen."""
    terminal = PythonTerminal(stage.view.size)
    shadow = Shadow(pens_of(stage.view.theme, ColorSystem.TRUECOLOR), clears=False)
    terminal.show(shadow.update(stage.sheet()))
    return terminal.screen
