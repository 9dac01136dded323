"""Panes that come and go show what is so now, and nothing that was so before."""

import pytest
from doing import cells, settled

from gdtui.engine.runs.setup import DEFAULTS, Setup
from gdtui.engine.tables import epoch_line
from gdtui.guide.lessons import LESSONS
from gdtui.plot.cells.picture import GROWS, SECANT, TANGENT, TRAIL
from gdtui.plot.panes.log import draw_journal
from gdtui.ui.app import GdtuiApp
from gdtui.ui.shown import Shown
from gdtui.ui.widgets.cells import Cells
from gdtui.ui.widgets.log import Log


def shown(app) -> str:
    return "\n".join("".join(text for text, _ in row) for row in cells(app))


def is_seen(app, name: str) -> bool:
    return bool(app.screen.query_one(name).region)


async def test_v_shows_the_map_in_place_of_the_bowl_and_a_large_window_shows_both(explorer) -> None:
    async with explorer().run_test(size=(80, 24)) as pilot:
        app = pilot.app
        both = ("Bowl", "WholePane")
        for key, seen in zip("vVV", (both, both[::-1], both), strict=True):
            assert [is_seen(app, name) for name in seen] == [True, False]
            await pilot.press(key)
            await settled(app)
            shown(app)
    async with explorer().run_test(size=(120, 36)) as pilot:
        panes = ("Bowl", "LossCurve", "WholePane")
        assert all(is_seen(pilot.app, name) for name in panes)
        await pilot.press("v")
        await settled(pilot.app)
        assert [is_seen(pilot.app, name) for name in panes] == [True, False, True]


@pytest.mark.parametrize("size", [(80, 24), (50, 16), (40, 12)])
@pytest.mark.parametrize(
    "keys", [["c", "escape"], ["y", "y"], ["y", "3", "escape"], ["c", "n", "escape", "v", "V"]]
)
async def test_after_a_guide_nothing_of_it_is_left(explorer, size, keys) -> None:
    async with explorer().run_test(size=size) as pilot:
        before = shown(pilot.app)
        await pilot.press(*keys)
        screen = pilot.app.explorer
        screen.view = screen.view.saying("")
        screen.show()
        await settled(pilot.app)
        assert shown(pilot.app) == before


async def test_lessons_in_out_and_in_again_show_the_same(explorer) -> None:
    async with explorer().run_test(size=(80, 24)) as pilot:
        await pilot.press("y", "enter")
        await settled(pilot.app)
        once = shown(pilot.app)
        assert "Which way will it move?" in once
        await pilot.press("y", "y", "y", "enter")
        await settled(pilot.app)
        assert shown(pilot.app) == once


async def test_the_map_of_a_lesson_has_a_mirror_image_only_once_it_is_told(explorer) -> None:
    async with explorer().run_test(size=(80, 24)) as pilot:
        app = pilot.app
        await pilot.press("y", "8", "2")
        await settled(app)
        assert "○" not in shown(app)
        await pilot.press(*"KKKKKKKK")
        await settled(app)
        assert "It was: 0.9, as you said" in shown(app)
        assert "○" in shown(app)


async def test_a_window_that_has_shrunk_does_not_say_that_it_has_grown(explorer) -> None:
    async with explorer(Setup((10.0,), 1.5)).run_test(size=(80, 24)) as pilot:
        await pilot.press("end")
        await settled(pilot.app)
        assert "window grown to ±" in shown(pilot.app)
        await pilot.press("home")
        await settled(pilot.app)
        assert "window grown" not in shown(pilot.app)


async def test_in_the_fog_only_the_marble_and_its_tangent_are_seen(explorer) -> None:
    async with explorer().run_test(size=(80, 24)) as pilot:
        await pilot.press(*"fnnsgut")
        await settled(pilot.app)
        bowl = pilot.app.screen.query_one("Bowl")._picture
        inks = set("".join(bowl.inks))
        assert TANGENT in inks
        assert not inks & {SECANT, TRAIL, GROWS}
        assert "".join(bowl.rows).count("●") == 1


async def test_a_small_window_says_how_large_it_must_be(explorer) -> None:
    async with explorer().run_test(size=(39, 11)) as pilot:
        assert "gdtui needs 40×12, this window is 39×11" in shown(pilot.app)


@pytest.mark.parametrize(
    ("size", "panes"),
    [
        ((40, 12), ["Bowl", "LearningRate", "Weight", "Readout", "Prompt"]),
        ((50, 16), ["Bowl", "LearningRate", "Weight", "Readout", "Log", "Prompt"]),
        ((80, 24), ["Bowl", "LearningRate", "Weight", "Readout", "Log", "Prompt"]),
        ((120, 36), ["Bowl", "LossCurve", "WholePane", "Readout", "Log", "Prompt"]),
        ((200, 60), ["Bowl", "LossCurve", "WholePane", "Readout", "Log", "Prompt"]),
    ],
)
async def test_a_window_has_the_panes_that_it_has_room_for(explorer, size, panes) -> None:
    async with explorer().run_test(size=size) as pilot:
        seen = [type(pane).__name__ for pane in pilot.app.screen.query(Cells) if pane.region]
        assert [name for name in seen if name in panes] == panes
        assert ("Log" in seen) == ("Log" in panes)


async def test_a_large_window_has_its_log_in_a_column_and_its_bowl_above_the_other_pictures(
    explorer,
) -> None:
    async with explorer().run_test(size=(200, 60)) as pilot:
        bowl, loss, rates, side, log = (
            pilot.app.screen.query_one(name).region
            for name in ("Bowl", "LossCurve", "WholePane", "#side", "Log")
        )
        assert bowl.bottom == loss.y == rates.y
        assert log.x == side.x == bowl.right
        assert log.y == side.bottom


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
@pytest.mark.parametrize("keys", [[], ["m"], ["p", "up", "n", "up", "n", "up"]])
async def test_pages_of_the_log_leave_out_no_line(explorer, size, keys) -> None:
    async with explorer().run_test(size=size) as pilot:
        app = pilot.app
        await pilot.press(*keys, "end")
        await settled(app)
        for page in ("pageup", "pagedown"):
            seen = set()
            for _ in range(400):
                view = app.explorer.view
                seen |= set(shown_log(app))
                await pilot.press(page)
                if app.explorer.view == view:
                    break
            race = app.explorer.view.race
            assert {epoch_line(race.lead.epoch(k)) for k in range(1, race.at + 1)} <= seen


def shown_log(app) -> list[str]:
    log = app.screen.query_one(Log)
    view = app.explorer.view
    drawn = draw_journal(view.race, view.race.at - view.earlier, 80, log.size.height)
    return [row.strip(" ●◆■a").rstrip() for row in drawn.rows]


async def test_a_lesson_that_is_opened_from_the_command_line_is_seen_at_once() -> None:
    app = GdtuiApp(DEFAULTS, frames_per_second=0, shown=Shown(lesson=4))
    async with app.run_test(size=(80, 24)):
        await settled(app)
        assert LESSONS[3].title in shown(app)
        assert "1-3 predict" in shown(app)
