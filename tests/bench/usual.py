"""The peer: the same screen as one would write it with the usual parts.

textual-plotext draws the bowl, a RichLog keeps the log, Statics say the numbers. n steps, space
plays with a rolling marble at the frame rate and the pace of gdtui, r starts again, q quits.
"""

from __future__ import annotations

from itertools import pairwise

from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Footer, RichLog, Static
from textual_plotext import PlotextPlot

FRAMES_PER_SECOND = 20
EPOCHS_PER_SECOND = 2
ROLLING_SHARE = 0.6
LEARNING_RATE = 0.1
EPOCHS = 50
START = 10.0
HALF, TOP, BOTTOM = 12.5, 150.0, -15.0
"""The window: weights from −HALF to HALF, losses from BOTTOM to TOP."""

CURVE = [k / 16 - HALF for k in range(401)]


class Usual(App[None]):
    """One run of gradient descent on w²."""

    CSS = """
    #head, #words { height: 1; } #head { background: $panel; }
    #stage, #readout, #later { height: 1fr; } #left { width: 1fr; } #rate, #weight { height: 3; }
    #bowl, #side, #later { border: round $foreground 40%; }
    #bowl { height: 2fr; } #side { width: 30; padding: 0 1; } #later { display: none; }
    #log { height: 5; padding: 0 1; scrollbar-size: 0 0; background: $background; }
    .-wide #side { width: 48; } .-wide #log { height: 8; } .-wide #later { display: block; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-normal"), (120, "-wide")]
    KEYS = {"space": "play", "n": "step", "r": "restart", "q": "quit"}
    BINDINGS = [(key, action, action) for key, action in KEYS.items()]
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = None

    weights: list[float]
    playing = False
    phase = 0.0

    def compose(self) -> ComposeResult:
        """The panes; `later` keeps the place of the loss curve and the map empty."""
        yield Static(id="head")
        with Horizontal(id="stage"):
            with Vertical(id="left"):
                yield PlotextPlot(id="bowl")
                yield Static(id="later")
                yield RichLog(id="log")
            with Vertical(id="side"):
                yield Static(f"learning rate η {LEARNING_RATE:10.4f}", id="rate")
                yield Static(id="weight")
                yield Static(id="readout")
        yield Static(id="words")
        yield Footer()

    def on_mount(self) -> None:
        self.timer = self.set_interval(1 / FRAMES_PER_SECOND, self.frame, pause=True)
        self.action_restart()

    def action_restart(self) -> None:
        """The run at its start."""
        self.play(False)
        self.weights = [START]
        self.query_one(RichLog).clear().write(
            f"Starting weight: {START}, Starting Loss: {START**2}"
        )
        self.show_numbers()
        self.draw_bowl(1.0)

    def play(self, playing: bool) -> None:
        self.playing = playing
        (self.timer.resume if playing else self.timer.pause)()

    def action_play(self) -> None:
        """Play or pause; playing starts with a step."""
        self.play(not self.playing)
        if self.playing:
            self.phase = 1.0
            self.frame()

    def action_step(self) -> None:
        self.play(False)
        self.forward()
        self.draw_bowl(1.0)

    def frame(self) -> None:
        """One frame; the bowl is drawn while the marble rolls, and left alone while it lies."""
        lay = self.phase >= ROLLING_SHARE
        self.phase += EPOCHS_PER_SECOND / FRAMES_PER_SECOND
        if self.phase >= 1:
            self.phase %= 1
            self.forward()
        elif lay:
            return
        self.draw_bowl(min(self.phase / ROLLING_SHARE, 1.0))

    def forward(self) -> None:
        """The next epoch, in the numbers and in the log."""
        if len(self.weights) > EPOCHS:
            return
        weight = self.weights[-1]
        weight -= LEARNING_RATE * 2 * weight
        self.weights.append(weight)
        epoch = len(self.weights) - 1
        self.query_one(RichLog).write(
            f"Epoch {epoch}: Weight = {weight:.4f}, Loss = {weight**2:.4f}"
        )
        self.show_numbers()

    def show_numbers(self) -> None:
        weight = self.weights[-1]
        slope = 2 * weight
        epoch = len(self.weights) - 1
        state = "playing" if self.playing else "paused" if epoch else ""
        self.query_one("#head", Static).update(
            f" gdtui  L(w) = w²  {state:30}smooth convergence  epoch {epoch}/{EPOCHS}"
        )
        self.query_one("#weight", Static).update(f"weight w {weight:17.4f}")
        self.query_one("#readout", Static).update(
            f"loss L(w)  {weight**2:15.4f}\nslope 2w   {slope:+15.4f}\n\n"
            f"w ← w − η·slope\n{weight:.4f} − {LEARNING_RATE}×{slope:.4f}"
            f" = {weight - LEARNING_RATE * slope:.4f}\n"
            "moves left: slope > 0\n▼ loss falls  · same side\n\nzero loss at epoch 33"
        )
        self.query_one("#words", Static).update(
            " Steps get shorter. ↑ raises the learning rate, shift+↑ by more, e to any."
        )

    def draw_bowl(self, progress: float) -> None:
        """The parabola, the path, the tangent, and the marble on its way."""
        *before, weight = self.weights
        near = [w for w in CURVE if abs(w - weight) <= HALF / 4]
        tangent = [(w, weight * (2 * w - weight)) for w in near]
        if before and progress < 1:
            eased = progress * progress * (3 - 2 * progress)
            weight = before[-1] + (weight - before[-1]) * eased
        path = [(w, v * v) for v, w in pairwise((*before, weight))]
        bowl = self.query_one(PlotextPlot)
        plt = bowl.plt
        plt.clear_data()
        plt.xlim(-HALF, HALF)
        plt.ylim(BOTTOM, TOP)
        plt.plot(CURVE, [w * w for w in CURVE], marker="braille")
        for line in (path, tangent):
            if line:
                plt.plot([w for w, _ in line], [loss for _, loss in line], marker="braille")
        if before:
            plt.scatter(before, [w * w for w in before], marker="○")
        plt.scatter([weight], [weight * weight], marker="●")
        bowl.refresh()


if __name__ == "__main__":
    Usual().run()
