"""Rows of text with a rank: where there are fewer rows than facts, those of the lowest rank go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gdtui.plot.marks import SHAPES
from gdtui.plot.picture import MARBLES, PLAIN, Canvas, Picture


@dataclass(frozen=True, slots=True)
class Row:
    """A row: text at the left, text at the right edge, and how much it matters (0 most)."""

    rank: int
    left: str = ""
    right: str = ""
    ink: str = PLAIN


def draw_rows(rows: Sequence[Row], width: int, height: int) -> Picture:
    """As many rows as there is room for; the marbles' shapes in the inks of the marbles."""
    canvas = Canvas.blank(width, height)
    for y, row in enumerate(_most_important(rows, height)):
        left = row.left.ljust(width - len(row.right))[: width - len(row.right)]
        text = (left + row.right)[-width:]
        canvas.put(0, y, text, row.ink)
        for shape, ink in zip(SHAPES, MARBLES, strict=True):
            if shape in text:
                canvas.put(text.index(shape), y, shape, ink)
    return canvas.picture()


def _most_important(rows: Sequence[Row], height: int) -> Sequence[Row]:
    """Whole ranks, as many as fit; if not even the first does, its first rows."""
    worst = -1
    for rank in sorted({row.rank for row in rows}):
        if sum(row.rank <= rank for row in rows) > height:
            break
        worst = rank
    return [row for row in rows if row.rank <= worst] or rows[:height]
