"""Frames of cells, and what stays from one to the next: a cell is told once for all its time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple


class Paint(NamedTuple):
    """The colours of a cell, as #rrggbb."""

    ink: str
    paper: str
    bold: bool = False


class Cell(NamedTuple):
    """A character and its colours; behind a wide character stands a cell without one."""

    character: str
    paint: Paint


Row = tuple[Cell, ...]
Frame = tuple[Row, ...]


class Stay(NamedTuple):
    """Cells side by side that come with one frame, and are gone with another."""

    first: int
    end: int
    row: int
    column: int
    cells: Row


def stays(frames: Sequence[Frame]) -> list[Stay]:
    """All that is seen in frames of one size, in the order of its time."""
    found = [
        stay
        for row in range(len(frames[0]) if frames else 0)
        for stay in _of_a_row(row, [frame[row] for frame in frames])
    ]
    return sorted(found, key=lambda stay: stay[:4])


def _of_a_row(row: int, shown: Sequence[Row]) -> list[Stay]:
    """What is seen in one row."""
    since = [0] * len(shown[0])
    cells: list[tuple[int, int, int, Cell]] = []
    before = shown[0]
    for number, now in enumerate(shown):
        if now is before or now == before:
            continue
        for column, (old, new) in enumerate(zip(before, now, strict=True)):
            if old != new:
                cells.append((since[column], number, column, old))
                since[column] = number
        before = now
    cells += [(since[column], len(shown), column, cell) for column, cell in enumerate(before)]
    # Cells side by side have the same difference between their place in the row and in the list.
    cells.sort(key=lambda each: each[:3])
    runs = groupby(
        enumerate(cells), key=lambda each: (each[1][0], each[1][1], each[1][2] - each[0])
    )
    found = []
    for (first, end, _), run in runs:
        parts = [cell for _, cell in run]
        found.append(Stay(first, end, row, parts[0][2], tuple(part[3] for part in parts)))
    return found
