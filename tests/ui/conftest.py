"""The explorer without a terminal: no timer runs, and time is told by hand."""

from collections.abc import Callable

import pytest
from doing import at_rest
from textual._context import active_app

from gdtui.engine.runs.setup import DEFAULTS, Setup
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


@pytest.fixture(autouse=True)
def waits_for_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pilot waits until the app is at rest, where Textual's waits until the processor is."""

    async def wait(*_: float) -> None:
        await at_rest(active_app.get())

    monkeypatch.setattr("textual.app.wait_for_idle", wait)
    monkeypatch.setattr("textual.pilot.wait_for_idle", wait)
