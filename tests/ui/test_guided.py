"""Lessons and challenge by keys, from the first to the last."""

from dataclasses import replace

import pytest
from pressing import START, pressed, typed

from gdtui.engine.setup import DEFAULTS
from gdtui.guide.course import Course, Phase
from gdtui.guide.guide import Look
from gdtui.guide.lessons import LESSONS
from gdtui.ui.app import GdtuiApp
from gdtui.ui.guided import lessons
from gdtui.ui.view import View


def in_lesson(number: int) -> View:
    """The explorer in a lesson, the first being 1."""
    return lessons(View(START.race, course=Course(number - 1)))


def words(view: View) -> str:
    return " ".join(sentence.text for sentence in view.guide.sentences)


def test_all_lessons_are_walked_through_with_the_keys_that_they_name():
    view = pressed("y")
    for number, lesson in enumerate(LESSONS):
        assert (view.course.at, view.course.phase) == (number, Phase.ASKS)
        view = pressed(["n", "end", "a", "K", "enter"], view)
        assert view.race == lesson.setup.race()
        view = pressed("1", view)
        assert view.course.phase is Phase.TRIES
        view = pressed(["enter", *lesson.keys], view)
        assert view.course.phase is Phase.TELLS
        assert lesson.told in words(view)
        view = pressed(["enter"], view)
    assert view.course == Course()
    assert pressed(["escape"], view).guide is None


def test_before_a_prediction_nothing_tells_the_answer_and_no_key_looks_ahead():
    view = pressed("y")
    assert not view.sight.ahead
    assert not view.sight.theory
    assert (
        pressed(["s", "g", "u", "v", ",", "m", "left", "up", "end", "a"], view).saying("") == view
    )
    predicted = pressed("1", view)
    assert (predicted.sight.ahead, predicted.sight.theory) == (True, False)
    assert pressed("n", predicted).sight.theory


def test_lessons_are_left_and_come_back_to_and_the_run_before_them_is_kept():
    before = pressed("nnpK+")
    view = pressed(["y", "1", "n", "enter", "2", "-", "y"], before)
    assert (view.race, view.shows, view.guide) == (before.race, before.shows, None)
    view = pressed("ny", view)
    assert (view.course.at, view.course.predicted) == (1, 1)
    view = pressed(["backspace"], view)
    assert (view.course.at, view.course.phase) == (0, Phase.TELLS)


def test_the_speed_and_the_theme_outlive_a_lesson():
    view = pressed("y++dy")
    assert (view.speed, view.light) == (10.0, True)


def test_the_size_of_the_window_outlives_a_lesson():
    view = replace(pressed("y"), help_end=7)
    assert pressed(["escape"], view).help_end == 7


def test_in_lessons_digits_predict_and_set_up_no_experiment():
    view = pressed("y23")
    assert (view.course.predicted, view.race) == (1, LESSONS[0].setup.race())


def test_after_a_prediction_the_question_stays_the_same():
    view = pressed("y1HKm]n")
    assert view.race.lead.weight == 8
    assert "as you said" in words(view)
    assert pressed("H", view).race.lead.weight == 5


def test_lesson_2_judges_the_secant_that_it_set_up():
    view = pressed("2nnn", in_lesson(2))
    assert view.race.at == 0
    view = pressed(",,,", view)
    assert abs(view.shows.gap) == 0.5
    assert view.course.phase is Phase.TRIES
    view = pressed(",,,,", view)
    assert "It was: 10; as you said" in words(view)


@pytest.mark.parametrize("keys", [["end", "K"], ["end", "e", *typed("0.3")], ["n", "K"]])
def test_lesson_8_tells_nothing_of_a_rate_that_does_not_take_as_long(keys):
    view = pressed(["2", *keys], in_lesson(8))
    assert view.course.phase is Phase.TRIES
    assert "It was: 0.9; as you said" in words(pressed(["e", *typed("0.9")], view))


def test_the_level_secant_of_the_trap_is_seen_once_it_is_told():
    view = in_lesson(6)
    assert Look.SECANT not in view.shows.looks
    assert Look.SECANT in pressed("2nnnn", view).shows.looks


def test_the_challenge_counts_tries_until_nothing_is_quicker():
    view = pressed(["c", "K", "end", "K", "end", "]", "n"])
    assert [each.learning_rate for each in view.challenge.tries] == [0.1, 0.2, 0.5]
    assert "Found at try 3: with 0.5 one epoch is enough, from any weight" in words(view)
    view = pressed(["enter"], view)
    assert (view.challenge.number, view.challenge.tries) == (1, ())


def test_what_the_challenge_says_of_a_try_is_so():
    view = pressed(["c", "e", *typed("0.01"), "end"])
    assert "0.01: not in 200" in words(view)
    view = pressed(["c", "e", *typed("0.4997"), "end"])
    assert "with 0.4997 one epoch is enough from here" in words(view)


def test_in_the_challenge_the_weight_is_given_and_nothing_is_looked_up():
    view = pressed(["c"])
    assert pressed(["left", "m", "w", "2", "v", "p"], view).saying("") == view
    assert not view.sight.theory


def test_the_fog_begins_without_tries_and_lifts_again():
    view = pressed(["c", "K", "end", "f"])
    assert (view.sight.fog, view.challenge.tries) == (True, ())
    assert not pressed("f", view).sight.fog
    assert pressed(["escape"], view) == START


def test_escape_brings_back_what_was_there_before_the_challenge():
    before = pressed(["n", "up", "s"]).saying("")
    assert pressed(["c", "end", "escape"], before) == before


def test_a_new_rate_in_the_challenge_starts_a_run_at_rest_with_its_whole_log():
    view = pressed(["c", *"nnnnnnnn", "pageup", "pageup", "up"])
    assert (view.race.at, view.earlier) == (0, 0)
    view = pressed(["c", *"aaaa", "up", "b"])
    assert (view.race.at, view.shows.beat) == (0, None)
    assert pressed(["c", "space", "up"]).playing


def test_the_rate_that_is_already_there_changes_nothing():
    for keys in (["c", *"nnn"], ["2"]):
        view = pressed(keys)
        assert pressed(["e", "enter"], view).saying("") == view
        last = pressed(["]", "]"], view).saying("")
        assert pressed(["]"], last).saying("") == last


def test_a_guide_keeps_its_own_thought():
    assert pressed(["c", "up"]).thought == ""
    assert pressed(["1", "K"], in_lesson(8)).thought == ""


@pytest.mark.parametrize("number", range(1, len(LESSONS) + 1))
def test_the_explorer_opens_in_a_lesson_and_leaving_it_leads_to_the_defaults(number: int) -> None:
    view = GdtuiApp(DEFAULTS, lesson=number).explorer.view
    assert (view.course.at, view.race) == (number - 1, LESSONS[number - 1].setup.race())
    assert pressed(["escape"], view).race == START.race
