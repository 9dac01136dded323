"""What is seen of lessons, their list and the challenge: no answer beforehand, always a picture."""

import random
import re

import pytest
from lesson_cases import CASES, CURVES, STEP, THEORY, Case, keys_to
from scenes import every_cell
from staged_explorer import Staged

from gdtui.guide.course import Phase
from gdtui.guide.guide import Action, Clue, Look
from gdtui.guide.lessons import LESSONS
from gdtui.plot.cells.picture import CURVE, GROWS, MARBLES, TANGENT
from gdtui.plot.panes.sentences import without_marks
from gdtui.plot.readout.identity import BLOCKS

SIZES = [(80, 24), (120, 36), (120, 24), (200, 60), (50, 16), (40, 12)]
TELLING_PANES = ("headline", "bowl", "whole", "rate", "weight", "readout", "log")
LESSON = {lesson.title: lesson for lesson in LESSONS}
each_lesson = pytest.mark.parametrize("title", [*CASES])


def inks(app, name: str) -> set[str]:
    """The inks of what is drawn; a blank may have any."""
    return {ink for _, _, cell, ink in every_cell(app.picture(name)) if cell != " "}


def text(app, name: str) -> str:
    return "\n".join(app.picture(name).rows)


def words(app, name: str) -> str:
    return " ".join(text(app, name).split())


def seen_in(app) -> str:
    return "\n".join(text(app, name) for name in TELLING_PANES)


def check_nothing_told(app, case: Case) -> None:
    assert [secret for secret in case.secrets if secret in seen_in(app)] == []
    drawn = {"tangent": TANGENT in inks(app, "bowl"), "bowl": CURVE in inks(app, "bowl")}
    drawn["whole"] = bool(CURVES & {*text(app, "whole")})
    assert not any(drawn[each] for each in case.hidden)
    assert GROWS not in inks(app, "bowl")


def check_numbers(app, case: Case, *sentences: str) -> None:
    """Each number in a sentence stands on the screen, rounded, or is known not to be there."""
    numbers = [float(each) for each in re.findall(r"\d+(?:\.\d+)?(?:e-?\d+)?", seen_in(app))]
    for each in {*re.findall(r"\d+(?:\.\d+)?", " ".join(sentences))} - {*case.numbers}:
        decimals = len(each.partition(".")[2])
        assert float(each) in [round(number, decimals) for number in numbers], each


def asked(title: str, size: tuple[int, int] = (80, 24)) -> Staged:
    app = Staged(size=size)
    app.press(*keys_to(title))
    return app


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
@each_lesson
def test_a_lesson_hides_its_answer_and_then_tells_it_where_it_is_seen(title, size) -> None:
    lesson, case = LESSON[title], CASES[title]
    is_given = Action.STEP in lesson.lets and Action.RATE not in lesson.lets
    ways = ["keys", "enter", "space"] if is_given else ["keys", "enter"]
    for number, choice in enumerate((*lesson.choices, None)):
        way = ways[(number + size[0]) % len(ways)] if choice else "enter"
        app = asked(title, size)
        check_nothing_told(app, case)
        check_numbers(app, case, lesson.thought, lesson.question)
        picture = text(app, "whole" if lesson.whole else "bowl")
        assert any(mark in picture for mark in ("●", BLOCKS[0][0], "y = "))
        assert lesson.question in words(app, "guide")
        if choice:
            app.press(str(number + 1))
            check_nothing_told(app, case)
        app.press(*case.keys if way == "keys" else [way])
        app.tick(2 if way == "enter" else lesson.answer_at)
        assert (app.view.course.phase, app.view.playing) == (Phase.TELLS, False)
        assert app.view.race == lesson.shown(lesson.moves).race
        said, readout = words(app, "guide"), text(app, "readout")
        verdict = f"; you said: {choice}" if choice else ""
        verdict = ", as you said" if choice == case.answer else verdict
        assert f"It was: {case.answer}{verdict}." in said
        check_numbers(app, case, lesson.reason, lesson.then)
        assert without_marks(lesson.then) in said
        assert lesson.reason.split()[-1] in said
        # What was hidden is seen now.
        assert ("slope" in readout) >= (Clue.SLOPE in lesson.hides)
        is_curve_told = Clue.COUNTS in lesson.hides or lesson.answer_whole is not None
        assert (CURVE in inks(app, "whole")) >= is_curve_told
        if Look.TANGENT in lesson.answer_looks:
            assert {TANGENT, MARBLES[1]} & inks(app, "bowl")
        assert ("theory" in readout) <= (Clue.THEORY not in lesson.keeps)


