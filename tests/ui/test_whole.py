"""The pictures of the whole on the screen: leafed through, computed in slices, clicked."""

import pytest
from landscapes import DOUBLE_WELL
from pressing import START, pressed, view_of
from staged import Staged

from gdtui.engine.landscapes.catalogue import named
from gdtui.engine.runs.setup import Setup
from gdtui.guide.guide import Whole
from gdtui.plot.cells.picture import Picture
from gdtui.plot.pictures import base
from gdtui.ui.screen.stage import Stage
from gdtui.ui.view import View

WELL = Setup((1.5,), 0.7, 50, DOUBLE_WELL)
WHOLE = [whole for whole in Whole if whole not in (Whole.DATA, Whole.SETTLING)]
REGRESSOR = Setup((9.0,), 0.1, 50, named("regressor"))


class ByHand(Staged):
    """A slice is one column, and comes when it is told."""

    def __init__(self, *arguments, **options) -> None:
        base._columns.cache_clear()
        super().__init__(*arguments, **options)

    def sheet(self) -> Picture:
        return Stage.sheet(self)

    @property
    def columns(self):
        """What is computed for what the pane shows."""
        return self.frame.whole.columns(*self.place("whole")[2:4])

    def slice(self) -> None:
        self.go_on(0.0)


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
    assert pressed("y6").shows.whole is Whole.EPOCHS
    assert pressed(["y", "6", "enter"]).shows.whole is Whole.EPOCHS
    assert pressed(["y", "6", "escape"]).shows.whole is None
    assert pressed(["v", "v", "y", "6", "escape"]).shows.whole is Whole.LONG_RUN


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60), (50, 16), (40, 12)])
@pytest.mark.parametrize("whole", WHOLE)
def test_at_every_size_it_says_what_it_is(explorer, size, whole: Whole) -> None:
    words = {
        Whole.EPOCHS: "not within",
        Whole.LONG_RUN: "weights",
        Whole.BASINS: "1  blank: no",
        Whole.COBWEB: "next weight by",
    }
    app = explorer(WELL)
    app = app.sized(size)
    app.press(*"v" * (1 + WHOLE.index(whole)))
    assert words[whole] in app.text
    assert bool(app.place("bowl")) == (size[0] >= 120)


@pytest.mark.parametrize("keys", ["v", "vv", "vvv"])
def test_drawn_slice_by_slice_it_is_what_it_is_when_drawn_anew(keys: str) -> None:
    app = ByHand(Setup((1.4,), 0.7, 50, DOUBLE_WELL))
    app.press(*keys)
    pictures = {app.picture("whole")}
    while app.is_on_its_way or not app.columns.is_whole:
        app.slice()
        pictures.add(app.picture("whole"))
    assert len(pictures) > 3
    assert Staged(view=app.view).sheet() == app.sheet()


def test_a_key_that_does_not_concern_it_does_not_start_it_again() -> None:
    app = ByHand(Setup((1.4,), 0.7, 50, DOUBLE_WELL))
    app.press("v", "v")
    for _ in range(20):
        app.slice()
    columns = app.columns
    before = len(columns._known)
    app.press("n", "home", "d", "k", *["question_mark"] * 2, "t", "V", "v")
    assert app.view.race.lead.learning_rate == 0.71
    assert app.columns is columns
    assert not columns.is_whole
    assert len(columns._known) >= before


def test_a_key_that_moves_the_start_gives_it_up() -> None:
    app = ByHand(Setup((1.4,), 0.7, 50, DOUBLE_WELL))
    app.press("v", "v")
    for _ in range(20):
        app.slice()
    columns = app.columns
    before = len(columns._known)
    app.press("h")
    assert app.view.race.lead.weight == 1.0
    assert app.columns is not columns
    assert len(app.columns._known) <= 2
    app.slice()
    assert len(columns._known) == before


@pytest.mark.parametrize("keys", ["v", "vv"])
def test_a_click_sets_the_rate(explorer, keys: str) -> None:
    app = explorer(WELL)
    app.press(*keys, "n")
    lead = app.click("whole", (5, 5), (2000, 5), (5, 5)).race.lead
    assert (lead.learning_rate, lead.weight_at(0), lead.at) == (0.0, 1.5, 1)
    rate = app.click("whole", (27, 5)).race.lead.learning_rate
    assert 0.5 < rate < 1.5
    assert rate == round(rate, 2)


def test_a_click_in_the_map_of_the_parabola_sets_the_rate(explorer) -> None:
    app = explorer()
    app.press("v")
    landmark = app.picture("whole").rows[4].index("╎")
    assert app.click("whole", (landmark, 6)).race.lead.learning_rate == 0.5


def test_a_click_in_the_basins_sets_start_and_rate(explorer) -> None:
    app = explorer(WELL)
    app.press(*"vvvnn")
    lead = app.click("whole", (15, 8)).race.lead
    drawn = app.picture("whole")
    assert drawn.rows[8][15] == "●"
    assert (lead.at, lead.weight < 0, 0.3 < lead.learning_rate < 0.8) == (0, True, True)
    there = lead.weight
    assert app.click("whole", (15, 8), (16, 8)).race.lead.weight > there


def test_a_click_in_the_cobweb_sets_the_weight(explorer) -> None:
    app = explorer(WELL)
    app.press(*"vvvvnn")
    lead = app.click("whole", (5, 8), (15, 3)).race.lead
    assert (lead.at, lead.learning_rate, -2 < lead.weight < 0) == (0, 0.7, True)


def test_a_guide_refuses_what_a_click_would_set(explorer) -> None:
    app = explorer()
    app.press("y", "6")
    before = app.view.race
    app.click("whole", (20, 5))
    assert app.view.race == before
    assert app.view.said


def test_leafing_says_what_is_seen_and_can_be_undone() -> None:
    view = pressed("vv", view_of(WELL))
    assert view.said == "the weights that are visited in the long run, for every learning rate"
    back = pressed("z", view)
    assert back.shows.whole is Whole.EPOCHS
    assert back.said == "undone: picture long run by η → epochs by η"


def test_a_run_that_a_drag_led_to_is_undone_at_once(explorer) -> None:
    app = explorer(WELL)
    app.press(*"vvv")
    app.click("whole", (15, 8), (16, 8), (30, 5))
    app.press("z")
    lead = app.view.race.lead
    assert (lead.weight, lead.learning_rate) == (1.5, 0.7)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60), (50, 16), (40, 12)])
def test_the_line_through_data_turns_with_the_marble(explorer, size) -> None:
    app = explorer(REGRESSOR)
    app = app.sized(size)
    app.press("V")
    before = app.picture("whole")
    assert before.rows[0].startswith(" y = 9.0000·x")
    app.press("n")
    lead = app.view.race.lead
    after = app.picture("whole")
    assert after.rows[0].startswith(f" y = {lead.weight:.4f}·x")
    assert after.rows[1:] != before.rows[1:]


def test_a_click_beside_the_data_puts_the_marble_at_that_slope(explorer) -> None:
    app = explorer(REGRESSOR)
    app.press("V", "n")
    lead = app.click("whole", (40, 9)).race.lead
    assert (lead.at, lead.learning_rate, lead.weight_at(0) < 1) == (0, 0.1, True)


def test_only_a_landscape_with_data_has_their_picture() -> None:
    assert pressed("V", view_of(REGRESSOR)).shows.whole is Whole.DATA
    assert pressed("V", view_of(WELL)).shows.whole is Whole.COBWEB
    shown = pressed("V", view_of(REGRESSOR))
    assert shown.said == "the weight is the slope of the line: it turns as the marble rolls"
