"""What is switched on in a picture, by name, and the cells of one."""

from __future__ import annotations

from enum import Flag
from functools import reduce
from operator import or_
from typing import TypeVar

from hypothesis import strategies as st

from gdtui.engine.rules.method import DESCENT
from gdtui.guide.guide import Look
from gdtui.plot.cells.picture import Picture
from gdtui.plot.shows import Beat, Shows

_Flag = TypeVar("_Flag", bound=Flag)

BEATS = SLOPE, SCALED, TURNED, LANDED = Beat.all_of(DESCENT)
"""The beats of plain descent."""


def looking(
    *looks: Look, tangent: bool = True, gap: float | None = None, beat: Beat | None = None
) -> Shows:
    """The tangent, unless it is not wanted, and some looks more."""
    return Shows(reduce(or_, looks, Look.TANGENT if tangent else Look(0)), gap, beat)


def some_of(flags: type[_Flag]) -> st.SearchStrategy[_Flag]:
    """Any of some flags together, also none."""
    return st.sets(st.sampled_from(flags)).map(lambda some: reduce(or_, some, flags(0)))


def every_cell(picture: Picture) -> list[tuple[int, int, str, str]]:
    """Column, row, character and ink of each cell."""
    rows = enumerate(zip(picture.rows, picture.inks, strict=True))
    return [(x, y, *cell) for y, row in rows for x, cell in enumerate(zip(*row, strict=True))]
