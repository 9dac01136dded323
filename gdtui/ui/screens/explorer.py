"""The explorer: it owns the race and the timer, and hands one frozen view down to the widgets."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.events import DescendantBlur, DescendantFocus
from textual.reactive import reactive
from textual.screen import Screen

from gdtui.engine.race import Race
from gdtui.guide.experiments import Experiment
from gdtui.ui.keys import KEYS
from gdtui.ui.playback import Playback
from gdtui.ui.terminal.compositor import CellsCompositor
from gdtui.ui.terminal.driver import bytes_taken
from gdtui.ui.terminal.slow_line import SlowLine
from gdtui.ui.view import View
from gdtui.ui.widgets.bowl import Bowl
from gdtui.ui.widgets.cells import INK_CLASSES, Cells
from gdtui.ui.widgets.guide import GuidePane
from gdtui.ui.widgets.headline import Headline
from gdtui.ui.widgets.key_bar import KeyBar
from gdtui.ui.widgets.learning_rate import LearningRate, LearningRateChanged
from gdtui.ui.widgets.log import Log
from gdtui.ui.widgets.loss_curve import LossCurve
from gdtui.ui.widgets.rate_map import RateMap
from gdtui.ui.widgets.readout import Readout
from gdtui.ui.widgets.too_small import TooSmall
from gdtui.ui.widgets.weight import Weight, WeightChanged

SMALLEST = (40, 12)
"""Columns and rows below which there is no picture."""

_EPOCHS_AT_ONCE = 20_000
_BREATH = 0.01
_LONGEST_TICK = 0.5
_LOG_JUMP = 5
_CHANGES = {"enter_rate": "learning_rate", "enter_weight": "weight"}
"""What the actions change that do not name it."""


class ExplorerScreen(Screen[None]):
    """The one screen where everything happens."""

    COMPONENT_CLASSES = INK_CLASSES
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]
    HORIZONTAL_BREAKPOINTS = [
        (0, "-too-narrow"),
        (SMALLEST[0], "-narrow"),
        (80, "-normal"),
        (120, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [
        (0, "-too-low"),
        (SMALLEST[1], "-low"),
        (16, "-medium"),
        (24, "-tall"),
        (36, "-high"),
    ]

    view: reactive[View | None] = reactive(None, repaint=False)
    """What all widgets show."""
    progress: reactive[float] = reactive(1.0, repaint=False)
    """How far the marbles are on their way to the present epoch, 0 to 1: for the bowl alone."""

    def __init__(self, experiment: Experiment, frames_per_second: float) -> None:
        super().__init__()
        self._frames_per_second = frames_per_second
        self._playback = Playback()
        self._last_tick = 0.0
        self._line = SlowLine()
        self._hurrying = False
        self._compositor = CellsCompositor()
        self.set_reactive(ExplorerScreen.view, View(experiment.race(), experiment))

    def compose(self) -> ComposeResult:
        """The panes; which of them are seen, and where, is up to the stylesheet."""
        yield Headline().data_bind(ExplorerScreen.view)
        with Container(id="stage"):
            yield self._titled(Bowl().data_bind(ExplorerScreen.progress), "bowl")
            with Vertical(id="second"):
                yield self._titled(LossCurve(), "loss by epoch")
                yield self._titled(RateMap(), "epochs to zero loss by η")
            with Vertical(id="side"):
                yield LearningRate().data_bind(ExplorerScreen.view)
                yield Weight().data_bind(ExplorerScreen.view)
                yield Readout().data_bind(ExplorerScreen.view)
        yield self._titled(Log(), "log")
        yield GuidePane().data_bind(ExplorerScreen.view)
        yield KeyBar()
        yield TooSmall(*SMALLEST)

    def _titled(self, pane: Cells, title: str) -> Cells:
        pane.border_title = title
        return pane.data_bind(ExplorerScreen.view)

    def on_mount(self) -> None:
        """The timer is there from the start, and runs only while the marble does."""
        self._timer = self.set_interval(1 / (self._frames_per_second or 1), self._frame, pause=True)

    @property
    def now(self) -> View:
        """The view, which is always there."""
        assert self.view is not None
        return self.view

    def show(self, race: Race, *, progress: float = 1.0) -> None:
        """Show a race at its epoch."""
        self.progress = progress
        self.view = self.now.standing(race).looked()

    # Time

    def play(self, playing: bool) -> None:
        """Start the timer or stop it; where it stops, the marble lies exactly at its epoch."""
        self._hurrying = False
        if playing and self._frames_per_second:
            self._last_tick = time.monotonic()
            self._timer.resume()
        else:
            self._timer.pause()
        self.progress = 1.0
        if playing != self.now.playing:
            self.view = replace(self.now, playing=playing)

    def _frame(self) -> None:
        """The next frame, once a slow line has had the time to carry those before."""
        now, taken = time.monotonic(), bytes_taken(self.app)
        if taken is None or not self._line.is_free(now, taken):
            return
        seconds, self._last_tick = now - self._last_tick, now
        self.tick(min(seconds, _LONGEST_TICK))

    def tick(self, seconds: float) -> None:
        """Let some seconds of playing go by: epochs that are due, and the marble on its way."""
        before = self.now.race
        self._playback, due = self._playback.advanced(seconds)
        still = self.app.animation_level == "none" or (before.is_over and due > 0)
        self.show(before.forward(due), progress=1.0 if still else self._playback.progress)
        if self.now.race.is_over and self.progress == 1:
            self.play(False)

    def action_play(self) -> None:
        """Play or pause; playing starts with a step."""
        if self.now.playing or self.now.race.is_over:
            self.play(False)
            return
        self.play(True)
        self._playback = replace(self._playback, phase=1.0)
        self.tick(0)

    def action_pace(self, by: int) -> None:
        """Play faster or slower."""
        self._playback = self._playback.faster(by)
        self.view = replace(self.now, speed=self._playback.speed)

    def action_last(self) -> None:
        """To the end of the run, in pieces that leave room for keys."""
        self.play(False)
        self._hurrying = True
        self._hurry()

    def _hurry(self) -> None:
        if self._hurrying:
            self.show(self.now.race.forward(_EPOCHS_AT_ONCE))
            self._hurrying = not self.now.race.is_over
            if self._hurrying:
                self.set_timer(_BREATH, self._hurry)

    # What a person sets

    def action_set(self, change: str, *arguments: Any) -> None:
        """A change of the view, by name; a run that plays goes on."""
        self.view = getattr(self.now, change)(*arguments).looked()

    def action_put(self, change: str, *arguments: Any) -> None:
        """A change that puts the run somewhere; it does not play on from there."""
        self.play(False)
        self.action_set(change, *arguments)

    def action_enter_rate(self) -> None:
        """Type a learning rate."""
        self.query_one(LearningRate).open_entry()

    def action_enter_weight(self) -> None:
        """Type a weight."""
        self.query_one(Weight).open_entry()

    @on(LearningRateChanged)
    def take_learning_rate(self, message: LearningRateChanged) -> None:
        """A rate that was typed or dragged."""
        if self.now.allows("learning_rate"):
            self.action_set("learning_rate", message.learning_rate)

    @on(WeightChanged)
    def take_weight(self, message: WeightChanged) -> None:
        """A weight that was typed or dragged."""
        if self.now.allows("weight"):
            self.action_put("weight", message.weight)

    # What is seen

    def watch_view(self, before: View | None, view: View) -> None:
        """Panes that come and go."""
        if before is None or (before.map, before.guide is None) != (view.map, view.guide is None):
            self.set_class(view.map, "-map")
            self.set_class(view.guide is not None, "-guided")

    def action_earlier(self) -> None:
        """Earlier lines of the log."""
        self.query_one(Log).scroll_epochs(_LOG_JUMP)

    def action_later(self) -> None:
        """Later lines of the log."""
        self.query_one(Log).scroll_epochs(-_LOG_JUMP)

    def action_help(self) -> None:
        """Every key."""
        from gdtui.ui.screens.help import Help

        self.app.push_screen(Help())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a number is typed, the keys belong to the field."""
        if self.focused is not None:
            return action == "app.quit"
        change = parameters[0] if action in ("set", "put") else _CHANGES.get(action, action)
        return self.now.allows(str(change))

    @on(DescendantFocus)
    @on(DescendantBlur)
    def show_field_keys(self) -> None:
        """The key bar tells the keys of the field while one is open."""
        self.query_one(KeyBar).typing = self.focused is not None
