"""A line of words in so many cells: the longest form that there is room for, its keys set off."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from gdtui.guide.words import Words
from gdtui.plot.cells.ascii import fewer_words
from gdtui.plot.cells.numerals import raised
from gdtui.plot.cells.picture import KEY, Picture
from gdtui.plot.cells.rows import Piece, Row, draw_rows, rows_of
from gdtui.plot.readout.facts import Part


def draw_prompt(words: Words, ink: str, width: int, height: int) -> Picture:
    """The words in an ink, a row or more; only where no form has room, cut between two words."""
    forms = (*words[:-1], *fewer_words(words[-1])) if words else ()
    return _draw((_row(form, ink) for form in forms), width, height)


def draw_said(text: str, ink: str, width: int, height: int) -> Picture:
    """A sentence as it stands: what a person has typed may be part of it."""
    return _draw((Row(((form, ink),)) for form in fewer_words(text)), width, height)


def _draw(forms: Iterable[Row], width: int, height: int) -> Picture:
    """The first form that has room, or nothing."""
    shown = next((form for form in forms if rows_of(form, width) <= height), Row())
    return draw_rows([(Part.STATE, [shown])], width, height)


@lru_cache(maxsize=64)
def _row(text: str, ink: str) -> Row:
    """A sentence in pieces, a blank before each: keys between backticks, a formula in braces."""
    pieces: list[Piece] = []
    shown = re.sub("{(.*?)}", lambda formula: raised(formula[1]), text)
    for place, part in enumerate(shown.split("`")):
        is_key = place % 2 == 1
        blank = " " if is_key and pieces and pieces[-1][0].endswith(" ") else ""
        if blank:
            pieces[-1] = pieces[-1][0][:-1], ink
        pieces.append((blank + part, KEY if is_key else ink))
    return Row(tuple(piece for piece in pieces if piece[0]))
