"""What every test needs: the same examples each time, and a plain environment."""

import os
import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings

from gdtui.plot.cells.text import speak_ascii, speaks_ascii

settings.register_profile("same each time", derandomize=True, deadline=None, max_examples=60)
settings.register_profile("fewer", derandomize=True, deadline=None, max_examples=15)
settings.load_profile("same each time")


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Drop what would change colours, themes or animations, nobody's preferences and lessons.

    Afterwards it is what it was: what opens the explorer, draws or records settles it.
    """
    for name in ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL_ANIMATIONS", "TEXTUAL_FPS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", "/nowhere")
    monkeypatch.setenv("XDG_STATE_HOME", "/dev/null")
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)
    if speaks_ascii():
        speak_ascii(False)
        forget_what_was_drawn()


@pytest.fixture
def in_ascii() -> None:
    """All is drawn in ASCII alone; nothing that was kept before is shown, nor after it of this."""
    forget_what_was_drawn()
    speak_ascii(True)


def forget_what_was_drawn() -> None:
    """Which characters there are is decided once in a process: what is drawn is kept without it."""
    for name, module in [*sys.modules.items()]:
        if name.startswith("gdtui.plot."):
            for value in vars(module).values():
                getattr(value, "cache_clear", lambda: None)()
