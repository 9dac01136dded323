"""The Textual app, and its one screen: the explorer, which has a stage and a clock.

All that a person does comes through the app's door to the screen. Some panes are widgets too, so
that an app, or a test, can find them by a query. Textual gives each the place that the layout has
for its pane; what they show is the screen's.
"""

from __future__ import annotations

import gc
import time
from dataclasses import fields, replace
from functools import partial
from typing import Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events, getters
from textual.app import ComposeResult
from textual.geometry import Offset, Region, Spacing
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.theme import BUILTIN_THEMES, Theme
from textual.timer import Timer
from textual.widget import Widget

from gdtui.plot.cells.text import speak_ascii
from gdtui.ui.commands.setting import RATE, WEIGHT, Number
from gdtui.ui.screen.layout import Places
from gdtui.ui.screen.stage import FRAMES_PER_SECOND, Stage
from gdtui.ui.screen.theme import COLOURS, PREFIX, is_dark, looks
from gdtui.ui.terminal.base import TerminalApp, TerminalScreen
from gdtui.ui.terminal.reader import Arrived
from gdtui.ui.view import Request, View

_BREATH, _PIECE = 0.001, 0.02
"""Seconds between two pieces of what takes long, in which keys are answered, and those of one."""
_GLANCE = 0.1
"""Seconds from one picture of it to the next."""


class PaneWidget(Widget):
    """A widget in the place of a pane."""

    pane: ClassVar[str]

    def render_lines(self, crop: Region) -> list[Strip]:
        """What the screen shows there."""
        return self.screen.render_lines(crop.translate(self.region.offset))


class Bowl(PaneWidget):
    """The loss landscape with its marbles."""

    pane = "bowl"


class Readout(PaneWidget):
    """The numbers of the present epoch and of the next update."""

    pane = "readout"


class Log(PaneWidget):
    """The lines of the listing."""

    pane = "log"


class Parameter(PaneWidget):
    """A number that a person sets, or an app, and that a run may change."""

    number: ClassVar[Number]
    value: reactive[float] = reactive(0.0, repaint=False, init=False)
    """The number of the run; to set it does what the keys do."""

    class Changed(Message):
        """The number is another one now."""

        def __init__(self, parameter: Parameter, value: float) -> None:
            super().__init__()
            self.parameter = parameter
            self.value = value

    def __init__(self, explorer: ExplorerScreen) -> None:
        super().__init__()
        self.explorer = explorer
        self.set_reactive(Parameter.value, self.present)

    @property
    def present(self) -> float:
        """The number of the run."""
        return self.number.shown(self.explorer.view.race.lead)

    def validate_value(self, value: float) -> float:
        """The number, or the nearest one that it may be. Raises ValueError for what is none."""
        quantity = self.number.quantity(self.explorer.view)
        low, high = quantity.low, quantity.high
        # Nothing can be compared with what is no number.
        if not (value <= high or value > high):
            raise ValueError(f"{quantity.name}: {value} is not a number")
        return max(low, min(float(value), high))

    def watch_value(self, value: float) -> None:
        """Set the number as a person does, unless it is that of the run already."""
        if value != self.present:
            self.explorer.change(self.number.set_to(self.explorer.view.arrived(), value))
        if value == self.present:
            self.post_message(self.Changed(self, value))
        else:
            # A guide refuses it, or the landscape has no such place.
            self.value = self.present


class LearningRate(Parameter):
    """The learning rate of the next step."""

    pane, number = "rate", RATE


class Weight(Parameter):
    """The weight of the first marble."""

    pane, number = "weight", WEIGHT


class InPlaces(Layout):
    """Textual's way to place the widgets: where the panes lie."""

    name = "in-places"

    def arrange(
        self, parent: Any, children: list[Widget], size: Any, greedy: bool = True
    ) -> ArrangeResult:
        """The widgets whose panes are seen."""
        places = parent.stage.places
        return [
            WidgetPlacement(Region(*places[each.pane].inside[:4]), Offset(), Spacing(), each)
            for each in children
            if isinstance(each, PaneWidget) and each.pane in places
        ]


