"""The Goldilocks challenge: find the learning rate that reaches zero loss in the fewest epochs."""

from __future__ import annotations

from typing import NamedTuple

from gdtui.engine.race import Race
from gdtui.guide.experiments import Experiment

WEIGHTS = (7.5, -12.0, 3.0, -18.5, 9.5)
"""The weights that are given, one after the other."""

FEWEST = 1
"""No rate needs fewer: η = 0.5 lands on the bottom in one epoch, from any weight."""

_FIRST_RATE = 0.05
_EPOCHS = 200


class Try(NamedTuple):
    """A learning rate that was tried, and the epoch at which it reached zero loss, if it did."""

    learning_rate: float
    zero_loss: int | None


class Challenge(NamedTuple):
    """The tries so far from one weight; in the fog only the tangent is seen."""

    number: int = 0
    fog: bool = False
    tries: tuple[Try, ...] = ()

    @property
    def weight(self) -> float:
        """The weight that is given."""
        return WEIGHTS[self.number % len(WEIGHTS)]

    @property
    def start(self) -> Experiment:
        """What a person starts from."""
        return Experiment("challenge", "challenge", (self.weight,), _FIRST_RATE, _EPOCHS, "")

    @property
    def best(self) -> Try | None:
        """The try with the fewest epochs, the earliest of several."""
        arrived = [each for each in self.tries if each.zero_loss is not None]
        return min(arrived, key=lambda each: each.zero_loss or 0, default=None)

    @property
    def is_solved(self) -> bool:
        """Whether no rate could be quicker than the best."""
        return self.best is not None and self.best.zero_loss == FEWEST

    def look(self, race: Race) -> Challenge:
        """The challenge after a look at a run: it counts as a try once it has arrived or ended.

        A rate that was tried before is no new try.
        """
        run = race.lead
        arrived = run.zero_loss is not None or race.is_over
        known = any(each.learning_rate == run.learning_rate for each in self.tries)
        if not arrived or known or self.is_solved:
            return self
        return self._replace(tries=(*self.tries, Try(run.learning_rate, run.zero_loss)))

    def next(self) -> Challenge:
        """The same from another weight."""
        return Challenge(self.number + 1, self.fog)
