"""What a lesson is: it sets up a race, asks for a prediction, and hides what would tell it.

The lessons themselves are data: on_the_parabola, on_any_landscape and on_any_rule.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import Method
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.setup import Setup
from gdtui.guide.guide import Clue, Kind, Look, Whole

STEPS = frozenset({Kind.STEP, Kind.BEAT})
_TANGENT = frozenset({Look.TANGENT})


class Deed(NamedTuple):
    """What makes something happen: so many epochs, from the start, with a rate or a gap."""

    epochs: int = 0
    learning_rate: float | None = None
    gap: float | None = None


class Lesson(NamedTuple):
    """One thought, one question with its choices, and the place of the choice that came true.

    `happened` looks at the race and at the secant's gap, and gives None as long as nothing can be
    seen yet; `found` says it in the numbers of that race. Until then only what the lesson `lets`
    be done changes them, so that it judges what it has set up itself, and what it `hides` is not
    seen. Its `deed` makes it happen.
    """

    title: str
    """It is read before the answer is known, and says nothing of it."""
    start: Setup
    thought: str
    question: str
    choices: tuple[str, ...]
    happened: Callable[[Race, float | None], int | None]
    found: Callable[[Race, float | None], str]
    hint: str
    deed: Deed
    told: str
    hides: frozenset[Clue]
    """What would tell the answer, until it is told."""
    looks: frozenset[Look] = _TANGENT
    """What is switched on."""
    whole: Whole | None = None
    """The picture of the whole that it is about."""
    told_whole: Whole | None = None
    """The picture of the whole that takes the place of the other, once it has happened."""
    told_with: frozenset[Look] = frozenset()
    """What is switched on besides, once it has happened."""
    keeps: frozenset[Clue] = frozenset()
    """What stays hidden, since it would tell the answer of a later lesson."""
    gap: float | None = None
    lets: frozenset[Kind] = STEPS
    """What may be done to make it happen."""
    landscape: str = PARABOLA.name
    """A name or a formula, which is read only when the lesson is opened."""
    second: Method | None = None
    """How a second marble is moved from the same start, beside the first."""

    @property
    def setup(self) -> Setup:
        """What it starts from."""
        return self.start._replace(landscape=landscape_of(self.landscape))

    @property
    def race(self) -> Race:
        """The race at its start."""
        setup = self.setup
        methods = [setup.method, *([] if self.second is None else [self.second])]
        return Race(
            tuple(run for each in methods for run in setup._replace(method=each).race().runs)
        )

    def done(self) -> tuple[Race, float | None]:
        """The race and the gap after the deed."""
        race, deed = self.race, self.deed
        if deed.learning_rate is not None:
            race = race.with_learning_rate(deed.learning_rate)
        return race.to(deed.epochs), self.gap if deed.gap is None else deed.gap
