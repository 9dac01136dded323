"""The Goldilocks challenge: find the learning rate that reaches zero loss in the fewest epochs.

How the landscape bends is another each time and is not told; every step counts: few are the art.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.run import Outcome, Run
from gdtui.engine.runs.setup import Setup
from gdtui.engine.theory.parabola import theory_of
from gdtui.engine.values import written
from gdtui.guide.guide import Clue, Kind, Look, Part, Sentence, Tone, Whole

WEIGHTS = (7.5, -12.0, 3.0, -18.5, 9.5)
"""The weights that are given, one after the other."""

STEEPNESSES = (0.78125, 3.125, 0.625, 6.25, 1.25, 1.5625, 2.5)
"""What a is in L(w) = a·w², one after the other; each has a best rate of two decimals."""

FEWEST = 1
"""No rate needs fewer: the best one lands on the bottom in one step."""

_HIDES = frozenset({Clue.THEORY, Clue.NEXT, Clue.SLOPE})
_TELLING = frozenset({Kind.LANDMARK, Kind.LOOK, Kind.GAP, Kind.WHOLE, Kind.BEAT})
_REFUSED = {
    Kind.WEIGHT: "the weight is given in the challenge",
    Kind.WHOLE: "there is no picture of the whole in the challenge",
    Kind.PIN: "nothing is pinned in the challenge",
    Kind.SETUP: "the run is given in the challenge: escape leaves it",
    Kind.CHOOSE: "no experiments in the challenge: escape leaves it",
    Kind.BACK: "no lesson here: escape leaves the challenge",
}
_TRIES_SHOWN = 6


class Try(NamedTuple):
    """A rate that was tried: all steps spent on it, the farthest epoch, and what came of it."""

    learning_rate: float
    steps: int
    epochs: int
    zero_loss: int | None
    outcome: Outcome

    @property
    def words(self) -> str:
        """The rate, and what came of it so far."""
        rate = written(self.learning_rate)
        if self.zero_loss is not None:
            return f"{rate}: {self.zero_loss}"
        if self.outcome is Outcome.LEFT_THE_FLOATS:
            return f"{rate}: it grew without end"
        return f"{rate}: not in {self.epochs}"


class Challenge(NamedTuple):
    """The tries so far from one weight; in the fog only the tangent is seen."""

    number: int = 0
    is_foggy: bool = False
    tries: tuple[Try, ...] = ()
    seen: tuple[float | None, int] = (None, 0)
    """The rate and the epoch that were seen last."""

    @property
    def weight(self) -> float:
        """The weight that is given."""
        return WEIGHTS[self.number % len(WEIGHTS)]

    @property
    def steepness(self) -> float:
        """The a of L(w) = a·w², which is to be found out."""
        return STEEPNESSES[self.number % len(STEEPNESSES)]

    @property
    def best(self) -> Try | None:
        """The try with the fewest epochs, the earliest of several."""
        arrived = [each for each in self.tries if each.zero_loss is not None]
        return min(arrived, key=lambda each: each.zero_loss or 0, default=None)

    @property
    def is_solved(self) -> bool:
        """Whether no rate could be quicker than the best."""
        return self.best is not None and self.best.zero_loss == FEWEST

    @property
    def score(self) -> str:
        """What it has cost so far."""
        steps, tries = sum(each.steps for each in self.tries), len(self.tries)
        return f"{_counted(steps, 'step', 'steps')} in {_counted(tries, 'try', 'tries')}"

    # What a guide has

    @property
    def title(self) -> str:
        """Its name."""
        return "goldilocks in the fog" if self.is_foggy else "goldilocks"

    @property
    def setup(self) -> Setup:
        """A small rate from the weight that is given."""
        return Setup((self.weight,), 0.05, 200, _parabola(self.steepness))

    @property
    def race(self) -> Race:
        """The race at its start."""
        return self.setup.race()

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
    def hides(self) -> frozenset[Clue]:
        """Until it is solved theory, the next landing and the slope; in the fog the bowl."""
        fog = frozenset({Clue.BOWL} if self.is_foggy else ())
        return fog if self.is_solved else fog | _HIDES

    @property
    def onwards_does(self) -> str:
        """Another one, once it is solved."""
        return "next" if self.is_solved else ""

    def refuses(self, kind: Kind) -> str:
        """The weight is given, and nothing may be looked up before it is solved."""
        if self.is_solved:
            return _REFUSED.get(kind, "")
        if kind is Kind.ONWARDS:
            return "first find the rate that needs one step"
        return "that would tell the answer" if kind in _TELLING else _REFUSED.get(kind, "")

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The task, the best so far, and the last tries; once it is solved, what it has cost."""
        tries = Sentence(Part.MORE, self._last_tries, Tone.QUIET)
        if self.is_solved:
            return Sentence(Part.CORE, self._verdict, Tone.STRONG), tries
        start = f"From w = {written(self.weight)} on a·w²"
        task = f"{start}: which rate needs the fewest epochs to zero loss?"
        if self.is_foggy:
            task += " You see what the algorithm sees: the slope where it stands."
        so_far = Sentence(Part.CORE, self._so_far)
        return Sentence(Part.CORE, task, Tone.STRONG), so_far, tries

    @property
    def _so_far(self) -> str:
        if not self.tries:
            return "Set a rate and take steps: each counts."
        best = f"Best: {written(self.best.learning_rate)}, " if self.best else ""
        epoch = f"epoch {self.best.zero_loss}. " if self.best else ""
        return f"{best}{epoch}{self.score} so far."

    @property
    def _last_tries(self) -> str:
        left_out = "… " * (len(self.tries) > _TRIES_SHOWN)
        return left_out + ", ".join(each.words for each in self.tries[-_TRIES_SHOWN:])

    @property
    def _verdict(self) -> str:
        rate = self.best.learning_rate if self.best else 0.0
        theory = theory_of(self.setup.landscape)
        one_step = theory.landmarks[1] if theory else rate
        a, best = f"a = {written(self.steepness)}", f"1/(2a) = {written(one_step)}"
        if rate == one_step:
            enough = f"{a}, and at {best} one step is enough, from any weight"
        else:
            enough = f"at {written(rate)} one step is enough from here. {a}: {best} is it from any"
        return f"Found with {self.score}: {enough}."

    # Where it goes

    def look(self, race: Race) -> Challenge:
        """The challenge after a look at a run: every step to zero loss counts, until it is solved.

        A rate that was tried before is no new try.
        """
        run = race.lead
        reached = race.at if run.zero_loss is None else run.zero_loss
        rate, epoch = self.seen
        before = epoch if rate == run.learning_rate else 0
        now = run.learning_rate, reached
        if self.is_solved or now == self.seen:
            return self
        seen = self._replace(seen=now)
        return seen._with(run, reached - before, race.outcome) if reached > before else seen

    def _with(self, run: Run, steps: int, outcome: Outcome) -> Challenge:
        """The challenge after some steps of a run."""
        new = Try(run.learning_rate, steps, self.seen[1], run.zero_loss, outcome)
        tries = {each.learning_rate: each for each in self.tries}
        if old := tries.get(new.learning_rate):
            farther = old if old.epochs > new.epochs else new
            new = farther._replace(steps=old.steps + steps)
        tries[new.learning_rate] = new
        return self._replace(tries=tuple(tries.values()))

    def onwards(self) -> Challenge:
        """Another weight and another landscape, once it is solved."""
        return Challenge(self.number + 1, self.is_foggy) if self.is_solved else self

    def other_weather(self) -> Challenge:
        """The same from its start, with the fog or without."""
        return Challenge(self.number, not self.is_foggy)


@lru_cache(maxsize=len(STEEPNESSES))
def _parabola(steepness: float) -> Landscape:
    """The landscape a·w², whose formulas keep a secret what a is."""
    landscape = landscape_of(f"{steepness}w^2")
    return landscape._replace(name="a·w^2", formula="a·w^2", slope_formula="2a·w")


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
