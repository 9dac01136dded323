"""What a person wants of the program beyond what is shown."""

from __future__ import annotations

from enum import Enum, auto


class Request(Enum):
    """Something that the screen does, and no view can."""

    QUIT = auto()
    SUSPEND = auto()
    COPY = auto()
