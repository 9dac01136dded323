"""A terminal in Python: its cells, what updates it at least, an explorer that is shown on it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import pyte
from pyte.screens import Char
from rich.color import ColorSystem

from gdtui.ui.app import GdtuiApp
from gdtui.ui.screen.stage import Stage
from gdtui.ui.terminal.wire import Shadow, pens_of

Screen = Sequence[Sequence[Char]]


def cells(screen: pyte.Screen) -> Screen:
    """The cells of a screen as they are seen: a blank has no ink."""
    return [
        [_seen(screen.buffer[row][column]) for column in range(screen.columns)]
        for row in range(screen.lines)
    ]


def _seen(cell: Char) -> Char:
    if cell.data == " " and not (cell.reverse or cell.underscore or cell.strikethrough):
        return Char(" ", bg=cell.bg)
    return cell


def least_update(before: Screen, after: Screen) -> int:
    """The bytes of the cells that differ, with a short move of the cursor to each run of them."""
    pairs = (zip(old, new, strict=True) for old, new in zip(before, after, strict=True))
    runs = (run for row in pairs for run in groupby(row, lambda pair: pair[0] != pair[1]))
    return sum(
        4 + sum(len(cell.data.encode()) for _, cell in run) for differs, run in runs if differs
    )


class PythonTerminal:
    """What the app asks of the way to a terminal, which draws what it is sent."""

    clears_in_colour = False
    taken = 0
    behind = False
    """Whether it has not taken all."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.screen = pyte.Screen(*size)
        self.sent: list[bytes] = []
        self._stream = pyte.ByteStream(self.screen)

    def is_behind(self) -> bool:
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
