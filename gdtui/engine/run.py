"""A run of gradient descent that goes forward and back, as a frozen value.

A run is a row of stretches, one for each learning rate that was used on the way. A stretch is a
geometric sequence that depends on its start and its rate alone, so it is computed once and shared.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from enum import Enum
from typing import NamedTuple

from gdtui.engine.descent import Epoch, Step
from gdtui.engine.landscape import MAX_WEIGHT, ZERO_LOSS, gradient, is_inside, loss
from gdtui.engine.regime import closed_form, predicted_end, predicted_zero_loss


class Outcome(Enum):
    """How a run stands; the value is the word for it."""

    UNDER_WAY = "under way"
    COMPLETE = "complete"
    LEFT_THE_FLOATS = "left the floats"


class Change(NamedTuple):
    """A change of the learning rate in the middle of a run, made at `epoch`."""

    epoch: int
    before: float
    after: float


class Stretch:
    """The weights under one learning rate, computed as far as they were asked for.

    8 bytes an epoch. It ends by itself before a weight whose loss is no finite float.
    """

    __slots__ = ("_weights", "first_epoch", "learning_rate")

    def __init__(self, first_epoch: int, weight: float, learning_rate: float) -> None:
        self.first_epoch = first_epoch
        self.learning_rate = learning_rate
        self._weights = array("d", [weight])

    def weight(self, epoch: int) -> float:
        """The weight at an epoch that was reached."""
        return self._weights[epoch - self.first_epoch]

    def reach(self, epoch: int) -> int:
        """Compute up to `epoch`, or to the last finite one before it, and give its number."""
        wanted = epoch - self.first_epoch
        learning_rate = self.learning_rate
        weight = self._weights[-1]
        keep = self._weights.append
        for _ in range(wanted + 1 - len(self._weights)):
            gradient = 2 * weight
            weight = weight - learning_rate * gradient
            if not -MAX_WEIGHT <= weight <= MAX_WEIGHT:
                break
            keep(weight)
        return self.first_epoch + min(wanted, len(self._weights) - 1)

    def zero_loss(self, last: int) -> int | None:
        """The first epoch up to `last` with zero loss, counted.

        The loss falls all the way or not at all, so that halving finds the first.
        """

        def arrived(epoch: int) -> bool:
            return loss(self.weight(epoch)) < ZERO_LOSS

        if arrived(self.first_epoch):
            return self.first_epoch
        if not arrived(last):
            return None
        return bisect_left(range(last + 1), True, lo=self.first_epoch, key=arrived)


class Run(NamedTuple):
    """A run seen at epoch `at`, of at most `epochs` epochs. Every method gives a new run.

    Going back and forward again shows the same numbers to the last bit, changes of the learning
    rate included; a change made in the middle drops what had come after it.
    """

    stretches: tuple[Stretch, ...]
    epochs: int
    at: int = 0

    @staticmethod
    def start(weight: float, learning_rate: float, epochs: int) -> Run:
        """A run at epoch 0. Raises ValueError for a weight whose loss is no finite float."""
        if not is_inside(weight):
            raise ValueError(f"the loss of weight {weight!r} is no finite float")
        return Run((Stretch(0, weight, learning_rate),), epochs)

    def to(self, epoch: int) -> Run:
        """The run at `epoch`, or as near to it as it gets."""
        wanted = max(0, min(epoch, self.epochs))
        last = self.stretches[-1]
        return self._replace(at=last.reach(wanted))

    def forward(self, epochs: int = 1) -> Run:
        """The run some epochs on; itself at its end."""
        return self.to(self.at + epochs)

    def back(self, epochs: int = 1) -> Run:
        """The run some epochs earlier; the start at the least."""
        return self.to(self.at - epochs)

    def to_end(self) -> Run:
        """The run at its last epoch."""
        return self.to(self.epochs)

    def restart(self) -> Run:
        """A new run from the same start with the present learning rate."""
        return Run.start(self.weight_at(0), self.learning_rate, self.epochs)

    def with_learning_rate(self, learning_rate: float) -> Run:
        """The run at the same epoch, going on with another learning rate."""
        if learning_rate == self.learning_rate:
            return self
        kept = tuple(s for s in self.stretches if s.first_epoch < self.at)
        if not kept or kept[-1].learning_rate != learning_rate:
            kept += (Stretch(self.at, self.weight, learning_rate),)
        return self._replace(stretches=kept)

    def _stretch(self, epoch: int) -> Stretch:
        """The stretch whose learning rate is used from `epoch` on."""
        firsts = bisect_right(self.stretches, epoch, key=lambda s: s.first_epoch)
        return self.stretches[firsts - 1]

    def weight_at(self, epoch: int) -> float:
        """The weight at an epoch from 0 to `at`."""
        return self._stretch(epoch).weight(epoch)

    @property
    def weight(self) -> float:
        """The present weight."""
        return self.weight_at(self.at)

    def learning_rate_at(self, epoch: int) -> float:
        """The learning rate of the update that follows an epoch from 0 to `at`."""
        return self._stretch(epoch).learning_rate

    @property
    def learning_rate(self) -> float:
        """The learning rate of the next update."""
        return self.learning_rate_at(self.at)

    def epoch(self, number: int) -> Epoch:
        """An epoch of the history, from 0 to `at`, in constant time."""
        if number == 0:
            return Epoch(0, None, None, self.weight_at(0))
        stretch = self._stretch(number - 1)
        slope = gradient(stretch.weight(number - 1))
        return Epoch(number, stretch.learning_rate, slope, stretch.weight(number))

    @property
    def now(self) -> Epoch:
        """The present epoch."""
        return self.epoch(self.at)

    @property
    def step(self) -> Step:
        """The update that is due at the present epoch."""
        return Step(self.weight, self.learning_rate)

    @property
    def last_step(self) -> Step | None:
        """The update that led to the present epoch; None at the start."""
        before = self.at - 1
        if before < 0:
            return None
        return Step(self.weight_at(before), self.learning_rate_at(before))

    @property
    def outcome(self) -> Outcome:
        """How the run stands at the present epoch."""
        if self.at >= self.epochs:
            return Outcome.COMPLETE
        return Outcome.LEFT_THE_FLOATS if self.step.landing is None else Outcome.UNDER_WAY

    @property
    def is_over(self) -> bool:
        """Whether there is no epoch after the present one."""
        return self.outcome is not Outcome.UNDER_WAY

    def change_at(self, epoch: int) -> Change | None:
        """The change of the learning rate made at an epoch from 1 to `at`, if one was."""
        stretch = self._stretch(epoch)
        if not 0 < epoch <= self.at or stretch.first_epoch != epoch:
            return None
        return Change(epoch, self._stretch(epoch - 1).learning_rate, stretch.learning_rate)

    @property
    def _visited(self) -> tuple[tuple[Stretch, int], ...]:
        """Each stretch up to the present epoch, with the last epoch that was visited in it."""
        seen = [s for s in self.stretches if s.first_epoch <= self.at]
        ends = [s.first_epoch for s in seen[1:]] + [self.at]
        return tuple(zip(seen, ends, strict=True))

    @property
    def reach(self) -> tuple[float, float]:
        """The smallest and the largest |weight| of all epochs up to the present one.

        |w| only falls or only grows within a stretch, so its two ends tell.
        """
        distances = [
            abs(s.weight(epoch)) for s, last in self._visited for epoch in (s.first_epoch, last)
        ]
        return min(distances), max(distances)

    @property
    def zero_loss(self) -> int | None:
        """The first epoch up to the present one with zero loss, counted in the run."""
        counts = (stretch.zero_loss(last) for stretch, last in self._visited)
        return next((count for count in counts if count is not None), None)

    @property
    def predicted_zero_loss(self) -> int | None:
        """The epoch of zero loss from theory, which starts anew at every change of the rate."""
        for stretch, last in self._visited:
            steps = predicted_zero_loss(stretch.weight(stretch.first_epoch), stretch.learning_rate)
            if steps is not None and (
                stretch.first_epoch + steps <= last or stretch is self._visited[-1][0]
            ):
                return stretch.first_epoch + steps
        return None

    @property
    def predicted_end(self) -> int | None:
        """The epoch at which the run leaves the floats, from theory; None when it never does."""
        stretch = self._visited[-1][0]
        start = stretch.weight(stretch.first_epoch)
        steps = predicted_end(start, stretch.learning_rate)
        return None if steps is None else stretch.first_epoch + steps

    @property
    def rate_since(self) -> int:
        """The epoch from which on the present learning rate is used."""
        return self._visited[-1][0].first_epoch

    @property
    def closed_form(self) -> float | None:
        """The present weight from theory, w·rᵏ since the last change of the learning rate."""
        stretch = self._visited[-1][0]
        start = stretch.weight(stretch.first_epoch)
        return closed_form(start, stretch.learning_rate, self.at - stretch.first_epoch)
