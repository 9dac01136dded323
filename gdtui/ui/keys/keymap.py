"""The keys in force: those that a person has chosen for some commands, and the usual ones.

A key has one command. Where a person gives it to another, the one that it came with is without it.
"""

from __future__ import annotations

from functools import lru_cache

from gdtui.ui.commands.catalogue import BY_KEY, COMMANDS
from gdtui.ui.commands.command import Command, Entry
from gdtui.ui.keys.key_names import key_name
from gdtui.ui.view import Chosen

USUAL = {command.name: command.keys for entry in COMMANDS for command in entry.commands}
"""By the names of the commands, in their order."""
ALWAYS = {"ctrl+q": "quit"}
"""Keys that no other command can have: the way out."""
NO_KEY = "no key"


@lru_cache(maxsize=4)
def keys_by_name(chosen: Chosen) -> dict[str, tuple[str, ...]]:
    """The keys in force of every command, by its name."""
    own = dict(chosen)
    taken = {key for keys in own.values() for key in keys}
    return {
        name: own[name] if name in own else tuple(key for key in keys if key not in taken)
        for name, keys in USUAL.items()
    }


@lru_cache(maxsize=4)
def commands_by_key(chosen: Chosen) -> dict[str, Command]:
    """The commands by the keys in force."""
    if not chosen:
        return BY_KEY
    named = {command.name: command for entry in COMMANDS for command in entry.commands}
    return {key: named[name] for name, keys in keys_by_name(chosen).items() for key in keys}


def in_force(chosen: Chosen, usual: str) -> str | None:
    """The key that does what a usual one does: itself where it still does, None where none does."""
    if not chosen:
        return usual
    command = BY_KEY[usual]
    if commands_by_key(chosen).get(usual) is command:
        return usual
    return next(iter(keys_by_name(chosen)[command.name]), None)


def told(chosen: Chosen, usual: str) -> str:
    """The key that does what a usual one does, as a person knows it."""
    key = in_force(chosen, usual)
    return NO_KEY if key is None else key_name(key)


def names_of_keys(chosen: Chosen, entry: Entry) -> str:
    """All keys of an entry of the help, as a person knows them."""
    keys = [key for each in entry.commands for key in keys_by_name(chosen)[each.name]]
    return " ".join(map(key_name, keys)) or NO_KEY


@lru_cache(maxsize=64)
def in_force_in(chosen: Chosen, sentence: str) -> str:
    """A sentence whose usual keys, between backticks, are those in force."""
    now = {key_name(key): told(chosen, key) for key in BY_KEY}
    return "`".join(
        now.get(part, part) if place % 2 else part for place, part in enumerate(sentence.split("`"))
    )
