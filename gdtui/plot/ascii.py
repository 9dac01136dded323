"""Every character of the screen as one of ASCII, for terminals and locales that have no others.

One for one, so that nothing moves. A cell of dots becomes a point below, above, or both.
"""

from __future__ import annotations

from functools import lru_cache

_ALIKE = {
    "─━╌": "-",
    "│╎": "|",
    "┤├┬┴┼┝┥┿└┌┐┘╭╮╰╯": "+",
    "●": "O",
    "◆": "#",
    "○": "o",
    "◇": "=",
    "×": "x",
    "△▲": "^",
    "▽▼": "v",
    "■": "&",
    "★": "*",
    "◈": "$",
    "▣": "@",
    "◎": "0",
    "✚": "+",
    "◐": "%",
    "◀←": "<",
    "▶→": ">",
    "↑": "^",
    "↓": "v",
    "⇄": "%",
    "·": "*",
    "−": "-",
    "—": "-",
    "±": "~",
    "…": "~",
    "η": "n",
    "²": "2",
    "ᵏ": "k",
    "⁻": "-",
    "⌫": "<",
    "₀₁₂₃₄₅₆₇₈₉": "0123456789",
    "⁰¹²³⁴⁵⁶⁷⁸⁹": "0123456789",
}
_LOWER, _UPPER = 0x40 | 0x04 | 0x80 | 0x20, 0x02 | 0x01 | 0x10 | 0x08


@lru_cache(maxsize=1)
def table() -> dict[int, str]:
    """What becomes of each character, by its code."""
    found = {}
    for characters, alike in _ALIKE.items():
        for place, character in enumerate(characters):
            found[ord(character)] = alike[place] if len(alike) > 1 else alike
    for bits in range(256):
        found[0x2800 + bits] = " .':"[bool(bits & _LOWER) + 2 * bool(bits & _UPPER)]
    return found


def to_ascii(text: str) -> str:
    """The text in ASCII, of the same length; what has no likeness becomes a question mark."""
    return text.translate(table()).encode("ascii", "replace").decode()
