"""What a person wants of the program beyond what is shown."""

from __future__ import annotations

from enum import Enum, auto


class Request(Enum):
    """Something that the screen does, and no view can."""

    QUIT = auto()
    SUSPEND = auto()
    COPY = auto()
    SAVE = auto()
    """Open the field for the name of a file; where that is open, write the file."""
