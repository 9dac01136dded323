"""What is switched on by a person, and what may be seen at all.

Both are small values, so that a picture follows from them and the race alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gdtui.engine.rules.method import Rule
from gdtui.engine.values import gap_across
from gdtui.guide.guide import Clue, Look

if TYPE_CHECKING:
    from gdtui.engine.runs.run import Race, Run
    from gdtui.engine.runs.step import Step


class Beat(NamedTuple):
    """One of the beats of an update that is taken apart, by its place, from 1 on.

    First comes the slope, then each term of the rule, the minus sign, and the landing.
    """

    place: int
    of: int
    """How many beats there are."""

    @staticmethod
    def all_of(rule: Rule) -> tuple[Beat, ...]:
        """The beats that a step of a rule has."""
        count = len(rule.terms) + 3
        return tuple(Beat(place, count) for place in range(1, count + 1))

    @property
    def term(self) -> int:
        """Which of the terms it is, or was the last before it: -1 where none has come."""
        return min(self.place, self.of - 2) - 2

    @property
    def is_slope(self) -> bool:
        """Whether it is the first."""
        return self.place == 1

    @property
    def is_term(self) -> bool:
        """Whether it is one of the terms."""
        return 1 < self.place < self.of - 1

    @property
    def is_scaled(self) -> bool:
        """Whether it is the last term: as long as the step will be, not yet turned round."""
        return self.place == self.of - 2

    @property
    def is_turned(self) -> bool:
        """Whether it is the minus sign."""
        return self.place == self.of - 1

    @property
    def is_landed(self) -> bool:
        """Whether the step is taken."""
        return self.place == self.of

    @property
    def before(self) -> Beat | None:
        """The beat before it; None before the first."""
        return self._replace(place=self.place - 1) if self.place > 1 else None

    @property
    def after(self) -> Beat:
        """The beat after it; after the landing the first one of the next step."""
        return self._replace(place=self.place % self.of + 1)


class Sight(NamedTuple):
    """What may be seen: in a lesson or a challenge some things are to be found out."""

    hidden: Clue = Clue(0)

    def tells(self, clue: Clue) -> bool:
        """Whether something may be seen that could give an answer away."""
        return clue not in self.hidden

    @property
    def theory(self) -> bool:
        """What theory says beforehand: the regime, and when the loss will be zero."""
        return self.tells(Clue.THEORY)

    @property
    def ahead(self) -> bool:
        """What the next update does."""
        return self.tells(Clue.NEXT)

    @property
    def fog(self) -> bool:
        """Whether nothing of the bowl is seen but the marble and its tangent."""
        return not self.tells(Clue.BOWL)


class Shows(NamedTuple):
    """What is switched on, each look independent of the others."""

    looks: Look = Look.TANGENT
    gap: float | None = None
    """The secant's gap h as a person set it; None for one to the other side of the valley."""
    beat: Beat | None = None
    """How far a step that is taken apart has come."""
    whole: str | None = None
    """The picture of the whole in place of the bowl; None for the bowl."""

    def secant_gap(self, race: Race) -> float | None:
        """The gap of the secant on the screen, if there is one."""
        if Look.SECANT not in self.looks:
            return None
        lead = race.lead
        return gap_across(lead.landscape, lead.weight) if self.gap is None else self.gap

    def steps_apart(self, race: Race) -> list[Step]:
        """The steps of all marbles that are taken apart."""
        return [step for step in map(self.step_apart, race.runs) if step]

    def step_apart(self, run: Run) -> Step | None:
        """The step that is taken apart: the next one, or the last once it has landed.

        None for a run by another rule, whose beats are others.
        """
        if self.beat is None or self.beat not in Beat.all_of(run.method.rule):
            return None
        return run.last_step if self.beat.is_landed else run.step
