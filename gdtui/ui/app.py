"""The Textual app: the themes, the first screen, and manners at the exit."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from traceback import extract_tb

from textual.app import App
from textual.theme import Theme

from gdtui.guide.experiments import Experiment
from gdtui.ui.screens.explorer import ExplorerScreen
from gdtui.ui.terminal.driver import Driver
from gdtui.ui.theme import THEMES

FRAMES_PER_SECOND = 20

_HERE = Path(__file__).parent


class GdtuiApp(App[None]):
    """The explorer; with 0 `frames_per_second` no timer runs, and time is told by hand."""

    TITLE = "gdtui"
    # Textual does not load the stylesheet of a default screen by itself.
    CSS_PATH = [_HERE / "app.tcss", _HERE / "screens" / "explorer.tcss"]
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = None
    # Textual cannot select text in a widget that is just being removed; the terminal can.
    ALLOW_SELECT = False

    def __init__(
        self,
        experiment: Experiment,
        theme: str = "dark",
        frames_per_second: float = FRAMES_PER_SECOND,
        *,
        ascii: bool = False,
        kiosk: bool = False,
    ) -> None:
        # With NO_COLOR, only an app of ANSI colours sends none at all.
        super().__init__(driver_class=Driver, ansi_color=True if "NO_COLOR" in os.environ else None)
        self.ascii = ascii
        self.kiosk = kiosk
        for each in THEMES.values():
            self.register_theme(each)
        self._start_with(THEMES[theme])
        self._first_screen = ExplorerScreen(experiment, frames_per_second)

    def _start_with(self, theme: Theme) -> None:
        """Set the first theme; to assign it would parse every stylesheet a second time."""
        self.set_reactive(App.theme, theme.name)
        self.set_class(theme.dark, "-dark-mode")
        self.set_class(not theme.dark, "-light-mode")
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> ExplorerScreen:
        """The explorer is the only screen at the start."""
        return self._first_screen

    def on_mount(self) -> None:
        """Draw all of the picture again after ctrl+z and fg."""
        # The terminal is empty then, which Textual does not take into account.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))

    def action_theme(self) -> None:
        """From dark to light and back."""
        dark, light = THEMES["dark"].name, THEMES["light"].name
        self.theme = light if self.theme == dark else dark

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nobody leaves a kiosk for a shell."""
        return super().check_action(action, parameters) and not (
            self.kiosk and action == "suspend_process"
        )

    def _print_error_renderables(self) -> None:
        """Instead of pages of a traceback, `explore` prints a line."""

    @property
    def fault(self) -> str:
        """What went wrong inside, in a line."""
        error = self._exception
        if error is None:
            return "internal fault"
        frames = extract_tb(error.__traceback__)
        place = f" ({Path(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
        return f"internal fault: {type(error).__name__}: {error}{place}".replace("\n", " ")


def explore(experiment: Experiment, theme: str, *, ascii: bool, kiosk: bool) -> int:
    """Open the explorer in this terminal; gives the exit code."""
    app = GdtuiApp(experiment, theme, ascii=ascii, kiosk=kiosk)
    app.run()
    code = app.return_code or 0
    if code == 1:
        print(f"gdtui: error: {app.fault}", file=sys.stderr)
    return code
