"""The way through the lessons: which one, what was predicted, what happened, and what is said."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from gdtui.engine.race import Race
from gdtui.engine.setup import Setup
from gdtui.guide.guide import Kind, Look, Part, Sentence, Tone, Whole
from gdtui.guide.lessons import LESSONS, Lesson


class Phase(Enum):
    """What a lesson waits for."""

    ASKS = "asks"
    TRIES = "tries"
    TELLS = "tells"


_BEFORE_A_PREDICTION = frozenset({Kind.PIN, Kind.CHOOSE, Kind.ONWARDS, Kind.FREE})
_BEFORE_THE_ANSWER = _BEFORE_A_PREDICTION | {Kind.LOOK, Kind.WHOLE}


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

    # What a guide has

    @property
    def title(self) -> str:
        """The lesson's number and title."""
        return f"lesson {self.at + 1} of {len(LESSONS)}: {self.lesson.title}"

    @property
    def setup(self) -> Setup:
        """What the lesson sets up."""
        return self.lesson.setup

    @property
    def looks(self) -> frozenset[Look]:
        """What the lesson switches on, and the tangent."""
        return self.lesson.looks | {Look.TANGENT}

    @property
    def whole(self) -> Whole | None:
        """The picture of the whole that the lesson is about."""
        return self.lesson.whole

    @property
    def gap(self) -> float | None:
        """The gap that the lesson sets."""
        return self.lesson.gap

    @property
    def tells_theory(self) -> bool:
        """Only at the end: theory would tell the answer."""
        return self.phase is Phase.TELLS

    @property
    def tells_next(self) -> bool:
        """The next step may be seen once it was predicted."""
        return self.phase is not Phase.ASKS

    @property
    def is_foggy(self) -> bool:
        """In lessons the air is clear."""
        return False

    def allows(self, kind: Kind) -> bool:
        """Predictions come first; between prediction and answer the question stays the same."""
        if self.phase is Phase.ASKS:
            return kind in _BEFORE_A_PREDICTION
        if kind is Kind.CHOOSE:
            return False
        return self.phase is Phase.TELLS or kind in _BEFORE_THE_ANSWER | self.lesson.lets

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Thought and question, then what was predicted, then what happened; last what to press."""
        lesson = self.lesson
        thought = Sentence(Part.THOUGHT, lesson.thought, Tone.QUIET)
        question = Sentence(Part.CORE, lesson.question, Tone.STRONG)
        back = "backspace back" if self.at else ""
        if self.predicted is None:
            choices = "   ".join(f"{k} {choice}" for k, choice in enumerate(lesson.choices, 1))
            keys = _keys(f"1-{len(lesson.choices)} predict", back)
            return thought, question, Sentence(Part.CORE, choices), keys
        predicted = lesson.choices[self.predicted]
        if self.happened is None:
            see = f"You say: {predicted}. Now see: {lesson.hint}"
            return thought, question, Sentence(Part.CORE, see), _keys(back)
        happened = lesson.choices[self.happened]
        verdict = "as you said" if happened == predicted else f"you had said: {predicted}"
        score = f" ({self.right} of {len(LESSONS)} predictions right)" if self.is_last else ""
        return (
            question._replace(part=Part.THOUGHT, tone=Tone.QUIET),
            Sentence(Part.CORE, f"It was: {happened}; {verdict}{score}.", Tone.STRONG),
            Sentence(Part.MORE, lesson.told, Tone.GOOD),
            _keys("enter again" if self.is_last else "enter next", back),
        )

    # Where it goes

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

    def onwards(self) -> Course:
        """The next lesson once this one has told; after the last the first, nothing predicted."""
        if self.phase is not Phase.TELLS:
            return self
        return Course() if self.is_last else self._replace(at=self.at + 1)

    def back(self) -> Course:
        """The lesson before; the first at the least."""
        return self._replace(at=max(0, self.at - 1))


def _keys(*keys: str) -> Sentence:
    return Sentence(Part.KEYS, "  ".join(filter(None, (*keys, "esc leave"))), Tone.QUIET)
