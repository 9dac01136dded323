"""The Goldilocks challenge: find the learning rate that reaches zero loss in the fewest epochs."""

from __future__ import annotations

from typing import NamedTuple

from gdtui.engine.race import Race
from gdtui.engine.run import Outcome
from gdtui.engine.setup import Setup
from gdtui.engine.values import written
from gdtui.guide.guide import Kind, Look, Part, Sentence, Tone, Whole

WEIGHTS = (7.5, -12.0, 3.0, -18.5, 9.5)
"""The weights that are given, one after the other."""

FEWEST = 1
"""No rate needs fewer: η = 0.5 lands on the bottom in one epoch, from any weight."""

_ALLOWED = frozenset({Kind.STEP, Kind.RATE, Kind.GAP, Kind.LOOK, Kind.ONWARDS, Kind.FREE})
_TRIES_SHOWN = 6


class Try(NamedTuple):
    """A learning rate that was tried, the epoch of zero loss or None, and how the run ended."""

    learning_rate: float
    zero_loss: int | None
    epochs: int
    outcome: Outcome

    @property
    def words(self) -> str:
        """The rate, and what came of it."""
        rate = written(self.learning_rate)
        if self.zero_loss is not None:
            return f"{rate}: {self.zero_loss}"
        left = self.outcome is Outcome.LEFT_THE_FLOATS
        return f"{rate}: {'it grew without end' if left else f'not in {self.epochs}'}"


class Challenge(NamedTuple):
    """The tries so far from one weight; in the fog only the tangent is seen."""

    number: int = 0
    is_foggy: bool = False
    tries: tuple[Try, ...] = ()

    @property
    def weight(self) -> float:
        """The weight that is given."""
        return WEIGHTS[self.number % len(WEIGHTS)]

    @property
    def best(self) -> Try | None:
        """The try with the fewest epochs, the earliest of several."""
        arrived = [each for each in self.tries if each.zero_loss is not None]
        return min(arrived, key=lambda each: each.zero_loss or 0, default=None)

    @property
    def is_solved(self) -> bool:
        """Whether no rate could be quicker than the best."""
        return self.best is not None and self.best.zero_loss == FEWEST

    # What a guide has

    @property
    def title(self) -> str:
        """Its name."""
        return "goldilocks in the fog" if self.is_foggy else "goldilocks"

    @property
    def setup(self) -> Setup:
        """A small rate from the weight that is given."""
        return Setup((self.weight,), 0.05, 200)

    @property
    def looks(self) -> frozenset[Look]:
        """The tangent alone."""
        return frozenset({Look.TANGENT})

    @property
    def whole(self) -> Whole | None:
        """A picture of the whole would tell the answer."""
        return None

    @property
    def gap(self) -> float | None:
        """The secant, where one wants it, is that of the next step."""
        return None

    @property
    def tells_theory(self) -> bool:
        """Only at the end: theory would tell the answer."""
        return self.is_solved

    @property
    def tells_next(self) -> bool:
        """The next step is no secret."""
        return True

    def allows(self, kind: Kind) -> bool:
        """The weight is given, and nothing may be looked up."""
        return kind in _ALLOWED

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The task, the last tries, the best of all."""
        said = [Sentence(Part.CORE, self._task, Tone.QUIET), Sentence(Part.MORE, self._so_far)]
        if self.best:
            said.append(Sentence(Part.CORE, self._verdict(self.best), Tone.STRONG))
        onwards = "enter next weight  " if self.is_solved else ""
        keys = f"{onwards}f {'no fog' if self.is_foggy else 'fog'}  esc leave"
        return *said, Sentence(Part.KEYS, keys, Tone.QUIET)

    @property
    def _task(self) -> str:
        start = written(self.weight)
        task = f"From w = {start}: find the rate that reaches zero loss in the fewest epochs."
        if self.is_foggy:
            task += " You see what the algorithm sees: the slope where it stands."
        return task

    @property
    def _so_far(self) -> str:
        if not self.tries:
            return "Set a rate, then play or go to the end: that is a try."
        left_out = "… " * (len(self.tries) > _TRIES_SHOWN)
        shown = ", ".join(each.words for each in self.tries[-_TRIES_SHOWN:])
        return f"{len(self.tries)} tried. {left_out}{shown}"

    def _verdict(self, best: Try) -> str:
        rate = written(best.learning_rate)
        if not self.is_solved:
            return f"Best so far: {rate}, epoch {best.zero_loss}."
        reach = ", from any weight" if best.learning_rate == 0.5 else " from here"
        found = f"Found at try {len(self.tries)}: with {rate} one epoch is enough{reach};"
        return f"{found} no rate is quicker."

    # Where it goes

    def look(self, race: Race) -> Challenge:
        """The challenge after a look at a run: it counts as a try once it has arrived or ended.

        A rate that was tried before is no new try.
        """
        run = race.lead
        arrived = run.zero_loss is not None or race.is_over
        known = any(each.learning_rate == run.learning_rate for each in self.tries)
        if not arrived or known or self.is_solved:
            return self
        tried = Try(run.learning_rate, run.zero_loss, run.at, race.outcome)
        return self._replace(tries=(*self.tries, tried))

    def onwards(self) -> Challenge:
        """The same from another weight, once it is solved."""
        return Challenge(self.number + 1, self.is_foggy) if self.is_solved else self

    def other_weather(self) -> Challenge:
        """The same from its start, with the fog or without."""
        return Challenge(self.number, not self.is_foggy)
