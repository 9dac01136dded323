"""The explorer: it takes what a person does, owns the run and the clock, and shows one frame.

All keys, pastes and mouse events come to `take` in the order of their arrival, and each is applied
to the view before the next is looked at; drawing follows when all that waits has been taken.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from textual import events, on
from textual.app import App, ComposeResult
from textual.containers import Container, Vertical
from textual.errors import NoWidget
from textual.reactive import reactive
from textual.timer import Timer

from gdtui.ui.door import after_key, after_paste
from gdtui.ui.screen.classes import classes_of
from gdtui.ui.screen.frame import Frame
from gdtui.ui.screen.motion import Motion
from gdtui.ui.screen.mouse import AT_A_PANE, Mouse
from gdtui.ui.screen.requests import carried_out
from gdtui.ui.screen.theme import THEMES
from gdtui.ui.terminal.driver import bytes_taken
from gdtui.ui.terminal.layout import lay_out
from gdtui.ui.terminal.screen import CellsScreen
from gdtui.ui.terminal.slow_line import SlowLine
from gdtui.ui.view import View
from gdtui.ui.widgets.bowl import Bowl
from gdtui.ui.widgets.cells import INK_CLASSES, Cells
from gdtui.ui.widgets.guide import GuidePane
from gdtui.ui.widgets.headline import Headline
from gdtui.ui.widgets.key_bar import KeyBar
from gdtui.ui.widgets.learning_rate import LearningRate
from gdtui.ui.widgets.log import Log
from gdtui.ui.widgets.loss_curve import LossCurve
from gdtui.ui.widgets.over import Over, room_of_over
from gdtui.ui.widgets.prompt import Prompt
from gdtui.ui.widgets.readout import Readout
from gdtui.ui.widgets.too_small import SMALLEST, TooSmall
from gdtui.ui.widgets.weight import Weight
from gdtui.ui.widgets.whole import WholePane

_EPOCHS_AT_ONCE = 40_000
_BREATH = 0.01
"""Seconds between two pieces of a long way, in which keys are answered."""
_LONGEST_TICK = 0.5


class ExplorerScreen(CellsScreen):
    """The one screen where everything happens."""

    COMPONENT_CLASSES = INK_CLASSES
    HORIZONTAL_BREAKPOINTS = [
        (0, "-too-narrow"),
        (SMALLEST[0], "-narrow"),
        (80, "-normal"),
        (120, "-wide"),
        (160, "-vast"),
    ]
    VERTICAL_BREAKPOINTS = [
        (0, "-too-low"),
        (SMALLEST[1], "-low"),
        (16, "-medium"),
        (24, "-tall"),
        (36, "-high"),
        (48, "-huge"),
    ]

    frame: reactive[Frame | None] = reactive(None, repaint=False)
    """What all widgets show."""

    def __init__(
        self, view: View, frames_per_second: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__()
        self.view = view
        """What all that was taken so far has led to."""
        self._frames_per_second = frames_per_second
        self._clock = clock
        self._last_tick = 0.0
        self._motion = Motion()
        self._timer: Timer | None = None
        self._line = SlowLine()
        self._panes: list[Cells] = []
        self._mouse = Mouse()
        self._is_due = self._is_running = False
        self.set_reactive(ExplorerScreen.frame, Frame(view))

    def compose(self) -> ComposeResult:
        """The panes; which of them are seen, and where, is up to the stylesheet."""
        yield self._bound(Headline())
        with Container(id="middle"):
            with Container(id="pictures"):
                yield self._bound(Bowl())
                with Container(id="second"):
                    yield self._bound(GuidePane())
                    yield self._bound(LossCurve())
                    yield self._bound(WholePane())
            with Vertical(id="side"):
                yield self._bound(LearningRate())
                yield self._bound(Weight())
                yield self._bound(Readout())
            yield self._bound(Log())
        yield self._bound(GuidePane())
        yield self._bound(Over())
        yield self._bound(Prompt())
        yield self._bound(KeyBar())
        yield TooSmall()

    def _bound(self, pane: Cells) -> Cells:
        self._panes.append(pane)
        pane.show(Frame(self.view))
        return pane

    def on_mount(self) -> None:
        """The timer is there from the start, and runs only while something moves."""
        self._timer = self.set_interval(1 / (self._frames_per_second or 1), self._frame, pause=True)
        # A key may have come before, and it may open in a lesson.
        self.show()
        self.watch_frame(None, Frame(self.view))

    @on(events.Resize)
    def measure_over(self, event: events.Resize) -> None:
        """How far what lies over it can be scrolled depends on the size."""
        self.view = replace(self.view, over_room=room_of_over(*event.size))

    @on(Log.Measured)
    def measure_log(self, message: Log.Measured) -> None:
        """How far a page of the log goes depends on the size."""
        self.view = replace(self.view, log_rows=message.rows)

    def take(self, event: events.Event) -> None:
        """Apply a key, a paste or a mouse event to the view; `show_taken` is to follow."""
        before = self.view
        self.view = self._after(event)
        if self.view is before:
            return
        if self.view.request is not None:
            self.view = carried_out(self.app, self.view)
        self._motion = self._motion.taken(before, self.view, _moves(self.app))
        self._is_due = True

    def show_taken(self) -> None:
        """Show what was taken, once for all of it."""
        if self._is_due:
            self.show()

    def _after(self, event: events.Event) -> View:
        """The view after an event."""
        if isinstance(event, events.Key):
            self._mouse.let_go()
            return after_key(self.view, event.key, event.character)
        if isinstance(event, events.Paste):
            return after_paste(self.view, event.text)
        if isinstance(event, events.MouseEvent):
            pane = self._pane_at(event) if isinstance(event, AT_A_PANE) else None
            return self._mouse.after(self.view, event, pane)
        return self.view

    def _pane_at(self, event: events.MouseEvent) -> Cells | None:
        """The pane whose picture is under the mouse, once the screen shows the present view."""
        self.show()
        lay_out(self)
        try:
            widget, _ = self.get_widget_at(event.x, event.y)
        except NoWidget:
            return None
        is_on_picture = widget.content_region.contains(event.x, event.y)
        return widget if isinstance(widget, Cells) and is_on_picture else None

    def show(self) -> None:
        """Show the view, somewhat nearer to what it is on its way to."""
        self._is_due = False
        self.view = self.view.nearer(_EPOCHS_AT_ONCE)
        self._run_timer()
        self.frame = self._motion.frame(self.view)
        if self.view.target is not None:
            self.set_timer(_BREATH, lambda view=self.view: self._go_on(view))

    def _go_on(self, view: View) -> None:
        """Another piece of the way, unless something else has been taken meanwhile."""
        if view is self.view:
            self.show()

    def watch_frame(self, before: Frame | None, frame: Frame) -> None:
        """Panes that come and go, what each shows, and the theme."""
        view = frame.view
        for name, is_set in classes_of(view).items():
            self.set_class(is_set, name)
        for pane in self._panes:
            pane.show(frame)
        if before is not None and before.view.theme != view.theme:
            self.app.theme = THEMES[view.theme].name

    # Time

    def _frame(self) -> None:
        """The next frame, once a slow line has had the time to carry those before."""
        now, taken = self._clock(), bytes_taken(self.app)
        if taken is None or not self._line.is_free(now, taken):
            return
        seconds, self._last_tick = now - self._last_tick, now
        self.tick(min(seconds, _LONGEST_TICK))

    def tick(self, seconds: float) -> None:
        """Let some seconds go by: epochs that are due, and the marbles on their way."""
        if self._changes:
            self.view, self._motion = self._motion.gone_on(self.view, seconds, _moves(self.app))
            self.show()

    @property
    def _changes(self) -> bool:
        """Whether what is shown changes with time, which stands still while a run is set up."""
        is_moving = self.view.playing or self._motion.left is not None
        return is_moving and not any(each.stops_time for each in self.view.over)

    def _run_timer(self) -> None:
        """Let the timer run while what is shown changes."""
        if self._timer and self._changes != self._is_running:
            self._is_running, self._last_tick = self._changes, self._clock()
            is_timed = self._is_running and self._frames_per_second
            self._timer.resume() if is_timed else self._timer.pause()


def _moves(app: App[object]) -> bool:
    """Whether a person wants to see things move."""
    return app.animation_level != "none"
