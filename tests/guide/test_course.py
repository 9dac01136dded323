"""The lessons: each can be walked through, and what happened is seen in the run itself."""

import re
from functools import reduce
from operator import or_

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lesson_cases import CASES, shown
from text_tables import rows_of

from gdtui.guide.course import Course, Phase
from gdtui.guide.guide import Action, Clue, Tone
from gdtui.guide.lessons import CHAPTERS, LESSONS, Trial
from gdtui.plot.cells.text import printed

NUMBERS = {lesson.title: number for number, lesson in enumerate(LESSONS)}
EACH = [*CASES]
each_lesson = pytest.mark.parametrize("title", EACH)
NOTHING = Action(0)
ALWAYS = Action.PIN | Action.ONWARDS | Action.FREE


def course_at(title):
    return Course(NUMBERS[title])


def texts(course):
    return [sentence.text for sentence in course.guide.sentences]


def allowed(course):
    return ~reduce(or_, course.guide.refused)


def test_each_lesson_has_a_case_and_each_chapter_is_about_what_it_says():
    assert {*NUMBERS} == {*CASES}
    for chapter in CHAPTERS[:2]:
        for lesson in chapter.lessons:
            assert all(run.method.is_plain for run in lesson.race.runs)


def test_the_formula_that_a_lesson_prints_is_that_of_its_landscape():
    for title in ("two valleys", "another bowl", "far out", "steep and flat", "memory"):
        lesson = LESSONS[NUMBERS[title]]
        assert all(printed(each.formula) in lesson.thought for each in lesson.race.landscapes)


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
def test_the_moves_of_a_lesson_lead_to_its_answer_and_not_before(title):
    lesson = LESSONS[NUMBERS[title]]
    found = [lesson.judged(lesson.shown(moves)) for moves in range(lesson.moves + 1)]
    assert found == [None] * lesson.moves + [CASES[title].answer]
    tells = shown(course_at(title))
    assert tells.look(Trial(lesson.race)) is tells
    assert (course_at(title).guide.stop, tells.guide.stop) == (lesson.answer_at, 0)
    right = shown(course_at(title).predict(lesson.choices.index(CASES[title].answer)))
    assert [each.tone for each in right.guide.sentences][1] is Tone.GOOD


@each_lesson
def test_the_guide_is_the_lesson_as_it_stands(title):
    number, lesson = NUMBERS[title], LESSONS[NUMBERS[title]]
    asks = course_at(title)
    tries, tells = asks.predict(1), shown(asks)
    choices = "  ".join(f"`{k}` {c}" for k, c in enumerate(lesson.choices, 1))
    assert texts(asks) == [lesson.thought, lesson.question, choices]
    said = f"You say: {lesson.choices[1]}. Now {lesson.hint}"
    assert texts(tries) == [lesson.thought, lesson.question, said]
    then = [lesson.then] if lesson.then else []
    verdict = f"It was: {CASES[title].answer}."
    assert texts(tells) == [lesson.question, verdict, lesson.reason, *then]
    last = "sum up" if number == len(LESSONS) - 1 else "next"
    for course, strongest, onwards in (
        (asks, [lesson.question, choices], "show"),
        (tries, [lesson.question, said], ""),
        (tells, [lesson.reason], last),
    ):
        guide = course.guide
        strong = [s.text for s in guide.sentences if s.tone is Tone.STRONG]
        assert (strong, guide.onwards_does) == (strongest, onwards)
        assert guide.title == f"lesson {number + 1} of {len(LESSONS)}: {title}"
        assert (guide.race, guide.gap) == (lesson.race, lesson.gap)
    assert tells.guide.hides in asks.guide.hides == tries.guide.hides
    assert asks.guide.looks == tries.guide.looks in tells.guide.looks
    first, last = {
        "turning a line": ("data",) * 2,
        "the balance": ("map",) * 2,
        "beyond 2/c": (None, "long-run"),
    }.get(title, (None, None))
    assert (asks.guide.whole, tries.guide.whole, tells.guide.whole) == (first, first, last)


def test_theory_is_told_from_the_lesson_on_that_is_about_it():
    told = [Clue.THEORY not in shown(course_at(title)).guide.hides for title in EACH]
    assert told == [number >= NUMBERS["a large rate"] for number in range(len(LESSONS))]


@each_lesson
def test_first_a_prediction_then_what_the_lesson_lets_then_anything(title):
    number, lesson = NUMBERS[title], LESSONS[NUMBERS[title]]
    back = Action.BACK if number else NOTHING
    asks = course_at(title)
    tries, tells = asks.predict(0), shown(asks)
    # Points that are in no file cannot be kept.
    pin = Action.PIN if lesson.points else NOTHING
    assert allowed(asks) == (ALWAYS | back | Action.CHOOSE) & ~pin
    assert allowed(tries) == (ALWAYS | back | lesson.lets) & ~pin
    never = Action.CHOOSE | Action.SETUP | pin | (Action.BACK & ~back)
    assert allowed(tells) == ~never
    for course, action, why in (
        (asks, Action.STEP, "predict first: `1`, `2` or `3`"),
        (tries, Action.WHOLE, "that would tell the answer"),
        (tries, Action.LANDMARK, f"first {lesson.hint.removesuffix('.')}"),
        (tries, Action.CHOOSE, "no prediction now: see what happens"),
        (tells, Action.CHOOSE, "answered already: `enter` goes on"),
        (tells, Action.SETUP, "the run is given in a lesson: `escape` leaves it"),
    ):
        assert course.guide.refused[action] == why
        assert all(len(each) <= 48 for each in course.guide.refused.values())


@pytest.mark.parametrize(
    ("title", "gap", "starts", "rate", "epoch", "happened"), rows_of(__file__, "judged.txt")
)
def test_what_happened_is_what_the_run_did(title, gap, starts, rate, epoch, happened):
    lesson = LESSONS[NUMBERS[title]]
    weights = tuple(map(float, starts.split()))
    race = lesson.start._replace(weights=weights).race() if starts else lesson.race
    race = race.with_learning_rate(float(rate)) if rate else race
    trial = Trial(race.to(int(epoch)), float(gap) if gap else None)
    assert (lesson.judged(trial) or "") == happened


def test_a_prediction_is_made_once_among_the_choices_and_before_what_happens():
    assert Course().predict(3) == Course().predict(-1) == Course()
    once = Course().predict(0)
    assert once.predict(1) == once
    happened = Trial(LESSONS[0].race.forward())
    assert Course().look(happened) == Course()
    assert once.look(Trial(LESSONS[0].race)) == once


def test_a_lesson_left_and_come_back_to_keeps_its_answer():
    told = shown(Course().predict(0))
    assert told.to(1).phase is Phase.ASKS
    assert told.to(1).to(0) == told
    shows = Course().showing(1)[0]
    assert (texts(shows)[-1], shows.guide.pace) == ("See what happens.", LESSONS[0].moves / 2)
    assert shows.to(1).phase is Phase.ASKS
    assert Course().to(-1) == Course()
    assert Course().to(99).is_last


@settings(deadline=None, max_examples=25)
@given(st.lists(st.integers(0, 2), min_size=len(LESSONS), max_size=len(LESSONS)))
def test_the_whole_course_counts_what_was_right(predictions):
    course = Course()
    for number, choice in enumerate(predictions):
        course = shown(course.to(number).predict(choice))
    told = zip(LESSONS, course.answers, strict=True)
    happened = [lesson.choices.index(answer.happened) for lesson, answer in told]
    assert course.right == sum(map(int.__eq__, predictions, happened))
