"""A track with a knob, to set a number with the mouse: its look, and what a place on it means."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from gdtui.plot.numerals import exact, measure, tick
from gdtui.plot.picture import AXIS, DIM, ERROR, MARBLES, PLAIN, STRONG, Canvas, Picture

LABEL_WIDTH = 15
NUMBER_WIDTH = 9
_SHORTEST = 8

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
        value = self.low + (self.high - self.low) * share
        return round(value, 2) if self.high - self.low < 10 else round(value, 1)

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
            label = tick(int(mark)) if mark.is_integer() else f"{mark:g}"
            column = self.column(mark, width) - (len(label) - 1) // 2
            canvas.put(max(0, min(column, width - len(label))), 0, label, DIM)
        return canvas.picture()


LEARNING_RATES = Track(0.0, 1.2, (0.0, 0.5, 1.0))


def weights(half: int) -> Track:
    """The track for the weights of a window."""
    return Track(float(-half), float(half), (float(-half), 0.0, float(half)))


def track_place(width: int, height: int) -> tuple[int, int, int]:
    """Where a control of this size has its track: column, row, and length; 0 where it has none."""
    if height > 1:
        return 0, 1, width
    left = LABEL_WIDTH + NUMBER_WIDTH + 3
    length = width - left
    return (left, 0, length) if length >= _SHORTEST else (width, 0, 0)


def draw_control(
    label: str, value: float, track: Track, message: str, width: int, height: int
) -> Picture:
    """A number with its label, its track and the track's scale in three rows; two; or one.

    A message stands below the number, in place of the track and its scale.
    """
    canvas = Canvas.blank(width, height)
    canvas.put(0, 0, label, STRONG)
    left, row, length = track_place(width, height)
    end = left - 2 if length and not row else width
    number = exact(value)
    if len(number) > end - LABEL_WIDTH - 1:
        number = measure(value, end - LABEL_WIDTH - 1)
    canvas.put(end - len(number), 0, number, PLAIN)
    if message:
        for y, line in enumerate(textwrap.wrap(message, width), 1):
            canvas.put(0, y, line, ERROR)
    elif length:
        canvas.paste(left, row, track.line(value, length))
        if row:
            canvas.paste(left, row + 1, track.scale(length))
    return canvas.picture()


def message_rows(message: str, width: int) -> int:
    """How many rows a message needs."""
    return len(textwrap.wrap(message, width))
