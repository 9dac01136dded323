"""The guide at the foot of the screen: the sentences of a lesson or of the challenge."""

from __future__ import annotations

from collections.abc import Sequence

from gdtui.guide.guide import Sentence, Tone
from gdtui.plot.cells.picture import DIM, FALLS, PLAIN, STRONG, Picture
from gdtui.plot.cells.rows import draw_rows, row

_INKS = {Tone.PLAIN: PLAIN, Tone.QUIET: DIM, Tone.STRONG: STRONG, Tone.GOOD: FALLS}


def draw_guide(sentences: Sequence[Sentence], width: int, height: int) -> Picture:
    """As many sentences as there is room for, each wrapped.

    What matters now is the last to be left out.
    """
    parts = [(part, [row(text, ink=_INKS[tone])]) for part, text, tone in sentences]
    return draw_rows(parts, width, height)
