"""The guide at the foot of the screen: a lesson or the challenge, in words."""

from __future__ import annotations

import textwrap

from gdtui.guide.challenge import Challenge
from gdtui.guide.course import Course, Phase
from gdtui.guide.lessons import LESSONS
from gdtui.plot.numerals import plain
from gdtui.plot.picture import DIM, FALLS, PLAIN, STRONG, Picture
from gdtui.plot.rows import Row, draw_rows

Guide = Course | Challenge

_TRIES_SHOWN = 6


def guide_title(guide: Guide) -> str:
    """What stands in the frame."""
    if isinstance(guide, Course):
        return f"lesson {guide.at + 1} of {len(LESSONS)}: {guide.lesson.title}"
    return "goldilocks in the fog" if guide.fog else "goldilocks"


def draw_guide(guide: Guide, width: int, height: int) -> Picture:
    """As many sentences as there is room for; what matters now goes last."""
    rows = _lesson(guide, width) if isinstance(guide, Course) else _challenge(guide, width)
    return draw_rows([*rows, Row(0, _keys(guide), ink=DIM)], width, height)


def _keys(guide: Guide) -> str:
    """What the keys do here."""
    if isinstance(guide, Challenge):
        onwards = "enter next weight  " if guide.is_solved else ""
        return f"{onwards}f {'no fog' if guide.fog else 'fog'}  esc leave"
    onwards = {
        Phase.ASKS: f"1-{len(guide.lesson.choices)} predict",
        Phase.TRIES: "",
        Phase.TELLS: "enter again" if guide.is_last else "enter next",
    }[guide.phase]
    back = "backspace back" if guide.at else ""
    return "  ".join(part for part in (onwards, back, "esc leave") if part)


def _wrapped(rank: int, text: str, width: int, ink: str = PLAIN) -> list[Row]:
    return [Row(rank, line, ink=ink) for line in textwrap.wrap(text, width)]


def _lesson(course: Course, width: int) -> list[Row]:
    lesson = course.lesson
    thought = _wrapped(3, lesson.thought, width, DIM)
    question = _wrapped(1, lesson.question, width, STRONG)
    if course.phase is Phase.ASKS:
        choices = "   ".join(f"{k} {choice}" for k, choice in enumerate(lesson.choices, 1))
        return [*thought, *question, *_wrapped(1, choices, width)]
    assert course.predicted is not None
    predicted = lesson.choices[course.predicted]
    if course.happened is None:
        see = f"You say: {predicted}. Now see: {lesson.hint}"
        return [*thought, *question, *_wrapped(1, see, width)]
    happened = lesson.choices[course.happened]
    verdict = "as you said" if happened == predicted else f"you had said: {predicted}"
    score = f" ({course.right} of {len(LESSONS)} predictions right)" if course.is_last else ""
    return [
        *_wrapped(3, lesson.question, width, DIM),
        *_wrapped(1, f"It was: {happened}; {verdict}{score}.", width, STRONG),
        *_wrapped(2, lesson.told, width, FALLS),
    ]


def _challenge(challenge: Challenge, width: int) -> list[Row]:
    start = plain(challenge.weight)
    task = f"From w = {start}: find the rate that reaches zero loss in the fewest epochs."
    if challenge.fog:
        task += " You see what the algorithm sees: the slope where it stands."
    rows = _wrapped(1, task, width, DIM)
    tries, best = challenge.tries, challenge.best
    if not tries:
        return rows + _wrapped(2, "Set a rate, then play or go to the end: that is a try.", width)
    shown = ", ".join(
        f"{plain(rate)}: {'never' if epochs is None else epochs}"
        for rate, epochs in tries[-_TRIES_SHOWN:]
    )
    rows += _wrapped(2, f"{len(tries)} tried. {'… ' * (len(tries) > _TRIES_SHOWN)}{shown}", width)
    if best is None:
        return rows
    verdict = f"Best so far: {plain(best.learning_rate)}, epoch {best.zero_loss}."
    if challenge.is_solved:
        verdict = (
            f"Found at try {len(tries)}: with {plain(best.learning_rate)} one epoch is enough,"
            " from any weight; no rate is quicker."
        )
    return rows + _wrapped(1, verdict, width, STRONG)
