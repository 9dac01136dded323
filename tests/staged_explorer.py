"""The explorer without an app: what keys, the mouse and time do, and all that is seen then."""

from __future__ import annotations

from dataclasses import replace

from textual.events import Event, InputEvent, Key, Paste
from textual.keys import _character_to_key

from gdtui.engine.runs.setup import DEFAULTS, Setup
from gdtui.guide.experiments import FREE
from gdtui.guide.words import Words
from gdtui.plot.cells.picture import Picture
from gdtui.ui.overlays.saved import carried_out
from gdtui.ui.screen.layout import Box
from gdtui.ui.screen.stage import Stage
from gdtui.ui.terminal.reader import Keyboard
from gdtui.ui.view import Request, View


class Staged(Stage):
    """A stage on which all that takes long is done after each thing that a person does.

    Its marbles go in one frame where they are not `moving`.
    """

    def __init__(
        self,
        setup: Setup = DEFAULTS,
        theme: str = "dark",
        thought: Words = FREE.thought,
        *,
        moving: bool = False,
        size: tuple[int, int] = (80, 24),
        view: View | None = None,
    ) -> None:
        start = View(setup.race(), thought=thought, theme=theme)
        super().__init__(replace(view or start, size=size), moves=moving)
        self.sheet()

    def sized(self, size: tuple[int, int]) -> Staged:
        """In a window of another size."""
        self.view = replace(self.view, size=size)
        self.sheet()
        return self

    def press(self, *keys: str) -> View:
        """Press keys, each a character or a name; gives the view after them."""
        for key in keys:
            name = _character_to_key(key) if len(key) == 1 else key
            character = key if len(key) == 1 else {"space": " "}.get(key)
            self.do(Key(name, character))
        return self.view

    def send(self, *pieces: bytes) -> View:
        """Send bytes as a terminal does; gives the view after them."""
        keyboard = Keyboard()
        for piece in pieces:
            for event in keyboard.read(piece):
                if isinstance(event, (InputEvent, Paste)):
                    self.do(event)
        return self.view

    def do(self, event: Event, *, at_rest: bool = True) -> None:
        """Apply an event; what is wished of the program beyond that is done but for the exit."""
        self.take(event)
        self.carry_out()
        if at_rest:
            self.sheet()

    def carry_out(self) -> None:
        """Do what is wished of the program beyond what is shown, but for the exit."""
        if self.view.request is Request.SAVE:
            self.view = carried_out(replace(self.view, request=None))
        elif self.view.request is not Request.QUIT:
            self.view = replace(self.view, request=None)

    def sheet(self) -> Picture:
        """All that is seen, with all reached and computed."""
        self.go_on(60)
        while self.is_on_its_way:
            self.carry_out()
            self.go_on(60)
        self.carry_out()
        return super().sheet()

    def tick(self, seconds: float) -> None:
        """Let seconds go by, none of them as a standstill."""
        while seconds > 0:
            super().tick(min(seconds, 0.5))
            seconds -= 0.5

    @property
    def rows(self) -> tuple[str, ...]:
        """The characters of the screen."""
        return self.sheet().rows

    @property
    def text(self) -> str:
        """The characters of the screen as one text."""
        return "\n".join(self.rows)

    def place(self, pane: str) -> Box | None:
        """Where the picture of a pane lies; None where it is not seen."""
        self.sheet()
        box = self.places.get(pane)
        return box.inside if box else None

    def picture(self, pane: str) -> Picture:
        """The picture of a pane; an empty one where it is not seen."""
        place, sheet = self.place(pane), self.sheet()
        if place is None:
            return Picture()
        columns = slice(place.left, place.left + place.width)
        rows = slice(place.top, place.top + place.height)
        return Picture(
            tuple(row[columns] for row in sheet.rows[rows]),
            tuple(inks[columns] for inks in sheet.inks[rows]),
        )

    def click(self, pane: str, *cells: tuple[int, int]) -> View:
        """Press the mouse on a cell of a pane, or of the screen; drag it to others, let it go."""
        place = Box(0, 0, *self.view.size) if pane == "screen" else self.place(pane)
        assert place is not None
        (x, y), *more = ((place.left + x + 1, place.top + y + 1) for x, y in cells)
        data = f"\x1b[<0;{x};{y}M"
        data += "".join(f"\x1b[<32;{x};{y}M" for x, y in more)
        x, y = (more or [(x, y)])[-1]
        return self.send((data + f"\x1b[<0;{x};{y}m").encode())
