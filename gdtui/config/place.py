"""Where the file of preferences is: asked at each start, and so nothing else is imported for it."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_config_path


def place() -> Path:
    """The path, whether there is a file or not."""
    return user_config_path("gdtui", appauthor=False) / "config.toml"
