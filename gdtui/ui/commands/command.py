"""What a command is: its name, its keys, the words it is found by, when it may be done and how."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from gdtui.guide.guide import Action
from gdtui.ui.keys import NO_KEY, Chosen, key_name, keys_of
from gdtui.ui.view import View

Change = Callable[[View], View]


class Command(NamedTuple):
    """What a person can do: `change` makes one view of another, where the guide allows `action`.

    A person who gives it other keys calls it by its name; `also` are other words to find it by.
    """

    name: str
    keys: tuple[str, ...]
    action: Action
    change: Change
    also: str
    can: Callable[[View], bool] = lambda _: True
    """Whether it has something to act on."""
    at_once: bool = False
    """Whether it leaves the run alone: it is done anywhere, and waits for no run on its way."""
    label: str = ""
    """What it does, in a line; empty where the label of its entry in the table says it."""
    group: str = ""
    """The title that it is listed under."""

    def keys_in(self, chosen: Chosen) -> tuple[str, ...]:
        """Its keys in force."""
        return keys_of(chosen, self.name, self.keys)


class Entry(NamedTuple):
    """Commands with one label, in full and in the few words of a narrow help."""

    label: str
    short: str
    commands: tuple[Command, ...]
    in_kiosk: bool = True

    def names_of_keys(self, chosen: Chosen) -> str:
        """All their keys in force, as a person knows them."""
        keys = [key for each in self.commands for key in each.keys_in(chosen)]
        return " ".join(map(key_name, keys)) or NO_KEY


class Group(NamedTuple):
    """Entries that the help tells under one title."""

    title: str
    entries: tuple[Entry, ...]


def giving(change: Callable[..., View], *values: object) -> Change:
    """A change of a view by a function that takes more than the view."""
    return lambda view: change(view, *values)
