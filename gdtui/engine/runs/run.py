"""Runs that go forward and back, as frozen values: one, or several under one learning rate.

A run is a row of stretches, one for each rate that was used on the way; a new run shares those that
it has in common with the one before. A race has runs in step, and pinned ones beside them.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from gdtui.engine.landscapes.landscape import Landscape, Valley
from gdtui.engine.rules.method import PLAIN, Method, Near
from gdtui.engine.rules.stability import Law
from gdtui.engine.runs.step import Step
from gdtui.engine.runs.stretch import Plan, Stretch, step_from

MOST_PINNED = 8


class Outcome(Enum):
    """How a run stands; the value is the word for it."""

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
    """A run seen at epoch `at` of its `epochs`. Moving it or changing its rate gives another.

    Going back and forward again shows the same numbers to the last bit, changes of the learning
    rate included; a change made in the middle drops what had come after it.
    """

    landscape: Landscape
    method: Method
    epochs: int
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
        return Run(*plan, (Stretch(plan, 0, row, learning_rate),))

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
            kept += (Stretch(self.stretches[0].plan, self.at, self.row_at(self.at), learning_rate),)
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
        return self.valley and self.method.rule.law(self.valley.curvature)

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

    @property
    def is_cut_short(self) -> bool:
        """Whether there is none, though the run has not had all of its epochs."""
        return self.is_over and self.at < self.epochs

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


class Best(NamedTuple):
    """What brings two bowls under one rate down quickest, exactly: in the long run, after a step
    both have at most a `share` left.

    κ is how many times as much the steeper one curves, `rate` the learning rate, and `kept` the β
    of a rule that has one.
    """

    kappa: float
    rate: float
    kept: float | None
    share: float


class Race(NamedTuple):
    """Runs at the same epoch, as a frozen value; the first that ends ends the race.

    The first run leads: its weight and rate are the ones that a person sets. A pinned run goes
    forward with the race but never back, and does not end it.
    """

    runs: tuple[Run, ...]
    pinned: tuple[Run, ...] = ()

    @property
    def lead(self) -> Run:
        """The first run."""
        return self.runs[0]

    @property
    def leads(self) -> tuple[Run, ...]:
        """The first run on each landscape, the lead first."""
        return tuple({run.landscape: run for run in reversed(self.runs)}.values())[::-1]

    @property
    def landscapes(self) -> tuple[Landscape, ...]:
        """The landscapes of the present runs, each once."""
        return tuple(run.landscape for run in self.leads)

    @property
    def laws(self) -> list[Law]:
        """How a run moves on each landscape, near the bottom that it is near, if that is known."""
        return [law for run in self.leads if (law := run.law)]

    @property
    def landmarks(self) -> tuple[float, ...]:
        """The rates at which a run changes what it does, and the one that is best for two bowls.

        In order, 0 the first; none where no rate is special. The best one for momentum asks for a β
        of its own, with which it is a landmark by itself.
        """
        best, marks = self.best, {mark for law in self.laws for mark in law.landmarks}
        return tuple(sorted(marks | {best.rate} if best and best.kept is None else marks))

    @property
    def best(self) -> Best | None:
        """What is best for two parabolas by plain descent or momentum; None for anything else.

        As along the axes of a ravine: a loss of many weights bends differently in each direction,
        and one rate has to serve all. A steady rate and the true slope are taken for granted.
        """
        rule = self.lead.method.rule
        curvatures = sorted(filter(None, (each.steady_curvature for each in self.landscapes)))
        if rule.near != Near() or len(curvatures) != 2:
            return None
        flat, steep = curvatures
        kappa = steep / flat
        if rule.is_plain:
            return Best(kappa, 2 / (steep + flat), None, (kappa - 1) / (kappa + 1))
        share = (math.sqrt(kappa) - 1) / (math.sqrt(kappa) + 1)
        return Best(kappa, 4 / (math.sqrt(steep) + math.sqrt(flat)) ** 2, share**2, share)

    @property
    def cost(self) -> int:
        """How long an epoch of all runs takes, pinned ones too: 1 for each, with batches more."""
        return sum(run.method.noise.cost for run in self.runs + self.pinned)

    @property
    def at(self) -> int:
        """The epoch of all runs."""
        return self.lead.at

    @property
    def epochs(self) -> int:
        """How many epochs the race is to have."""
        return self.lead.epochs

    @property
    def is_over(self) -> bool:
        """Whether there is no epoch after the present one."""
        return any(run.is_over for run in self.runs)

    @property
    def cut_short(self) -> Run | None:
        """The run that ends the race before its last epoch, if one does."""
        return next((run for run in self.runs if run.is_cut_short), None)

    def on(self, landscape: Landscape) -> list[Run]:
        """All runs on a landscape, pinned ones too as they are up to the present epoch."""
        runs = (*self.runs, *(run.to(self.at) for run in self.pinned))
        return [run for run in runs if run.landscape == landscape]

    @property
    def ratio(self) -> float | None:
        """The second weight as a multiple of the first, the same at every epoch in theory.

        None where there is none: one run only, one on another landscape, or a first weight of 0.
        """
        lead, *others = self.runs
        if not others or lead.weight == 0 or others[0].landscape != lead.landscape:
            return None
        ratio = others[0].weight / lead.weight
        return ratio if math.isfinite(ratio) else None

    def to(self, epoch: int) -> Race:
        """The race at `epoch`, or as near to it as it gets."""
        runs = tuple(run.to(epoch) for run in self.runs)
        reached = min(run.at for run in runs)
        return Race(
            tuple(run.to(reached) for run in runs),
            tuple(run.to(max(run.at, reached)) for run in self.pinned),
        )

    def forward(self, epochs: int = 1) -> Race:
        """The race some epochs on."""
        return self.to(self.at + epochs)

    def back(self, epochs: int = 1) -> Race:
        """The race some epochs earlier."""
        return self.to(self.at - epochs)

    def restart(self) -> Race:
        """The race from its start, with the present learning rate."""
        return self._replace(runs=tuple(run.restart() for run in self.runs))

    @property
    def _is_done(self) -> bool:
        """Whether another rate is that of another race from its start.

        Where the race is over no step could follow; unless it was the last change of the rate, made
        here, that ended it.
        """
        return self.is_over and self.lead.change_at(self.at) is None

    @property
    def rate_in_hand(self) -> float:
        """The rate that a person changes: the present one; where the race starts, the one set."""
        return self.lead.rate_set if self._is_done else self.lead.rate_in_hand

    def with_learning_rate(self, learning_rate: float) -> Race:
        """The race going on from here with another learning rate, or starting with it."""
        if learning_rate == self.rate_in_hand:
            return self
        race = self.restart() if self._is_done else self
        runs = tuple(run.with_learning_rate(learning_rate) for run in race.runs)
        return self._replace(runs=runs)

    def with_weight(self, weight: float) -> Race:
        """The race from its start, the lead put at another weight."""
        first, *others = self.restart().runs
        return self._replace(runs=(first.put_at(weight), *others))

    def mirrored(self) -> Race:
        """The lead with a marble that started at −w beside it; the lead alone where that is so.

        The mirrored run has had the same rates at the same epochs.
        """
        lead, start = self.lead, -self.lead.first_weight
        others = [(run.landscape, run.first_weight) for run in self.runs[1:]]
        if others == [(lead.landscape, start)] or start == 0 or not lead.landscape.is_inside(start):
            return self._replace(runs=(lead,)).with_pins_of(self)
        mirror = lead.to(0).put_at(start).with_learning_rates(lead.changes)
        return self._replace(runs=(lead, mirror)).to(lead.at).with_pins_of(self)

    def with_pin(self) -> Race:
        """The present runs pinned beside those that are: each once, as far as there is room."""
        new = tuple(run for run in self.runs if run.to(0) not in _starts(self.pinned))
        return self._replace(pinned=(self.pinned + new)[:MOST_PINNED])

    @property
    def is_pinned(self) -> bool:
        """Whether all of the present runs are pinned."""
        return {*_starts(self.runs)} <= {*_starts(self.pinned)}

    def without_pin(self) -> Race:
        """The present runs no longer pinned."""
        pinned = (pin for pin in self.pinned if pin.to(0) not in _starts(self.runs))
        return self._replace(pinned=tuple(pinned))

    def with_pins_of(self, other: Race) -> Race:
        """The race with those pinned in another one that are on its landscapes, none behind it."""
        pinned = (run for run in other.pinned if run.landscape in self.landscapes)
        return self._replace(pinned=tuple(run.to(max(run.at, self.at)) for run in pinned))

    def is_same(self, other: Race) -> bool:
        """Whether all runs are the same, pinned ones too, at whatever epochs they are seen."""
        return [*map(_starts, self)] == [*map(_starts, other)]


def _starts(runs: Sequence[Run]) -> list[Run]:
    """Runs at epoch 0: equal where they are the same at whatever epochs they are seen."""
    return [run.to(0) for run in runs]