LOOSE = (*"nnnbbzzZrkKjJmwo[]asgupvBd,.", "space", "end", "home", "left", "escape", "enter")


@each_lesson
def test_whatever_is_done_on_the_way_the_verdict_is_that_of_the_lesson_s_own_run(title) -> None:
    lesson, case, dice = LESSON[title], CASES[title], random.Random(f"{title}0")
    for _ in range(6):
        app = asked(title)
        app.press(dice.choice("123"))
        for _ in range(dice.randrange(1, 25)):
            app.press(dice.choice(LOOSE))
            app.tick(dice.random())
            if app.view.top is not None:
                app.press(*dice.choice(("3", "9.5", "")), dice.choice(("enter", "escape")))
            if not app.view.in_lesson or app.view.course.phase is Phase.TELLS:
                break
        if app.view.in_lesson and app.view.course.phase is Phase.TELLS:
            own = lesson.shown(lesson.moves).race
            assert app.view.course.answer.happened == case.answer
            starts = ([run.weight_at(0) for run in race.runs] for race in (app.view.race, own))
            assert next(starts) == next(starts)
            assert app.view.race.lead.learning_rate == own.lead.learning_rate
            assert app.view.race.at >= own.at


def test_at_the_third_beat_a_higher_rate_makes_the_arrow_longer() -> None:
    app = asked("the length of a step")
    app.press("1", "n", "n", *"aaa")
    assert "-1.4400" in text(app, "readout")
    before = text(app, "bowl").count("━")
    assert "`shift+↑`" in LESSON["the length of a step"].then
    app.press("shift+up")
    assert "-2.1600" in text(app, "readout")
    assert text(app, "bowl").count("━") > before


@pytest.mark.parametrize("size", [(120, 36), (200, 60), (140, 40)])
def test_where_there_is_room_a_lesson_stands_beside_the_bowl(explorer, size) -> None:
    app = explorer().sized(size)
    app.press("y", "2")
    bowl, guide = app.places["bowl"], app.places["guide"]
    assert guide.left == bowl.left + bowl.width
    assert "which way will ● and ◆ go?" in " ".join(text(app, "guide").split())


@pytest.mark.parametrize("size", SIZES)
def test_the_list_of_the_lessons_is_seen_whole_where_it_fits(explorer, size) -> None:
    app = explorer().sized(size)
    app.press("y", "4", "y")
    seen = app.text
    assert "▶  4 · the length of a step" in seen
    assert "2 · the minus sign" in seen
    app.press("end", "enter")
    assert f"0 of {len(LESSONS)} right" in app.text
    app.press("question_mark")
    assert "escape leaves" in app.text
    assert "─ help ─" in app.rows[1]
    if app.place("bowl"):
        # It is seen beside what lies over the screen, and not touched.
        before = app.view
        app.click("bowl", (5, 5))
        assert (app.view.race, app.view.over) == (before.race, before.over)
    app.press("escape", "escape")
    assert "Will the second step be as long" in " ".join(text(app, "guide").split())


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 12)])
def test_the_challenge_shows_neither_landing_nor_landmark_until_it_is_solved(
    explorer, size
) -> None:
    app = explorer().sized(size)
    app.press("c")
    for key in ("n", "]", "g", "s", "up", "n", "n", "a"):
        app.press(key)
        readout = text(app, "readout")
        for words in (*STEP, *THEORY, " = "):
            assert words not in readout
        assert "×" not in text(app, "bowl")
        assert "slope" not in readout
        assert not {"0.78125", "1.5625", "0.64", "1.28"} & set(app.text.split())
        assert not {"0.64", "1.28"} & set(text(app, "rate").split())
    assert "that would tell the answer" in app.text
    app.press("e", "ctrl+u", *"0.64", "enter", "n")
    said = " ".join(text(app, "guide").split())
    assert "Found with 4 steps in 3 tries: a = 0.78125" in said
