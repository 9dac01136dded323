"""What every test needs: the same examples each time, and a plain environment."""

import os

import pytest
from hypothesis import settings

settings.register_profile("same each time", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("same each time")


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Drop what would change colours, themes or animations, and nobody's preferences."""
    for name in ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL_ANIMATIONS", "TEXTUAL_FPS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", "/nowhere")
    # gdtui drops variables of Textual that it does not know; the pictures of the tests need one.
    for name in [name for name in os.environ if name.startswith("TEXTUAL_SNAPSHOT")]:
        monkeypatch.setenv(name, os.environ[name])
