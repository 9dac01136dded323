"""The lessons: each can be walked through, and what happened is seen in the run itself."""

import pytest

from gdtui.guide.course import Course, Phase
from gdtui.guide.lessons import LESSONS


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.title)
def test_a_lesson_says_its_thought_in_a_sentence_or_two_and_asks(lesson) -> None:
    assert 1 <= lesson.thought.count(".") + lesson.thought.count(":") <= 4
    assert lesson.question.endswith("?")
    assert len(lesson.choices) == len(set(lesson.choices)) == 3
    assert len(lesson.told) <= 150


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.title)
def test_nothing_has_happened_where_a_lesson_starts(lesson) -> None:
    assert lesson.happened(lesson.start.race(), lesson.gap) is None


def test_there_are_six_to_eight_lessons() -> None:
    assert 6 <= len(LESSONS) <= 8


def test_a_prediction_comes_before_what_happens() -> None:
    race = LESSONS[0].start.race().forward()
    course = Course()
    assert course.look(race, None) == course
    course = course.predict(1)
    assert (course.phase, course.predicted) == (Phase.TRIES, 1)
    course = course.look(race, None)
    assert (course.phase, course.happened, course.right) == (Phase.TELLS, 0, 0)


def test_a_prediction_is_made_once_and_among_the_choices() -> None:
    assert Course().predict(3) == Course()
    assert Course().predict(-1) == Course()
    once = Course().predict(0)
    assert once.predict(1) == once


def test_a_lesson_left_and_come_back_to_keeps_its_prediction() -> None:
    course = Course().predict(2).go(3).go(-3)
    assert (course.at, course.predicted) == (0, 2)


def test_the_course_has_two_ends() -> None:
    assert Course().go(-1).at == 0
    assert Course().go(100).is_last


@pytest.mark.parametrize(
    ("number", "epoch", "rate", "happened"),
    [
        (3, 2, 0.2, 0),
        (3, 2, 1.0, 1),
        (3, 2, 1.1, 2),
        (4, 5, 0.4, 0),
        (4, 33, 0.1, 1),
        (4, 50, 0.01, 2),
        (5, 4, 1.0, 1),
        (5, 4, 1.1, 2),
        (5, 40, 0.4, 0),
        (6, 15, 0.2, 2),
        (7, 0, 0.9, 1),
        (7, 0, 0.2, None),
        (7, 0, 0.1, None),
    ],
)
def test_what_happened_is_what_the_run_did_even_where_a_person_went_another_way(
    number: int, epoch: int, rate: float, happened: int | None
) -> None:
    lesson = LESSONS[number]
    race = lesson.start.race().with_learning_rate(rate).to(epoch)
    assert lesson.happened(race, lesson.gap) == happened
