"""The explorer without a terminal: no timer runs, and time is told by hand."""

from collections.abc import Callable

import pytest

from gdtui.engine.setup import DEFAULTS, Setup
from gdtui.guide.experiments import FREE
from gdtui.ui.app import GdtuiApp

Explorer = Callable[..., GdtuiApp]


@pytest.fixture
def explorer() -> Explorer:
    """Make an explorer of a setup; its marbles go in one frame where they are not `moving`."""

    def make(
        setup: Setup = DEFAULTS,
        theme: str = "dark",
        thought: str = FREE.thought,
        *,
        moving: bool = False,
    ) -> GdtuiApp:
        app = GdtuiApp(setup, theme, frames_per_second=0, thought=thought)
        app.animation_level = "full" if moving else "none"
        return app

    return make
