"""Sentences in a pane: the line of words, a guide; none is cut within a word.

Keys stand between backticks and formulas in braces, and are set off.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from gdtui.guide.guide import Sentence, Tone
from gdtui.guide.words import Words
from gdtui.plot.cells.picture import DIM, ERROR, FALLS, KEY, PLAIN, STRONG, Canvas, Picture
from gdtui.plot.cells.rows import Row, draw_first, draw_parts
from gdtui.plot.cells.text import fewer_words, raised
from gdtui.plot.panes.control import Field, complaint_rows, draw_field

_KEY = re.compile(r"((?:^| |(?<=\())`[^\s`]+`(?=[\s,.;:)]|$))")
"""A key, with the blank before it; a backtick within a word, as in the name of a file, is none."""
_SAVE_AS, _SHORT, _GAP = "save as", 24, 2
"""Before the name of a file; the columns of that beside words, and those between."""
_INKS = {Tone.PLAIN: PLAIN, Tone.QUIET: DIM, Tone.STRONG: STRONG, Tone.GOOD: FALLS}


def draw_words(words: Words, is_said: bool, name: Field | None, width: int, height: int) -> Picture:
    """The longest of some forms that has room, a row or more; where none has, the last one cut.

    What `is_said` of a key stands as it is but for its keys: what was typed may be part of it. The
    name of a file is typed there too: above the words or, in one row, before them; below it stands
    what is wrong with it.
    """
    forms = (*words[:-1], *fewer_words(words[-1])) if words else ()

    def drawn(width: int, height: int) -> Picture:
        return draw_first((_row(form, is_said) for form in forms), width, height)

    if name is None:
        return drawn(width, height)
    canvas, left = Canvas.blank(width, height), len(_SAVE_AS) + 1
    end = width if height > 1 else min(width, left + max(_SHORT, len(name.text) + 1))
    canvas.put(0, 0, _SAVE_AS, STRONG)
    canvas.paste(left, 0, draw_field(name, max(1, end - left)))
    if (room := width - end - _GAP) > 0:
        canvas.paste(end + _GAP, 0, drawn(room, 1))
    if height > 1 and not name.complaint:
        canvas.paste(0, 1, drawn(width, height - 1))
    canvas.write(0, 1, complaint_rows(name, width), ERROR)
    return canvas.picture()


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
