"""Where a person is in the lessons: which one, what was predicted, what happened."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from gdtui.engine.race import Race
from gdtui.guide.lessons import LESSONS, Lesson


class Phase(Enum):
    """What a lesson waits for."""

    ASKS = "asks"
    TRIES = "tries"
    TELLS = "tells"


class Course(NamedTuple):
    """A place in the lessons; `answers` are (predicted, happened) by lesson, as far as known."""

    at: int = 0
    answers: tuple[tuple[int | None, int | None], ...] = ((None, None),) * len(LESSONS)

    @property
    def lesson(self) -> Lesson:
        """The present lesson."""
        return LESSONS[self.at]

    @property
    def predicted(self) -> int | None:
        """The choice that was predicted here."""
        return self.answers[self.at][0]

    @property
    def happened(self) -> int | None:
        """The choice that came true here."""
        return self.answers[self.at][1]

    @property
    def phase(self) -> Phase:
        """What the lesson waits for: a prediction, something to happen, or to be left."""
        if self.predicted is None:
            return Phase.ASKS
        return Phase.TRIES if self.happened is None else Phase.TELLS

    @property
    def right(self) -> int:
        """How many predictions came true."""
        return sum(a is not None and a == b for a, b in self.answers)

    @property
    def is_last(self) -> bool:
        """Whether no lesson follows."""
        return self.at == len(LESSONS) - 1

    def _answered(self, predicted: int | None, happened: int | None) -> Course:
        answers = list(self.answers)
        answers[self.at] = predicted, happened
        return self._replace(answers=tuple(answers))

    def predict(self, choice: int) -> Course:
        """The course with a choice predicted, if there is such a choice and none was made."""
        if self.phase is not Phase.ASKS or not 0 <= choice < len(self.lesson.choices):
            return self
        return self._answered(choice, None)

    def look(self, race: Race, gap: float | None) -> Course:
        """The course after a look at what happened, once a prediction was made."""
        if self.phase is not Phase.TRIES:
            return self
        return self._answered(self.predicted, self.lesson.happened(race, gap))

    def go(self, lessons: int) -> Course:
        """Some lessons on, or back where `lessons` is negative."""
        return self._replace(at=max(0, min(self.at + lessons, len(LESSONS) - 1)))

    def again(self) -> Course:
        """From the first lesson, with nothing predicted."""
        return Course()
