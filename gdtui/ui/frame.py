"""What is drawn at one moment: the view, and how far the marbles are on their way to it."""

from __future__ import annotations

from typing import NamedTuple

from gdtui.ui.view import View


class Frame(NamedTuple):
    """A view whose marbles have gone `progress`, from 0 to 1, of their last step."""

    view: View
    progress: float = 1.0
