"""Keys as a person knows them, by the names that Textual has for them."""

from __future__ import annotations

_NAMES = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "plus": "+",
    "equals_sign": "=",
    "minus": "-",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "comma": ",",
    "full_stop": ".",
    "colon": ":",
    "question_mark": "?",
    "f1": "F1",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "backspace": "⌫",
}


def key_name(key: str) -> str:
    """A key as a person knows it; some that a terminal may send cannot be written."""
    if not key.isprintable():
        return "that key"
    *modifiers, last = key.split("+")
    if last not in _NAMES and not (last.isascii() and last.isprintable()):
        # It may be no character at all, or one as wide as two cells.
        return "that key"
    return "+".join([*modifiers, _NAMES.get(last, last)])
