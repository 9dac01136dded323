"""Text from outside, made fit for pictures: there every character takes one cell."""

from __future__ import annotations


def is_one_cell(character: str) -> bool:
    """Whether a character takes exactly one cell of a terminal."""
    from unicodedata import combining, east_asian_width

    is_wide = east_asian_width(character) in ("W", "F")
    return character.isprintable() and not is_wide and not combining(character)


def one_cell_each(text: str) -> str:
    """The text, with a question mark for each character that would take another number of cells."""
    return "".join(character if is_one_cell(character) else "?" for character in text)
