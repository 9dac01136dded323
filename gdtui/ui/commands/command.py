"""What a command is: its keys, what it does, and how it is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from gdtui.guide.guide import Kind
from gdtui.ui.keys import NO_KEY, Chosen, key_name, keys_of
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
    """Whether it leaves the run alone: it is done anywhere, and waits for no run on its way."""

    def keys_in(self, chosen: Chosen) -> tuple[str, ...]:
        """Its keys in force."""
        return keys_of(chosen, self.name, self.keys)


class Entry(NamedTuple):
    """Commands that are told together, in full and in the few words of a narrow help."""

    told: str
    short: str
    commands: tuple[Command, ...]
    in_kiosk: bool = True

    def names_of_keys(self, chosen: Chosen) -> str:
        """All their keys in force, as a person knows them."""
        keys = [key for each in self.commands for key in each.keys_in(chosen)]
        return " ".join(map(key_name, keys)) or NO_KEY