class ExplorerScreen(TerminalScreen):
    """The one screen where everything happens."""

    layout: Layout = InPlaces()
    app = getters.app(TerminalApp)

    def __init__(self, view: View, frames_per_second: float) -> None:
        super().__init__()
        self.stage = Stage(view)
        self._frames_per_second = frames_per_second
        self._last_tick = self._shown_at = 0.0
        self._timer: Timer | None = None
        self._places: Places = {}
        self._numbers = LearningRate(self), Weight(self)
        self._is_due = self._is_running = False
        self._is_sized = False
        """Whether the size of the window is known: nothing is drawn before."""

    @property
    def view(self) -> View:
        """What all that was taken so far has led to."""
        return self.stage.view

    def compose(self) -> ComposeResult:
        """The panes that are widgets."""
        yield Bowl()
        yield Readout()
        yield Log()
        yield from self._numbers

    def on_mount(self) -> None:
        """The timer is there from the start, and runs only while something moves."""
        self._timer = self.set_interval(1 / (self._frames_per_second or 1), self._frame, pause=True)

    def on_resize(self, event: events.Resize) -> None:
        """Show all of it in the new size."""
        self._is_sized = True
        self.stage.view = replace(self.view, size=(event.size.width, event.size.height))
        self.show()

    def take(self, event: events.Event) -> None:
        """Apply a key, a paste or a mouse event to the view; `show_taken` is to follow."""
        self.stage.moves = self.app.animation_level != "none"
        if self.stage.take(event):
            self._is_due = True
            self._carry_out()

    def change(self, view: View) -> None:
        """Show another view, as if a key had made it."""
        self.stage.change(view)
        self.show()

    def show_taken(self) -> None:
        """Show what was taken, once for all of it."""
        if self._is_due:
            self.show()

    def _carry_out(self) -> None:
        """Do what a person wants of the program beyond what is shown.

        The wish to quit stays, and nothing more is taken.
        """
        app, request = self.app, self.view.request
        if request is Request.QUIT:
            app.exit()
        elif request is not None:
            self.stage.view = replace(self.view, request=None)
        if request is Request.COPY:
            from gdtui.ui.way_back import line_of

            app.copy_to_clipboard(line_of(self.view))
        elif request is Request.SAVE:
            from gdtui.ui.overlays.saved import carried_out

            has_colour = self.app.colours is not None
            self.stage.view = carried_out(self.view, has_colour=has_colour)
        elif request is Request.SUSPEND:
            app.call_later(app.action_suspend_process)

    # Time

    def show(self) -> None:
        """Show the view, somewhat nearer to what it is on its way to."""
        self._is_due = False
        self.stage.go_on()
        self._carry_out()
        changes = self.stage.changes
        if self._timer and changes != self._is_running:
            # It runs while what is shown changes.
            self._is_running, self._last_tick = changes, time.monotonic()
            is_timed = changes and self._frames_per_second
            self._timer.resume() if is_timed else self._timer.pause()
        self.draw()
        self._shown_at = time.monotonic()
        self._later()

    def _later(self) -> None:
        if self.stage.is_on_its_way:
            self.set_timer(_BREATH, partial(self._go_on, self.view))

    def _go_on(self, view: View) -> None:
        """Another piece of the way, unless something else has been taken meanwhile."""
        if view is not self.view:
            return
        self.stage.go_on(_PIECE)
        if self.stage.is_on_its_way and time.monotonic() - self._shown_at < _GLANCE:
            self._carry_out()
            self._later()
        else:
            self.show()

    def _frame(self) -> None:
        """The next frame, once the terminal has taken those before."""
        now = time.monotonic()
        if self.app.is_free(now):
            seconds, self._last_tick = now - self._last_tick, now
            self.tick(seconds)

    def tick(self, seconds: float) -> None:
        """Let some seconds go by."""
        self.stage.tick(seconds)
        self.show()

    # What is seen

    def draw(self) -> None:
        """Send what changed to the terminal, then let the widgets have their places and numbers."""
        if not self._is_sized:
            return
        sheet = self.stage.sheet()
        self.app.send_sheet(sheet, self.view.theme, asks=self._is_running)
        # Textual knows the colours too, and draws nothing in them.
        self.app.theme = PREFIX + self.view.theme
        first, *_ = self._numbers
        if not first.is_attached:
            # It was left before it was all there.
            return
        if (places := self.stage.places) != self._places:
            self._places = places
            # Textual lays a screen out anew when one of its widgets asks for it.
            first.refresh(layout=True)
        for number in self._numbers:
            number.value = number.present

    def render_lines(self, crop: Region) -> list[Strip]:
        """Some cells of what is shown, as Textual has them: for pictures without a terminal."""
        sheet, styles = self.stage.sheet(), _styles(self.view.theme)
        return [
            Strip(
                [Segment(text, styles[ink]) for text, ink in sheet.pieces(row, crop.x, crop.right)]
            )
            for row in range(crop.y, crop.bottom)
        ]


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


def _styles(theme: str) -> dict[str, Style]:
    return {ink: Style(**look._asdict()) for ink, look in looks(theme).items()}


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
