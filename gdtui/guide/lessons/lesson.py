"""What a lesson is: it sets up a race, asks for a prediction, and judges which one came true.

The lessons stand in the module of their chapter; judges that several have are made here.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.landscapes.landscape import PARABOLA, Points
from gdtui.engine.rules.method import Method
from gdtui.engine.runs.run import Race, Run
from gdtui.engine.runs.setup import Setup
from gdtui.guide.guide import Action, Clue, Look

STEPS = Action.STEP | Action.BEAT
_SAME = 1e-6
"""No two numbers are told apart on the screen that differ by less."""


class Trial(NamedTuple):
    """What was made of a lesson's race so far, and the gap of the secant on the screen."""

    race: Race
    gap: float | None = None

    @property
    def run(self) -> Run:
        """The first marble's run."""
        return self.race.lead


Judge = Callable[[Trial], str | None]
"""The first words of what came true; those of no choice, and None, where that is not seen yet."""


class Lesson(NamedTuple):
    """One thought, one question with its choices, and the judge of which came true.

    Until that is known, only what the lesson `lets` be done changes the race, so that it judges
    what it has set up itself, and what the lesson `hides` is not seen.
    """

    title: str
    """It is read before the answer is known, and says nothing of it."""
    thought: str
    question: str
    choices: tuple[str, ...]
    hint: str
    """The keys that make the answer happen."""
    reason: str
    """Why it happened: what is known from then on, by itself."""
    then: str
    """What is worth trying once it is known; it may be empty."""
    start: Setup
    judge: Judge
    answer_at: int = 0
    """The epoch at which the answer is seen, and before which it is not judged."""
    answers: tuple[float, ...] = ()
    """What is set one after the other before that, where the start will not do: rates, weights or
    gaps of the secant, whichever may be set."""
    hides: Clue = Clue(0)
    """What would tell the answer until it is told, besides what AHEAD is in every lesson."""
    keeps: Clue = Clue.RATIO
    """What stays hidden: it would tell a later answer, or take the room of what is told."""
    lets: Action = STEPS
    """What may be done to make it happen."""
    looks: Look = Look.TANGENT
    """What is switched on."""
    answer_looks: Look = Look(0)
    """What is switched on besides, once it has happened."""
    whole: str | None = None
    """The picture of the whole that it is about."""
    answer_whole: str | None = None
    """The picture of the whole that takes the place of the other, once it has happened."""
    gap: float | None = None
    """The gap of the secant at the start."""
    landscape: str = PARABOLA.name
    """A name or a formula, which is read only when the lesson is opened; two with a comma."""
    points: Points = ()
    """Those of which the landscape is made, where it has no name."""
    second: Method | None = None
    """How a second marble is moved from the same start, beside the first."""

    @property
    def race(self) -> Race:
        """The race at its start."""
        return _race_of(self)

    @property
    def moves(self) -> int:
        """How many moves make the answer seen: something is set, or an epoch goes by."""
        return len(self.answers) + self.answer_at

    def shown(self, moves: int) -> Trial:
        """The trial after some of those moves."""
        race, gap, answers = self.race, self.gap, self.answers[:moves]
        if answers and Action.RATE in self.lets:
            race = race.with_learning_rate(answers[-1])
        elif answers and Action.WEIGHT in self.lets:
            race = race.with_weight(answers[-1])
        elif answers:
            gap = answers[-1]
        return Trial(race.to(moves - len(answers)), gap)

    def judged(self, trial: Trial) -> str | None:
        """The choice that came true in a trial, once it has gone on for long enough."""
        if trial.race.at < self.answer_at and not trial.race.is_over:
            return None
        began = tuple(f"{self.judge(trial)}{end}" for end in " ,")
        return next((choice for choice in self.choices if f"{choice} ".startswith(began)), None)


def lesson_words(text: str) -> tuple[str, str, str, tuple[str, ...], str, str, str]:
    """The words of a lesson in the order of its fields, a line each; one further in goes on."""
    lines = text.strip().replace("\n        ", " ").split("\n    ")
    title, thought, question, choices, hint, reason, *then = lines
    return title, thought, question, tuple(choices.split(" | ")), hint, reason, "".join(then)


@lru_cache(maxsize=2)
def _race_of(lesson: Lesson) -> Race:
    """Kept: each move of an answer that is played goes on from there."""
    if lesson.points:
        from gdtui.engine.landscapes.data import fitted

        setup = lesson.start._replace(landscapes=(fitted(lesson.points),))
    else:
        texts = lesson.landscape.split(",")
        setup = lesson.start._replace(landscapes=tuple(map(landscape_of, texts)))
    beside = setup._replace(method=lesson.second).race().runs if lesson.second else ()
    return Race((*setup.race().runs, *beside))


class Chapter(NamedTuple):
    """Some lessons that belong together."""

    title: str
    lessons: tuple[Lesson, ...]
    summary: str
    """What they come to; it is said once all of them have told."""


def who(is_so: Callable[[Run], bool]) -> Judge:
    """The judge that says of which of two marbles something is so."""

    def judge(trial: Trial) -> str:
        first, second = map(is_so, trial.race.runs)
        if first == second:
            return "both" if first else "neither"
        return "only ●" if first else "only ◆"

    return judge


def whose(number: Callable[[Run], float]) -> Judge:
    """The judge that says which of two marbles has the smaller number, as far as that is seen."""

    def judge(trial: Trial) -> str:
        first, second = map(number, trial.race.runs)
        if math.isclose(first, second, abs_tol=_SAME):
            return "both"
        return "●" if first < second else "◆"

    return judge
