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
    # What a test opens in this process drops it, and the snapshots need it again.
    if (folder := os.environ.get("TEXTUAL_SNAPSHOT_TEMPDIR")) is not None:
        monkeypatch.setenv("TEXTUAL_SNAPSHOT_TEMPDIR", folder)
