"""The weights under one learning rate: what a run is made of.

A stretch follows from its plan, its first weight and its rate alone, so it is computed as far as it
is asked for. The extremes and the first epoch at the bottom are kept.
"""

from __future__ import annotations

import math
from array import array
from itertools import repeat, takewhile
from typing import NamedTuple

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.method import Method
from gdtui.engine.rules.rule import State
from gdtui.engine.runs.step import Step

_BLOCK = 1024
"""Epochs between two places where the extremes so far are kept."""
_LONGEST_CYCLE = 64


class Plan(NamedTuple):
    """Where a weight moves, how, and for how many epochs: all that the runs of a race share."""

    landscape: Landscape
    method: Method
    epochs: int


class Stretch:
    """Weights from `first_epoch` on, 8 bytes an epoch; it ends before a weight that is outside.

    A rule's state is kept beside them, 8 bytes an epoch for each of its numbers. Of the rate that
    was set, `rate_set`, a schedule gives a share to each epoch of the plan.
    """

    def __init__(
        self,
        plan: Plan,
        first_epoch: int,
        weight: float,
        rate_set: float,
        state: State | None = None,
    ) -> None:
        self.first_epoch = first_epoch
        self.rate_set = rate_set
        self._plan = plan
        self._landscape, self._method, _ = plan
        rule = plan.method.rule
        self._weights = array("d", [weight])
        self._states = array("d", rule.init if state is None else state)
        self._size = len(rule.state)
        self._is_whole = False
        self._bottom = first_epoch if plan.landscape.is_bottom(weight) else None
        self._extremes = [(weight, weight)]
        self._step: tuple[int, Step] | None = None

    def __eq__(self, other: object) -> bool:
        """Whether all the weights are the same, by what they follow from."""
        return isinstance(other, Stretch) and self._origin == other._origin

    def __hash__(self) -> int:
        return hash(self._origin)

    def renewed(self) -> Stretch:
        """The same stretch, of which nothing is computed: it takes no room until it is asked."""
        return Stretch(*self._origin)

    @property
    def _origin(self) -> tuple[Plan, int, float, float, State]:
        state = tuple(self._states[: self._size])
        return self._plan, self.first_epoch, self.weight, self.rate_set, state

    @property
    def weight(self) -> float:
        """The weight at the first epoch."""
        return self._weights[0]

    def weight_at(self, epoch: int) -> float:
        """The weight at an epoch that there is."""
        if epoch - self.first_epoch >= len(self._weights):
            self.reach(epoch)
        return self._weights[epoch - self.first_epoch]

    def weights(self, first: int, last: int) -> array[float]:
        """The weights from one epoch to another, as far as there are any."""
        self.reach(last)
        return self._weights[first - self.first_epoch : last + 1 - self.first_epoch]

    def state_at(self, epoch: int) -> State:
        """The state of the rule at an epoch that there is."""
        self.weight_at(epoch)
        start = (epoch - self.first_epoch) * self._size
        return tuple(self._states[start : start + self._size])

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
        while len(self._weights) <= wanted and not self._is_whole:
            known = len(self._weights)
            block = known - known % _BLOCK + _BLOCK
            # All weights of a block that begins in a cycle were there before.
            new = [] if self._extend(min(wanted + 1, block) - known) else self._weights[-_BLOCK:]
            if len(self._weights) == block:
                low, high = self._extremes[-1]
                self._extremes.append((min([low, *new]), max([high, *new])))
        return self.first_epoch + min(wanted, len(self._weights) - 1)

    def _extend(self, epochs: int) -> bool:
        """Some more weights, at most to the end of a block; gives whether they go on in a cycle."""
        known = len(self._weights)
        cycle = self._cycle() if known % _BLOCK == 0 and self._method.is_steady else 0
        if cycle:
            for rows, size in ((self._weights, 1), (self._states, self._size)):
                again = rows[len(rows) - cycle * size :] * (epochs // cycle + 1)
                rows.extend(again[: epochs * size])
            return True
        (self._descend if self._method.is_plain else self._follow)(epochs)
        good = self._good_rows(known)
        if good < len(self._weights):
            del self._weights[good:]
            del self._states[good * self._size :]
            self._is_whole = True
        if self._bottom is None:
            self._bottom = self._first_at_the_bottom(known)
        return False

    def _cycle(self) -> int:
        """After how many epochs the last weight and state came back; 0 where they did not.

        What comes back brings back all that followed it.
        """
        last = len(self._weights) - 1
        row = self._row(last)
        befores = range(max(0, last + 1 - _LONGEST_CYCLE), last)
        return next((last - at for at in befores if self._row(at) == row), 0)

    def _row(self, at: int) -> bytes:
        """Weight and state some epochs after the first, to the last bit."""
        state = self._states[at * self._size : (at + 1) * self._size]
        return self._weights[at : at + 1].tobytes() + state.tobytes()

    def _descend(self, epochs: int) -> None:
        """Some more weights by plain descent."""
        weight = self._weights[-1]
        learning_rate, slope = self.rate_set, self._landscape.slope
        low, high, keep = self._landscape.low, self._landscape.high, self._weights.append
        for _ in range(epochs):
            weight = weight - learning_rate * slope(weight)
            if not low <= weight <= high:
                self._is_whole = True
                break
            keep(weight)

    def _follow(self, epochs: int) -> None:
        """Some more weights and states by any method."""
        landscape, rule, noise = self._landscape, self._method.rule, self._method.noise
        slope, curvature, update = landscape.slope, landscape.curvature, rule.update
        low, high, values = landscape.low, landscape.high, rule.values
        keep, keep_state = self._weights.append, self._states.extend
        at = self.first_epoch + len(self._weights) - 1
        weight, state = self._weights[-1], self.state_at(at)
        numbers = range(at, at + epochs)
        is_steady = self._method.is_steady
        rates = repeat(self.rate_set, epochs) if is_steady else map(self.rate_at, numbers)
        errors = repeat(noise.at(at), epochs) if is_steady else map(noise.at, numbers)
        for rate, error in zip(rates, errors, strict=True):
            step, state = update(rate, slope(weight) + error, curvature(weight), state, values)
            weight = weight - step
            if not low <= weight <= high:
                self._is_whole = True
                break
            keep(weight)
            keep_state(state)

    def _good_rows(self, known: int) -> int:
        """How many rows there are before the first new one that is endless or in a gap."""
        weights, landscape = self._weights, self._landscape
        rows, states = len(weights), self._states[known * self._size :]
        if not math.isfinite(sum(states)):
            rows = known + sum(1 for _ in takewhile(math.isfinite, states)) // self._size
        if landscape.has_gaps:
            losses = map(landscape.loss, weights[known:rows])
            rows = known + sum(1 for _ in takewhile(math.isfinite, losses))
            # Only the last slope may be none: from each other one a step led on.
            if rows > known and not math.isfinite(landscape.slope(weights[rows - 1])):
                rows -= 1
        return rows

    def _first_at_the_bottom(self, known: int) -> int | None:
        """The first epoch at the bottom after the first `known` ones."""
        new = self._weights[known:]
        lowest, highest = min(new, default=math.inf), max(new, default=-math.inf)
        near = [v for v in self._landscape.valleys if v.low < highest and lowest < v.high]
        epochs = enumerate(new if near else (), self.first_epoch + known)
        there = (epoch for epoch, weight in epochs if any(v.low < weight < v.high for v in near))
        return next(there, None)

    def bottom(self, last: int) -> int | None:
        """The first epoch up to `last` at the bottom; None when there is none."""
        self.reach(last)
        return None if self._bottom is None or self._bottom > last else self._bottom

    def extremes(self, last: int) -> tuple[float, float]:
        """The smallest and the largest weight up to an epoch that there is."""
        self.reach(last)
        end = last - self.first_epoch + 1
        blocks = end // _BLOCK
        low, high = self._extremes[blocks]
        rest = self._weights[blocks * _BLOCK : end]
        return min([low, *rest]), max([high, *rest])
