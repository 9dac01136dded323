"""The guide: what a lesson says has room in every window, and its thought is the brightest."""

import pytest

from gdtui.guide.challenge import Challenge
from gdtui.guide.course import Answer, Course
from gdtui.guide.guide import Guide
from gdtui.guide.lessons import LESSONS
from gdtui.plot.cells.picture import DIM, STRONG
from gdtui.plot.panes.sentences import draw_guide

ROOMY = [(76, 4), (48, 5), (39, 7)]
"""The pane at 80×24, at 50×16, and beside the bowl at 120 columns."""
SMALL = (38, 4)
"""The pane at 40×12."""

each_lesson = pytest.mark.parametrize("number", range(len(LESSONS)), ids=lambda k: str(k + 1))


def words(guide: Guide, size: tuple[int, int]) -> str:
    picture = draw_guide(guide.sentences, *size)
    return " ".join(" ".join(picture.rows).split())


def phases(number: int) -> tuple[Course, Course, Course]:
    """A lesson that asks, that is tried, and that has told something else than was predicted."""
    asks = Course(number)
    wrong = next(k for k in range(3) if k != asks.shown().answer.happened)
    return asks, asks.predict(wrong), asks.predict(wrong).shown()


@each_lesson
@pytest.mark.parametrize("size", ROOMY)
def test_a_lesson_has_room_for_thought_question_and_choices(
    number: int, size: tuple[int, int]
) -> None:
    lesson = LESSONS[number]
    asks, tries, tells = phases(number)
    for part in (lesson.thought, lesson.question, *lesson.choices):
        assert part in words(asks, size)
    for part in (lesson.thought, lesson.question, lesson.hint):
        assert part in words(tries, size)
    said = words(tells, size)
    assert lesson.told in said
    assert "It was: " in said
    assert "; you said: " in said


@each_lesson
def test_in_the_smallest_window_question_and_answer_have_room(number: int) -> None:
    lesson = LESSONS[number]
    asks, tries, tells = phases(number)
    assert lesson.question in words(asks, SMALL)
    assert all(choice in words(asks, SMALL) for choice in lesson.choices)
    assert lesson.hint in words(tries, SMALL)
    assert "; you said: " in words(tells, SMALL)
    assert lesson.told in words(tells, SMALL)


@each_lesson
def test_the_thought_is_the_brightest_text_of_the_pane(number: int) -> None:
    lesson = LESSONS[number]
    asks, tries, tells = phases(number)
    for course, thought in ((asks, lesson.thought), (tries, lesson.thought), (tells, lesson.told)):
        picture = draw_guide(course.sentences, 74, 5)
        bright = " ".join(
            text for row in range(5) for text, ink in picture.pieces(row, 0, 74) if ink == STRONG
        )
        assert " ".join(bright.split()) == thought
    first = draw_guide(asks.sentences, 74, 5)
    assert DIM not in "".join(first.inks)


@pytest.mark.parametrize("size", [*ROOMY, SMALL])
def test_the_challenge_has_room_for_its_task_the_best_and_the_score(size: tuple[int, int]) -> None:
    challenge = Challenge(1, is_foggy=size[0] > 40)
    assert "which rate needs the fewest epochs to zero loss?" in words(challenge, size)
    for rate in (0.1, 0.2, 0.3, 0.4, 0.9, 1.0, 1.1):
        race = challenge.setup.race().with_learning_rate(rate)
        challenge = challenge.look(race.to(race.epochs))
    assert "Best: 0.2, epoch 6. " in words(challenge, size)
    assert " steps in 7 tries so far." in words(challenge, size)
    race = challenge.setup.race().with_learning_rate(0.16)
    solved = words(challenge.look(race.forward()), size)
    assert (
        " in 8 tries: a = 3.125, and at 1/(2a) = 0.16 one step is enough, from any weight."
        in solved
    )


def test_the_last_six_tries_stand_where_there_is_room() -> None:
    challenge = Challenge()
    for rate in (0.1, 0.2, 0.3, 0.4, 0.9, 1.28, 1.3, 0.64):
        race = challenge.setup.race().with_learning_rate(rate)
        challenge = challenge.look(race.to(race.epochs))
    said = words(challenge, (74, 5))
    assert "… 0.3: 11, 0.4: 7, 0.9: 8, 1.28: not in 200, 1.3: not in 200, 0.64: 1" in said


def test_what_was_not_predicted_is_told_without_a_verdict() -> None:
    told = Course(0, (Answer(None, 0, "", is_shown=True), *[Answer()] * 15))
    assert "It was: left. At w = 10" in words(told, (74, 5))
