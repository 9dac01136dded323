"""The explorer: it owns the race and the timer, and hands one frozen view down to the widgets."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.events import DescendantBlur, DescendantFocus
from textual.reactive import reactive
from textual.screen import Screen

from gdtui.engine.experiments import EXPERIMENTS, FREE, Experiment
from gdtui.engine.parameters import (
    DEFAULT_GAP,
    next_landmark,
    previous_landmark,
    stepped_gap,
    stepped_learning_rate,
    stepped_weight,
)
from gdtui.engine.race import Race
from gdtui.ui.compositor import CellsCompositor
from gdtui.ui.driver import bytes_sent
from gdtui.ui.keys import KEYS
from gdtui.ui.playback import Playback
from gdtui.ui.view import View
from gdtui.ui.widgets.bowl import Bowl
from gdtui.ui.widgets.cells import INK_CLASSES, Cells
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
_SLOW_LINE = 8000
"""Bytes a second that frames are kept to, so that a line of 9.6 kB/s never lags behind."""
_LOG_JUMP = 5


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
        self._last_sent = 0
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
        self.view = replace(self.now, race=race)

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
        """The next frame, once a slow line has had the time to carry the one before."""
        now, sent = time.monotonic(), bytes_sent(self.app)
        seconds = min(now - self._last_tick, _LONGEST_TICK)
        if seconds < min((sent - self._last_sent) / _SLOW_LINE, _LONGEST_TICK):
            return
        self._last_tick, self._last_sent = now, sent
        self.tick(seconds)

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

    def action_step(self) -> None:
        """One epoch forward."""
        self.play(False)
        self.show(self.now.race.forward())

    def action_back(self) -> None:
        """One epoch back."""
        self.play(False)
        self.show(self.now.race.back())

    def action_first(self) -> None:
        """To the start of the run."""
        self.play(False)
        self.show(self.now.race.to(0))

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

    def action_restart(self) -> None:
        """The same weight and rate, from epoch 0."""
        self.play(False)
        self.show(self.now.race.restart())

    # What a person sets

    def action_rate(self, step: str) -> None:
        """Move the learning rate."""
        self._set_learning_rate(stepped_learning_rate(self.now.race.lead.learning_rate, step))

    def action_landmark(self, upwards: bool) -> None:
        """The learning rate to where the regime changes."""
        landmark = next_landmark if upwards else previous_landmark
        self._set_learning_rate(landmark(self.now.race.lead.learning_rate))

    def action_weight(self, step: str) -> None:
        """Move the marble."""
        self._set_weight(stepped_weight(self.now.race.lead.weight, step))

    def action_enter_rate(self) -> None:
        """Type a learning rate."""
        self.query_one(LearningRate).open_entry()

    def action_enter_weight(self) -> None:
        """Type a weight."""
        self.query_one(Weight).open_entry()

    @on(LearningRateChanged)
    def take_learning_rate(self, message: LearningRateChanged) -> None:
        """A rate that was typed or dragged."""
        self._set_learning_rate(message.learning_rate)

    @on(WeightChanged)
    def take_weight(self, message: WeightChanged) -> None:
        """A weight that was typed or dragged."""
        self._set_weight(message.weight)

    def _set_learning_rate(self, learning_rate: float) -> None:
        """The run stays where it is and goes on with the new rate."""
        race = self.now.race.with_learning_rate(learning_rate)
        self.view = replace(self.now, race=race, experiment=FREE)

    def _set_weight(self, weight: float) -> None:
        """The marble is put there, and the run starts anew."""
        self.play(False)
        self.view = replace(self.now, race=self.now.race.with_weight(weight), experiment=FREE)

    def action_experiment(self, number: int) -> None:
        """Set up an experiment; 0 is the defaults."""
        self.play(False)
        experiment = (FREE, *EXPERIMENTS)[number]
        self.view = replace(self.now, race=experiment.race(), experiment=experiment)

    # What is seen

    def action_tangent(self) -> None:
        """The tangent on or off."""
        self.view = replace(self.now, tangent=not self.now.tangent)

    def action_secant(self) -> None:
        """The secant on or off; it begins as that of the next step."""
        self.view = replace(self.now, secant=not self.now.secant, gap=None)

    def action_gap(self, doublings: int) -> None:
        """Let the secant's gap shrink or grow."""
        gap = self.now.shown_gap or DEFAULT_GAP
        self.view = replace(self.now, secant=True, gap=stepped_gap(gap, doublings))

    def action_other_side(self) -> None:
        """Put the secant's second point on the other side of the marble."""
        self.view = replace(self.now, secant=True, gap=-(self.now.shown_gap or DEFAULT_GAP))

    def action_ghost(self) -> None:
        """The next landing on or off."""
        self.view = replace(self.now, ghost=not self.now.ghost)

    def action_map(self) -> None:
        """The map of the learning rate in place of the bowl, and back."""
        self.toggle_class("-map")

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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """While a number is typed, the keys belong to the field."""
        return action == "app.quit" or self.focused is None

    @on(DescendantFocus)
    @on(DescendantBlur)
    def show_field_keys(self) -> None:
        """The key bar tells the keys of the field while one is open."""
        self.query_one(KeyBar).typing = self.focused is not None
