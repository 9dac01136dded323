"""The pictures of the whole on the screen: leafed through, computed in slices, clicked."""

import pytest
from keys_pressed import START, pressed, view_of
from landscapes import DOUBLE_WELL
from lesson_cases import keys_to
from staged_explorer import Staged

from gdtui.engine.landscapes.catalogue import named
from gdtui.engine.rules.method import Method, Noise
from gdtui.engine.rules.rule import rule_of
from gdtui.engine.runs.setup import Setup
from gdtui.plot.cells.picture import Picture
from gdtui.plot.pictures import base
from gdtui.ui.screen.stage import Stage
from gdtui.ui.view import View

WELL = Setup((1.5,), 0.7, 50, DOUBLE_WELL)
REGRESSOR = Setup((9.0,), 0.1, 50, named("regressor"))
MOMENTUM, ADAM = (Setup(method=Method(rule_of(name))) for name in ("momentum", "adam"))
EPOCHS, LONG_RUN, BASINS, COBWEB = "map", "long-run", "basins", "cobweb"


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


@pytest.mark.parametrize(
    ("setup", "pictures"),
    [
        (Setup(), [EPOCHS, LONG_RUN, COBWEB]),
        (WELL, [EPOCHS, LONG_RUN, BASINS, COBWEB]),
        (REGRESSOR, [EPOCHS, LONG_RUN, COBWEB, "data"]),
        (MOMENTUM, [EPOCHS, LONG_RUN, "settling"]),
        (WELL._replace(method=MOMENTUM.method), [EPOCHS, LONG_RUN, BASINS, "settling"]),
        (ADAM, [EPOCHS, LONG_RUN]),
    ],
)
def test_v_leafs_through_the_pictures_that_there_are_and_shift_v_back(setup, pictures) -> None:
    view, seen = view_of(setup), []
    for key in "v" * (len(pictures) + 1) + "V" * (len(pictures) + 1):
        view = pressed(key, view)
        seen.append(view.shows.whole)
    assert seen == [*pictures, None, *reversed(pictures), None]


def test_leafing_says_what_is_seen_and_can_be_undone() -> None:
    view = pressed("vv", view_of(WELL))
    assert view.said == "the weights that are visited in the long run, for every learning rate"
    back = pressed("z", view)
    assert back.shows.whole == EPOCHS
    assert back.said == "undone: picture long run by η → epochs by η"


def test_where_a_race_has_not_the_picture_that_is_seen_the_bowl_comes_back() -> None:
    basins = pressed("vvv", view_of(WELL))
    assert pressed("v", View(START.race, shows=basins.shows)).shows.whole == EPOCHS
    view = pressed("V", view_of(MOMENTUM))
    assert view.standing(START.race).shows.whole is None
    assert view.standing(view.race).shows.whole == "settling"


def test_a_guide_may_refuse_them_and_what_a_click_would_set(explorer) -> None:
    for keys in ("c", "f", "y1"):
        for key in "vV":
            view = pressed(key, pressed(keys))
            assert view.shows.whole is None
            assert view.said
    app = explorer()
    app.press(*keys_to("the balance"))
    before = app.view.race
    app.click("whole", (20, 5))
    assert app.view.race == before
    assert app.view.said


def test_the_lesson_of_the_balance_begins_with_the_epochs_and_leaves_the_bowl() -> None:
    keys = [*keys_to("the balance")]
    assert pressed(keys).shows.whole == EPOCHS
    assert pressed([*keys, "enter"]).shows.whole == EPOCHS
    assert pressed([*keys, "escape"]).shows.whole is None
    assert pressed(["v", "v", *keys, "escape"]).shows.whole == LONG_RUN


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 12)])
@pytest.mark.parametrize(
    ("setup", "keys", "words"),
    [
        (WELL, "v", "not within"),
        (WELL, "vv", "weights"),
        (WELL, "vvv", "1  blank: no"),
        (WELL, "V", "next weight by"),
        (MOMENTUM, "V", "ripples"),
        (REGRESSOR, "V", " y = 9.0000·x"),
    ],
)
def test_at_every_size_it_says_what_it_is(explorer, size, setup, keys: str, words: str) -> None:
    app = explorer(setup).sized(size)
    app.press(*keys)
    assert words in app.text
    assert bool(app.place("bowl")) == (size[0] >= 120)


def test_a_noisy_run_says_that_its_pictures_are_without_noise(explorer) -> None:
    app = explorer(Setup(method=Method(noise=Noise(1.0))))
    app.press("v")
    assert "─ without noise ─" in app.text


def test_the_line_through_data_turns_with_the_marble(explorer) -> None:
    app = explorer(REGRESSOR)
    app.press("V")
    before = app.picture("whole")
    app.press("n")
    after = app.picture("whole")
    assert after.rows[0].startswith(f" y = {app.view.race.lead.weight:.4f}·x")
    assert after.rows[1:] != before.rows[1:]


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


def test_a_key_that_moves_the_start_gives_it_up_and_no_other() -> None:
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
    app.press("h")
    before = len(columns._known)
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


def test_a_click_in_the_basins_sets_start_and_rate_and_a_drag_is_undone_at_once(explorer) -> None:
    app = explorer(WELL)
    app.press(*"vvvnn")
    lead = app.click("whole", (15, 8)).race.lead
    assert app.picture("whole").rows[8][15] == "●"
    assert (lead.at, lead.weight < 0, 0.3 < lead.learning_rate < 0.8) == (0, True, True)
    assert app.click("whole", (15, 8), (16, 8), (30, 5)).race.lead.weight > lead.weight
    app.press("z")
    assert app.view.race.lead == lead


def test_a_click_in_the_cobweb_sets_the_weight(explorer) -> None:
    app = explorer(WELL)
    app.press(*"vvvvnn")
    lead = app.click("whole", (5, 8), (15, 3)).race.lead
    assert (lead.at, lead.learning_rate, -2 < lead.weight < 0) == (0, 0.7, True)


def test_a_click_beside_the_data_puts_the_marble_at_that_slope(explorer) -> None:
    app = explorer(REGRESSOR)
    app.press("V", "n")
    lead = app.click("whole", (40, 9)).race.lead
    assert (lead.at, lead.learning_rate, lead.weight_at(0) < 1) == (0, 0.1, True)


def test_a_click_where_momentum_settles_sets_rate_and_beta_and_keeps_the_pins(explorer) -> None:
    app = explorer(MOMENTUM)
    app.press("V", "n", "n", "p")
    lead = app.click("whole", (12, 12), (14, 11), (16, 8)).race.lead
    (beta,) = lead.method.rule.values
    assert (lead.at, 0.2 < beta < 0.5, 0.2 < lead.learning_rate < 0.8) == (0, True, True)
    assert app.view.said == f"a new run with β = {beta}"
    assert app.picture("whole").rows[8][16] == "●"
    assert len(app.view.race.pinned) == 1
    app.press("z")
    lead = app.view.race.lead
    assert (lead.method.rule.values, lead.learning_rate) == ((0.9,), 0.1)
