"""One run, or several under the same learning rate, walked in step; and beside them pinned runs.

The first run leads: its weight and rate are the ones that a person sets. A pinned run keeps its
start and its rates, to be compared with.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.rules.method import PLAIN, Method
from gdtui.engine.runs.run import Outcome, Run

MOST_PINNED = 8


class Race(NamedTuple):
    """Runs at the same epoch, as a frozen value; the first that ends ends the race.

    A pinned run goes forward with the race but never back, and does not end it.
    """

    runs: tuple[Run, ...]
    pinned: tuple[Run, ...] = ()

    @staticmethod
    def start(
        landscapes: Sequence[Landscape],
        weights: Sequence[float],
        learning_rate: float,
        epochs: int,
        method: Method = PLAIN,
    ) -> Race:
        """A race at epoch 0, on a landscape for each weight, or on one for all.

        Raises ValueError for a weight outside its landscape.
        """
        each = [*landscapes] * (len(weights) if len(landscapes) == 1 else 1)
        pairs = zip(each, weights, strict=True)
        start = learning_rate, epochs, method
        return Race(tuple(Run.start(where, weight, *start) for where, weight in pairs))

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
    def outcome(self) -> Outcome:
        """How the race stands; a run that left the floats or the landscape decides it."""
        return max((run.outcome for run in self.runs), key=[*Outcome].index)

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
