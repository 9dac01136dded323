"""The challenge: find the learning rate that reaches zero loss in the fewest epochs.

How the landscape bends is another each time and is not told; every step counts: few are the art.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.landscapes.landscape import Landscape
from gdtui.engine.runs.run import Outcome, Race
from gdtui.engine.runs.setup import Setup
from gdtui.engine.values import written
from gdtui.guide.guide import AHEAD, Action, Clue, Guide, Look, Rank, Sentence, Tone
from gdtui.guide.words import counted

WEIGHTS = (7.5, -12.0, 3.0, -18.5, 9.5)
"""The weights that are given, one after the other."""

STEEPNESSES = (0.78125, 3.125, 0.625, 6.25, 1.25, 1.5625, 2.5)
"""What a is in L(w) = a·w², one after the other; each has a best rate of two decimals."""

FEWEST = 1
"""No rate needs fewer: the best one lands on the bottom in one step."""

_NO_TRY = "Set a rate with `↑`, `shift+↑` or `e` and take steps: each counts."
_TELLING = (Action.LANDMARK, Action.LOOK, Action.GAP, Action.WHOLE, Action.BEAT)
_REFUSED = {
    Action.WEIGHT: "the weight is given in the challenge",
    Action.WHOLE: "there is no picture of the whole in the challenge",
    Action.PIN: "nothing is pinned in the challenge",
    Action.SETUP: "the run is given in the challenge: `escape` leaves it",
    Action.CHOOSE: "no experiments in the challenge: `escape` leaves it",
    Action.BACK: "no lesson here: `escape` leaves the challenge",
}
_REFUSED_BEFORE = {
    Action.ONWARDS: "first find the rate that needs one step",
    **dict.fromkeys(_TELLING, "that would tell the answer"),
}
"""Until it is solved."""
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


@dataclass(frozen=True)
class Challenge:
    """The tries so far from one weight; in the fog only the tangent is seen."""

    number: int = 0
    is_foggy: bool = False
    tries: tuple[Try, ...] = ()
    last_look: tuple[float | None, int] = (None, 0)
    """The rate and the epoch of the last look at the run."""

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
    def setup(self) -> Setup:
        """A small rate from the weight that is given."""
        return Setup((self.weight,), 0.05, 200, (_parabola(self.steepness),))

    @cached_property
    def guide(self) -> Guide:
        """The tangent alone is seen, and nothing may be looked up before it is solved."""
        hides = Clue.BOWL if self.is_foggy else Clue(0)
        refused = _REFUSED
        if not self.is_solved:
            hides |= AHEAD | Clue.SLOPE
            refused = {**refused, **_REFUSED_BEFORE}
        return Guide(
            title="challenge in the fog" if self.is_foggy else "challenge",
            race=self.setup.race(),
            looks=Look.TANGENT,
            sentences=self._sentences(),
            hides=hides,
            refused=refused,
            onwards_does="next" if self.is_solved else "",
        )

    def _sentences(self) -> tuple[Sentence, ...]:
        """The task, the best so far, and the last tries; once it is solved, what it has cost."""
        best, tries = self.best, [each.words for each in self.tries]
        left_out = "… " * (len(tries) > _TRIES_SHOWN)
        last = Sentence(Rank.MORE, left_out + ", ".join(tries[-_TRIES_SHOWN:]), Tone.QUIET)
        steps = counted(sum(each.steps for each in self.tries), "step")
        score = f"{steps} in {len(tries)} {'try' if len(tries) == 1 else 'tries'}"
        if best and self.is_solved:
            one_step = 1 / (2 * self.steepness)
            a, enough = f"a = {written(self.steepness)}", f"1/(2a) = {written(one_step)}"
            says = f"at {written(best.learning_rate)} one step is enough from here. {a}: {enough}"
            says += " is it from any"
            if best.learning_rate == one_step:
                says = f"{a}, and at {enough} one step is enough, from any weight"
            found = f"Found with {score}: {says}."
            return Sentence(Rank.CORE, found, Tone.STRONG), last
        start = f"From w = {written(self.weight)} on a·w²"
        task = f"{start}: which rate needs the fewest epochs to zero loss?"
        if self.is_foggy:
            task += " You see what the algorithm sees: the slope where it stands."
        so_far = f"{score} so far." if tries else _NO_TRY
        if best:
            so_far = f"Best: {written(best.learning_rate)}, epoch {best.zero_loss}. {so_far}"
        return Sentence(Rank.CORE, task, Tone.STRONG), Sentence(Rank.CORE, so_far), last

    def look(self, race: Race) -> Challenge:
        """The challenge after a look at a run: every step to zero loss counts, until it is solved.

        A rate that was tried before is no new try.
        """
        run, rate = race.lead, race.lead.learning_rate
        reached = race.at if run.zero_loss is None else run.zero_loss
        now, (rate_before, before) = (rate, reached), self.last_look
        if self.is_solved or now == self.last_look:
            return self
        steps = reached - (before if rate_before == rate else 0)
        if steps <= 0:
            return replace(self, last_look=now)
        tries = {each.learning_rate: each for each in self.tries}
        new = Try(rate, 0, reached, run.zero_loss, run.outcome)
        old = tries.get(rate, new)
        farther = old if old.epochs > reached else new
        tries[rate] = farther._replace(steps=old.steps + steps)
        return replace(self, tries=tuple(tries.values()), last_look=now)


@lru_cache(maxsize=len(STEEPNESSES))
def _parabola(steepness: float) -> Landscape:
    """The landscape a·w², whose formulas keep a secret what a is."""
    landscape = landscape_of(f"{steepness}w^2")
    return landscape._replace(name="a·w^2", formula="a·w^2", slope_formula="2a·w")
