"""What a lesson is: it sets up a race, asks for a prediction, and judges which one came true.

The lessons stand in the module of their chapter, each below its judge; what several judges ask
stands here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import Method
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.run import Run
from gdtui.engine.runs.setup import Setup
from gdtui.engine.values import written
from gdtui.guide.guide import Action, Clue, Look

STEPS = frozenset({Action.STEP, Action.BEAT})
TANGENT = frozenset({Look.TANGENT})


class Trial(NamedTuple):
    """What was made of a lesson's race so far, and the gap of the secant on the screen."""

    race: Race
    gap: float | None = None

    @property
    def run(self) -> Run:
        """The first marble's run."""
        return self.race.lead

    @property
    def at_rate(self) -> str:
        """The rate that was set, as a sentence begins with it."""
        return f"At {rate(self.run)}"


Finding = tuple[int, str]
"""The choice that came true, by its place, and what was found, in the numbers of the race."""


class Lesson(NamedTuple):
    """One thought, one question with its choices, and the judge of which came true.

    Until its `judge` has a finding, only what the lesson `lets` be done changes the race, so that
    it judges what it has set up itself, and what the lesson `hides` is not seen.
    """

    title: str
    """It is read before the answer is known, and says nothing of it."""
    start: Setup
    thought: str
    question: str
    choices: tuple[str, ...]
    hint: str
    """The keys that make the answer happen."""
    reason: str
    """Why it happened."""
    judge: Callable[[Trial], Finding | None]
    """None as long as nothing can be seen yet."""
    hides: frozenset[Clue]
    """What would tell the answer, until it is told."""
    answer_at: int = 0
    """The epoch at which the answer is seen."""
    answer_rate: float | None = None
    """The rate with which it is seen, where that is another than at the start."""
    answer_gap: float | None = None
    keeps: frozenset[Clue] = frozenset()
    """What stays hidden: it would tell a later answer, or take the room of what is told."""
    lets: frozenset[Action] = STEPS
    """What may be done to make it happen."""
    looks: frozenset[Look] = TANGENT
    """What is switched on."""
    answer_looks: frozenset[Look] = frozenset()
    """What is switched on besides, once it has happened."""
    whole: str | None = None
    """The picture of the whole that it is about."""
    answer_whole: str | None = None
    """The picture of the whole that takes the place of the other, once it has happened."""
    gap: float | None = None
    """The gap of the secant at the start."""
    landscape: str = PARABOLA.name
    """A name or a formula, which is read only when the lesson is opened."""
    second: Method | None = None
    """How a second marble is moved from the same start, beside the first."""

    @property
    def race(self) -> Race:
        """The race at its start."""
        setup = self.start._replace(landscape=landscape_of(self.landscape))
        beside = setup._replace(method=self.second).race().runs if self.second else ()
        return Race((*setup.race().runs, *beside))

    @property
    def shown(self) -> Trial:
        """The trial in which the answer is seen."""
        race, new_rate = self.race, self.answer_rate
        if new_rate is not None:
            race = race.with_learning_rate(new_rate)
        return Trial(race.to(self.answer_at), self.answer_gap)


class Chapter(NamedTuple):
    """Some lessons that belong together."""

    title: str
    lessons: tuple[Lesson, ...]
    summary: str
    """What they come to; it is said once all of them have told."""


# What several judges ask


def smaller(first: float, second: float) -> int:
    """Which of two numbers is the smaller one, by its place; 2 where they are the same."""
    return 2 if first == second else int(second < first)


# In few digits, as one would say them


def short(value: float, digits: int = 4) -> str:
    """A number in so many digits."""
    return f"{value:.{digits}g}"


def place(weight: float) -> str:
    """A weight in three decimals at most."""
    return f"{round(weight, 3) + 0.0:g}"


def rate(run: Run) -> str:
    """The rate that was set."""
    return f"η = {written(run.rate_set)}"


def start(run: Run) -> str:
    """The weight that a run started from."""
    return written(run.weight_at(0))
