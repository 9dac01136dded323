"""What a command is: its keys, what it does, and how it is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from gdtui.guide.guide import Kind
from gdtui.ui.view import View


class Command(NamedTuple):
    """What a person can do: `change` makes one view of another, where the guide allows `kind`.

    A person who gives it other keys calls it by its name.
    """

    name: str
    keys: tuple[str, ...]
    kind: Kind
    change: Callable[[View], View]
    at_once: bool = False
    """Whether it leaves the run alone, and so need not wait for one on its way to its end."""


class Entry(NamedTuple):
    """Commands that are told together, in full and in the few words of a narrow help."""

    told: str
    short: str
    commands: tuple[Command, ...]
    in_kiosk: bool = True
