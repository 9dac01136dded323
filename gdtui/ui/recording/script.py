"""What is pressed in a recording, and when: words of `--keys` as events of a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from textual.events import Event, InputEvent

from gdtui.engine.values import Quantity, nearest_name
from gdtui.ui.terminal.keyboard import Keyboard

LONGEST = 600.0
"""Seconds of a recording."""
_AFTER_KEY, _AFTER_CHARACTER = 0.3, 0.1
"""Seconds in which one sees what a key has done, and a character that was typed."""
_ARROWS = {"up": "A", "down": "B", "right": "C", "left": "D", "home": "H", "end": "F"}
_MODIFIERS = {"shift": 2, "ctrl": 5}
_SENT = {
    "space": " ",
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    # As keyboards with that protocol send it: a bare escape may be the start of something.
    "escape": "\x1b[27u",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "f1": "\x1bOP",
    **{name: f"\x1b[{letter}" for name, letter in _ARROWS.items()},
    **{
        f"{modifier}+{name}": f"\x1b[1;{code}{letter}"
        for modifier, code in _MODIFIERS.items()
        for name, letter in _ARROWS.items()
    },
    **{f"ctrl+{chr(code + 96)}": chr(code) for code in range(1, 27)},
}
"""What a terminal sends for a key, by its name."""


class Act(NamedTuple):
    """Something pressed, and the seconds that it is watched for."""

    events: tuple[Event, ...]
    seconds: float


def read_script(text: str) -> list[Act]:
    """The acts of a text. Raises ValueError for a word that is no key."""
    acts = [act for word in text.split() for act in _acts(word)]
    if sum(act.seconds for act in acts) > LONGEST:
        raise ValueError(f"a recording takes at most {LONGEST:g} seconds")
    return acts


def _acts(word: str) -> Iterator[Act]:
    kind, has_colon, rest = word.partition(":")
    if kind == "wait" and has_colon:
        yield Act((), Quantity("wait", 0, LONGEST).read(rest))
    elif kind == "text" and has_colon and rest:
        yield from (Act(_pressed(character), _AFTER_CHARACTER) for character in rest)
    elif len(word) == 1 and word.isprintable():
        yield Act(_pressed(word), _AFTER_KEY)
    else:
        yield Act(_pressed(_SENT[_named(word)]), _AFTER_KEY)


def _named(word: str) -> str:
    try:
        return nearest_name("key", word, list(_SENT))
    except ValueError as error:
        raise ValueError(
            f"{error}; a single character, text:WORDS and wait:SECONDS are keys too"
        ) from None


def _pressed(sent: str) -> tuple[Event, ...]:
    messages = Keyboard().read(sent.encode())
    return tuple(message for message in messages if isinstance(message, InputEvent))


def played(epochs: int, speed: float) -> list[Act]:
    """The run played from its start to its end. Raises ValueError where that takes too long."""
    # The marble lands in the time of the epoch after its last step is due.
    seconds = (epochs + 1) / speed
    if seconds > LONGEST:
        raise ValueError(
            f"the run would take {seconds:.0f} seconds to play, {LONGEST:g} is the most:"
            " raise --speed or lower --epochs"
        )
    return [Act((), 0.5), Act(_pressed(" "), seconds)]
