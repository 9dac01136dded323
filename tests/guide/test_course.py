"""The lessons: each can be walked through, and what happened is seen in the run itself."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lesson_keys import LESSON_KEYS

from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.values import LEARNING_RATE, stepped_gap
from gdtui.guide.course import Answer, Course, Phase
from gdtui.guide.guide import Clue, Kind, Tone, Whole
from gdtui.guide.lessons import CHAPTERS, LESSONS

each_lesson = pytest.mark.parametrize("number", range(len(LESSONS)), ids=lambda k: str(k + 1))
BOWL, DERIVATIVE, MINUS, SHRINK, SLOW, TRAP, PROPORTIONAL, BALANCE = range(8)
VALLEYS, LEVEL, LANDMARKS, FLAT, KINK, LARGER, FAR, CHAOS = range(8, 16)
MEMORY, LONG_MEMORY, LENGTH, NOISE, FALLING, CURVATURE = range(16, 22)
FIRST = {Kind.PIN, Kind.CHOOSE, Kind.ONWARDS, Kind.LEAVE, Kind.FREE}


def texts(course):
    return [sentence.text for sentence in course.sentences]


def done(number):
    """The race and the gap once the keys were pressed that the lesson names."""
    lesson = LESSONS[number]
    race, gap = lesson.race, lesson.gap
    for key in LESSON_KEYS[number]:
        if key in ("n", "a"):
            race = race.forward()
        elif key == "end":
            race = race.to(race.epochs)
        elif key == "comma":
            gap = stepped_gap(gap, -1)
        else:
            by = {"K": "0.1", "k": "0.01"}[key]
            race = race.with_learning_rate(LEARNING_RATE.stepped(race.lead.learning_rate, by))
    return race, gap


@each_lesson
def test_a_lesson_says_its_thought_in_a_sentence_or_two_and_asks(number):
    lesson = LESSONS[number]
    sentences = re.split(r"[.:](?= |$)", lesson.thought)
    assert 1 < len(sentences) <= 4
    assert lesson.question.endswith("?")
    assert len(lesson.choices) == len(set(lesson.choices)) == 3
    assert len(lesson.told) <= 200


@each_lesson
def test_nothing_has_happened_where_a_lesson_starts(number):
    lesson = LESSONS[number]
    assert lesson.happened(lesson.race, lesson.gap) is None


@pytest.mark.parametrize(
    ("number", "answer"),
    [
        (BOWL, "left"),
        (DERIVATIVE, "10"),
        (MINUS, "right"),
        (SHRINK, "shorter"),
        (SLOW, "by epoch 50"),
        (TRAP, "no, it stays"),
        (PROPORTIONAL, "both at once"),
        (BALANCE, "0.9"),
        (VALLEYS, "no"),
        (LEVEL, "only ◆"),
        (LANDMARKS, "0.25"),
        (FLAT, "less"),
        (KINK, "it hops"),
        (LARGER, "deeper"),
        (FAR, "◆ from 1"),
        (CHAOS, "no order"),
        (MEMORY, "only ●"),
        (LONG_MEMORY, "◆ 0.3"),
        (LENGTH, "only ●"),
        (NOISE, "never"),
        (FALLING, "◆ falling"),
        (CURVATURE, "◆ up"),
    ],
)
@pytest.mark.parametrize("predicted", range(3))
def test_the_keys_that_a_lesson_names_make_it_happen(number, answer, predicted):
    course = Course(number).predict(predicted).look(*done(number))
    lesson = course.lesson
    assert course.phase is Phase.TELLS
    assert lesson.choices[course.answer.happened] == answer
    happened, told = texts(course)[1:3]
    right = lesson.choices[predicted] == answer
    said = ", as you said." if right else f"; you said: {lesson.choices[predicted]}."
    assert happened == f"It was: {answer}{said}"
    assert told == lesson.told
    assert course.right == right
    assert (course.answer.is_right, course.answer.is_wrong) == (right, not right)


@each_lesson
def test_the_guide_shows_what_the_lesson_sets_up(number):
    course, lesson = Course(number), LESSONS[number]
    assert course.title == f"lesson {number + 1} of {len(LESSONS)}: {lesson.title}"
    assert (course.race, course.gap) == (lesson.race, lesson.gap)
    assert course.looks == lesson.looks
    assert Clue.BOWL not in course.hides


@each_lesson
def test_the_sentences_come_in_the_order_of_the_lesson(number):
    course, lesson = Course(number), LESSONS[number]
    thought, question, choices = course.sentences
    assert (thought.text, question.text) == (lesson.thought, lesson.question)
    assert choices.text == "  ".join(f"{k} {c}" for k, c in enumerate(lesson.choices, 1))
    assert course.onwards_does == "show"
    tries = course.predict(1)
    assert texts(tries)[2] == f"You say: {lesson.choices[1]}. Now {lesson.hint}"
    assert tries.onwards_does == ""
    told = tries.look(*done(number))
    assert told.onwards_does == ("sum up" if number == CURVATURE else "next")


@each_lesson
def test_the_thought_is_the_brightest_sentence_and_the_one_told_is_one(number):
    course, lesson = Course(number), LESSONS[number]
    for each, thought in (
        (course, lesson.thought),
        (course.predict(1), lesson.thought),
        (course.shown(), lesson.told),
    ):
        strong = [s.text for s in each.sentences if s.tone is Tone.STRONG]
        assert strong == [thought]


@each_lesson
def test_a_title_says_nothing_of_the_answer(number):
    lesson = LESSONS[number]
    course = Course(number).shown()
    words = set(lesson.title.split()) - {"the", "a"}
    assert not words & set(lesson.choices[course.answer.happened].split())
    assert not words & {"shrink", "slow", "trap", "oscillation", "proportional", "convergence"}


@each_lesson
def test_first_a_prediction_then_what_the_lesson_lets_then_anything(number):
    lesson, first = LESSONS[number], FIRST | ({Kind.BACK} if number else set())
    asks = Course(number)
    assert allowed(asks) == first
    tries = asks.predict(0)
    assert allowed(tries) == first - {Kind.CHOOSE} | lesson.lets
    assert not allowed(tries) & {Kind.WEIGHT, Kind.LOOK, Kind.TANGENT, Kind.WHOLE, Kind.LANDMARK}
    tells = tries.look(*done(number))
    assert set(Kind) - allowed(tells) == {Kind.CHOOSE, Kind.SETUP} | (
        {Kind.BACK} if number == 0 else set()
    )


@each_lesson
def test_what_is_refused_is_refused_with_a_reason(number):
    asks = Course(number)
    tries = asks.predict(0)
    tells = tries.look(*done(number))
    assert asks.refuses(Kind.STEP) == "predict first: 1, 2 or 3"
    assert tries.refuses(Kind.WHOLE) == "that would tell the answer"
    assert tries.refuses(Kind.WEIGHT) == f"first {LESSONS[number].hint.removesuffix('.')}"
    assert tries.refuses(Kind.CHOOSE) == "predicted already: now see"
    assert tells.refuses(Kind.CHOOSE) == "answered already: enter goes on"
    assert (Course(number).refuses(Kind.BACK) != "") == (number == 0)
    for course in (asks, tries, tells):
        assert all(len(course.refuses(kind)) <= 48 for kind in Kind)


@each_lesson
def test_what_tells_the_answer_is_hidden_until_it_is_told(number):
    lesson = LESSONS[number]
    asks = Course(number)
    tries = asks.predict(1)
    assert asks.hides == tries.hides == lesson.hides | lesson.keeps
    assert Clue.THEORY in asks.hides
    assert tries.look(*done(number)).hides == asks.shown().hides == lesson.keeps
    assert not lesson.looks & lesson.told_with
    assert asks.shown().looks == lesson.looks | lesson.told_with


def test_theory_is_told_from_the_lesson_on_that_is_about_it():
    assert [Clue.THEORY in Course(number).shown().hides for number in range(len(LESSONS))] == [
        *[True] * SLOW,
        *[False] * (len(LESSONS) - SLOW),
    ]


@each_lesson
def test_a_lesson_can_be_shown_without_a_prediction_and_counts_as_neither(number):
    course = Course(number).shown()
    assert (course.phase, course.answer.predicted) == (Phase.TELLS, None)
    assert (course.answer.is_right, course.answer.is_wrong, course.right) == (False, False, 0)
    assert course.answer.is_shown
    by_hand = Course(number).predict(0).look(*done(number))
    assert course.answer.happened == by_hand.answer.happened
    assert not by_hand.answer.is_shown
    assert course.shown() == course


@each_lesson
def test_a_prediction_whose_answer_is_shown_counts(number):
    course = Course(number).predict(1).shown()
    assert (course.phase, course.answer.predicted) == (Phase.TELLS, 1)
    assert course.answer.is_right == (course.answer.happened == 1)
    assert course.answer.is_shown


@pytest.mark.parametrize(
    ("number", "found"),
    [
        (BOWL, "The first step went left, from 10 to 8"),
        (DERIVATIVE, "At w = 5 with h = 0.03125 the slope of the secant is 10.03"),
        (MINUS, "● went left, from 8 to 6.4; ◆ right, from -8 to -6.4"),
        (SHRINK, "At η = 0.2 from 10 the first steps were 4 and 2.4 long"),
        (SLOW, "At η = 0.1 from 10: zero loss at epoch 33, counted in the run"),
        (TRAP, "At η = 1 from 10 the loss was 100, and after 4 steps 100"),
        (PROPORTIONAL, "At η = 0.2 from 10 and from 15: zero loss at epochs 15 and 15, counted"),
        (BALANCE, "On the map 0.9 takes 33 epochs, as 0.1 does"),
        (VALLEYS, "At η = 0.1: from 1.5 to the bottom 0.879, from -1.5 to the bottom -1.088"),
        (LEVEL, "At η = 0.1: ● from 0 to 0, ◆ from 0.01 to the bottom 1"),
        (LANDMARKS, "At η = 0.25 one step led from 8 to the bottom 3"),
        (FLAT, "At η = 0.05 the first step took 0.2 of w, the tenth 0.03885"),
        (KINK, "At η = 0.3 from 10 it hops between -0.2 and 0.1"),
        (LARGER, "At η = 0.7: from 1.5 to the bottom -1.088"),
        (FAR, "At η = 0.1 the first step was 0.0003787 from 8, 0.05 from 1"),
        (CHAOS, "At η = 1.5 no weight had come back after 300 epochs"),
        (MEMORY, "At η = 0.1 from 10 momentum ended at 2.299, descent at 8.422"),
        (
            LONG_MEMORY,
            "At η = 0.1 zero loss at epoch 85 with β = 0.9, at epoch 17 with β = 0.3",
        ),
        (
            LENGTH,
            "At η = 0.3, last 20 epochs: adam from -0.002 to 0.002, sign from -0.1 to 0.2",
        ),
        (
            NOISE,
            "At η = 0.1 the mean square of w was 0.693 from epoch 12 on, by theory 0.694",
        ),
        (
            FALLING,
            "Mean distance from 0 in the last 20 epochs: η = 0.2 0.887, cosine 0.068",
        ),
        (CURVATURE, "newton: ● down from 2 to 1, ◆ up from 0.3 to 0"),
    ],
)
def test_what_was_found_is_kept_in_the_numbers_of_the_run(number, found):
    assert Course(number).predict(0).look(*done(number)).answer.found == found
    assert Course(number).shown().answer.found == found


def allowed(course):
    return {kind for kind in Kind if not course.refuses(kind)}


def test_the_lesson_of_the_derivative_lets_the_gap_be_changed_and_no_step_be_taken():
    tries = Course(DERIVATIVE).predict(1)
    assert not tries.refuses(Kind.GAP)
    assert tries.refuses(Kind.STEP) == "first press comma till h is tiny"
    assert tries.refuses(Kind.RATE)


@pytest.mark.parametrize(
    ("gap", "happened"),
    [(4.0, None), (1.0, None), (0.5, None), (0.0625, None), (0.03125, 1), (-0.03, 1), (None, None)],
)
def test_the_derivative_is_told_where_the_two_lines_are_one(gap, happened):
    race = LESSONS[DERIVATIVE].race
    assert Course(DERIVATIVE).predict(1).look(race, gap).answer.happened == happened


def test_the_balance_is_judged_from_the_weight_that_it_sets_up():
    course = Course(BALANCE).predict(0)
    race = LESSONS[BALANCE].race
    race = race.to(race.epochs)
    assert course.look(race, None).answer.happened is None
    assert course.look(race.with_learning_rate(0.2), None).answer.happened is None
    assert course.look(race.with_learning_rate(1.1), None).answer.happened is None
    assert course.look(race.with_learning_rate(0.9), None).answer.happened == 1
    assert course.look(race.to(7).with_learning_rate(0.9), None).answer.happened == 1


def test_there_are_eight_lessons_on_the_parabola_eight_elsewhere_and_six_by_other_rules():
    assert [len(chapter.lessons) for chapter in CHAPTERS] == [8, 8, 6]
    on_the_parabola, elsewhere, by_rules = (chapter.lessons for chapter in CHAPTERS)
    for lesson in (*on_the_parabola, *elsewhere):
        assert lesson.setup.method.is_plain
        assert lesson.second is None
    for lesson in by_rules:
        assert not all(run.method.is_plain for run in lesson.race.runs)
    assert all(lesson.setup.landscape is PARABOLA for lesson in on_the_parabola)
    assert all(lesson.setup.landscape is not PARABOLA for lesson in elsewhere)
    assert all(lesson.setup.landscape == lesson.setup.landscape for lesson in elsewhere)


@each_lesson
def test_the_picture_of_the_whole_comes_only_with_the_answer_where_it_would_tell_it(number):
    asks = Course(number)
    tells = asks.shown()
    first, last = {BALANCE: (Whole.EPOCHS,) * 2, CHAOS: (None, Whole.LONG_RUN)}.get(
        number, (None, None)
    )
    assert (asks.whole, asks.predict(0).whole, tells.whole) == (first, first, last)


def test_a_prediction_comes_before_what_happens():
    race = LESSONS[0].race.forward()
    course = Course()
    assert course.look(race, None) == course
    course = course.predict(1)
    assert (course.phase, course.answer) == (Phase.TRIES, Answer(1))
    course = course.look(race, None)
    assert (course.phase, course.answer.happened, course.right) == (Phase.TELLS, 0, 0)
    assert course.look(LESSONS[0].race, None) == course


def test_a_prediction_is_made_once_and_among_the_choices():
    assert Course().predict(3) == Course()
    assert Course().predict(-1) == Course()
    once = Course().predict(0)
    assert once.predict(1) == once


def test_nobody_goes_on_before_a_lesson_has_told():
    assert Course().onwards() == Course()
    assert Course().predict(0).onwards().at == 0
    told = Course().predict(0).look(*done(0))
    assert told.onwards().at == 1


def test_a_lesson_left_and_come_back_to_keeps_its_answer():
    told = Course().predict(0).look(*done(0)).onwards()
    assert told.phase is Phase.ASKS
    assert told.back() == told._replace(at=0)
    assert (told.back().answer.predicted, told.back().answer.happened) == (0, 0)
    assert Course().back() == Course()


@settings(deadline=None, max_examples=25)
@given(st.lists(st.integers(0, 2), min_size=len(LESSONS), max_size=len(LESSONS)))
def test_the_whole_course_counts_what_was_right_and_ends_with_its_last_lesson(predictions):
    course, happened = Course(), []
    for number, choice in enumerate(predictions):
        assert course.at == number
        course = course.predict(choice).look(*done(number))
        happened.append(course.answer.happened)
        if not course.is_last:
            course = course.onwards()
    right = sum(map(int.__eq__, predictions, happened))
    assert course.right == right
    assert course.onwards() == course


@pytest.mark.parametrize(
    ("number", "epoch", "rate", "happened"),
    [
        (SHRINK, 1, 0.2, None),
        (SHRINK, 2, 0.2, 0),
        (SHRINK, 2, 1.0, 1),
        (SHRINK, 2, 1.1, 2),
        (SLOW, 5, 0.4, 0),
        (SLOW, 32, 0.1, None),
        (SLOW, 33, 0.1, 1),
        (SLOW, 50, 0.01, 2),
        (TRAP, 3, 1.0, None),
        (TRAP, 4, 1.0, 1),
        (TRAP, 4, 1.1, 2),
        (TRAP, 40, 0.4, 0),
        (PROPORTIONAL, 14, 0.2, None),
        (PROPORTIONAL, 15, 0.2, 2),
        (BALANCE, 0, 0.9, 1),
        (BALANCE, 0, 0.2, None),
        (BALANCE, 0, 0.1, None),
        (BALANCE, 0, 0.3, None),
    ],
)
def test_what_happened_is_what_the_run_did(number, epoch, rate, happened):
    lesson = LESSONS[number]
    race = lesson.race.with_learning_rate(rate).to(epoch)
    assert lesson.happened(race, lesson.gap) == happened


def test_the_minus_sign_is_about_the_left_marble():
    race, _ = done(MINUS)
    assert LESSONS[MINUS].happened(race.restart().forward(), None) == 1
    assert race.runs[-1].weight_at(0) == -8.0


@pytest.mark.parametrize(("weights", "first"), [((1.0, 15.0), 0), ((15.0, 1.0), 1)])
def test_of_two_unequal_marbles_the_first_to_arrive_is_told(weights, first):
    race = LESSONS[PROPORTIONAL].setup._replace(weights=weights).race()
    happened = LESSONS[PROPORTIONAL].happened
    assert happened(race.to(20), None) == first
    assert happened(race.to(12), None) == first
    assert happened(race.to(2), None) is None
