"""A track with a knob, to set a number with the mouse: its look, and what a place on it means."""

from __future__ import annotations

import math
from dataclasses import dataclass

from gdtui.engine.landscape import Landscape
from gdtui.engine.theory import theory_of
from gdtui.plot.numerals import tick
from gdtui.plot.picture import AXIS, DIM, MARBLES, Canvas, Picture
from gdtui.plot.window import Window

KNOB, BEYOND_LEFT, BEYOND_RIGHT = "●", "◀", "▶"


@dataclass(frozen=True, slots=True)
class Track:
    """A track from `low` to `high`, with marks at numbers that matter, labelled below."""

    low: float
    high: float
    marks: tuple[float, ...]

    def column(self, value: float, width: int) -> int:
        """The column of a value on a track of `width` columns; the ends for what lies beyond."""
        share = (value - self.low) / (self.high - self.low)
        return round(max(0.0, min(share, 1.0)) * (width - 1))

    def value(self, column: int, width: int) -> float:
        """The value at a column: a mark where one stands, else a number of few digits."""
        for mark in self.marks:
            if self.column(mark, width) == column:
                return mark
        share = max(0.0, min(column / (width - 1), 1.0))
        length = self.high - self.low
        return round(self.low + length * share, max(1, 1 - math.floor(math.log10(length / 10))))

    def line(self, value: float, width: int) -> Picture:
        """The track alone, one row."""
        canvas = Canvas.blank(width, 1)
        canvas.put(0, 0, "┝" + "━" * (width - 2) + "┥", AXIS)
        for mark in self.marks:
            if self.low < mark < self.high:
                canvas.put(self.column(mark, width), 0, "┿", AXIS)
        knob = BEYOND_LEFT if value < self.low else BEYOND_RIGHT if value > self.high else KNOB
        canvas.put(self.column(value, width), 0, knob, MARBLES[0])
        return canvas.picture()

    def scale(self, width: int) -> Picture:
        """The labels of the marks, one row."""
        canvas = Canvas.blank(width, 1)
        for mark in self.marks:
            label = tick(mark)
            column = self.column(mark, width) - (len(label) - 1) // 2
            canvas.put(max(0, min(column, width - len(label))), 0, label, DIM)
        return canvas.picture()


_BEYOND = 1.2
"""How far the rates go, as a multiple of the last landmark."""


def rate_track(landscape: Landscape, *, tells: bool = True) -> Track:
    """The track for rates, marked where the regime changes; at 0 and 1 where that is hidden."""
    theory = theory_of(landscape) if tells else None
    marks = theory.landmarks if theory else (0.0, 1.0)
    return Track(0.0, marks[-1] * _BEYOND, marks)


def weight_track(window: Window) -> Track:
    """The track for the weights that have room in a window: its ends and its middle are marked."""
    weights = window.weights
    return Track(window.low, window.high, weights[:: len(weights) // 2])
