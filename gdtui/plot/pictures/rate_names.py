"""The six regimes by name above the map of the learning rate: none is cut, none covers another.

Where there is little room names are short, or missing; that of the present rate goes last.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gdtui.engine.theory.parabola import Regime
from gdtui.plot.cells.picture import DIM, STRONG, Canvas, Picture

_SHORT = {Regime.SMOOTH: "smooth", Regime.ZIGZAG: "zigzag", Regime.TRAP: "trap"}


class _Place(NamedTuple):
    """The columns that a name may use, and the one that it is to stand over."""

    regime: Regime
    row: int
    first: int
    after: int
    over: int


def regime_names(
    landmarks: Sequence[int], present: Regime | None, width: int, height: int
) -> Picture:
    """In two rows the stretches between the landmarks, and below them the landmarks themselves.

    `landmarks` are their columns. In one row the stretches alone, and the present regime.
    """
    zero, one_step, trap = landmarks
    last, below = width - len(Regime.DIVERGENCE.value), height - 1
    places = (
        _Place(Regime.SMOOTH, 0, zero, one_step, (zero + one_step) // 2),
        _Place(Regime.DIVERGENCE, 0, last, width, width - 1),
        _Place(Regime.ZIGZAG, 0, one_step + 1, trap, (one_step + min(trap, last)) // 2),
        _Place(Regime.ONE_STEP, below, zero, width, one_step),
        _Place(Regime.TRAP, below, one_step + 1, width, trap),
        _Place(Regime.FROZEN, below, 0, one_step, zero),
    )
    canvas = Canvas.blank(width, height)
    for place in sorted(places, key=lambda place: place.regime is not present):
        if height > 1 or place in places[:3] or place.regime is present:
            _put(canvas, place, STRONG if place.regime is present else DIM)
    return canvas.picture()


def _put(canvas: Canvas, place: _Place, ink: str) -> None:
    """Write a name, or its short form, where it stands alone, if there is such a place."""
    for name in (place.regime.value, _SHORT.get(place.regime, "")):
        column = min(place.over - (len(name) - 1) // 2, place.after - len(name))
        column = max(column, place.first)
        around = canvas.text(max(0, column - 1), place.row, len(name) + 1 + (column > 0))
        after = column + len(name)
        if column <= place.over < after <= place.after and not around.strip():
            canvas.put(column, place.row, name, ink)
            return
