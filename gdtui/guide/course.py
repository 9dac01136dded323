"""The way through the lessons: which one, what was predicted, what happened, and what is said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from typing import Any, NamedTuple

from gdtui.guide.guide import AHEAD, Action, Guide, Rank, Sentence, Tone
from gdtui.guide.lessons import LESSONS, Lesson, Trial

_ALWAYS = Action.PIN | Action.ONWARDS | Action.BACK | Action.FREE
_TELLING = Action.TANGENT | Action.LOOK | Action.WHOLE
_LONGEST = 2.0
"""Seconds that it takes at most to show what happens."""


Phase = Enum("Phase", "ASKS TRIES TELLS")
"""What a lesson waits for."""


class Answer(NamedTuple):
    """Which of its choices was predicted in a lesson, and which came true."""

    predicted: str | None = None
    happened: str | None = None

    @property
    def is_told(self) -> bool:
        """Whether it is known what happened."""
        return self.happened is not None

    @property
    def is_right(self) -> bool:
        """Whether the prediction came true."""
        return self.predicted is not None and self.predicted == self.happened

    @property
    def verdict(self) -> str:
        """What happened, and what was said of it beforehand."""
        if self.is_right:
            return f"{self.happened}, as you said"
        return f"{self.happened}{f'; you said: {self.predicted}' * bool(self.predicted)}"


@dataclass(frozen=True)
class Course:
    """A place in the lessons, and the answers so far."""

    at: int = 0
    answers: tuple[Answer, ...] = (Answer(),) * len(LESSONS)
    shown: int = 0
    """How many moves the present lesson has shown by itself; 0 where it shows nothing."""

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
        """What the lesson waits for: a prediction, something to happen, or to be left."""
        if self.answer.is_told:
            return Phase.TELLS
        is_open = self.answer.predicted is None and not self.shown
        return Phase.ASKS if is_open else Phase.TRIES

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
        """The present lesson as it stands: some of it comes only once the answer is told.

        Predictions come first; between prediction and answer the question stays the same.
        """
        lesson, predicted = self.lesson, self.answer.predicted
        refused = {Action.SETUP: "the run is given in a lesson: `escape` leaves it"}
        if lesson.points:
            refused[Action.PIN] = "its points are in no file"
        if self.at == 0:
            refused[Action.BACK] = "this is the first lesson"
        looks, hides, whole = lesson.looks, lesson.keeps | lesson.hides | AHEAD, lesson.whole
        sentences = [
            Sentence(Rank.THOUGHT, lesson.thought),
            Sentence(Rank.CORE, lesson.question, Tone.STRONG),
        ]
        onwards_does = ""
        if self.phase is Phase.TELLS:
            verdict = f"It was: {self.answer.verdict}."
            sentences = [
                Sentence(Rank.THOUGHT, lesson.question, Tone.QUIET),
                Sentence(Rank.CORE, verdict, Tone.GOOD if self.answer.is_right else Tone.PLAIN),
                Sentence(Rank.MORE, lesson.reason, Tone.STRONG),
                *[Sentence(Rank.ASIDE, lesson.then)] * bool(lesson.then),
            ]
            refused[Action.CHOOSE] = "answered already: `enter` goes on"
            looks, hides = looks | lesson.answer_looks, lesson.keeps
            onwards_does = "sum up" if self.is_last else "next"
            whole = lesson.answer_whole or whole
        elif self.phase is Phase.ASKS:
            choices = "  ".join(f"`{k}` {choice}" for k, choice in enumerate(lesson.choices, 1))
            sentences.append(Sentence(Rank.CORE, choices, Tone.STRONG))
            first = "predict first: `1`, `2` or `3`"
            refused = _but(Action.CHOOSE, first, first) | refused
            onwards_does = "show"
        else:
            said = f"You say: {predicted}. " if predicted else ""
            said += "See what happens." if self.shown else f"Now {lesson.hint}"
            sentences.append(Sentence(Rank.CORE, said, Tone.STRONG))
            first = f"first {lesson.hint.removesuffix('.')}"
            refused[Action.CHOOSE] = "no prediction now: see what happens"
            refused = _but(lesson.lets, first, "that would tell the answer") | refused
        return Guide(
            title=f"lesson {self.at + 1} of {len(LESSONS)}: {lesson.title}",
            race=lesson.race,
            looks=looks,
            sentences=tuple(sentences),
            hides=hides,
            refused=refused,
            onwards_does=onwards_does,
            whole=whole,
            gap=lesson.gap,
            stop=0 if self.answer.is_told else lesson.answer_at,
            pace=lesson.moves / _LONGEST if self.shown else 0.0,
        )

    # Where it goes

    def _answered(self, answer: Answer) -> Course:
        answers = (*self.answers[: self.at], answer, *self.answers[self.at + 1 :])
        return replace(self, answers=answers)

    def predict(self, choice: int) -> Course:
        """The course with a choice predicted, if there is such a choice and none was made."""
        if self.phase is not Phase.ASKS or not 0 <= choice < len(self.lesson.choices):
            return self
        return self._answered(Answer(self.lesson.choices[choice]))

    def look(self, trial: Trial) -> Course:
        """The course after a look at what happened, once a prediction was made."""
        happened = self.lesson.judged(trial) if self.phase is Phase.TRIES else None
        if happened is None:
            return self
        return replace(self._answered(Answer(self.answer.predicted, happened)), shown=0)

    def showing(self, moves: int) -> tuple[Course, Trial]:
        """The course while the lesson shows what happens, and what is seen then, moves later."""
        shown = min(self.shown + moves, self.lesson.moves)
        trial = self.lesson.shown(shown)
        return replace(self, shown=shown).look(trial), trial

    @property
    def kept(self) -> dict[str, list[str | None]]:
        """What is kept between sessions: of each lesson told what was said and what was."""
        pairs = zip(LESSONS, self.answers, strict=True)
        return {lesson.title: [*answer] for lesson, answer in pairs if answer.is_told}

    @staticmethod
    def of(kept: object) -> Course:
        """The course with what was kept, at the first lesson that is not told.

        What fits no lesson, or not any more, is left out.
        """
        told = kept if isinstance(kept, dict) else {}
        answers = tuple(_answer_of(lesson, told.get(lesson.title)) for lesson in LESSONS)
        untold = (number for number, answer in enumerate(answers) if not answer.is_told)
        return Course(next(untold, 0), answers)

    def to(self, number: int) -> Course:
        """One of the lessons, the first being 0, or the one that is nearest to that number."""
        return replace(self, at=max(0, min(number, len(LESSONS) - 1)), shown=0)


def _answer_of(lesson: Lesson, kept: Any) -> Answer:
    match kept:
        case [said, was] if said in (None, *lesson.choices) and was in lesson.choices:
            return Answer(said, was)
    return Answer()


def _but(lets: Action, why: str, telling: str) -> dict[Action, str]:
    """Why all but some actions may not be done, and what would tell the answer may not."""
    others = (action for action in Action if action not in _ALWAYS | lets)
    return {each: telling if each in _TELLING else why for each in others}
