"""What a command is: its name, its keys, the words it is found by, when it may be done and how.

Here too is how a change is applied to the view: the run's target first, then what the guide lets.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from gdtui.guide.guide import Action
from gdtui.ui.commands.undo import remembered
from gdtui.ui.keys import NO_KEY, Chosen, key_name
from gdtui.ui.view import View

Change = Callable[[View], View]


class Command(NamedTuple):
    """What a person can do: `change` makes one view of another, where the guide allows `action`.

    A person who gives it other `keys` than those that it comes with calls it by its name; `label`
    is what it does, in a line, and `also` are other words to find it by.
    """

    name: str
    keys: tuple[str, ...]
    label: str
    also: str
    change: Change
    action: Action = Action.FREE
    lacks: Callable[[View], str] = lambda _: ""
    """Why it has nothing to act on; nothing where it has."""
    at_once: bool = False
    """Whether it leaves the run alone, and is done anywhere."""
    in_kiosk: bool = True
    """Whether it stays within the program."""

    def done(self, view: View) -> View:
        """The view after it is done, or with why it has nothing to act on."""
        why = self.lacks(view)
        return view.saying(why) if why else self.change(view)

    def keys_in(self, chosen: Chosen) -> tuple[str, ...]:
        """Its keys in force: those chosen for it, else the usual ones that no other has."""
        own = dict(chosen)
        if self.name in own:
            return own[self.name]
        taken = {key for keys in own.values() for key in keys}
        return tuple(key for key in self.keys if key not in taken)

    def names_of_keys(self, chosen: Chosen) -> str:
        """All its keys in force, as a person knows them."""
        return " ".join(map(key_name, self.keys_in(chosen))) or NO_KEY


def row(
    text: str,
    change: Change,
    action: Action = Action.FREE,
    lacks: Callable[[View], str] = lambda _: "",
    **where: bool,
) -> Command:
    """A command of a table: its name, keys, label and other words with | between, then the rest."""
    name, keys, label, also = text.split(" | ")
    return Command(name, tuple(keys.split()), label, also, change, action, lacks, **where)


Titled = tuple[str, Command]
"""The title that a command is listed under, and the command."""


def giving(change: Callable[..., View], *values: object) -> Change:
    """A change of a view by a function that takes more than the view."""
    return lambda view: change(view, *values)


def after_change(view: View, action: Action, change: Change) -> View:
    """The view after a change, which can be undone where it makes something another.

    What is near to be reached is reached before; at a distant target it asks for what it needs.
    Where the guide does not allow it the view says why.
    """
    view = view.saying("")
    if not view.is_far:
        view = view.arrived()
        view = replace(view, kept=view.window)
    refusal = view.refuses(action)
    if refusal:
        return view.saying(refusal)
    return remembered(view, change(view)).looked()


def after_command(view: View, command: Command) -> View:
    """The view after a command; a kiosk has none that leads out of the program."""
    if view.is_kiosk and not command.in_kiosk:
        return view.saying("not in a kiosk")
    if command.at_once:
        return command.change(view.saying(""))
    return after_change(view, command.action, command.done)
