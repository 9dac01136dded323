"""Lessons and challenge by keys, from the first to the last."""

import pytest
from command_output import brought_back
from keys_pressed import START, pressed, typed
from lesson_cases import keys_to
from text_tables import rows_of

from gdtui.guide.course import Course, Phase
from gdtui.guide.guide import Action, Look
from gdtui.guide.lessons import LESSONS, Trial
from gdtui.ui.commands.stepping import played
from gdtui.ui.overlays.lessons import LessonList
from gdtui.ui.view import View


def in_lesson(title: str) -> View:
    """The explorer in a lesson."""
    return pressed(keys_to(title))


def words(view: View) -> str:
    return " ".join(sentence.text for sentence in view.guide.sentences)


def test_all_lessons_are_walked_through_by_enter_alone_and_the_second_one_does_not_wait():
    view = pressed("y")
    for number, lesson in enumerate(LESSONS):
        view = pressed(["enter"], view)
        assert (view.course.at, view.course.phase) == (number, Phase.ASKS)
        assert pressed(["n", "end", "a", "K"], view).race == lesson.race
        view = pressed(["enter"], view)
        if lesson.moves > 1:
            assert (view.course.phase, view.playing) == (Phase.TRIES, True)
            view = pressed(["enter"], view)
        assert lesson.reason in words(view)
        assert lesson.judged(Trial(view.race, view.shows.secant_gap(view.race))) is not None
        assert view.shows.looks == lesson.looks | lesson.answer_looks
    view = pressed(["enter"], view)
    assert view.top == LessonList(len(LESSONS) - 1, knows=True)
    assert view.course.right == 0
    assert all(answer.is_told for answer in view.course.answers)
    assert pressed(["escape", "escape"], view).guide is None


@pytest.mark.parametrize(("there", "keys", "said"), rows_of(__file__, "guided.txt"))
def test_a_key_that_may_do_nothing_in_a_guide_says_why(there: str, keys: str, said: str) -> None:
    view = pressed(there.split())
    for key in keys.split():
        refused = pressed([key], view)
        assert said in refused.said
        assert refused.saying(view.said) == view


def test_r_in_the_list_begins_the_lessons_anew_else_a_told_one_keeps_its_answer():
    told = pressed(["y", "2", "2", "n", "y", "3", "y", "2"])
    assert told.course.phase is Phase.TELLS
    assert Look.UPHILL in told.shows.looks
    view = pressed(["y", "r"], told)
    assert (view.course, view.in_lesson, view.top) == (Course(), True, None)
    assert view.race == LESSONS[0].race


def test_lessons_are_left_and_come_back_to_and_the_run_before_them_is_kept():
    before = pressed("nnpK+")
    view = pressed(["y", "1", "1", *["right"] * 12, "enter", "2", "-", "y", "y"], before)
    assert (view.race, view.shows, view.guide) == (before.race, before.shows, None)
    view = pressed(["n", "y", "enter"], view)
    assert (view.course.at, view.course.answer.predicted) == (1, LESSONS[1].choices[1])
    view = pressed(["backspace"], view)
    assert (view.course.at, view.course.phase) == (0, Phase.TELLS)


def test_what_is_pinned_in_a_lesson_stays_while_its_answer_is_shown():
    assert len(pressed([*"y1p1", "enter"]).race.pinned) == 1


def test_the_challenge_counts_every_step_until_nothing_is_quicker():
    view = pressed(["c", *"nnn", "K", *"nn", "K", "end", "e", *typed("0.64"), "n"])
    spent = [(each.learning_rate, each.steps) for each in view.challenge.tries]
    assert spent == [(0.05, 3), (0.1, 2), (0.2, 19), (0.64, 1)]
    assert "Found with 25 steps in 4 tries: a = 0.78125, and at 1/(2a) = 0.64" in words(view)
    view = pressed(["enter"], view)
    assert (view.challenge.number, view.challenge.tries) == (1, ())
    for keys, number in (("cc", 2), ("cccc", 3), ("f", 1), (["escape", "y", "1", "c"], 2)):
        assert pressed(keys, view).challenge.number == number


def test_steps_of_playing_count_as_those_by_key_do():
    view = played(pressed(["c", "space"]), 4)
    assert view.challenge.tries == pressed(["c", *"nnnnn"]).challenge.tries


def test_once_it_is_solved_the_challenge_lets_anything_be_looked_up():
    solved = pressed(["c", "e", *typed("0.64"), "n"])
    assert pressed("]", solved).race.lead.learning_rate == 1.28
    assert Look.LANDING in pressed("g", solved).shows.looks


def test_the_fog_begins_without_tries_and_lifts_again():
    view = pressed(["c", "K", "end", "f"])
    assert (view.sight.fog, view.challenge.tries) == (True, ())
    assert not pressed("f", view).sight.fog
    assert pressed(["escape"], view) == START


def test_a_new_rate_in_the_challenge_starts_a_run_at_rest_with_its_whole_log():
    view = pressed(["c", *"nnnnnnnn", "pageup", "pageup", "up"])
    assert (view.race.at, view.earlier) == (0, 0)
    assert pressed(["c", "space", "up"]).playing


def test_a_guide_keeps_its_own_thought():
    assert pressed(["c", "up"]).thought == ()
    assert pressed(["1", "K"], in_lesson("the balance")).thought == ()


def test_the_explorer_opens_in_a_lesson_and_leaving_it_leads_to_the_defaults() -> None:
    for number, lesson in enumerate(LESSONS, 1):
        view = brought_back(f"gdtui --lesson {number}")
        assert (view.course.at, view.race) == (number - 1, lesson.race)
        assert pressed(["escape"], view).race == START.race
        is_told = lesson.answer_at and Action.STEP in lesson.lets
        assert not is_told or pressed(["1", "end"], view).race.at == lesson.answer_at


def test_the_challenge_and_a_lesson_lead_back_to_what_was_left_and_a_picture_is_left_first():
    free = pressed("knn")
    lesson = pressed(["y", "3", "1", "n"], free)
    there = pressed("cn", lesson)
    back = pressed(["escape"], there)
    assert (back.in_lesson, back.course, back.race) == (True, lesson.course, lesson.race)
    for view in (back, pressed(["y", "5"], there)):
        out = pressed(["escape"], view)
        assert (out.guide, out.race, out.shows) == (None, free.race, free.shows)
    for keys in ("v", "B", "vB", "vv"):
        assert pressed(["escape"], pressed(keys, free)).shows == free.shows
    told = pressed(["y", "3", "enter", "B", "escape"])
    assert told.in_lesson
    assert pressed(["escape"], told).guide is None
