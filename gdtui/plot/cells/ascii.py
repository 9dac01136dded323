"""Text as a terminal can show it: a cell a character, and in ASCII where it has no others.

In ASCII texts of the plots are written in other words, all else is translated cell by cell. A text
that has several lengths is chosen here, as it will be seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_ALIKE = {
    "-": "─━╌╍−—",
    "<": "◁◀←⌫",
    ">": "▷▶→",
    "b": "β",
    "|": "│╎",
    "+": "┤├┬┴┼┝┥┿└┌┐┘╭╮╰╯✚✓",
    "O": "●█",
    "#": "◆",
    "o": "○",
    "=": "◇",
    "x": "×✗╳",
    "^": "△▲↑",
    "v": "▽▼↓",
    "H": "□",
    "&": "■",
    "*": "★·",
    "$": "◈",
    "@": "▣",
    "0": "◎",
    "%": "◐⇄▒",
    "'": "′",
    ":": "░",
    "8": "▓",
    "~": "±≈…",
    "e": "η",
    "/": "▗▘▟▛╱",
    "\\": "▖▝▙▜╲",
}
"""The characters that become one of ASCII."""
_LOWER, _UPPER = 0x40 | 0x04 | 0x80 | 0x20, 0x02 | 0x01 | 0x10 | 0x08
"""The dots of a cell of braille, which is drawn by where it has some."""

_WORDS = {
    "η": "lr",
    "κ": "kappa",
    "→": "->",
    "←": "<-",
    "↑": "up",
    "↓": "down",
    "⌫": "backspace",
    "±": "+-",
    "…": "...",
    "β": "beta",
    "√(": "sqrt(",
    "√": "sqrt ",
    "½": "0.5",
    "π": "pi",
    "⌈": "ceil(",
    "⌉": ")",
}
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹ᵏ⁻", "0123456789k-")

_speech = {"ascii": False}


def speak_ascii(on: bool) -> None:
    """Choose, once at the start, whether texts are written in ASCII."""
    _speech["ascii"] = on


def speaks_ascii() -> bool:
    """Whether texts are written in ASCII."""
    return _speech["ascii"]


def worded(text: str) -> str:
    """A text in the words of the screen; in ASCII it may be longer, and says the same."""
    if not _speech["ascii"] or text.isascii():
        return text
    for symbol, words in _WORDS.items():
        text = text.replace(symbol, words)

    def power(raised: re.Match[str]) -> str:
        written = raised[0].translate(_RAISED)
        return f"^({written})" if "-" in written else f"^{written}"

    return re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹ᵏ⁻]+", power, text)


def fitting(forms: Iterable[str], room: int) -> str:
    """The first of some forms of a text that takes at most `room` cells in the words of the screen.

    The forms go from the longest to the shortest; where none fits, the last is given. A last form
    that is empty says that the text is better left out than cut.
    """
    text = ""
    for text in map(worded, forms):
        if len(text) <= room:
            break
    return text


def fewer_words(text: str) -> Iterator[str]:
    """A text, then what is left of it with ever more of its last words replaced by an ellipsis."""
    words = text.split(" ")
    yield text
    for count in range(len(words) - 1, 0, -1):
        yield " ".join([*words[:count], "…"])


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    """What becomes of each character, by its code."""
    found = {ord(each): alike for alike, characters in _ALIKE.items() for each in characters}
    for bits in range(256):
        found[0x2800 + bits] = " .':"[bool(bits & _LOWER) + 2 * bool(bits & _UPPER)]
    # A cell full of dots is heavier than one with some.
    return found | {0x28FF: "*"} | {0x2080 + digit: str(digit) for digit in range(10)}


def in_characters(text: str) -> str:
    """The cells of a picture, translated to ASCII where that is spoken."""
    return to_ascii(text) if _speech["ascii"] else text


def to_ascii(text: str) -> str:
    """The text in ASCII, of the same length; what has no likeness becomes a question mark."""
    return text.translate(_table()).encode("ascii", "replace").decode()


def is_one_cell(character: str) -> bool:
    """Whether a character takes exactly one cell of a terminal."""
    from unicodedata import combining, east_asian_width

    is_wide = east_asian_width(character) in ("W", "F")
    return character.isprintable() and not is_wide and not combining(character)


def one_cell_each(text: str) -> str:
    """The text, with a question mark for each character that would take another number of cells."""
    return "".join(character if is_one_cell(character) else "?" for character in text)
