"""The lessons: each can be walked through, and what happened is seen in the run itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdtui.engine.landscape import PARABOLA
from gdtui.engine.values import stepped_gap, stepped_learning_rate
from gdtui.guide.course import Course, Phase
from gdtui.guide.guide import Kind, Look, Tone
from gdtui.guide.lessons import LESSONS

each_lesson = pytest.mark.parametrize("number", range(len(LESSONS)), ids=lambda k: str(k + 1))
BOWL, DERIVATIVE, MINUS, SHRINK, SLOW, TRAP, PROPORTIONAL, BALANCE = range(8)
FIRST = {Kind.PIN, Kind.CHOOSE, Kind.ONWARDS, Kind.FREE}


def texts(course):
    return [sentence.text for sentence in course.sentences]


def done(number):
    """The race and the gap once the keys were pressed that the lesson names."""
    lesson = LESSONS[number]
    race, gap = lesson.setup.race(), lesson.gap
    for key in lesson.keys:
        if key in ("n", "a"):
            race = race.forward()
        elif key == "end":
            race = race.to(race.epochs)
        elif key == "comma":
            gap = stepped_gap(gap, -1)
        else:
            assert key == "K"
            race = race.with_learning_rate(stepped_learning_rate(race.lead.learning_rate, "0.1"))
    return race, gap


@each_lesson
def test_a_lesson_says_its_thought_in_a_sentence_or_two_and_asks(number):
    lesson = LESSONS[number]
    assert 1 <= lesson.thought.count(".") + lesson.thought.count(":") <= 4
    assert lesson.question.endswith("?")
    assert len(lesson.choices) == len(set(lesson.choices)) == 3
    assert len(lesson.told) <= 200


@each_lesson
def test_nothing_has_happened_where_a_lesson_starts(number):
    lesson = LESSONS[number]
    assert lesson.happened(lesson.setup.race(), lesson.gap) is None


@pytest.mark.parametrize(
    ("number", "answer"),
    [
        (BOWL, "left"),
        (DERIVATIVE, "10"),
        (MINUS, "right"),
        (SHRINK, "shorter"),
        (SLOW, "later, before 50"),
        (TRAP, "never: the loss stays"),
        (PROPORTIONAL, "both at once"),
        (BALANCE, "0.9"),
    ],
)
@pytest.mark.parametrize("predicted", range(3))
def test_the_keys_that_a_lesson_names_make_it_happen(number, answer, predicted):
    course = Course(number).predict(predicted).look(*done(number))
    lesson = course.lesson
    assert course.phase is Phase.TELLS
    assert lesson.choices[course.happened] == answer
    happened, told = texts(course)[1:3]
    assert happened.startswith(f"It was: {answer}; ")
    right = lesson.choices[predicted] == answer
    expected = "as you said" if right else f"you had said: {lesson.choices[predicted]}"
    assert expected in happened
    assert told == lesson.told
    assert course.right == right


@each_lesson
def test_the_guide_shows_what_the_lesson_sets_up(number):
    course, lesson = Course(number), LESSONS[number]
    assert course.title == f"lesson {number + 1} of 8: {lesson.title}"
    assert (course.setup, course.gap) == (lesson.setup, lesson.gap)
    assert course.looks == lesson.looks | {Look.TANGENT}
    assert not course.is_foggy


@each_lesson
def test_the_sentences_come_in_the_order_of_the_lesson(number):
    course, lesson = Course(number), LESSONS[number]
    thought, question, choices, keys = course.sentences
    assert (thought.text, question.text) == (lesson.thought, lesson.question)
    assert question.tone is Tone.STRONG
    assert choices.text == "   ".join(f"{k} {c}" for k, c in enumerate(lesson.choices, 1))
    assert "1-3 predict" in keys.text
    assert ("backspace back" in keys.text) == (number > 0)
    tries = course.predict(1)
    assert texts(tries)[2] == f"You say: {lesson.choices[1]}. Now see: {lesson.hint}"
    assert "predict" not in texts(tries)[3]
    last = texts(tries.look(*done(number)))[3]
    assert ("enter again" if number == 7 else "enter next") in last


@each_lesson
def test_first_a_prediction_then_what_the_lesson_lets_then_anything(number):
    asks = Course(number)
    assert {kind for kind in Kind if asks.allows(kind)} == FIRST
    assert (asks.tells_next, asks.tells_theory) == (False, False)
    tries = asks.predict(0)
    allowed = {kind for kind in Kind if tries.allows(kind)}
    assert allowed == FIRST - {Kind.CHOOSE} | {Kind.LOOK, Kind.WHOLE} | LESSONS[number].lets
    assert Kind.WEIGHT not in allowed
    assert (tries.tells_next, tries.tells_theory) == (True, False)
    tells = tries.look(*done(number))
    assert {kind for kind in Kind if not tells.allows(kind)} == {Kind.CHOOSE}
    assert tells.tells_theory


def test_the_lesson_of_the_derivative_lets_the_gap_be_changed_and_no_step_be_taken():
    tries = Course(DERIVATIVE).predict(1)
    assert tries.allows(Kind.GAP)
    assert not tries.allows(Kind.STEP)
    assert not tries.allows(Kind.RATE)


@pytest.mark.parametrize(
    ("gap", "happened"),
    [(4.0, None), (1.0, None), (0.5, None), (0.0625, None), (0.03125, 1), (-0.03, 1), (None, None)],
)
def test_the_derivative_is_told_where_the_two_lines_are_one(gap, happened):
    race = LESSONS[DERIVATIVE].setup.race()
    assert Course(DERIVATIVE).predict(1).look(race, gap).happened == happened


def test_the_balance_is_judged_from_the_weight_that_it_sets_up():
    course = Course(BALANCE).predict(0)
    race = LESSONS[BALANCE].setup.race()
    race = race.to(race.epochs)
    assert course.look(race, None).happened is None
    assert course.look(race.with_learning_rate(0.2), None).happened is None
    assert course.look(race.with_learning_rate(1.1), None).happened is None
    assert course.look(race.with_learning_rate(0.9), None).happened == 1
    assert course.look(race.to(7).with_learning_rate(0.9), None).happened == 1


def test_there_are_eight_lessons_on_the_parabola():
    assert len(LESSONS) == 8
    assert all(lesson.setup.landscape is PARABOLA for lesson in LESSONS)


def test_a_prediction_comes_before_what_happens():
    race = LESSONS[0].setup.race().forward()
    course = Course()
    assert course.look(race, None) == course
    course = course.predict(1)
    assert (course.phase, course.predicted) == (Phase.TRIES, 1)
    course = course.look(race, None)
    assert (course.phase, course.happened, course.right) == (Phase.TELLS, 0, 0)
    assert course.look(LESSONS[0].setup.race(), None) == course


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
    assert (told.back().predicted, told.back().happened) == (0, 0)
    assert Course().back() == Course()


@given(st.lists(st.integers(0, 2), min_size=8, max_size=8))
def test_the_whole_course_counts_what_was_right_and_begins_anew(predictions):
    course, happened = Course(), []
    for number, choice in enumerate(predictions):
        assert course.at == number
        course = course.predict(choice).look(*done(number))
        happened.append(course.happened)
        if not course.is_last:
            course = course.onwards()
    right = sum(map(int.__eq__, predictions, happened))
    assert course.right == right
    assert f"({right} of 8 predictions right)." in texts(course)[1]
    assert course.onwards() == Course()


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
    race = lesson.setup.race().with_learning_rate(rate).to(epoch)
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
