"""What every test needs: the same examples each time, and a plain environment."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("same each time", derandomize=True, deadline=None, max_examples=60)
settings.register_profile("fewer", derandomize=True, deadline=None, max_examples=15)
settings.load_profile("same each time")


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Drop what would change colours, themes or animations, nobody's preferences and lessons.

    Afterwards it is what it was: what opens the explorer, or records it, settles the environment.
    """
    for name in ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL_ANIMATIONS", "TEXTUAL_FPS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", "/nowhere")
    monkeypatch.setenv("XDG_STATE_HOME", "/dev/null")
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)
