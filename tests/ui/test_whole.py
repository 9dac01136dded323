"""The pictures of the whole on the screen: leafed through, computed in slices, clicked."""

import random

import pytest
from keys_pressed import START, pressed, view_of
from landscapes import DOUBLE_WELL
from lesson_cases import keys_to
from staged_explorer import Staged

from gdtui.engine.landscapes.catalogue import named
from gdtui.engine.rules.method import Method, Noise, rule_of
from gdtui.engine.runs.setup import Setup
from gdtui.plot.cells.picture import Picture
from gdtui.plot.pictures import base
from gdtui.plot.pictures.catalogue import pictures_of
from gdtui.ui.screen.stage import Stage
from gdtui.ui.view import View

WELL = Setup((1.5,), 0.7, 50, (DOUBLE_WELL,))
REGRESSOR = Setup((9.0,), 0.1, 50, (named("regressor"),))
MOMENTUM = Setup(method=Method(rule_of("momentum")))
SETUPS = [Setup(), WELL, REGRESSOR, MOMENTUM, WELL._replace(method=MOMENTUM.method)]


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


@pytest.mark.parametrize("setup", SETUPS)
def test_v_leafs_through_the_pictures_that_there_are_and_shift_v_back(setup) -> None:
    pictures = pictures_of(setup)
    view, seen = view_of(setup), []
    for key in "v" * (len(pictures) + 1) + "V" * (len(pictures) + 1):
        view = pressed(key, view)
        seen.append(view.shows.whole)
    assert seen == [*pictures, None, *reversed(pictures), None]


def test_where_a_race_has_not_the_picture_that_is_seen_the_bowl_comes_back() -> None:
    basins = pressed("vvv", view_of(WELL))
    assert pressed("v", View(START.race, shows=basins.shows)).shows.whole == "map"
    view = pressed("V", view_of(MOMENTUM))
    assert view.standing(START.race).shows.whole is None
    assert view.standing(view.race).shows.whole == "settling"


def test_a_guide_may_refuse_them_and_what_a_click_would_set(explorer) -> None:
    for keys in ("c", "f", "y1"):
        for key in "vV":
            view = pressed(key, before := pressed(keys))
            assert view.shows.whole == before.shows.whole
            assert view.said
    app = explorer()
    app.press(*keys_to("the balance"))
    before = app.view.race
    app.click("whole", (20, 5))
    assert app.view.race == before
    assert app.view.said


SAYS = {
    "not within": (WELL, "v"),
    "weights": (WELL, "vv"),
    "1  blank: no": (WELL, "vvv"),
    "next weight by": (WELL, "V"),
    "ripples": (MOMENTUM, "V"),
    " y = 9.0000·x": (REGRESSOR, "V"),
    "─ without noise ─": (Setup(method=Method(noise=Noise(1.0))), "v"),
}


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 12)])
@pytest.mark.parametrize("words", SAYS)
def test_at_every_size_it_says_what_it_is(explorer, size, words: str) -> None:
    setup, keys = SAYS[words]
    app = explorer(setup).sized(size)
    app.press(*keys)
    assert words in app.text or ("─" in words and size == (40, 12))
    assert bool(app.place("bowl")) == (size[0] >= 120)


@pytest.mark.parametrize("keys", ["v", "vv", "vvv"])
def test_drawn_slice_by_slice_it_is_what_it_is_when_drawn_anew(keys: str) -> None:
    app = ByHand(Setup((1.4,), 0.7, 50, (DOUBLE_WELL,)))
    app.press(*keys)
    pictures = {app.picture("whole")}
    while app.is_on_its_way or not app.columns.is_whole:
        app.slice()
        pictures.add(app.picture("whole"))
    assert len(pictures) > 3
    assert Staged(view=app.view).sheet() == app.sheet()


def test_a_key_that_moves_the_start_gives_it_up_and_no_other() -> None:
    app = ByHand(Setup((1.4,), 0.7, 50, (DOUBLE_WELL,)))
    app.press("v", "v")
    for _ in range(20):
        app.slice()
    columns, before = app.columns, len(app.columns._known)
    app.press("n", "home", "d", "k", *["question_mark"] * 2, "t", "V", "v")
    assert app.view.race.lead.learning_rate == 0.71
    assert (app.columns is columns, columns.is_whole) == (True, False)
    assert len(columns._known) >= before
    app.press("h")
    assert app.view.race.lead.weight == 1.0
    before = len(columns._known)
    assert len(app.columns._known) <= 2
    app.slice()
    assert (app.columns is columns, len(columns._known)) == (False, before)


@pytest.mark.parametrize("setup", SETUPS)
def test_a_click_or_a_drag_sets_what_lies_at_its_cell_and_is_undone_at_once(
    explorer, setup
) -> None:
    dice = random.Random(1)
    for number in range(1, 1 + len(pictures_of(setup))):
        app = explorer(setup)
        app.press(*"v" * number, "n", "n", "p")
        _, _, *size = app.place("whole")
        for _ in range(4):
            cells = [
                (dice.randrange(6, 46), dice.randrange(2, 13)) for _ in range(dice.choice([1, 3]))
            ]
            before, there = app.view, app.frame.whole.at(*cells[-1], *size[:2])
            now = app.click("whole", *cells).race
            old = before.race.lead
            is_anew = there.weight is not None or bool(there.parameters)
            start = old.weight_at(0) if there.weight is None else there.weight
            rate = old.learning_rate if there.rate is None else there.rate
            assert (now.lead.weight_at(0), now.lead.learning_rate) == (start, rate)
            assert now.lead.method.rule.values == (there.parameters or old.method.rule.values)
            assert (now.at, len(now.pinned)) == (0 if is_anew else 2, 1)
            if len(app.view.past) > len(before.past):
                app.press("z")
            # A marble that is put where it started is no change: the run is at its start.
            assert app.view.race.to(before.race.at) == before.race


def test_what_a_click_did_is_said_and_the_mark_comes_there(explorer) -> None:
    app = explorer(MOMENTUM)
    app.press("V")
    (beta,) = app.click("whole", (16, 8)).race.lead.method.rule.values
    assert app.view.said == f"a new run with β = {beta}"
    assert app.picture("whole").rows[8][16] == "●"
    app = explorer()
    app.press("v")
    landmark = app.picture("whole").rows[4].index("╎")
    assert app.click("whole", (5, 5), (2000, 5), (landmark, 6)).race.lead.learning_rate == 0.5
