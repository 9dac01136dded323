"""Where a number lies on a screen, which number a place stands for, and what is named between.

Everything that is drawn by numbers has its places from here: pictures by two axes, the track of a
number that is set by one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from gdtui.plot.cells.picture import AXIS, DIM, MARBLES, Canvas, Picture
from gdtui.plot.cells.text import tick

Ticks = tuple[tuple[float, str], ...]
"""Places on an axis, from 0 to 1, with their labels."""

_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
_MOST_DIGITS = 17
_BETWEEN_LABELS = 2
_LONGEST_LABEL = 6
_ROUNDED = 1e-9
"""A share of an axis: what floats leave of its last number is no more than that beyond it."""
_COLUMNS_A_TICK, _ROWS_A_TICK = 8, 3
"""The room that a round number has."""
_FEWEST_PARTS, _MOST_PARTS = 2, 8


def short(number: float) -> str:
    """A label; in three digits where all of them would be many."""
    label = tick(number)
    return label if len(label) <= _LONGEST_LABEL else tick(float(f"{number:.3g}"))


class Axis(NamedTuple):
    """From `low` to `high`; the numbers `named`, in order, stand at it as `label` writes them.

    Where none are, round ones stand there, as many as there is room for. On a logarithmic axis they
    are powers of ten, and a number lies where its logarithm does. `name` is what it measures.
    """

    low: float
    high: float
    named: tuple[float, ...] = ()
    label: Callable[[float], str] = short
    logarithmic: bool = False
    name: str = ""

    @property
    def length(self) -> float:
        return self.high - self.low

    def holds(self, value: float) -> bool:
        return self.low <= self._power(value) <= self.high

    def beyond(self, value: float, arrows: str) -> str:
        """Of two arrows that to a number which lies beyond an end; nothing for one on it."""
        return "" if self.holds(value) else arrows[self.share(value) > 0]

    def share(self, value: float) -> float:
        """Where a number lies, from 0 to 1; at the ends for what lies beyond."""
        return self._share(self._power(value))

    def at(self, share: float) -> float:
        """The number at a place from 0 to 1."""
        place = self.low + self.length * share
        return 10.0**place if self.logarithmic else place

    def near(self, share: float, reach: float) -> float:
        """The number meant by a place: one that is named, else one of the fewest digits.

        Its own place is less than `reach`, a share of the axis, away from there.
        """
        exactly = self.at(share)
        first = -math.floor(math.log10(self.length))
        # The sum makes a -0.0 a plain 0.
        rounded = (round(exactly, digits) + 0.0 for digits in range(first, first + _MOST_DIGITS))
        for number in (*filter(self.holds, self.named), *rounded):
            # Of two cells whose edge a number lies on it is in the later one.
            if -1 <= round((self.share(number) - share) / reach, 6) < 1:
                return number
        return exactly

    def value_at(self, column: int, columns: int) -> float:
        """The value at a column of a track: a mark where one stands, else one of few digits."""
        for mark in self.marks(columns):
            if self.holds(mark) and _column(self, mark, columns) == column:
                return mark
        end = columns - 1
        return self.near(max(0, min(column, end)) / end, 0.5 / end)

    def marks(self, columns: int) -> tuple[float, ...]:
        """The numbers that stand at it in so many columns: all that it names, or round ones."""
        if self.named:
            return self.named
        for numbers in self._choices(columns // _COLUMNS_A_TICK):
            widest = max(len(self.text(number)) for number in numbers)
            apart = (numbers[1] - numbers[0]) / self.length * columns if len(numbers) > 1 else 0.0
            if apart > widest + 1:
                return numbers
        return self._round(_FEWEST_PARTS)

    def ticks(self, columns: int) -> Ticks:
        """What stands at it in so many columns: all of it, or of what it names ends and middle."""
        ticks = self._labelled(self.marks(columns))
        if self.named and len(ticks) > 2:
            widest = max(len(label) for _, label in ticks)
            if (ticks[1][0] - ticks[0][0]) * columns < widest + _BETWEEN_LABELS:
                return ticks[:: len(ticks) // 2]
        return ticks

    def ticks_upwards(self, rows: int) -> Iterator[Ticks]:
        """What may stand at it in so many rows, the best first: what it names, or round numbers.

        Of what it names some are left out so that those that stay are as far from each other.
        """
        last = len(self.named) - 1
        choices = [
            self.named[::k] for k in range(1, last + 1) if last % k == 0 and last <= k * _MOST_PARTS
        ] or self._choices(min(rows // _ROWS_A_TICK, _MOST_PARTS))
        ends = [each[:: len(each) - 1] for each in choices if len(each) > 2]
        return map(self._labelled, (*choices, *ends))

    def _choices(self, most: int) -> list[tuple[float, ...]]:
        """Round numbers: those of as many parts as may be, of fewer, then of more."""
        most = max(_FEWEST_PARTS, most)
        fewer, more = range(most, _FEWEST_PARTS - 1, -1), range(most + 1, _MOST_PARTS + 1)
        return [*filter(None, dict.fromkeys(map(self._round, (*fewer, *more))))]

    def text(self, number: float) -> str:
        """How a number that stands at it is written; a round one as exactly as it is.

        One that lies beyond it stands at its end, with an arrow.
        """
        label = self.label(number)
        if self.named and not self.logarithmic and number - self.high > self.length * _ROUNDED:
            return f"{label}▶"
        return label if self.named or float(label) == number else f"{number:.15g}"

    def _labelled(self, numbers: Sequence[float]) -> Ticks:
        return tuple((self._share(each), self.text(each)) for each in numbers)

    def inside(self, parts: int) -> Axis:
        """The axis between its first and its last round number, of about as many."""
        numbers = self._round(parts)
        return self._replace(low=numbers[0], high=numbers[-1])

    def _round(self, parts: int) -> tuple[float, ...]:
        """Round numbers, about as many as there are parts."""
        step = round_number(self.length / parts)
        digits = 1 - math.floor(math.log10(step))
        first, last = math.ceil(self.low / step), math.floor(self.high / step)
        # The sum makes a -0.0 a plain 0.
        return tuple(round(step * k, digits) + 0.0 for k in range(first, last + 1))

    def _share(self, place: float) -> float:
        return max(0.0, min((place - self.low) / (self.high - self.low), 1.0))

    def _power(self, value: float) -> float:
        if not self.logarithmic:
            return value
        return math.log10(value) if value > 0 else -math.inf


def joined(axes: Sequence[Axis]) -> Axis:
    """The first of some axes, made longer by what lies on the others alone."""
    low, high = min(axis.low for axis in axes), max(axis.high for axis in axes)
    return axes[0]._replace(low=low, high=high)


def powers_of_ten(low: int, high: int, label: Callable[[float], str]) -> Axis:
    """A logarithmic axis; `label` writes the number whose power it is given."""
    return Axis(low, high, tuple(range(low, high + 1)), label, logarithmic=True)


def round_number(least: float, digits: Sequence[float] = _ROUND) -> float:
    """The smallest round number, one of the digits by a power of ten, that is at least so large."""
    unit = 10.0 ** math.floor(math.log10(least))
    # What floats leave of a round number must not decide.
    return next(unit * each for each in digits if round(least / (unit * each), 9) <= 1)


KNOB, BESIDE = "●", "○"


def draw_track(axis: Axis, value: float, width: int, beside: float | None = None) -> Picture:
    """The track alone, one row; `beside` is another value that is marked on it."""
    canvas = Canvas(_empty_track(axis, width))
    if beside is not None and axis.holds(beside):
        canvas.put(_column(axis, beside, width), 0, BESIDE, MARBLES[0])
    knob = axis.beyond(value, "◀▶") or KNOB
    canvas.put(_column(axis, value, width), 0, knob, MARBLES[0])
    return canvas.picture()


@lru_cache(maxsize=16)
def _empty_track(axis: Axis, width: int) -> Picture:
    canvas = Canvas.blank(width, 1)
    canvas.put(0, 0, "┝" + "━" * (width - 2) + "┥", AXIS)
    for mark in axis.marks(width):
        if axis.low < mark < axis.high:
            canvas.put(_column(axis, mark, width), 0, "┿", AXIS)
    return canvas.picture()


@lru_cache(maxsize=16)
def draw_scale(axis: Axis, width: int) -> Picture:
    """The labels of the marks, one row.

    Of labels that are in each other's way the later are left out, but for the last; those of marks
    beyond the axis are so first, but for the farthest.
    """
    canvas, marks = Canvas.blank(width, 1), axis.marks(width)
    beyond = [mark for mark in marks if mark > axis.high]
    first, *others = marks[: len(marks) - len(beyond)]
    ranked = (first, *others[-1:], *others[:-1], *beyond[::-1])
    put_labels(canvas, 0, ((_column(axis, mark, width), axis.text(mark)) for mark in ranked), DIM)
    return canvas.picture()


def put_labels(canvas: Canvas, row: int, labels: Iterable[tuple[int, str]], ink: str) -> None:
    """Labels in a row, each at its column; of two in each other's way the later is left out."""
    for column, label in labels:
        left = max(0, min(column - len(label) // 2, canvas.width - len(label)))
        canvas.put_first([(left, row)], label, ink, margin=1)


def _column(axis: Axis, value: float, width: int) -> int:
    """The column of a value; the ends for what lies beyond."""
    return round(axis.share(value) * (width - 1))
