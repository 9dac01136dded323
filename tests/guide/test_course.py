"""The lessons: each can be walked through, and what happened is seen in the run itself."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lesson_cases import CASES

from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.values import LEARNING_RATE, stepped_gap
from gdtui.guide.guide import Action, Clue, Tone
from gdtui.guide.lessons.course import CHAPTERS, LESSONS, Answer, Course, Phase
from gdtui.guide.lessons.lesson import Trial

NUMBERS = {lesson.title: number for number, lesson in enumerate(LESSONS)}
EACH = [*CASES]
each_lesson = pytest.mark.parametrize("title", EACH)
ALWAYS = {Action.PIN, Action.ONWARDS, Action.FREE}
TELLING = {Action.WEIGHT, Action.LOOK, Action.TANGENT, Action.WHOLE, Action.LANDMARK, Action.SETUP}


def course_at(title):
    return Course(NUMBERS[title])


def texts(course):
    return [sentence.text for sentence in course.guide.sentences]


def allowed(course):
    return {*Action} - {*course.guide.refused}


def by_hand(title):
    """What was made of a lesson once the keys were pressed that it names."""
    lesson = LESSONS[NUMBERS[title]]
    race, gap = lesson.race, lesson.gap
    for key in CASES[title].keys:
        if key in ("n", "a"):
            race = race.forward()
        elif key == "end":
            race = race.to(race.epochs)
        elif key == "comma":
            gap = stepped_gap(gap, -1)
        else:
            by = {"K": "0.1", "k": "0.01"}[key]
            race = race.with_learning_rate(LEARNING_RATE.stepped(race.lead.learning_rate, by))
    return Trial(race, gap)


def judged(title, *, weights=None, rate=None, epoch=0, gap=None):
    """The place of the choice that came true in a race like that of a lesson."""
    lesson = LESSONS[NUMBERS[title]]
    race = lesson.race if weights is None else lesson.start._replace(weights=weights).race()
    race = race if rate is None else race.with_learning_rate(rate)
    finding = lesson.judge(Trial(race.to(epoch), gap))
    return None if finding is None else finding[0]


def test_there_are_six_lessons_on_the_parabola_seven_elsewhere_and_four_by_other_rules():
    assert [lesson.title for lesson in LESSONS] == EACH
    assert [len(chapter.lessons) for chapter in CHAPTERS] == [6, 7, 4]
    for chapter in CHAPTERS[:2]:
        for lesson in chapter.lessons:
            (landscape,) = {run.landscape for run in lesson.race.runs}
            assert (landscape == PARABOLA) == (chapter is CHAPTERS[0])
            assert all(run.method.is_plain for run in lesson.race.runs)
    for lesson in CHAPTERS[2].lessons:
        assert not all(run.method.is_plain for run in lesson.race.runs)


@each_lesson
def test_a_lesson_says_its_thought_asks_and_tells_nothing_in_its_title(title):
    lesson = LESSONS[NUMBERS[title]]
    assert 1 < len(re.split(r"[.:](?= |$)", lesson.thought)) <= 4
    assert lesson.question.endswith("?")
    assert len(lesson.choices) == len(set(lesson.choices)) == 3
    assert len(lesson.reason) <= 200
    words = set(title.split()) - {"the", "a"}
    assert not words & set(CASES[title].answer.split())
    assert not words & {"shrink", "slow", "trap", "oscillation", "proportional", "convergence"}


@each_lesson
@pytest.mark.parametrize("predicted", [None, 0, 1, 2])
def test_the_answer_by_hand_or_shown_is_told_with_what_was_found(title, predicted):
    lesson, case = LESSONS[NUMBERS[title]], CASES[title]
    assert lesson.judge(Trial(lesson.race, lesson.gap)) is None
    asks = course_at(title)
    tries = asks if predicted is None else asks.predict(predicted)
    happened = lesson.choices.index(case.answer)
    is_right = predicted == happened
    verdict = "" if predicted is None else f"; you said: {lesson.choices[predicted]}"
    for tells, is_shown in ((tries.look(by_hand(title)), False), (tries.shown(), True)):
        if predicted is None and not is_shown:
            assert tells is asks
            continue
        assert tells.answer == Answer(predicted, happened, case.found, is_shown)
        assert (tells.phase, tells.right) == (Phase.TELLS, is_right)
        said = f"It was: {case.answer}{', as you said' if is_right else verdict}."
        assert texts(tells) == [lesson.question, said, lesson.reason]
        assert tells.shown() is tells.look(Trial(lesson.race)) is tells


@each_lesson
def test_the_guide_is_the_lesson_as_it_stands(title):
    number, lesson = NUMBERS[title], LESSONS[NUMBERS[title]]
    asks = course_at(title)
    tries, tells = asks.predict(1), asks.shown()
    choices = "  ".join(f"`{k}` {c}" for k, c in enumerate(lesson.choices, 1))
    assert texts(asks) == [lesson.thought, lesson.question, choices]
    said = f"You say: {lesson.choices[1]}. Now {lesson.hint}"
    assert texts(tries) == [lesson.thought, lesson.question, said]
    last = "sum up" if number == len(LESSONS) - 1 else "next"
    for course, thought, onwards in (
        (asks, lesson.thought, "show"),
        (tries, lesson.thought, ""),
        (tells, lesson.reason, last),
    ):
        guide = course.guide
        strong = [s.text for s in guide.sentences if s.tone is Tone.STRONG]
        assert (strong, guide.onwards_does) == ([thought], onwards)
        assert guide.title == f"lesson {number + 1} of {len(LESSONS)}: {title}"
        assert (guide.race, guide.gap) == (lesson.race, lesson.gap)
        assert Clue.BOWL not in guide.hides
    assert asks.guide.hides == tries.guide.hides >= tells.guide.hides
    assert asks.guide.looks == tries.guide.looks <= tells.guide.looks
    first, last = {
        "the balance": ("map",) * 2,
        "beyond 2/c": (None, "long-run"),
    }.get(title, (None, None))
    assert (asks.guide.whole, tries.guide.whole, tells.guide.whole) == (first, first, last)


def test_theory_is_told_from_the_lesson_on_that_is_about_it():
    told = [Clue.THEORY not in course_at(title).shown().guide.hides for title in EACH]
    assert told == [number >= NUMBERS["a large rate"] for number in range(len(LESSONS))]


@each_lesson
def test_first_a_prediction_then_what_the_lesson_lets_then_anything(title):
    number, lesson = NUMBERS[title], LESSONS[NUMBERS[title]]
    back = {Action.BACK} if number else set()
    asks = course_at(title)
    tries, tells = asks.predict(0), asks.shown()
    assert allowed(asks) == ALWAYS | back | {Action.CHOOSE}
    assert allowed(tries) == ALWAYS | back | lesson.lets
    assert not allowed(tries) & TELLING
    assert allowed(tells) == {*Action} - {Action.CHOOSE, Action.SETUP} - ({Action.BACK} - back)
    for course, action, why in (
        (asks, Action.STEP, "predict first: `1`, `2` or `3`"),
        (tries, Action.WHOLE, "that would tell the answer"),
        (tries, Action.WEIGHT, f"first {lesson.hint.removesuffix('.')}"),
        (tries, Action.CHOOSE, "predicted already: now see"),
        (tells, Action.CHOOSE, "answered already: `enter` goes on"),
        (tells, Action.SETUP, "the run is given in a lesson: `escape` leaves it"),
    ):
        assert course.guide.refused[action] == why
        assert all(len(each) <= 48 for each in course.guide.refused.values())


def test_the_lesson_of_the_derivative_lets_the_gap_be_changed_and_no_step_be_taken():
    tries = course_at("the derivative").predict(1)
    assert Action.GAP not in tries.guide.refused
    assert tries.guide.refused[Action.STEP] == "first press `,` till h is tiny"
    assert Action.RATE in tries.guide.refused


@pytest.mark.parametrize(
    ("gap", "happened"),
    [(4.0, None), (0.5, None), (0.0625, None), (0.03125, 1), (-0.03, 1), (1e-9, 1), (None, None)],
)
def test_the_derivative_is_told_where_the_two_lines_are_one(gap, happened):
    assert judged("the derivative", gap=gap) == happened


@pytest.mark.parametrize(
    ("title", "epoch", "rate", "happened"),
    [
        ("the length of a step", 1, 0.2, None),
        ("the length of a step", 2, 0.2, 0),
        ("the length of a step", 2, 1.0, 1),
        ("the length of a step", 2, 1.1, 2),
        ("a large rate", 2, 1.0, None),
        ("a large rate", 3, 1.0, 1),
        ("a large rate", 3, 1.1, 2),
        ("a large rate", 40, 0.4, 0),
        ("two starts", 14, 0.2, None),
        ("two starts", 15, 0.2, 2),
        *(("the balance", epoch, 0.9, 1) for epoch in (0, 7, 50)),
        *(("the balance", 50, rate, None) for rate in (0.1, 0.2, 0.3, 1.1)),
    ],
)
def test_what_happened_is_what_the_run_did(title, epoch, rate, happened):
    assert judged(title, rate=rate, epoch=epoch) == happened


@pytest.mark.parametrize(("weights", "first"), [((1.0, 15.0), 0), ((15.0, 1.0), 1)])
def test_of_two_unequal_marbles_the_first_to_arrive_is_told(weights, first):
    epochs = {epoch: judged("two starts", weights=weights, epoch=epoch) for epoch in (2, 12, 20)}
    assert epochs == {2: None, 12: first, 20: first}


def test_down_is_left_on_the_right_side_and_right_on_the_left_one():
    assert judged("the minus sign", epoch=1) == 1
    assert judged("the minus sign", weights=(8.0, 7.0), epoch=1) == 0


def test_a_prediction_is_made_once_among_the_choices_and_before_what_happens():
    assert Course().predict(3) == Course().predict(-1) == Course()
    once = Course().predict(0)
    assert once.predict(1) == once
    happened = Trial(LESSONS[0].race.forward())
    assert Course().look(happened) == Course()
    assert once.look(Trial(LESSONS[0].race)) == once


def test_a_lesson_left_and_come_back_to_keeps_its_answer():
    told = Course().predict(0).shown()
    assert told.to(1).phase is Phase.ASKS
    assert told.to(1).to(0) == told
    assert Course().to(-1) == Course()
    assert Course().to(99).is_last


@settings(deadline=None, max_examples=25)
@given(st.lists(st.integers(0, 2), min_size=len(LESSONS), max_size=len(LESSONS)))
def test_the_whole_course_counts_what_was_right(predictions):
    course = Course()
    for number, choice in enumerate(predictions):
        course = course.to(number).predict(choice).shown()
    happened = [answer.happened for answer in course.answers]
    assert course.right == sum(map(int.__eq__, predictions, happened))
