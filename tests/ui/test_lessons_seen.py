"""What is seen of lessons, their list and the challenge: no answer beforehand, always a picture."""

import pytest
from doing import cells, read, settled
from lesson_keys import LESSON_KEYS, keys_to

from gdtui.engine.theory.parabola import theory_of
from gdtui.guide.guide import Clue, Look
from gdtui.guide.lessons import LESSONS
from gdtui.plot.cells.picture import CURVE, GROWS, TANGENT
from gdtui.ui.widgets.key_bar import hints

SIZES = [(80, 24), (120, 36), (120, 24), (200, 60), (50, 16), (40, 12)]
EACH_LESSON = range(1, len(LESSONS) + 1)
TELLING = {
    Clue.THEORY: ("theory", "r = ", "near w*"),
    Clue.NEXT: ("moves ", "next w", "same side", "crosses", "loss falls", "loss stays", "lands"),
    Clue.SLOPE: ("slope 2w", "\nslope", "+20.0000", "2w + h", "left between"),
    Clue.RATIO: ("ratio",),
    Clue.COUNTS: ("smooth", "zigzag", "divergence", "trap"),
    Clue.BOWL: (),
}


def shown(app) -> str:
    return "\n".join("".join(text for text, _ in row) for row in cells(app))


def pane(app, name: str):
    """The pane of a name that is seen, if one is."""
    return next((each for each in app.screen.query(name) if each.region), None)


def inks(app, name: str) -> str:
    found = pane(app, name)
    return "".join(found._picture.inks) if found else ""


def text(app, name: str) -> str:
    found = pane(app, name)
    return "\n".join(found._picture.rows) if found else ""


def check_nothing_told(app, number: int) -> None:
    lesson = LESSONS[number - 1]
    readout = "\n".join(text(app, name) for name in ("Readout", "Headline", "WholePane"))
    for clue in lesson.hides | lesson.keeps:
        for words in TELLING[clue]:
            assert words not in readout, (number, clue)
    theory = theory_of(lesson.setup.landscape, lesson.setup.method)
    if theory:
        assert theory.regime(lesson.setup.learning_rate).value not in readout
    assert (TANGENT in inks(app, "Bowl")) <= (Look.TANGENT in lesson.looks)
    assert GROWS not in inks(app, "Bowl")
    assert not set("×△▽") & set(text(app, "Bowl"))
    if Clue.COUNTS in lesson.hides:
        assert not any("⠁" <= character <= "⣿" for character in text(app, "WholePane"))


@pytest.mark.parametrize("size", SIZES)
async def test_no_lesson_tells_its_answer_before_it_is_found_and_each_has_a_picture(
    explorer, size
) -> None:
    async with explorer().run_test(size=size) as pilot:
        app = pilot.app
        for number in EACH_LESSON:
            for key in keys_to(number):
                await pilot.press(key)
            await settled(app)
            shown(app)
            check_nothing_told(app, number)
            await pilot.press("1")
            await settled(app)
            shown(app)
            check_nothing_told(app, number)
            picture = "WholePane" if LESSONS[number - 1].whole else "Bowl"
            assert "●" in text(app, picture)
            assert "┤" in text(app, picture)
            assert LESSONS[number - 1].question in " ".join(text(app, "GuidePane").split())
            await pilot.press(*LESSON_KEYS[number - 1])
            await settled(app)
            assert "It was: " in shown(app)


@pytest.mark.parametrize("number", EACH_LESSON)
async def test_what_was_hidden_is_seen_once_it_is_told(explorer, number: int) -> None:
    lesson = LESSONS[number - 1]
    async with explorer().run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys_to(number), "enter")
        await settled(pilot.app)
        shown(pilot.app)
        readout = text(pilot.app, "Readout")
        if Clue.SLOPE in lesson.hides:
            assert "slope" in readout
        if Clue.COUNTS in lesson.hides:
            assert CURVE in inks(pilot.app, "WholePane")
        if Look.TANGENT in lesson.told_with:
            assert TANGENT in inks(pilot.app, "Bowl")
        assert ("theory" in readout) <= (Clue.THEORY not in lesson.keeps)


