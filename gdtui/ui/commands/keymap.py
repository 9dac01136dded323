"""The commands by the keys in force, and sentences that name those.

A key has one command. Where a person gives it to another, the one that it came with is without it.
"""

from __future__ import annotations

from functools import lru_cache

from gdtui.ui.commands.catalogue import BY_KEY, COMMANDS
from gdtui.ui.commands.command import Command
from gdtui.ui.keys import NO_KEY, Chosen, key_name

BY_NAME = {command.name: command for entry in COMMANDS for command in entry.commands}
"""In their order."""
USUAL = {name: command.keys for name, command in BY_NAME.items()}
ALWAYS = {"ctrl+q": "quit"}
"""Keys that no other command can have: the way out."""


def keys_by_name(chosen: Chosen) -> dict[str, tuple[str, ...]]:
    """The keys in force of every command, by its name."""
    return {name: command.keys_in(chosen) for name, command in BY_NAME.items()}


@lru_cache(maxsize=4)
def commands_by_key(chosen: Chosen) -> dict[str, Command]:
    """The commands by the keys in force."""
    if not chosen:
        return BY_KEY
    return {key: BY_NAME[name] for name, keys in keys_by_name(chosen).items() for key in keys}


def in_force(chosen: Chosen, usual: str) -> str | None:
    """The key that does what a usual one does: itself where it still does, None where none does."""
    if not chosen:
        return usual
    command = BY_KEY[usual]
    keys = command.keys_in(chosen)
    return usual if usual in keys else next(iter(keys), None)


def told(chosen: Chosen, usual: str) -> str:
    """The key that does what a usual one does, as a person knows it."""
    key = in_force(chosen, usual)
    return NO_KEY if key is None else key_name(key)


@lru_cache(maxsize=64)
def in_force_in(chosen: Chosen, sentence: str) -> str:
    """A sentence whose usual keys, between backticks, are those in force."""
    now = {key_name(key): told(chosen, key) for key in BY_KEY}
    return "`".join(
        now.get(part, part) if place % 2 else part for place, part in enumerate(sentence.split("`"))
    )
