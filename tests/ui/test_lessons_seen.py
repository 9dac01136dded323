"""What is seen of lessons, their list and the challenge: no answer beforehand, always a picture."""

import pytest
from lesson_cases import CASES, STEP, THEORY, Case, keys_to

from gdtui.guide.guide import Clue, Look
from gdtui.guide.lessons.course import LESSONS
from gdtui.plot.cells.picture import CURVE, GROWS, MARBLES, TANGENT
from gdtui.plot.readout.identity import BLOCKS

SIZES = [(80, 24), (120, 36), (120, 24), (200, 60), (50, 16), (40, 12)]
TELLING_PANES = ("headline", "bowl", "whole", "rate", "weight", "readout", "log")


def inks(app, name: str) -> str:
    return "".join(app.picture(name).inks)


def text(app, name: str) -> str:
    return "\n".join(app.picture(name).rows)


def check_nothing_told(app, case: Case) -> None:
    seen = "\n".join(text(app, name) for name in TELLING_PANES)
    assert [secret for secret in case.secrets if secret in seen] == []
    assert not set(case.secrets_of_whole) & set(text(app, "whole"))
    assert (TANGENT in inks(app, "bowl")) <= (not case.is_tangent_secret)
    assert GROWS not in inks(app, "bowl")


@pytest.mark.parametrize("size", SIZES)
def test_no_lesson_tells_its_answer_before_it_is_found_and_each_has_a_picture(
    explorer, size
) -> None:
    app = explorer().sized(size)
    for lesson in LESSONS:
        case = CASES[lesson.title]
        app.press(*keys_to(lesson.title))
        check_nothing_told(app, case)
        app.press("1")
        check_nothing_told(app, case)
        picture = "whole" if lesson.whole else "bowl"
        assert "●" in text(app, picture) or BLOCKS[0][0] in text(app, picture)
        assert "┤" in text(app, picture)
        assert lesson.question in " ".join(text(app, "guide").split())
        app.press(*case.keys)
        assert f"It was: {case.answer}" in app.text


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.title)
def test_what_was_hidden_is_seen_once_it_is_told(explorer, lesson) -> None:
    app = explorer()
    app.press(*keys_to(lesson.title), "enter")
    readout = text(app, "readout")
    if Clue.SLOPE in lesson.hides:
        assert "slope" in readout
    if Clue.COUNTS in lesson.hides:
        assert CURVE in inks(app, "whole")
    if Look.TANGENT in lesson.answer_looks:
        assert {TANGENT, MARBLES[1]} & set(inks(app, "bowl"))
    assert ("theory" in readout) <= (Clue.THEORY not in lesson.keeps)


@pytest.mark.parametrize("size", [(120, 36), (200, 60), (140, 40)])
def test_where_there_is_room_a_lesson_stands_beside_the_bowl(explorer, size) -> None:
    app = explorer().sized(size)
    app.press("y", "1")
    bowl, guide = app.places["bowl"], app.places["guide"]
    assert guide.left == bowl.left + bowl.width
    assert "which way will ● and ◆ go?" in " ".join(text(app, "guide").split())


@pytest.mark.parametrize("size", SIZES)
def test_the_list_of_the_lessons_is_seen_whole_where_it_fits(explorer, size) -> None:
    app = explorer().sized(size)
    app.press("y", "3", "y")
    seen = app.text
    assert "▶  3 · the length of a step" in seen
    assert "1 · the minus sign" in seen
    for name in ("guide", "log", "readout"):
        assert app.place(name) is None
    assert bool(app.place("bowl")) == (size in ((120, 36), (200, 60)))
    app.press("end", "enter")
    assert f"0 of {len(LESSONS)} right" in app.text
    app.press("question_mark")
    assert "escape closes" in app.text
    assert "─ help ─" in app.rows[1]
    if app.place("bowl"):
        # It is seen beside what lies over the screen, and not touched.
        before = app.view
        app.click("bowl", (5, 5))
        assert (app.view.race, app.view.over) == (before.race, before.over)
    app.press("escape", "escape")
    assert "Will the second step be as long" in " ".join(text(app, "guide").split())


def test_a_click_in_the_list_opens_a_lesson(explorer) -> None:
    app = explorer()
    app.press("y")
    app.click("over", (8, 5))
    assert app.view.course.at == 4
    assert f"lesson 5 of {len(LESSONS)}" in app.text


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


def test_the_long_run_of_chaos_is_seen_once_it_is_told(explorer) -> None:
    app = explorer()
    app.press(*keys_to("beyond 2/c"), "2")
    assert app.place("bowl")
    app.press("end")
    assert "long run by η" in app.text
    assert app.place("bowl") is None
    assert CURVE in inks(app, "whole")
