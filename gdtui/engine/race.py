"""One run, or several under the same learning rate, walked in step.

The first run leads: its weight and rate are the ones that a person sets.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from gdtui.engine.run import Change, Outcome, Run


class Race(NamedTuple):
    """Runs at the same epoch, as a frozen value; the first that ends ends the race."""

    runs: tuple[Run, ...]

    @staticmethod
    def start(weights: Sequence[float], learning_rate: float, epochs: int) -> Race:
        """A race at epoch 0. Raises ValueError for a weight whose loss is no finite float."""
        return Race(tuple(Run.start(weight, learning_rate, epochs) for weight in weights))

    @property
    def lead(self) -> Run:
        """The first run."""
        return self.runs[0]

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
        return self.outcome is not Outcome.UNDER_WAY

    @property
    def outcome(self) -> Outcome:
        """How the race stands; a run that left the floats decides it."""
        outcomes = {run.outcome for run in self.runs}
        ended = (end for end in (Outcome.LEFT_THE_FLOATS, Outcome.COMPLETE) if end in outcomes)
        return next(ended, Outcome.UNDER_WAY)

    @property
    def reach(self) -> tuple[float, float]:
        """The smallest and the largest |weight| that any run has had up to the present epoch."""
        nearest, farthest = zip(*(run.reach for run in self.runs), strict=True)
        return min(nearest), max(farthest)

    @property
    def ratio(self) -> float | None:
        """The second weight as a multiple of the first, the same at every epoch in theory.

        None where there is none: one run only, or a first weight of 0.
        """
        if len(self.runs) == 1 or self.lead.weight == 0:
            return None
        ratio = self.runs[1].weight / self.lead.weight
        return ratio if math.isfinite(ratio) else None

    def to(self, epoch: int) -> Race:
        """The race at `epoch`, or as near to it as it gets."""
        runs = tuple(run.to(epoch) for run in self.runs)
        reached = min(run.at for run in runs)
        return Race(tuple(run.to(reached) for run in runs))

    def forward(self, epochs: int = 1) -> Race:
        """The race some epochs on."""
        return self.to(self.at + epochs)

    def back(self, epochs: int = 1) -> Race:
        """The race some epochs earlier."""
        return self.to(self.at - epochs)

    def restart(self) -> Race:
        """The race from its start, with the present learning rate."""
        return Race(tuple(run.restart() for run in self.runs))

    def with_learning_rate(self, learning_rate: float) -> Race:
        """The race going on from here with another learning rate."""
        return Race(tuple(run.with_learning_rate(learning_rate) for run in self.runs))

    def with_weight(self, weight: float) -> Race:
        """The race from its start, the lead put at another weight."""
        first, *others = self.restart().runs
        return Race((Run.start(weight, first.learning_rate, first.epochs), *others))

    def change_at(self, epoch: int) -> Change | None:
        """The change of the learning rate made at `epoch`, if one was."""
        return self.lead.change_at(epoch)
