"""Sentences have room in every window; what is cut ends in three dots, and never within a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lesson_cases import CASES, shown

from gdtui.guide.challenge import Challenge
from gdtui.guide.guide import Rank, Sentence
from gdtui.guide.lessons.course import LESSONS, Course
from gdtui.plot.cells.picture import KEY, PLAIN, STRONG
from gdtui.plot.panes.sentences import (
    draw_guide,
    draw_prompt,
    draw_said,
    without_marks,
)

ROOMY = [(76, 4), (48, 5), (39, 7)]
"""The guide at 80×24, at 50×16, and beside the bowl at 120 columns."""
SMALL = (38, 4)
"""The guide at 40×12."""
WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=9), min_size=1, max_size=20)


@given(WORDS, st.integers(11, 80), st.integers(1, 3))
def test_as_many_words_are_shown_as_there_is_room_for(words, width, height) -> None:
    picture = draw_prompt((" ".join(words),), PLAIN, width, height)
    assert picture == draw_said(" ".join(words), PLAIN, width, height)
    assert picture.size == (width, height)
    shown = " ".join(picture.rows).split()
    assert shown == words or (shown[-1] == "…" and shown[:-1] == words[: len(shown) - 1])
    if len(" ".join(words)) <= width:
        assert shown == words


def test_keys_are_set_off_and_formulas_in_a_prompt_but_not_in_what_was_typed() -> None:
    text = "`n` steps on {w^2}, as `space` does"
    shown = "n steps on w², as space does"
    guide = draw_guide((Sentence(Rank.CORE, text),), 40, 1)
    said, prompt = draw_said(text, PLAIN, 40, 1), draw_prompt((text,), PLAIN, 40, 1)
    for picture in (said, prompt, guide):
        assert picture.rows[0].rstrip() == (shown if picture is prompt else without_marks(text))
        keys = "".join(text for text, ink in picture.pieces(0, 0, 40) if ink == KEY)
        assert keys.split() == ["n", "space"]
    assert draw_said("` does {x} `y z`", PLAIN, 40, 1).rows[0].rstrip() == "` does {x} `y z`"


def words(of: Course | Challenge, size: tuple[int, int]) -> str:
    return " ".join(" ".join(draw_guide(of.guide.sentences, *size).rows).split())


@pytest.mark.parametrize("number", range(len(LESSONS)), ids=lambda k: str(k + 1))
def test_a_lesson_has_room_and_what_matters_now_is_the_brightest(number: int) -> None:
    lesson, asks = LESSONS[number], Course(number)
    wrong = next(k for k in range(3) if k != shown(asks).answer.happened)
    tries, tells = asks.predict(wrong), shown(asks.predict(wrong))
    for size in (*ROOMY, SMALL):
        thought = (lesson.thought,) * (size != SMALL)
        question = (lesson.question,) * (size != SMALL)
        for course, parts in (
            (asks, (*thought, lesson.question, *lesson.choices)),
            (tries, (*thought, *question, without_marks(lesson.hint))),
            (tells, (lesson.reason, "; you said: ", *["It was: "] * (size != SMALL))),
        ):
            said = words(course, size)
            assert [part for part in parts if part not in said] == [], size
    for course, text in ((asks, lesson.question), (tries, lesson.question), (tells, lesson.reason)):
        picture = draw_guide(course.guide.sentences, 74, 5)
        pieces = (piece for row in range(5) for piece in picture.pieces(row, 0, 74))
        strong = " ".join(" ".join(part for part, ink in pieces if ink == STRONG).split())
        assert strong.startswith(text)


@pytest.mark.parametrize("size", [*ROOMY, SMALL])
def test_the_challenge_has_room_for_its_task_the_best_and_the_score(size: tuple[int, int]) -> None:
    challenge = Challenge(1, is_foggy=size[0] > 40)
    assert "which rate needs the fewest epochs to zero loss?" in words(challenge, size)
    for rate in (0.1, 0.2, 0.3, 0.4, 0.9, 1.0, 1.1):
        race = challenge.setup.race().with_learning_rate(rate)
        challenge = challenge.look(race.to(race.epochs))
    assert "Best: 0.2, epoch 6. " in words(challenge, size)
    assert " steps in 7 tries so far." in words(challenge, size)
    if size == ROOMY[0]:
        tries = "… 0.2: 6, 0.3: 60, 0.4: not in 200, 0.9: not in 200, 1: not in 200, 1.1: it grew"
        assert tries in words(challenge, (90, 5))
    race = challenge.setup.race().with_learning_rate(0.16)
    solved = words(challenge.look(race.forward()), size)
    end = "in 8 tries: a = 3.125, and at 1/(2a) = 0.16 one step is enough, from any weight."
    assert end in solved


def test_what_was_not_predicted_is_told_without_a_verdict() -> None:
    assert f"It was: {CASES[LESSONS[0].title].answer}. {LESSONS[0].reason[:20]}" in words(
        shown(Course()), (74, 5)
    )
