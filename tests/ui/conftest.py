"""The explorer, on a stage; and as an app without a terminal, in which time is told by hand."""

from collections.abc import Callable

import pytest
from staged_explorer import Staged

from gdtui.engine.runs.setup import DEFAULTS, Setup
from gdtui.guide.experiments import FREE
from gdtui.ui.app import GdtuiApp
from gdtui.ui.view import View

Explorer = Callable[..., Staged]
Opened = Callable[..., GdtuiApp]


@pytest.fixture
def explorer() -> Explorer:
    """Make an explorer of a setup; its marbles go in one frame where they are not `moving`."""
    return Staged


@pytest.fixture
def opened() -> Opened:
    """Make the app of a setup."""

    def make(setup: Setup = DEFAULTS, theme: str = "dark", thought: str = FREE.thought) -> GdtuiApp:
        app = GdtuiApp(View(setup.race(), thought=thought, theme=theme), frames_per_second=0)
        app.animation_level = "none"
        return app

    return make
