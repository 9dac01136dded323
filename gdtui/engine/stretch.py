"""The weights under one learning rate: what a run is made of.

A stretch follows from its landscape, its first weight and its rate alone, so it is computed as far
as it is asked for. The extremes and the first epoch at the bottom are kept on the way.
"""

from __future__ import annotations

import math
from array import array
from itertools import takewhile

from gdtui.engine.landscape import Landscape

_BLOCK = 1024
"""Epochs between two places where the extremes so far are kept."""
_LONGEST_CYCLE = 64


class Stretch:
    """Weights from `first_epoch` on, 8 bytes an epoch; it ends before a weight that is outside."""

    __slots__ = (
        "_bottom",
        "_extremes",
        "_is_whole",
        "_landscape",
        "_weights",
        "first_epoch",
        "learning_rate",
    )

    def __init__(
        self, landscape: Landscape, first_epoch: int, weight: float, learning_rate: float
    ) -> None:
        self.first_epoch = first_epoch
        self.learning_rate = learning_rate
        self._landscape = landscape
        self._weights = array("d", [weight])
        self._is_whole = False
        self._bottom = first_epoch if landscape.is_bottom(weight) else None
        self._extremes = [(weight, weight)]

    def __eq__(self, other: object) -> bool:
        """Whether all the weights are the same, by what they follow from."""
        return isinstance(other, Stretch) and self._origin == other._origin

    def __hash__(self) -> int:
        return hash(self._origin)

    def renewed(self) -> Stretch:
        """The same stretch, of which nothing is computed: it takes no room until it is asked."""
        return Stretch(self._landscape, self.first_epoch, self.weight, self.learning_rate)

    @property
    def _origin(self) -> tuple[Landscape, int, float, float]:
        return self._landscape, self.first_epoch, self.weight, self.learning_rate

    @property
    def weight(self) -> float:
        """The weight at the first epoch."""
        return self._weights[0]

    def weight_at(self, epoch: int) -> float:
        """The weight at an epoch that there is."""
        if epoch - self.first_epoch >= len(self._weights):
            self.reach(epoch)
        return self._weights[epoch - self.first_epoch]

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
        weights, known = self._weights, len(self._weights)
        weight = weights[-1]
        recent = weights[-_LONGEST_CYCLE:-1]
        if known % _BLOCK == 0 and weight in recent:
            # A weight that comes back brings back all that followed it.
            cycle = weights[recent.index(weight) - len(recent) :]
            weights.extend((cycle * (epochs // len(cycle) + 1))[:epochs])
            return True
        learning_rate, slope = self.learning_rate, self._landscape.slope
        low, high, keep = self._landscape.low, self._landscape.high, weights.append
        for _ in range(epochs):
            weight = weight - learning_rate * slope(weight)
            if not low <= weight <= high:
                self._is_whole = True
                break
            keep(weight)
        if self._landscape.has_gaps:
            self._end_at_a_gap(known)
        if self._bottom is None:
            self._bottom = self._first_at_the_bottom(known)
        return False

    def _end_at_a_gap(self, known: int) -> None:
        """Take away what comes after the first `known` weights and is in a gap, or behind one."""
        weights, landscape = self._weights, self._landscape
        losses = map(landscape.loss, weights[known:])
        good = known + sum(1 for _ in takewhile(math.isfinite, losses))
        # Only the last slope may be none: from each other one a step led on.
        if good > known and not math.isfinite(landscape.slope(weights[good - 1])):
            good -= 1
        if good < len(weights):
            del weights[good:]
            self._is_whole = True

    def _first_at_the_bottom(self, known: int) -> int | None:
        """The first epoch at the bottom after the first `known` ones."""
        new = self._weights[known:]
        if not new:
            return None
        lowest, highest = min(new), max(new)
        near = [each for each in self._landscape.bottoms if each[0] < highest and lowest < each[1]]
        if not near:
            return None
        for epoch, weight in enumerate(new, self.first_epoch + known):
            for low, high in near:
                if low < weight < high:
                    return epoch
        return None

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