@pytest.mark.parametrize("size", [(120, 36), (120, 24), (200, 60), (140, 40)])
async def test_from_120_columns_on_a_lesson_stands_beside_the_bowl(explorer, size) -> None:
    async with explorer().run_test(size=size) as pilot:
        await pilot.press("y", "1")
        await settled(pilot.app)
        shown(pilot.app)
        bowl, guide = pane(pilot.app, "Bowl").region, pane(pilot.app, "GuidePane").region
        assert guide.x == bowl.right
        assert guide.y == bowl.y
        assert "Which way will it move?" in " ".join(text(pilot.app, "GuidePane").split())


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_of_the_lessons_is_seen_alone_and_whole_where_it_fits(
    explorer, size
) -> None:
    async with explorer().run_test(size=size) as pilot:
        app = pilot.app
        await pilot.press("y", "3", "y")
        await settled(app)
        seen = shown(app)
        assert "▶  3 · the minus sign" in seen
        assert "1 · the bowl" in seen
        for name in ("Bowl", "GuidePane", "Log", "Readout"):
            assert pane(app, name) is None
        await pilot.press("end", "enter")
        await settled(app)
        assert f"0 of {len(LESSONS)} right" in shown(app)
        await pilot.press("question_mark")
        await settled(app)
        assert "escape closes" in shown(app)
        assert pane(app, "Over").border_title == "help"
        await pilot.press("escape", "escape")
        await settled(app)
        assert "Which way will the left marble" in shown(app)


async def test_a_click_in_the_list_opens_a_lesson(explorer) -> None:
    async with explorer().run_test(size=(80, 24)) as pilot:
        await pilot.press("y")
        await settled(pilot.app)
        shown(pilot.app)
        left, top = pane(pilot.app, "Over").content_region.offset
        for event in read([f"\x1b[<0;{left + 9};{top + 6}M".encode()]):
            pilot.app.post_message(event)
        await settled(pilot.app)
        assert pilot.app.explorer.view.course.at == 4
        assert f"lesson 5 of {len(LESSONS)}" in shown(pilot.app)


@pytest.mark.parametrize("size", SIZES)
async def test_no_hint_of_the_key_bar_is_cut_in_any_mode_of_a_guide(explorer, size) -> None:
    async with explorer().run_test(size=size) as pilot:
        app = pilot.app
        for keys in (
            ["y"],
            ["1"],
            ["1"],
            ["n"],
            ["y", "8", "enter"],
            [*keys_to(len(LESSONS)), "1"],
            ["enter"],
            ["c"],
            ["f"],
        ):
            await pilot.press(*keys)
            await settled(app)
            shown(app)
            bar = text(app, "KeyBar")
            assert (
                bar.split()
                == " ".join(
                    f"{hint.keys} {hint.label}" for hint in hints(app.explorer.view, size[0])
                ).split()
            )


@pytest.mark.parametrize("size", SIZES)
async def test_the_challenge_shows_neither_landing_nor_landmark_until_it_is_solved(
    explorer, size
) -> None:
    async with explorer().run_test(size=size) as pilot:
        app = pilot.app
        await pilot.press("c")
        for key in ("n", "]", "g", "s", "up", "n", "n", "a"):
            await pilot.press(key)
            await settled(app)
            shown(app)
            readout = text(app, "Readout")
            for words in (*TELLING[Clue.NEXT], *TELLING[Clue.THEORY], " = "):
                assert words not in readout
            assert "×" not in text(app, "Bowl")
            assert "slope" not in readout
            assert not {"0.78125", "1.5625", "0.64", "1.28"} & set(shown(app).split())
            assert not {"0.64", "1.28"} & set(text(app, "LearningRate").split())
        assert "that would tell the answer" in shown(app)
        await pilot.press("e", "ctrl+u", *"0.64", "enter", "n")
        await settled(app)
        shown(app)
        said = " ".join(text(app, "GuidePane").split())
        assert "Found with 4 steps in 3 tries: a = 0.78125" in said


async def test_the_long_run_of_chaos_is_seen_once_it_is_told(explorer) -> None:
    async with explorer().run_test(size=(80, 24)) as pilot:
        app = pilot.app
        await pilot.press(*keys_to(16), "2")
        await settled(app)
        shown(app)
        assert pane(app, "Bowl")
        await pilot.press("end")
        await settled(app)
        assert "long run by η" in shown(app)
        assert pane(app, "Bowl") is None
        assert CURVE in inks(app, "WholePane")


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_a_step_of_two_rules_is_taken_apart_without_a_fault(explorer, size) -> None:
    async with explorer().run_test(size=size) as pilot:
        app = pilot.app
        for number, lesson in enumerate(LESSONS, 1):
            if lesson.second is None or lesson.second.rule.name == lesson.start.method.rule.name:
                continue
            await pilot.press(*keys_to(number), "enter", "r")
            for key in (*"aaaaaaaaa", "B", *"aaaaaaaaa", "B"):
                await pilot.press(key)
                await settled(app)
                assert set("●█") & set(shown(app))
