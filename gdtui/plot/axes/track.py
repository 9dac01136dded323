"""A track with a knob, to set a number with the mouse: its look, and what a place on it means."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.rule import DESCENT, Rule
from gdtui.engine.rules.stability import landmarks_near
from gdtui.plot.axes.window import Window
from gdtui.plot.cells.numerals import tick
from gdtui.plot.cells.picture import AXIS, DIM, MARBLES, Canvas, Picture

KNOB, BEYOND_LEFT, BEYOND_RIGHT, BESIDE = "●", "◀", "▶", "○"


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

    def line(self, value: float, width: int, beside: float | None = None) -> Picture:
        """The track alone, one row; `beside` is another value that is marked on it."""
        canvas = Canvas(_empty(self, width))
        if beside is not None and self.low <= beside <= self.high:
            canvas.put(self.column(beside, width), 0, BESIDE, MARBLES[0])
        knob = BEYOND_LEFT if value < self.low else BEYOND_RIGHT if value > self.high else KNOB
        canvas.put(self.column(value, width), 0, knob, MARBLES[0])
        return canvas.picture()

    def scale(self, width: int) -> Picture:
        """The labels of the marks, one row."""
        return _scale(self, width)


@lru_cache(maxsize=16)
def _empty(track: Track, width: int) -> Picture:
    """A track without its knob."""
    canvas = Canvas.blank(width, 1)
    canvas.put(0, 0, "┝" + "━" * (width - 2) + "┥", AXIS)
    for mark in track.marks:
        if track.low < mark < track.high:
            canvas.put(track.column(mark, width), 0, "┿", AXIS)
    return canvas.picture()


@lru_cache(maxsize=16)
def _scale(track: Track, width: int) -> Picture:
    """Of labels that are in each other's way the later are left out, but for the last."""
    canvas, marks = Canvas.blank(width, 1), track.marks
    for mark in (marks[0], marks[-1], *marks[1:-1]):
        label = _label(mark)
        column = track.column(mark, width) - (len(label) - 1) // 2
        column = max(0, min(column, width - len(label)))
        before = max(0, column - 1)
        if not canvas.text(before, 0, column + len(label) + 1 - before).strip():
            canvas.put(column, 0, label, DIM)
    return canvas.picture()


def _label(mark: float) -> str:
    """A mark's number, in three digits where all of them would be many."""
    label = tick(mark)
    return label if len(label) <= _LONGEST_LABEL else tick(float(f"{mark:.3g}"))


_LONGEST_LABEL = 6
_BEYOND = 1.2
"""How far the rates go, as a multiple of the last landmark."""
PLAIN_RATES = Track(0.0, _BEYOND, (0.0, _BEYOND))
"""The track where no rate is special: only its ends are marked."""


def rate_track(
    landscape: Landscape, weight: float, rule: Rule = DESCENT, *, tells: bool = True
) -> Track:
    """The track for rates, marked at the landmarks of a rule in the valley that a weight is near.

    Marked at 0 and 1 where that is hidden.
    """
    marks = landmarks_near(landscape, weight, rule) if tells else (0.0, 1.0)
    return Track(0.0, marks[-1] * _BEYOND, marks) if marks else PLAIN_RATES


def weight_track(window: Window) -> Track:
    """The track for the weights that have room in a window: its ends and its middle are marked."""
    weights = window.weights
    return Track(window.low, window.high, weights[:: len(weights) // 2])
