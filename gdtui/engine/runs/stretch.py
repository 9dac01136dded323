"""The weights under one learning rate: what a run is made of.

A stretch follows from its plan, its first weight and its rate alone, so it is computed as far as it
is asked for. Kept are the first row of each piece, the extremes and the first epoch at the bottom;
the other rows are computed anew when they are asked for.
"""

from __future__ import annotations

import math
from array import array
from functools import lru_cache
from itertools import repeat, takewhile
from typing import NamedTuple

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.method import Method
from gdtui.engine.rules.rule import State
from gdtui.engine.runs.step import Step, slope_given

_LONGEST_PIECE = 256
"""Epochs from one row that is kept to the next, at the most: fewer where an epoch takes longer."""
_BLOCK = 4 * _LONGEST_PIECE
"""Epochs of which the extremes are kept together."""
_LONGEST_CYCLE = 64


class Plan(NamedTuple):
    """Where a weight moves, how, and for how many epochs: all that the runs of a race share."""

    landscape: Landscape
    method: Method
    epochs: int


class Rows(NamedTuple):
    """Weights, and beside each of them the state of the rule, so many numbers for each weight."""

    weights: array[float]
    states: array[float]


class Stretch:
    """Weights from `first_epoch` on, the first being `weight`; it ends before one that is outside.

    Of the rate that was set, `rate_set`, a schedule gives a share to each epoch of the plan.
    """

    def __init__(
        self,
        plan: Plan,
        first_epoch: int,
        weight: float,
        rate_set: float,
        state: State | None = None,
    ) -> None:
        rule = plan.method.rule
        first = rule.init if state is None else state
        self.first_epoch = first_epoch
        self.weight, self.rate_set = weight, rate_set
        self._plan = plan
        self._landscape, self._method, _ = plan
        self._origin = plan, first_epoch, weight, rate_set, first
        self._hash = hash(self._origin)
        self._piece = max(1, _LONGEST_PIECE >> (plan.method.noise.cost - 1).bit_length())
        self._size = len(rule.state)
        self._kept = Rows(array("d", [weight]), array("d", first))
        # The last rows, the first of which is that of a piece, so many rows after the start.
        self._last = Rows(array("d", [weight]), array("d", first))
        self._before_last = 0
        self._cycle = 0
        self._is_whole = False
        self._bottom = first_epoch if plan.landscape.is_bottom(weight) else None
        self._extremes = array("d"), array("d")
        self._step: tuple[int, Step] | None = None

    def __eq__(self, other: object) -> bool:
        """Whether all the weights are the same, by what they follow from."""
        return isinstance(other, Stretch) and self._origin == other._origin

    def __hash__(self) -> int:
        return self._hash

    @property
    def _known(self) -> int:
        """How many rows are computed; where they are a cycle by then, all that follow are known."""
        return self._before_last + len(self._last.weights)

    def _place(self, epoch: int) -> int:
        """How many rows after the start an epoch that there is has its own, or the same one."""
        place = epoch - self.first_epoch
        if place >= (known := self._known):
            if not self._cycle:
                self.reach(epoch)
                known = self._known
            if place >= known:
                return known - self._cycle + (place - known) % self._cycle
        return place

    def weight_at(self, epoch: int) -> float:
        """The weight at an epoch that there is."""
        place = self._place(epoch)
        if place >= self._before_last:
            return self._last.weights[place - self._before_last]
        return _weights_of(self, place // self._piece)[place % self._piece]

    def weights(self, first: int, last: int) -> array[float]:
        """The weights from one epoch to another, as far as there are any."""
        found, last = array("d"), self.reach(last)
        while first <= last:
            place = self._place(first)
            if place >= self._before_last:
                more = self._last.weights[place - self._before_last :]
            else:
                more = _weights_of(self, place // self._piece)[place % self._piece :]
            found += more[: last + 1 - first]
            first += len(more)
        return found

    def state_at(self, epoch: int) -> State:
        """The state of the rule at an epoch that there is."""
        place = self._place(epoch)
        if place >= self._before_last:
            return self._state(self._last, place - self._before_last)
        return self._state(_rows_of(self, place // self._piece), place % self._piece)

    def _state(self, rows: Rows, place: int) -> State:
        return tuple(rows.states[place * self._size : (place + 1) * self._size])

    def rate_at(self, epoch: int) -> float:
        """The rate of the update that follows an epoch."""
        schedule = self._method.schedule
        return schedule.rate(self.rate_set, epoch, self._plan.epochs, self.first_epoch)

    def step_from(self, epoch: int) -> Step:
        """The update that follows an epoch that there is; the last one is kept: many ask for it."""
        if self._step is None or self._step[0] != epoch:
            weight, rate, state = self.weight_at(epoch), self.rate_at(epoch), self.state_at(epoch)
            step = Step.at(self._landscape, weight, rate, self._method, state, epoch)
            self._step = epoch, step
        return self._step[1]

    def reach(self, epoch: int) -> int:
        """Compute up to `epoch`, or to the last one that there is before it; gives its number."""
        wanted = epoch - self.first_epoch
        while (known := self._known) <= wanted and not (self._is_whole or self._cycle):
            if known % _BLOCK == 0 and self._method.is_steady and (cycle := self._came_back()):
                self._cycle = cycle
            else:
                self._extend(min(wanted + 1, known - known % _BLOCK + _BLOCK) - known)
        return epoch if self._cycle else min(epoch, self.first_epoch + known - 1)

    def _extend(self, epochs: int) -> None:
        """Some more rows, at most to the end of a block."""
        known, last = self._known, self._last
        state = self._state(last, len(last.weights) - 1)
        new = self._rows_after(known - 1, last.weights[-1], state, epochs)
        good = self._good_rows(new)
        self._is_whole = good < epochs
        del new.weights[good:]
        del new.states[good * self._size :]
        if self._bottom is None:
            self._bottom = self._first_at_the_bottom(new.weights, self.first_epoch + known)
        for place in range(-known % self._piece, good, self._piece):
            self._kept.weights.append(new.weights[place])
            self._kept.states.extend(self._state(new, place))
        if known % _BLOCK == 0:
            self._before_last = known - self._piece
            del last.weights[: -self._piece]
            del last.states[: len(last.states) - self._piece * self._size]
        last.weights.extend(new.weights)
        last.states.extend(new.states)
        if (known + good) % _BLOCK == 0 and good:
            for ends, most in zip(self._extremes, (min, max), strict=True):
                ends.append(most(last.weights[-_BLOCK:]))

    def _came_back(self) -> int:
        """After how many epochs the last weight and state came back; 0 where they did not.

        What comes back brings back all that followed it.
        """
        last = len(self._last.weights) - 1
        row = self._row(last)
        befores = range(max(0, last + 1 - _LONGEST_CYCLE), last)
        return next((last - at for at in befores if self._row(at) == row), 0)

    def _row(self, at: int) -> bytes:
        """Weight and state of one of the last rows, to the last bit."""
        state = self._last.states[at * self._size : (at + 1) * self._size]
        return self._last.weights[at : at + 1].tobytes() + state.tobytes()

    def _rows_after(self, place: int, weight: float, state: State, epochs: int) -> Rows:
        """Some rows after that of a weight and a state, up to the first that is outside."""
        rows = Rows(array("d"), array("d"))
        if self._method.is_plain:
            self._descend(rows, weight, epochs)
        else:
            self._follow(rows, self.first_epoch + place, weight, state, epochs)
        return rows

    def _descend(self, rows: Rows, weight: float, epochs: int) -> None:
        """Some more weights by plain descent."""
        learning_rate, slope = self.rate_set, self._landscape.slope
        low, high, keep = self._landscape.low, self._landscape.high, rows.weights.append
        for _ in range(epochs):
            weight = weight - learning_rate * slope(weight)
            if not low <= weight <= high:
                break
            keep(weight)

    def _follow(self, rows: Rows, at: int, weight: float, state: State, epochs: int) -> None:
        """Some more weights and states by any method, from an epoch on."""
        landscape, rule, noise = self._landscape, self._method.rule, self._method.noise
        slope, curvature, update = landscape.slope, landscape.curvature, rule.update
        low, high, values = landscape.low, landscape.high, rule.values
        keep, keep_state = rows.weights.append, rows.states.extend
        numbers = range(at, at + epochs)
        is_steady = self._method.is_steady
        rates = repeat(self.rate_set, epochs) if is_steady else map(self.rate_at, numbers)
        for epoch, rate in zip(numbers, rates, strict=True):
            rise = slope(weight) if is_steady else slope_given(landscape, noise, weight, epoch)
            step, state = update(rate, rise, curvature(weight), state, values)
            weight = weight - step
            if not low <= weight <= high:
                break
            keep(weight)
            keep_state(state)

    def _good_rows(self, new: Rows) -> int:
        """How many rows there are before the first that is endless or in a gap."""
        landscape, rows = self._landscape, len(new.weights)
        if not math.isfinite(sum(new.states)):
            rows = sum(1 for _ in takewhile(math.isfinite, new.states)) // self._size
        if landscape.has_gaps:
            losses = map(landscape.loss, new.weights[:rows])
            rows = sum(1 for _ in takewhile(math.isfinite, losses))
            # Only the last slope may be none: from each other one a step led on.
            if rows and not math.isfinite(landscape.slope(new.weights[rows - 1])):
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
        last = min(self.reach(last), self.first_epoch + self._known - 1)
        blocks = (last - self.first_epoch + 1) // _BLOCK
        rest = self.weights(self.first_epoch + blocks * _BLOCK, last)
        lows, highs = (ends[:blocks] + rest for ends in self._extremes)
        return min(lows), max(highs)

    def inside_since(self, low: float, high: float, last: int) -> int:
        """The first epoch from which on all weights up to `last` are between two others."""
        end = self.reach(last) - self.first_epoch + 1
        # A cycle has no other weights than these after those that are computed.
        start = max(0, end - _LONGEST_CYCLE)
        while end:
            if end - start == _BLOCK:
                part = array("d", (ends[start // _BLOCK] for ends in self._extremes))
            else:
                part = self.weights(self.first_epoch + start, self.first_epoch + end - 1)
            if not low < min(part) <= max(part) < high:
                weights = self.weights(self.first_epoch + start, self.first_epoch + end - 1)
                outside = (at for at, each in enumerate(weights, start) if not low < each < high)
                return self.first_epoch + max(outside) + 1
            end = min(start, self._known)
            start = max(0, end - 1) // _BLOCK * _BLOCK
        return self.first_epoch

    def rows_of(self, piece: int) -> Rows:
        """The rows of a piece that is computed, from the one on that was kept."""
        first, (kept, _) = piece * self._piece, self._kept
        weight, state = kept[piece], self._state(self._kept, piece)
        weights, states = self._rows_after(first, weight, state, self._piece - 1)
        return Rows(array("d", [weight]) + weights, array("d", state) + states)


@lru_cache(maxsize=8)
def _rows_of(stretch: Stretch, piece: int) -> Rows:
    return stretch.rows_of(piece)


@lru_cache(maxsize=4096)
def _weights_of(stretch: Stretch, piece: int) -> array[float]:
    return _rows_of(stretch, piece).weights
