"""Sentences in a pane: the line of words, a guide, what was copied; none is cut within a word.

Keys stand between backticks and formulas in braces, and are set off.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence
from functools import lru_cache

from gdtui.guide.guide import Sentence, Tone
from gdtui.guide.words import Words
from gdtui.plot.cells.ascii import fewer_words
from gdtui.plot.cells.numerals import raised
from gdtui.plot.cells.picture import DIM, FALLS, KEY, PLAIN, STRONG, Canvas, Picture
from gdtui.plot.cells.rows import Row, draw_parts, draw_rows, rows_of

_KEY = re.compile(r"((?:^| |(?<=\())`[^\s`]+`(?=[\s,.;:)]|$))")
"""A key, with the blank before it; a backtick within a word, as in the name of a file, is none."""
_INKS = {Tone.PLAIN: PLAIN, Tone.QUIET: DIM, Tone.STRONG: STRONG, Tone.GOOD: FALLS}
_COPIED = (
    "It is on its way to your clipboard, as far as the terminal lets a program copy (OSC 52).",
    "It brings back the run at this epoch, what is pinned, the picture and what is switched on;"
    " not what was typed or scrolled, nor what can be undone. A lesson or the challenge it opens at"
    " its start.",
)


def draw_prompt(words: Words, ink: str, width: int, height: int) -> Picture:
    """The longest of some forms that has room, a row or more; where none has, the last one cut."""
    forms = (*words[:-1], *fewer_words(words[-1])) if words else ()
    return _draw((_row(form, ink) for form in forms), width, height)


def draw_said(text: str, ink: str, width: int, height: int) -> Picture:
    """A sentence as it stands but for its keys: what a person has typed may be part of it."""
    return _draw((Row(_with_keys(form, ink)) for form in fewer_words(text)), width, height)


def _draw(forms: Iterable[Row], width: int, height: int) -> Picture:
    shown = next((form for form in forms if rows_of(form, width) <= height), Row())
    return draw_rows([shown], width, height)


@lru_cache(maxsize=64)
def _row(text: str, ink: str) -> Row:
    """A sentence in pieces: the blank before a key goes with the key."""
    shown = re.sub("{(.*?)}", lambda formula: raised(formula[1]), text)
    return Row(_with_keys(shown, ink))


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


def draw_copied(line: str, width: int, height: int) -> Picture:
    """A command line that was copied, then what of it there is room to tell."""
    canvas = Canvas.blank(width, height)
    shown = textwrap.wrap(
        line, max(2, width), break_on_hyphens=False, max_lines=max(1, height), placeholder=" …"
    )
    canvas.write(0, 0, shown, STRONG)
    y = len(shown)
    for text in _COPIED:
        lines = ["", *textwrap.wrap(text, max(1, width))]
        if y + len(lines) > height:
            break
        canvas.write(0, y, lines, DIM)
        y += len(lines)
    return canvas.picture()
