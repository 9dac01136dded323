"""A run that goes forward and back, as a frozen value, on any landscape.

A run is a row of stretches, one for each learning rate that was used on the way; each new run
shares the stretches that it has in common with the one before.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from gdtui.engine.landscapes.landscape import Landscape, Valley
from gdtui.engine.rules.method import PLAIN, Method
from gdtui.engine.rules.stability import Law, law_of
from gdtui.engine.runs.step import Step
from gdtui.engine.runs.stretch import Plan, Stretch, step_from


class Outcome(Enum):
    """How a run stands; the value is the word for it. Of several runs the last of these decides."""

    UNDER_WAY = "under way"
    COMPLETE = "complete"
    LEFT_THE_LANDSCAPE = "left the landscape"
    LEFT_THE_FLOATS = "left the floats"


class Epoch(NamedTuple):
    """Where a run stands after `number` updates.

    `learning_rate` and `slope` are those of the update that led here; the start has neither.
    """

    number: int
    learning_rate: float | None
    slope: float | None
    weight: float
    loss: float


class Change(NamedTuple):
    """A change of the learning rate in the middle of a run, made at `epoch`."""

    epoch: int
    before: float
    after: float


class Run(NamedTuple):
    """A run seen at epoch `at` of its plan. Moving it or changing its rate gives another.

    Going back and forward again shows the same numbers to the last bit, changes of the learning
    rate included; a change made in the middle drops what had come after it.
    """

    plan: Plan
    stretches: tuple[Stretch, ...]
    at: int = 0

    @staticmethod
    def start(
        landscape: Landscape,
        weight: float,
        learning_rate: float,
        epochs: int,
        method: Method = PLAIN,
    ) -> Run:
        """A run at epoch 0. Raises ValueError for a weight outside the landscape."""
        if not landscape.is_inside(weight):
            raise ValueError(f"the loss or the slope of weight {weight!r} is no finite float")
        plan = Plan(landscape, method, epochs)
        row = weight, *method.rule.init
        return Run(plan, (Stretch(plan, 0, row, learning_rate),))

    @property
    def landscape(self) -> Landscape:
        """Where the weight moves."""
        return self.plan.landscape

    @property
    def method(self) -> Method:
        """How the weight is moved."""
        return self.plan.method

    @property
    def epochs(self) -> int:
        """How many epochs the run is to have."""
        return self.plan.epochs

    def to(self, epoch: int) -> Run:
        """The run at `epoch`, or as near to it as it gets."""
        wanted = max(0, min(epoch, self.epochs))
        return self._replace(at=self.stretches[-1].reach(wanted))

    def forward(self, epochs: int = 1) -> Run:
        """The run some epochs on; itself at its end."""
        return self.to(self.at + epochs)

    def to_end(self) -> Run:
        """The run at its last epoch."""
        return self.to(self.epochs)

    def restart(self) -> Run:
        """A new run from the same start with the present learning rate."""
        return self.put_at(self.first_weight)

    def put_at(self, weight: float) -> Run:
        """A new run from another weight, with the rate that was set last."""
        return Run.start(self.landscape, weight, self.rate_set, self.epochs, self.method)

    def with_learning_rate(self, learning_rate: float) -> Run:
        """The run at the same epoch, going on with another learning rate."""
        if learning_rate == self.rate_in_hand:
            return self
        kept = tuple(s for s in self.stretches if s.first_epoch < self.at)
        if not kept or kept[-1].rate_at(self.at) != learning_rate:
            kept += (Stretch(self.plan, self.at, self.row_at(self.at), learning_rate),)
        return self._replace(stretches=kept)

    def with_learning_rates(self, changes: Iterable[tuple[int, float]]) -> Run:
        """The run at its start, with changes of the learning rate, each at an epoch, in order.

        One that would come after the end of the run is left out.
        """
        run = self.to(0)
        for epoch, learning_rate in changes:
            run = run.to(epoch)
            if run.at < epoch or run.is_over:
                break
            run = run.with_learning_rate(learning_rate)
        return run.to(0)

    def _stretch(self, epoch: int) -> Stretch:
        """The stretch whose learning rate is used from `epoch` on."""
        if epoch >= self.stretches[-1].first_epoch:
            return self.stretches[-1]
        firsts = bisect_right(self.stretches, epoch, key=lambda s: s.first_epoch)
        return self.stretches[firsts - 1]

    def weight_at(self, epoch: int) -> float:
        """The weight at an epoch from 0 to `at`."""
        return self._stretch(epoch).weight_at(epoch)

    def weights(self, first: int, last: int) -> Sequence[float]:
        """The weights from one epoch to another, at the rate that was set for the first of them."""
        return self._stretch(first).weights(first, last)

    def row_at(self, epoch: int) -> Sequence[float]:
        """The weight and the state of the rule at an epoch from 0 to `at`."""
        return self._stretch(epoch).row_at(epoch)

    @property
    def first_weight(self) -> float:
        """The weight that it started from."""
        return self.stretches[0].weight

    @property
    def weight(self) -> float:
        """The present weight."""
        return self.weight_at(self.at)

    @property
    def loss(self) -> float:
        """The present loss."""
        return self.landscape.loss(self.weight)

    @property
    def is_at_bottom(self) -> bool:
        """Whether the present weight counts as at a bottom."""
        return self.landscape.is_bottom(self.weight)

    @property
    def valley(self) -> Valley | None:
        """The valley whose bottom is nearest to the present weight; None where none is known."""
        return self.landscape.valley_near(self.weight)

    @property
    def law(self) -> Law | None:
        """How the rule moves near that bottom; None where no law is known."""
        return self.valley and law_of(self.method.rule, self.valley.curvature)

    def rate_at(self, epoch: int) -> float:
        """The learning rate of the update that follows an epoch, one to come too."""
        return self._stretch(epoch).rate_at(epoch)

    @property
    def rate_set(self) -> float:
        """The learning rate as it was set last, of which a schedule makes the present one."""
        return self._stretch(self.at).rate_set

    @property
    def rate_since(self) -> int:
        """The epoch of the last change of the rate up to the present one; 0 without a change."""
        return self._stretch(self.at).first_epoch

    @property
    def rate_in_hand(self) -> float:
        """The rate that a person changes: the present one; at the start the one that was set."""
        return self.learning_rate if self.at else self.rate_set

    @property
    def learning_rate(self) -> float:
        """The learning rate of the next update."""
        return self.rate_at(self.at)

    def epoch(self, number: int) -> Epoch:
        """An epoch of the history, from 0 to `at`, in constant time."""
        weight = self.weight_at(number)
        if number == 0:
            return Epoch(0, None, None, weight, self.landscape.loss(weight))
        step = self.step_from(number - 1)
        return Epoch(number, step.learning_rate, step.slope, weight, self.landscape.loss(weight))

    def step_from(self, epoch: int) -> Step:
        """The update that follows an epoch from 0 to `at`."""
        return step_from(self._stretch(epoch), epoch)

    @property
    def step(self) -> Step:
        """The update that is due at the present epoch."""
        return self.step_from(self.at)

    @property
    def last_step(self) -> Step | None:
        """The update that led to the present epoch; None at the start."""
        return self.step_from(self.at - 1) if self.at else None

    @property
    def outcome(self) -> Outcome:
        """How the run stands at the present epoch."""
        if self.at >= self.epochs:
            return Outcome.COMPLETE
        step = self.step
        if step.landing is not None:
            return Outcome.UNDER_WAY
        return Outcome.LEFT_THE_LANDSCAPE if step.is_into_a_gap else Outcome.LEFT_THE_FLOATS

    @property
    def is_over(self) -> bool:
        """Whether there is no epoch after the present one."""
        return self.outcome is not Outcome.UNDER_WAY

    def change_at(self, epoch: int) -> Change | None:
        """The change of the learning rate made at an epoch from 1 to `at`, if one was."""
        now = self._stretch(epoch)
        if not 0 < epoch == now.first_epoch <= self.at:
            return None
        return Change(epoch, self._stretch(epoch - 1).rate_at(epoch), now.rate_set)

    @property
    def changes(self) -> tuple[tuple[int, float], ...]:
        """The later learning rates, each with the epoch that it is set at, those to come too."""
        return tuple((stretch.first_epoch, stretch.rate_set) for stretch in self.stretches[1:])

    @property
    def period(self) -> int:
        """After how many epochs weight and state came back to the last bit; 0: they did not."""
        return self._stretch(self.at).period(self.at)

    def recent(self, epochs: int) -> Sequence[float]:
        """The weights of some epochs before the present one, and its own, at the present rate."""
        return self.weights(max(self.rate_since, self.at - epochs), self.at)

    def inside_since(self, low: float, high: float) -> int:
        """The first epoch from which on all weights are between two others, at the present rate."""
        return self._stretch(self.at).inside_since(low, high, self.at)

    @property
    def _visited(self) -> tuple[tuple[Stretch, int], ...]:
        """Each stretch up to the present epoch, with the last epoch that was visited in it."""
        seen = [s for s in self.stretches if s.first_epoch <= self.at]
        return tuple(zip(seen, [*(s.first_epoch for s in seen[1:]), self.at], strict=True))

    @property
    def extremes(self) -> tuple[float, float]:
        """The smallest and the largest weight of all epochs up to the present one."""
        lows, highs = zip(*(stretch.extremes(last) for stretch, last in self._visited), strict=True)
        return min(lows), max(highs)

    @property
    def zero_loss(self) -> int | None:
        """The first epoch up to the present one at the bottom, counted in the run."""
        counts = (stretch.bottom(last) for stretch, last in self._visited)
        return next((count for count in counts if count is not None), None)
