"""The explorer without a terminal: no timer runs, and time is told by hand."""

from collections.abc import Callable

import pytest

from gdtui.guide.experiments import FREE, Experiment
from gdtui.ui.app import GdtuiApp

Explorer = Callable[..., GdtuiApp]


@pytest.fixture
def explorer() -> Explorer:
    """Make an explorer of an experiment."""

    def make(experiment: Experiment = FREE, theme: str = "dark") -> GdtuiApp:
        return GdtuiApp(experiment, theme, frames_per_second=0)

    return make
