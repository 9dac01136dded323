"""The way through the lessons: which one, what was predicted, what happened, and what is said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from gdtui.guide.guide import Action, Guide, Rank, Sentence, Tone
from gdtui.guide.lessons.landscapes import LANDSCAPES
from gdtui.guide.lessons.lesson import Lesson, Trial
from gdtui.guide.lessons.parabola import PARABOLA
from gdtui.guide.lessons.rules import RULES

CHAPTERS = (PARABOLA, LANDSCAPES, RULES)
LESSONS = tuple(lesson for chapter in CHAPTERS for lesson in chapter.lessons)
"""By their numbers, the first being 1."""

_ALWAYS = frozenset({Action.PIN, Action.ONWARDS, Action.BACK, Action.FREE})
_TELLING = frozenset({Action.TANGENT, Action.LOOK, Action.WHOLE})


class Phase(Enum):
    """What a lesson waits for."""

    ASKS = "asks"
    TRIES = "tries"
    TELLS = "tells"


class Answer(NamedTuple):
    """What was predicted in a lesson and what happened, by the places of the choices.

    `found` says what happened in numbers; `is_shown` where it was not made happen by hand.
    """

    predicted: int | None = None
    happened: int | None = None
    found: str = ""
    is_shown: bool = False

    @property
    def phase(self) -> Phase:
        """What the lesson waits for: a prediction, something to happen, or to be left."""
        if self.happened is not None:
            return Phase.TELLS
        return Phase.ASKS if self.predicted is None else Phase.TRIES

    @property
    def is_right(self) -> bool:
        """Whether the prediction came true."""
        return self.predicted is not None and self.predicted == self.happened


@dataclass(frozen=True)
class Course:
    """A place in the lessons, and the answers so far."""

    at: int = 0
    answers: tuple[Answer, ...] = (Answer(),) * len(LESSONS)

    @property
    def lesson(self) -> Lesson:
        """The present lesson."""
        return LESSONS[self.at]

    @property
    def answer(self) -> Answer:
        """What is known of the present lesson."""
        return self.answers[self.at]

    @property
    def phase(self) -> Phase:
        """What the present lesson waits for."""
        return self.answer.phase

    @property
    def right(self) -> int:
        """How many predictions came true."""
        return sum(answer.is_right for answer in self.answers)

    @property
    def is_last(self) -> bool:
        """Whether no lesson follows."""
        return self.at == len(LESSONS) - 1

    @cached_property
    def guide(self) -> Guide:
        """The present lesson as it stands: some of it comes only once the answer is told."""
        lesson, is_told = self.lesson, self.phase is Phase.TELLS
        goes_on = "sum up" if self.is_last else "next"
        return Guide(
            title=f"lesson {self.at + 1} of {len(LESSONS)}: {lesson.title}",
            race=lesson.race,
            looks=lesson.looks | lesson.answer_looks if is_told else lesson.looks,
            sentences=self._sentences(),
            hides=lesson.keeps if is_told else lesson.keeps | lesson.hides,
            refused=self._refused(),
            onwards_does={Phase.ASKS: "show", Phase.TRIES: ""}.get(self.phase, goes_on),
            whole=(is_told and lesson.answer_whole) or lesson.whole,
            gap=lesson.gap,
        )

    def _refused(self) -> dict[Action, str]:
        """Predictions come first; between prediction and answer the question stays the same."""
        refused = {Action.SETUP: "the run is given in a lesson: `escape` leaves it"}
        if self.at == 0:
            refused[Action.BACK] = "this is the first lesson"
        if self.phase is Phase.TELLS:
            return {**refused, Action.CHOOSE: "answered already: `enter` goes on"}
        if self.phase is Phase.ASKS:
            others = set(Action) - _ALWAYS - {Action.CHOOSE}
            return dict.fromkeys(others, "predict first: `1`, `2` or `3`") | refused
        others = set(Action) - _ALWAYS - self.lesson.lets
        return {
            **dict.fromkeys(others, f"first {self.lesson.hint.removesuffix('.')}"),
            **dict.fromkeys(others & _TELLING, "that would tell the answer"),
            Action.CHOOSE: "predicted already: now see",
            **refused,
        }

    def _sentences(self) -> tuple[Sentence, ...]:
        """Thought and question, then what was predicted; at last what happened and why."""
        lesson, answer = self.lesson, self.answer
        predicted = "" if answer.predicted is None else lesson.choices[answer.predicted]
        if answer.happened is None:
            choices = "  ".join(f"`{k}` {choice}" for k, choice in enumerate(lesson.choices, 1))
            see = f"You say: {predicted}. Now {lesson.hint}"
            return (
                Sentence(Rank.THOUGHT, lesson.thought, Tone.STRONG),
                Sentence(Rank.CORE, lesson.question),
                Sentence(Rank.CORE, see if predicted else choices),
            )
        said = f"; you said: {predicted}" if predicted else ""
        verdict = ", as you said" if answer.is_right else said
        happened = f"It was: {lesson.choices[answer.happened]}{verdict}."
        return (
            Sentence(Rank.THOUGHT, lesson.question, Tone.QUIET),
            Sentence(Rank.CORE, happened, Tone.GOOD if answer.is_right else Tone.PLAIN),
            Sentence(Rank.MORE, lesson.reason, Tone.STRONG),
        )

    # Where it goes

    def _answered(self, answer: Answer) -> Course:
        answers = (*self.answers[: self.at], answer, *self.answers[self.at + 1 :])
        return replace(self, answers=answers)

    def predict(self, choice: int) -> Course:
        """The course with a choice predicted, if there is such a choice and none was made."""
        if self.phase is not Phase.ASKS or not 0 <= choice < len(self.lesson.choices):
            return self
        return self._answered(Answer(choice))

    def look(self, trial: Trial) -> Course:
        """The course after a look at what happened, once a prediction was made."""
        return self._judged(trial, is_shown=False) if self.phase is Phase.TRIES else self

    def shown(self) -> Course:
        """The course once the lesson has shown what happens, predicted or not."""
        told = self.phase is Phase.TELLS
        return self if told else self._judged(self.lesson.shown, is_shown=True)

    def _judged(self, trial: Trial, *, is_shown: bool) -> Course:
        finding = self.lesson.judge(trial)
        if finding is None:
            return self
        return self._answered(Answer(self.answer.predicted, *finding, is_shown))

    def to(self, number: int) -> Course:
        """One of the lessons, the first being 0, or the one that is nearest to that number."""
        return replace(self, at=max(0, min(number, len(LESSONS) - 1)))
