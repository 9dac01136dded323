"""Rows of text with a rank: where there are fewer rows than facts, those of the lowest rank go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gdtui.plot.marks import SHAPES
from gdtui.plot.picture import MARBLES, PLAIN, Picture


@dataclass(frozen=True, slots=True)
class Row:
    """A row: text at the left, text at the right edge, and how much it matters (0 most)."""

    rank: int
    left: str = ""
    right: str = ""
    ink: str = PLAIN


def draw_rows(rows: Sequence[Row], width: int, height: int) -> Picture:
    """As many rows as there is room for; the marbles' shapes in the inks of the marbles."""
    lines = [_line(row, width) for row in _most_important(rows, height)]
    lines += [(" " * width, PLAIN * width)] * (height - len(lines))
    return Picture(tuple(text for text, _ in lines), tuple(inks for _, inks in lines))


def _line(row: Row, width: int) -> tuple[str, str]:
    room = width - len(row.right)
    text = (row.left[:room].ljust(room) + row.right)[-width:]
    inks = row.ink * width
    for shape, ink in zip(SHAPES, MARBLES, strict=True):
        place = text.find(shape)
        if place >= 0:
            inks = inks[:place] + ink + inks[place + 1 :]
    return text, inks


def _most_important(rows: Sequence[Row], height: int) -> Sequence[Row]:
    """Whole ranks, as many as fit; if not even the first does, its first rows."""
    worst = -1
    for rank in sorted({row.rank for row in rows}):
        if sum(row.rank <= rank for row in rows) > height:
            break
        worst = rank
    return [row for row in rows if row.rank <= worst] or rows[:height]
