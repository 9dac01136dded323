"""The guide: every sentence of every lesson has room at 80 columns."""

import pytest

from gdtui.guide.challenge import Challenge
from gdtui.guide.course import Course
from gdtui.guide.lessons import LESSONS
from gdtui.plot.guide import draw_guide, guide_title

WIDTH, HEIGHT = 74, 5


def words(guide) -> str:
    return " ".join(" ".join(draw_guide(guide, WIDTH, HEIGHT).rows).split())


@pytest.mark.parametrize("number", range(len(LESSONS)))
def test_a_lesson_has_room_for_thought_question_choices_and_keys(number: int) -> None:
    lesson, course = LESSONS[number], Course().go(number)
    asked = words(course)
    for part in (lesson.thought, lesson.question, *lesson.choices, "1-3 predict", "esc leave"):
        assert part in asked
    assert lesson.hint in words(course.predict(0))
    answers = list(course.answers)
    answers[number] = (0, 1)
    told = words(course._replace(answers=tuple(answers)))
    assert lesson.told in told
    assert f"It was: {lesson.choices[1]}; you had said: {lesson.choices[0]}" in told


def test_the_title_says_which_lesson_it_is() -> None:
    assert guide_title(Course().go(2)) == "lesson 3 of 8: the minus sign"
    assert guide_title(Challenge(fog=True)) == "goldilocks in the fog"


def test_the_challenge_counts_tries_and_tells_the_best() -> None:
    challenge = Challenge()
    for rate in (0.1, 0.4, 1.0):
        race = challenge.start.race().with_learning_rate(rate)
        challenge = challenge.look(race.to(race.epochs))
    assert "3 tried. 0.1: 32, 0.4: 5, 1: never" in words(challenge)
    assert "Best so far: 0.4, epoch 5." in words(challenge)
    race = challenge.start.race().with_learning_rate(0.5).forward()
    assert "Found at try 4: with 0.5 one epoch is enough" in words(challenge.look(race))
