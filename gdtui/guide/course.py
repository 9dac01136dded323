"""The way through the lessons: which one, what was predicted, what happened, and what is said."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from gdtui.engine.runs.race import Race
from gdtui.guide.guide import Clue, Kind, Look, Part, Sentence, Tone, Whole
from gdtui.guide.lesson import Lesson
from gdtui.guide.lessons import LESSONS


class Phase(Enum):
    """What a lesson waits for."""

    ASKS = "asks"
    TRIES = "tries"
    TELLS = "tells"


_ALWAYS = frozenset({Kind.PIN, Kind.ONWARDS, Kind.BACK, Kind.LEAVE, Kind.FREE})
_TELLING = frozenset({Kind.TANGENT, Kind.LOOK, Kind.WHOLE})


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

    @property
    def is_wrong(self) -> bool:
        """Whether the prediction did not come true; where there was none, it was not wrong."""
        return None not in (self.predicted, self.happened) and not self.is_right


class Course(NamedTuple):
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

    # What a guide has

    @property
    def title(self) -> str:
        """The lesson's number and title."""
        return f"lesson {self.at + 1} of {len(LESSONS)}: {self.lesson.title}"

    @property
    def race(self) -> Race:
        """What the lesson sets up."""
        return self.lesson.race

    @property
    def looks(self) -> frozenset[Look]:
        """What the lesson switches on, some of it only once it is told."""
        lesson = self.lesson
        return lesson.looks | lesson.told_with if self.phase is Phase.TELLS else lesson.looks

    @property
    def whole(self) -> Whole | None:
        """The picture of the whole that the lesson is about, perhaps only once it is told."""
        lesson = self.lesson
        told = lesson.told_whole if self.phase is Phase.TELLS else None
        return told or lesson.whole

    @property
    def gap(self) -> float | None:
        """The gap that the lesson sets."""
        return self.lesson.gap

    @property
    def hides(self) -> frozenset[Clue]:
        """What the lesson hides, until it is told, and what it keeps for a later one."""
        lesson = self.lesson
        return lesson.keeps if self.phase is Phase.TELLS else lesson.keeps | lesson.hides

    @property
    def onwards_does(self) -> str:
        """Where nothing is predicted it shows what happens; then it goes on."""
        return {
            Phase.ASKS: "show",
            Phase.TRIES: "",
            Phase.TELLS: "sum up" if self.is_last else "next",
        }[self.phase]

    def refuses(self, kind: Kind) -> str:
        """Predictions come first; between prediction and answer the question stays the same."""
        if kind is Kind.BACK and self.at == 0:
            return "this is the first lesson"
        if kind is Kind.SETUP:
            return "the run is given in a lesson: escape leaves it"
        if self.phase is Phase.ASKS:
            return "" if kind in _ALWAYS | {Kind.CHOOSE} else "predict first: 1, 2 or 3"
        if kind is Kind.CHOOSE:
            tells = self.phase is Phase.TELLS
            return "answered already: enter goes on" if tells else "predicted already: now see"
        if self.phase is Phase.TELLS or kind in _ALWAYS | self.lesson.lets:
            return ""
        if kind in _TELLING:
            return "that would tell the answer"
        return f"first {self.lesson.hint.removesuffix('.')}"

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Thought and question, then what was predicted; at last what happened and why."""
        lesson, answer = self.lesson, self.answer
        thought = Sentence(Part.THOUGHT, lesson.thought, Tone.STRONG)
        question = Sentence(Part.CORE, lesson.question)
        predicted = "" if answer.predicted is None else lesson.choices[answer.predicted]
        if answer.happened is None:
            choices = "  ".join(f"{k} {choice}" for k, choice in enumerate(lesson.choices, 1))
            see = f"You say: {predicted}. Now {lesson.hint}"
            return thought, question, Sentence(Part.CORE, see if predicted else choices)
        happened = f"It was: {lesson.choices[answer.happened]}"
        if answer.is_right:
            verdict = Sentence(Part.CORE, f"{happened}, as you said.", Tone.GOOD)
        else:
            said = f"; you said: {predicted}" if predicted else ""
            verdict = Sentence(Part.CORE, f"{happened}{said}.")
        return (
            question._replace(part=Part.THOUGHT, tone=Tone.QUIET),
            verdict,
            Sentence(Part.MORE, lesson.told, Tone.STRONG),
        )

    # Where it goes

    def _answered(self, answer: Answer) -> Course:
        answers = (*self.answers[: self.at], answer, *self.answers[self.at + 1 :])
        return self._replace(answers=answers)

    def predict(self, choice: int) -> Course:
        """The course with a choice predicted, if there is such a choice and none was made."""
        if self.phase is not Phase.ASKS or not 0 <= choice < len(self.lesson.choices):
            return self
        return self._answered(Answer(choice))

    def look(self, race: Race, gap: float | None) -> Course:
        """The course after a look at what happened, once a prediction was made."""
        return self._seen(race, gap) if self.phase is Phase.TRIES else self

    def shown(self) -> Course:
        """The course once the lesson has shown what happens, predicted or not."""
        if self.phase is Phase.TELLS:
            return self
        course = self._seen(*self.lesson.done())
        return course._answered(course.answer._replace(is_shown=True))

    def _seen(self, race: Race, gap: float | None) -> Course:
        happened = self.lesson.happened(race, gap)
        if happened is None:
            return self
        found = self.lesson.found(race, gap)
        return self._answered(Answer(self.answer.predicted, happened, found))

    def onwards(self) -> Course:
        """The next lesson once this one has told; itself where none follows."""
        return self if self.is_last or self.phase is not Phase.TELLS else self.to(self.at + 1)

    def back(self) -> Course:
        """The lesson before; the first at the least."""
        return self.to(self.at - 1)

    def to(self, number: int) -> Course:
        """One of the lessons, the first being 0."""
        return self._replace(at=max(0, min(number, len(LESSONS) - 1)))
