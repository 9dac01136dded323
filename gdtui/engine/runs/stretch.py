"""The weights under one learning rate: what a run is made of.

A stretch follows from its plan, its first weight and its rate alone, so it is computed as far as it
is asked for. Kept are the first row and the extremes of each piece, and the first epoch at the
bottom; the other rows are computed anew when they are asked for.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from functools import lru_cache
from itertools import repeat, takewhile
from typing import NamedTuple

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.method import Method
from gdtui.engine.runs.step import Step, slope_given

_LONGEST_PIECE = 256
"""Epochs from one row that is kept to the next, at the most: fewer where an epoch takes longer."""
LONGEST_CYCLE = 64
"""Epochs after which weight and state are looked for to have come back, at the most."""


class Plan(NamedTuple):
    """Where a weight moves, how, and for how many epochs: all that the runs of a race share."""

    landscape: Landscape
    method: Method
    epochs: int


class Stretch:
    """Rows from `first_epoch` on, the first with `weight`; it ends before one that is outside.

    A row is a weight and the state of the rule. Of the rate that was set, `rate_set`, a schedule
    gives a share to each epoch of the plan.
    """

    def __init__(self, plan: Plan, first_epoch: int, row: Sequence[float], rate_set: float) -> None:
        self.first_epoch, self.weight, self.rate_set = first_epoch, row[0], rate_set
        self.plan = plan
        self._landscape, self._method, _ = plan
        self._origin = plan, first_epoch, rate_set, tuple(row)
        self._hash = hash(self._origin)
        self._piece = max(1, _LONGEST_PIECE >> (plan.method.noise.cost - 1).bit_length())
        self._width = len(row)
        # The first rows of all pieces, the last piece as far as it is computed, and how many rows
        # come before that.
        self._kept, self._last = array("d", row), array("d", row)
        self._before_last = 0
        self._cycle = 0
        self._is_whole = False
        self._bottom = first_epoch if plan.landscape.is_bottom(row[0]) else None
        self._extremes = array("d"), array("d")

    def __eq__(self, other: object) -> bool:
        """Whether all the weights are the same, by what they follow from."""
        return isinstance(other, Stretch) and self._origin == other._origin

    def __hash__(self) -> int:
        return self._hash

    @property
    def _known(self) -> int:
        """How many rows are computed; where they are a cycle by then, all that follow are known."""
        return self._before_last + len(self._last) // self._width

    def _found(self, epoch: int) -> tuple[array[float], int]:
        """Rows with that of an epoch that is reached, and the place in them where it begins."""
        place = epoch - self.first_epoch
        if place >= (known := self._known):
            place = known - self._cycle + (place - known) % self._cycle
        if place >= self._before_last:
            return self._last, (place - self._before_last) * self._width
        piece, place = divmod(place, self._piece)
        return _rows_of(self, piece), place * self._width

    def weight_at(self, epoch: int) -> float:
        """The weight at an epoch that is reached."""
        rows, at = self._found(epoch)
        return rows[at]

    def weights(self, first: int, last: int) -> array[float]:
        """The weights from one epoch to another, as far as there are any."""
        found, last = array("d"), self.reach(last)
        while first <= last:
            rows, at = self._found(first)
            more = rows[at :: self._width]
            found += more[: last + 1 - first]
            first += len(more)
        return found

    def row_at(self, epoch: int) -> array[float]:
        """The weight and the state of the rule at an epoch that is reached."""
        rows, at = self._found(epoch)
        return rows[at : at + self._width]

    def rate_at(self, epoch: int) -> float:
        """The rate of the update that follows an epoch."""
        schedule = self._method.schedule
        return schedule.rate(self.rate_set, epoch, self.plan.epochs, self.first_epoch)

    def reach(self, epoch: int) -> int:
        """Compute up to `epoch`, or to the last one that there is before it; gives its number."""
        wanted = epoch - self.first_epoch
        while (known := self._known) <= wanted and not (self._is_whole or self._cycle):
            room = -known % self._piece
            if not room:
                # What comes back brings back all that followed it.
                self._cycle = self.period(self.first_epoch + known - 1)
            if not self._cycle:
                self._extend(min(wanted + 1 - known, room or self._piece))
        return epoch if self._cycle else min(epoch, self.first_epoch + known - 1)

    def period(self, last: int) -> int:
        """After how many epochs the row of one came back to the last bit; 0 where it did not."""
        if not self._method.is_steady:
            return 0
        before = self.weights(max(self.first_epoch, last - LONGEST_CYCLE), last)
        now, row = before.pop(), self.row_at(last).tobytes()
        agos = (ago for ago, weight in enumerate(reversed(before), 1) if weight == now)
        return next((ago for ago in agos if self.row_at(last - ago).tobytes() == row), 0)

    def _extend(self, epochs: int) -> None:
        """Some more rows, at most to the end of a piece."""
        known, width = self._known, self._width
        new = self._rows_after(known - 1, self._last[-width:], epochs)
        good = self._good_rows(new)
        self._is_whole = good < epochs
        del new[good * width :]
        if self._bottom is None:
            self._bottom = self._first_at_the_bottom(new[::width], self.first_epoch + known)
        if known % self._piece:
            self._last.extend(new)
        elif new:
            for ends, most in zip(self._extremes, (min, max), strict=True):
                ends.append(most(self._last[::width]))
            self._kept.extend(new[:width])
            self._last, self._before_last = new, known

    def _rows_after(self, place: int, row: array[float], epochs: int) -> array[float]:
        """Some rows after one, which is so many rows after the start, up to one that is outside."""
        landscape, (rule, _, noise) = self._landscape, self._method
        slope, low, high = landscape.slope, landscape.low, landscape.high
        rows, learning_rate, (weight, *numbers) = array("d"), self.rate_set, row
        keep, keep_state, state = rows.append, rows.extend, tuple(numbers)
        if self._method.is_plain:
            for _ in range(epochs):
                weight = weight - learning_rate * slope(weight)
                if not low <= weight <= high:
                    break
                keep(weight)
            return rows
        curvature, update, values = landscape.curvature, rule.update, rule.values
        at, is_steady = self.first_epoch + place, self._method.is_steady
        coming = range(at, at + epochs)
        rates = repeat(learning_rate, epochs) if is_steady else map(self.rate_at, coming)
        for epoch, rate in zip(coming, rates, strict=True):
            rise = slope(weight) if is_steady else slope_given(landscape, noise, weight, epoch)
            step, state = update(rate, rise, curvature(weight), state, values)
            weight = weight - step
            if not low <= weight <= high:
                break
            keep(weight)
            keep_state(state)
        return rows

    def _good_rows(self, new: array[float]) -> int:
        """How many rows there are before the first that is endless or in a gap."""
        landscape, width = self._landscape, self._width
        rows = len(new) // width
        if width > 1 and not math.isfinite(sum(new)):
            rows = sum(1 for _ in takewhile(math.isfinite, new)) // width
        if landscape.has_gaps:
            losses = map(landscape.loss, new[: rows * width : width])
            rows = sum(1 for _ in takewhile(math.isfinite, losses))
            # Only the last slope may be none: from each other one a step led on.
            if rows and not math.isfinite(landscape.slope(new[(rows - 1) * width])):
                rows -= 1
        return rows

    def _first_at_the_bottom(self, new: array[float], first: int) -> int | None:
        """The first epoch at the bottom of some weights, of which the first has a number."""
        lowest, highest = min(new, default=math.inf), max(new, default=-math.inf)
        landscape, epochs = self._landscape, enumerate(new, first)
        if landscape.goes_on:
            return next((epoch for epoch, weight in epochs if landscape.is_bottom(weight)), None)
        near = [v for v in landscape.valleys if v.low < highest and lowest < v.high]
        there = (epoch for epoch, weight in epochs if any(v.low < weight < v.high for v in near))
        return next(there, None) if near else None

    def bottom(self, last: int) -> int | None:
        """The first epoch up to `last` at the bottom; None when there is none."""
        self.reach(last)
        return None if self._bottom is None or self._bottom > last else self._bottom

    def extremes(self, last: int) -> tuple[float, float]:
        """The smallest and the largest weight up to an epoch that there is."""
        rows = min(self.reach(last) + 1 - self.first_epoch, self._known)
        pieces = min(rows, self._before_last) // self._piece
        first = self.first_epoch + pieces * self._piece
        rest = self.weights(first, self.first_epoch + rows - 1)
        lows, highs = (ends[:pieces] + rest for ends in self._extremes)
        return min(lows), max(highs)

    def inside_since(self, low: float, high: float, last: int) -> int:
        """The first epoch from which on all weights up to `last` are between two others."""
        first, (lows, highs) = self.first_epoch, self._extremes
        rows = self.reach(last) + 1 - first
        # A cycle has no other weights than these after those that are computed.
        near = max(0, rows - LONGEST_CYCLE)
        rest = min(near, self._known)
        pieces = whole = min(rest, self._before_last) // self._piece
        while pieces and low < lows[pieces - 1] <= highs[pieces - 1] < high:
            pieces -= 1
        last_outside = (max(0, pieces - 1) * self._piece, pieces * self._piece)
        for start, end in ((near, rows), (whole * self._piece, rest), last_outside):
            weights = self.weights(first + start, first + end - 1)
            outside = (at for at, each in enumerate(weights, start) if not low < each < high)
            if (place := max(outside, default=-1)) >= 0:
                return first + place + 1
        return first


@lru_cache(maxsize=4096)
def _rows_of(stretch: Stretch, piece: int) -> array[float]:
    """The rows of a piece that is computed, from the one on that was kept."""
    width, epochs = stretch._width, stretch._piece
    first = stretch._kept[piece * width : (piece + 1) * width]
    return first + stretch._rows_after(piece * epochs, first, epochs - 1)


@lru_cache(maxsize=64)
def step_from(stretch: Stretch, epoch: int) -> Step:
    """The update that follows an epoch that is reached; some are kept, for many ask for them."""
    weight, *state = stretch.row_at(epoch)
    rate, method = stretch.rate_at(epoch), stretch._method
    return Step.at(stretch._landscape, weight, rate, method, (*state,), epoch)
