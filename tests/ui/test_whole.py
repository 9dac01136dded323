"""The pictures of the whole on the screen: leafed through, computed in slices, clicked."""

import pytest
from doing import cells, clicked, settled
from landscapes import DOUBLE_WELL
from pressing import START, pressed, view_of

from gdtui.engine.landscapes.catalogue import named
from gdtui.engine.runs.setup import Setup
from gdtui.guide.guide import Whole
from gdtui.plot.pictures import whole as base
from gdtui.ui.view import View
from gdtui.ui.widgets.whole import WholePane, _picture

WELL = Setup((1.5,), 0.7, 50, DOUBLE_WELL)
WHOLE = [whole for whole in Whole if whole not in (Whole.DATA, Whole.SETTLING)]
REGRESSOR = Setup((9.0,), 0.1, 50, named("regressor"))


def shown(app) -> str:
    return "\n".join("".join(text for text, _ in row) for row in cells(app))


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slice is one column, and comes when it is told."""
    base._columns.cache_clear()
    monkeypatch.setattr("gdtui.ui.widgets.whole._SLICE", 0.0)
    monkeypatch.setattr("gdtui.ui.widgets.whole._BREATH", 1e6)


def test_v_leafs_through_the_pictures_and_shift_v_back() -> None:
    view, seen = view_of(WELL), []
    for key in "vvvvvVVVVV":
        view = pressed(key, view)
        seen.append(view.shows.whole)
    assert seen == [*WHOLE, None, *reversed(WHOLE), None]


def test_a_picture_that_a_landscape_does_not_have_is_passed_over() -> None:
    assert pressed("vvv").shows.whole is Whole.COBWEB
    assert pressed("vvvv").shows.whole is None
    there = view_of(WELL)
    basins = pressed("vvv", there)
    elsewhere = pressed("v", View(START.race, shows=basins.shows))
    assert elsewhere.shows.whole is Whole.EPOCHS


@pytest.mark.parametrize("keys", ["c", "f", "y1"])
def test_a_guide_may_refuse_them(keys: str) -> None:
    view = pressed(keys)
    for key in "vV":
        assert pressed(key, view).shows.whole is None
        assert pressed(key, view).said


def test_the_lesson_of_the_balance_begins_with_the_epochs_and_leaves_the_bowl() -> None:
    assert pressed("y8").shows.whole is Whole.EPOCHS
    assert pressed(["y", "8", "enter"]).shows.whole is Whole.EPOCHS
    assert pressed(["y", "8", "escape"]).shows.whole is None
    assert pressed(["v", "v", "y", "8", "escape"]).shows.whole is Whole.LONG_RUN


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60), (50, 16), (40, 12)])
@pytest.mark.parametrize("whole", WHOLE)
async def test_at_every_size_it_says_what_it_is(explorer, size, whole: Whole) -> None:
    words = {
        Whole.EPOCHS: "not within",
        Whole.LONG_RUN: "weights",
        Whole.BASINS: "1  blank: no",
        Whole.COBWEB: "next weight by",
    }
    app = explorer(WELL)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*"v" * (1 + WHOLE.index(whole)))
        await settled(app)
        assert words[whole] in shown(app)
        bowl = app.screen.query_one("Bowl")
        assert bool(bowl.region) == (size[0] >= 120)


@pytest.mark.usefixtures("by_hand")
@pytest.mark.parametrize("keys", ["v", "vv", "vvv"])
async def test_drawn_slice_by_slice_it_is_what_it_is_when_drawn_anew(explorer, keys) -> None:
    app = explorer(Setup((1.4,), 0.7, 50, DOUBLE_WELL))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        pane = app.screen.query_one(WholePane)
        pictures = [pane._picture]
        while not pane.is_whole:
            pane._go_on()
            pictures.append(pane._picture)
        assert len(set(pictures)) > 3
        in_pieces = cells(app)
        view = app.explorer.view
    anew = explorer()
    async with anew.run_test(size=(80, 24)):
        anew.explorer.view = view
        anew.explorer.show()
        await settled(anew)
        assert cells(anew) == in_pieces


@pytest.mark.usefixtures("by_hand")
async def test_a_key_that_does_not_concern_it_does_not_start_it_again(explorer) -> None:
    app = explorer(Setup((1.4,), 0.7, 50, DOUBLE_WELL))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("v", "v")
        pane = app.screen.query_one(WholePane)
        for _ in range(20):
            pane._go_on()
        columns = known(pane)
        before = len(columns._known)
        await pilot.press("n", "home", "d", "k", *["question_mark"] * 2, "t", "V", "v")
        assert app.explorer.view.race.lead.learning_rate == 0.71
        assert known(pane) is columns
        assert not columns.is_whole
        assert len(columns._known) >= before


@pytest.mark.usefixtures("by_hand")
async def test_a_key_that_moves_the_start_gives_it_up(explorer) -> None:
    app = explorer(Setup((1.4,), 0.7, 50, DOUBLE_WELL))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("v", "v")
        pane = app.screen.query_one(WholePane)
        for _ in range(20):
            pane._go_on()
        columns = known(pane)
        before = len(columns._known)
        await pilot.press("h")
        assert app.explorer.view.race.lead.weight == 1.0
        assert known(pane) is not columns
        assert len(known(pane)._known) <= 2
        pane._go_on()
        assert len(columns._known) == before


def known(pane: WholePane):
    """What is computed for what the pane shows."""
    return _picture(pane._frame).columns(*pane.size)


@pytest.mark.parametrize("keys", ["v", "vv"])
async def test_a_click_sets_the_rate(explorer, keys: str) -> None:
    app = explorer(WELL)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys, "n")
        lead = await clicked(app, (5, 5), (2000, 5), (5, 5))
        assert (lead.learning_rate, lead.weight_at(0), lead.at) == (0.0, 1.5, 1)
        rate = (await clicked(app, (27, 5))).learning_rate
        assert 0.5 < rate < 1.5
        assert rate == round(rate, 2)


async def test_a_click_in_the_map_of_the_parabola_sets_the_rate(explorer) -> None:
    app = explorer()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("v")
        landmark = app.screen.query_one(WholePane)._picture.rows[4].index("╎")
        assert (await clicked(app, (landmark, 6))).learning_rate == 0.5


async def test_a_click_in_the_basins_sets_start_and_rate(explorer) -> None:
    app = explorer(WELL)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"vvvnn")
        lead = await clicked(app, (15, 8))
        drawn = app.screen.query_one(WholePane)._picture
        assert drawn.rows[8][15] == "●"
        assert (lead.at, lead.weight < 0, 0.3 < lead.learning_rate < 0.8) == (0, True, True)
        there = lead.weight
        assert (await clicked(app, (15, 8), (16, 8))).weight > there


async def test_a_click_in_the_cobweb_sets_the_weight(explorer) -> None:
    app = explorer(WELL)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"vvvvnn")
        lead = await clicked(app, (5, 8), (15, 3))
        assert (lead.at, lead.learning_rate, -2 < lead.weight < 0) == (0, 0.7, True)


async def test_a_guide_refuses_what_a_click_would_set(explorer) -> None:
    app = explorer()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("y", "8")
        await settled(app)
        before = app.explorer.view.race
        await clicked(app, (20, 5))
        assert app.explorer.view.race == before
        assert app.explorer.view.said


def test_leafing_says_what_is_seen_and_can_be_undone() -> None:
    view = pressed("vv", view_of(WELL))
    assert view.said == "the weights that are visited in the long run, for every learning rate"
    back = pressed("z", view)
    assert back.shows.whole is Whole.EPOCHS
    assert back.said == "undone: picture long run by η → epochs by η"


async def test_a_run_that_a_drag_led_to_is_undone_at_once(explorer) -> None:
    app = explorer(WELL)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"vvv")
        await clicked(app, (15, 8), (16, 8), (30, 5))
        await pilot.press("z")
        lead = app.explorer.view.race.lead
        assert (lead.weight, lead.learning_rate) == (1.5, 0.7)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60), (50, 16), (40, 12)])
async def test_the_line_through_data_turns_with_the_marble(explorer, size) -> None:
    app = explorer(REGRESSOR)
    async with app.run_test(size=size) as pilot:
        await pilot.press("V")
        await settled(app)
        pane, lead = app.screen.query_one(WholePane), app.explorer.view.race.lead
        before = pane._picture
        assert before.rows[0].startswith(" y = 9.0000·x")
        assert before.size == tuple(pane.size)
        await pilot.press("n")
        await settled(app)
        lead = app.explorer.view.race.lead
        app.explorer._motion = type(app.explorer._motion)()
        app.explorer.show()
        assert pane._picture.rows[0].startswith(f" y = {lead.weight:.4f}·x")
        assert pane._picture.rows[1:] != before.rows[1:]


async def test_a_click_beside_the_data_puts_the_marble_at_that_slope(explorer) -> None:
    app = explorer(REGRESSOR)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("V", "n")
        lead = await clicked(app, (40, 9))
        assert (lead.at, lead.learning_rate, lead.weight_at(0) < 1) == (0, 0.1, True)


def test_only_a_landscape_with_data_has_their_picture() -> None:
    assert pressed("V", view_of(REGRESSOR)).shows.whole is Whole.DATA
    assert pressed("V", view_of(WELL)).shows.whole is Whole.COBWEB
    shown = pressed("V", view_of(REGRESSOR))
    assert shown.said == "the weight is the slope of the line: it turns as the marble rolls"
