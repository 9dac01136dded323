"""The explorer without a terminal: no timer runs, and time is told by hand."""

from collections.abc import Callable

import pytest

from gdtui.engine.setup import DEFAULTS, Setup
from gdtui.guide.experiments import FREE
from gdtui.ui.app import GdtuiApp

Explorer = Callable[..., GdtuiApp]


@pytest.fixture
def explorer() -> Explorer:
    """Make an explorer of a setup."""

    def make(setup: Setup = DEFAULTS, theme: str = "dark", thought: str = FREE.thought) -> GdtuiApp:
        return GdtuiApp(setup, theme, frames_per_second=0, thought=thought)

    return make
