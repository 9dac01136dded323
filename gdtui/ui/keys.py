"""Keys as a person knows them, by Textual's names of them and the other way round."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import name

from gdtui.engine.values import nearest_name

Chosen = tuple[tuple[str, tuple[str, ...]], ...]
"""Names of commands, each with the keys that a person has chosen for it."""

NO_KEY = "no key"

_NAMES = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "f1": "F1",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "backspace": "⌫",
}
_SIGNS = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Signs that Textual does not call what Unicode does."""


@lru_cache(maxsize=128)
def key_of(character: str) -> str:
    """The key that types a printable character of ASCII."""
    if character.isalnum():
        return character
    unicode = name(character).lower().replace("-", "_").replace(" ", "_")
    return _SIGNS.get(unicode, unicode)


@lru_cache(maxsize=1)
def _written() -> dict[str, str]:
    return {key_of(sign): sign for sign in map(chr, range(33, 127))} | _NAMES


_PLACED = ("up", "down", "left", "right", "home", "end")
_NAMED = (
    *_PLACED,
    *("pageup", "pagedown", "insert", "delete", "backspace"),
    *("enter", "escape", "tab", "shift+tab", "space"),
    *(f"f{number}" for number in range(1, 13)),
    *(f"{modifier}+{key}" for modifier in ("shift", "ctrl") for key in _PLACED),
    # A terminal has the same bytes for ctrl+i and tab, for ctrl+m and enter.
    *(f"ctrl+{letter}" for letter in "abcdefghjklnopqrstuvwxyz"),
)
"""Keys that terminals send, besides those that type a character."""


def read_key(text: str) -> str:
    """A key as a person writes it into a file: what it types, or its name.

    Raises ValueError with the nearest one.
    """
    if len(text) == 1 and text != " " and text.isascii() and text.isprintable():
        return key_of(text)
    return nearest_name("key", text, _NAMED)


def typed_as(key: str) -> str:
    """A key as it is written into a file."""
    return key if key in _NAMED else _written().get(key, key)


def key_name(key: str) -> str:
    """A key as a person knows it; some that a terminal may send cannot be written."""
    *modifiers, last = key.split("+")
    if not (key.isprintable() and last.isascii()):
        # It may be no character at all, or one as wide as two cells.
        return "that key"
    return "+".join([*modifiers, _written().get(last, last)])
