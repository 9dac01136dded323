"""Sentences in a pane: the line of words, a guide; none is cut within a word.

Keys stand between backticks and formulas in braces, and are set off.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from gdtui.guide.guide import Sentence, Tone
from gdtui.guide.words import Words
from gdtui.plot.cells.ascii import fewer_words
from gdtui.plot.cells.numerals import raised
from gdtui.plot.cells.picture import DIM, FALLS, KEY, PLAIN, STRONG, Picture
from gdtui.plot.cells.rows import Row, draw_first, draw_parts

_KEY = re.compile(r"((?:^| |(?<=\())`[^\s`]+`(?=[\s,.;:)]|$))")
"""A key, with the blank before it; a backtick within a word, as in the name of a file, is none."""
_INKS = {Tone.PLAIN: PLAIN, Tone.QUIET: DIM, Tone.STRONG: STRONG, Tone.GOOD: FALLS}


def draw_words(words: Words, is_said: bool, width: int, height: int) -> Picture:
    """The longest of some forms that has room, a row or more; where none has, the last one cut.

    What `is_said` of a key stands as it is but for its keys: what was typed may be part of it.
    """
    forms = (*words[:-1], *fewer_words(words[-1])) if words else ()
    return draw_first((_row(form, is_said) for form in forms), width, height)


@lru_cache(maxsize=64)
def _row(text: str, is_said: bool) -> Row:
    """A sentence in pieces: the blank before a key goes with the key."""
    if is_said:
        return Row(_with_keys(text, STRONG))
    shown = re.sub("{(.*?)}", lambda formula: raised(formula[1]), text)
    return Row(_with_keys(shown, PLAIN))


def without_marks(text: str) -> str:
    """A sentence in one ink: the names of keys without the marks around them."""
    return _KEY.sub(lambda key: key[0].replace("`", ""), text)


def _with_keys(text: str, ink: str) -> tuple[tuple[str, str], ...]:
    """A sentence in pieces, each with its ink."""
    parts = enumerate(_KEY.split(text))
    return tuple((without_marks(part), KEY if place % 2 else ink) for place, part in parts if part)


def draw_guide(sentences: Sequence[Sentence], width: int, height: int) -> Picture:
    """As many sentences as there is room for; what matters now is the last to be left out."""
    parts = [(part, [Row(_with_keys(text, _INKS[tone]))]) for part, text, tone in sentences]
    return draw_parts(parts, width, height)
