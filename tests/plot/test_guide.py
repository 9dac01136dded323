"""The guide: every sentence of every lesson has room at 80 columns."""

import pytest

from gdtui.guide.challenge import Challenge
from gdtui.guide.course import Course
from gdtui.guide.lessons import LESSONS
from gdtui.plot.guide import draw_guide

WIDTH, HEIGHT = 74, 5


def words(guide) -> str:
    picture = draw_guide(guide.sentences, WIDTH, HEIGHT)
    return " ".join(" ".join(picture.rows).split())


@pytest.mark.parametrize("number", range(len(LESSONS)))
def test_a_lesson_has_room_for_thought_question_choices_and_keys(number: int) -> None:
    lesson, course = LESSONS[number], Course(number)
    asked = words(course)
    for part in (lesson.thought, lesson.question, *lesson.choices, "1-3 predict", "esc leave"):
        assert part in asked
    assert lesson.hint in words(course.predict(0))
    answers = list(course.answers)
    answers[number] = (0, 1)
    told = words(course._replace(answers=tuple(answers)))
    assert lesson.told in told
    assert f"It was: {lesson.choices[1]}; you had said: {lesson.choices[0]}" in told


def test_the_challenge_has_room_for_six_tries_and_the_best() -> None:
    challenge = Challenge()
    for rate in (0.1, 0.2, 0.3, 0.4, 0.9, 1.0, 1.1, 0.5):
        race = challenge.setup.race().with_learning_rate(rate)
        challenge = challenge.look(race.to(race.epochs))
    said = words(challenge)
    assert "8 tried. … 0.3: 8, 0.4: 5, 0.9: 32, 1.0: not in 200" in said.replace("1:", "1.0:")
    assert "Found at try 8: with 0.5 one epoch is enough" in said
