"""One run, or several under the same learning rate, walked in step.

The first run leads: its weight and rate are the ones that a person sets.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from gdtui.engine.run import Change, Run


@dataclass(frozen=True, slots=True)
class Race:
    """Runs at the same epoch, as a frozen value; one that has ended waits at its last epoch."""

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
        """The epoch of the race, that of the run which got farthest."""
        return max(run.at for run in self.runs)

    @property
    def epochs(self) -> int:
        """How many epochs the race is to have."""
        return self.lead.epochs

    @property
    def is_over(self) -> bool:
        """Whether every run is."""
        return all(run.is_over for run in self.runs)

    @property
    def reach(self) -> tuple[float, float]:
        """The smallest and the largest |weight| that any run has had up to the present epoch."""
        nearest, farthest = zip(*(run.reach for run in self.runs), strict=True)
        return min(nearest), max(farthest)

    @property
    def ratio(self) -> float | None:
        """The second weight as a multiple of the first, the same at every epoch in theory.

        None where there is none: one run only, a first weight of 0, or a run that has ended.
        """
        if len(self.runs) == 1 or self.lead.weight == 0 or self.lead.at != self.runs[1].at:
            return None
        ratio = self.runs[1].weight / self.lead.weight
        return ratio if math.isfinite(ratio) else None

    def to(self, epoch: int) -> Race:
        """The race at `epoch`, or as near to it as it gets."""
        return Race(tuple(run.to(epoch) for run in self.runs))

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
        changes = (run.change_at(epoch) for run in self.runs if run.at >= epoch)
        return next((change for change in changes if change), None)
