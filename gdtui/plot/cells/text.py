"""Text as a terminal can show it: a cell a character, and in ASCII where it has no others.

In ASCII texts of the plots are written in other words, all else is translated cell by cell. A text
that has several lengths is chosen here, as it will be seen. None of a number reads nan or inf, or 0
when that is not 0; signs and digits keep their places, so that what changes does not jump about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from gdtui.engine.values import written

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
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_ON_THE_LINE = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻ᵏ−·", "0123456789-k-*")
_POWERS = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁻ᵏ]+")

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
        written = raised[0].translate(_ON_THE_LINE)
        return f"^({written})" if "-" in written else f"^{written}"

    return _POWERS.sub(power, text)


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


# Numbers and formulas


ABOUT = "≈"
"""Before the first digits of a number that a person set, where not all of them have room."""

_WIDEST = 1e7
_SMALLEST = 0.00005
"""What is smaller would print as 0.0000 with 4 decimals."""
_AT_ZERO = 1e-60
"""Nearer to 0 than a picture can show."""
_WHOLE_POWER = re.compile(r"\^(-?\d+)(?![\w^]|\.\d)")
_MINUS = re.compile(r"(?<!\de)-")


def rounded(value: float, digits: int, sign: str = "-") -> str:
    """With so many decimals; where those would be too long or say nothing, as a power of ten.

    `sign` is as in a format specification.
    """
    is_fixed = value == 0 or _SMALLEST <= abs(value) < _WIDEST
    # The sum makes a -0.0 a plain 0.
    return f"{value + 0.0:{sign}.{digits}{'f' if is_fixed else 'e'}}"


def measure(value: float, width: int = 12, sign: str = "-") -> str:
    """A weight or slope with 4 decimals, or as a power of ten; `width` is 8 at the least."""
    powers = (f"{value:{sign}.{digits}e}" for digits in (4, 3, 2, 1, 0))
    return fitting(chain((rounded(value, 4, sign),), powers), width)


def setting(value: float, width: int) -> str:
    """A number that a person set, with 4 decimals where those are exact, else `shortened`."""
    text = f"{value:.4f}"
    if abs(value) < _WIDEST and len(text) <= width and float(text) == value:
        return text
    return shortened(value, width)


def shortened(value: float, width: int) -> str:
    """A number that a person set, in full where it fits; else its first digits after ABOUT.

    Digits are cut, not rounded: 0.999999 never reads as 1. `width` is 8 at the least.
    """
    text = written(value)
    if len(text) <= width:
        return text
    power = ""
    if "e" in text or abs(value) >= _WIDEST:
        from decimal import Decimal

        text, e, power = f"{Decimal(repr(value)):e}".replace("+", "").partition("e")
        power = e + power
    return ABOUT + text[: width - 1 - len(power)].rstrip(".") + power


def trimmed(text: str) -> str:
    """A number without the zeros at its end: 8.0000 is 8, and 1.5000e+20 is 1.5e20."""
    digits, _, power = text.partition("e")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return f"{digits}e{int(power)}" if power else digits


def tick(value: float) -> str:
    """An axis label: plain up to 4 digits, then as a power of ten; the edge beside 0 is 0."""
    if abs(value) < _AT_ZERO:
        return "0"
    if (value == int(value) and len(f"{abs(value):.0f}") <= 4) or 0.001 <= abs(value) < 1000:
        return f"{value:.6g}"
    return trimmed(f"{value:.5e}")


def exponent(number: int) -> str:
    """A number above the line: ⁷."""
    return str(number).translate(_RAISED)


def raised(text: str) -> str:
    """A text with its whole powers as such: w^2 is w²."""
    return _WHOLE_POWER.sub(lambda match: match[1].translate(_RAISED), text)


@lru_cache(maxsize=64)
def printed(formula: str) -> str:
    """A formula as it is printed in books: w^2 - 2*w is w² − 2·w."""
    return _MINUS.sub("−", raised(formula)).replace("*", "·")


def lowered(text: str) -> str:
    """What `printed` makes of a formula, as it is typed."""
    return _POWERS.sub(r"^\g<0>", text).translate(_ON_THE_LINE)


def fewer_terms(formula: str) -> Iterator[str]:
    """A formula as it is printed, then with ever more of its last terms left out."""
    text = printed(formula)
    yield text
    for end in range(len(text) - 2, -1, -1):
        start = text[:end]
        yield (start.rpartition(" ")[0] or start).rstrip(" +−") + "…"
