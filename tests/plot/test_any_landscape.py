"""What the screen says of a landscape that is not the parabola: nothing of w² in it."""

import pytest

from gdtui.engine.landscapes.catalogue import NAMES, landscape_of, named
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.setup import Setup, start_on
from gdtui.guide.guide import Clue
from gdtui.guide.prompts import Moment, prompt
from gdtui.plot.bowl.flight import Way
from gdtui.plot.bowl.window import own_window
from gdtui.plot.cells.picture import Picture
from gdtui.plot.panes.headline import draw_headline
from gdtui.plot.readout.readout import draw_readout
from gdtui.plot.shows import Shows, Sight


def race_on(formula: str, rate: float = 0.1, epochs: int = 50, weight: float | None = None) -> Race:
    landscape = landscape_of(formula)
    start = start_on(landscape) if weight is None else weight
    return Setup((start,), rate, epochs, (landscape,)).race()


def headline(race: Race, width: int = 80) -> str:
    return draw_headline(race, Sight(), False, 2.0, width).rows[0].strip()


def words(picture: Picture) -> str:
    return " ".join(" ".join(picture.rows).split())


def readout(race: Race, width: int = 28, height: int = 20) -> str:
    return words(draw_readout(race, Shows(), Sight(), width, height))


def test_the_formula_is_raised_and_its_end_left_out_where_it_does_not_fit() -> None:
    assert "L(w) = w⁴/4 − w²/2 " in headline(race_on("double-well"), 120)
    regressor = race_on("regressor")
    assert "L(w) = (7w² − 41.8w + 63.22)/6 " in headline(regressor, 120)
    assert "L(w) = (7w² − 41.8w + 63.22)/6 " in headline(regressor, 84)
    assert headline(regressor, 40).startswith("regressor ")


def test_the_slope_stands_with_its_formula_where_that_is_short() -> None:
    assert "slope w³ − w +1.8750" in readout(race_on("double-well"))
    assert "slope tanh(w)" in readout(race_on("log-cosh"))
    assert "slope L'(w)" in readout(race_on("ripples"))


@pytest.mark.parametrize("height", [20, 3])
def test_a_bottom_is_called_zero_loss_where_its_loss_is_0_and_an_end_is_told(height: int) -> None:
    for formula, is_zero in (("quartic", True), ("double-well", False), ("(w-3)^2 + 2", False)):
        race = race_on(formula)
        for each in (race, race.to(3), race.to(50), race.mirrored()):
            assert ("bottom" if is_zero else "zero loss") not in readout(each, 32, height)
        assert ("zero loss" if is_zero else "bottom") in readout(race, 32, height)
    race = race_on("log(w)", 2.0, weight=1.0).to(50)
    assert "the next weight has no loss" in readout(race, 40, height)
    assert "the next step is too large" in readout(race_on("w^3", weight=-5.0).to(50), 40, height)


def test_where_no_bottom_is_known_none_is_waited_for_and_a_fall_is_a_fall() -> None:
    assert "the loss has fallen" in readout(race_on("w").to(50))
    assert "not yet" not in readout(race_on("log(w)"))
    assert all(len(named(name).purpose[0]) <= 78 for name in NAMES)


def test_a_marble_on_its_way_over_a_gap_is_never_in_it() -> None:
    landscape = landscape_of("sqrt(w^2 - 4)")
    for k in range(101):
        way = Way(landscape, 3.0, -5.0, k / 100)
        assert landscape.is_inside(way.weight)
        assert all(0 <= place <= 1 for place in way.point(own_window(landscape)))


WELL = "double-well"


def told(race: Race, size: tuple[int, int]) -> str:
    """The last rows of the readout, which say how it stands."""
    rows = [row.strip() for row in draw_readout(race, Shows(), Sight(), *size).rows if row.strip()]
    before = [k for k, row in enumerate(rows) if row[2:6] == "loss" or k == 1]
    return " ".join(rows[before[-1] + 1 :])


@pytest.mark.parametrize(
    ("formula", "weight", "rate", "at", "words"),
    [
        (WELL, 0.5, 0.3, 3, "on its way: bottom not reached so far"),
        (WELL, 0.5, 0.3, 100, "at the bottom since epoch 8"),
        (WELL, 0.5, 1.1, 200, "a cycle of 2 since epoch 26"),
        (WELL, 0.5, 1.25, 200, "a cycle of 4 since epoch 126"),
        (WELL, 0.5, 1.9, 100, "wandering: no weight has come back"),
        (WELL, 0.0, 0.1, 3, "stays where it is since epoch 0"),
        ("quartic", 0.5, 0.1, 300, "zero loss since epoch 170"),
        ("absolute", 10.0, 0.3, 50, "a cycle of 2 since epoch 33"),
        ("plateau", 200.0, 0.1, 30, "on a plateau since epoch 0"),
        ("w", 10.0, 0.1, 30, "no bottom is known"),
    ],
)
def test_the_readout_says_what_the_run_itself_does(
    formula: str, weight: float, rate: float, at: int, words: str
) -> None:
    race = race_on(formula, rate, 500, weight).to(at)
    for size in ((26, 12), (34, 14), (48, 3), (38, 3)):
        assert told(race, size) == words


@pytest.mark.parametrize(
    ("formula", "weight", "rate", "words"),
    [
        (WELL, 0.5, 0.01, "50 epochs done: still on its way"),
        (WELL, 0.5, 0.3, "50 epochs done: at the bottom since epoch 8"),
        (WELL, 0.5, 1.1, "50 epochs done: a cycle of 2 since epoch 26"),
        ("quartic", 0.9, 0.7, "ends here: the next step is too large"),
        ("log(w)", 1.0, 0.3, "ends at epoch 2: the next weight has no loss"),
    ],
)
def test_at_its_end_it_says_what_the_run_does(
    formula: str, weight: float, rate: float, words: str
) -> None:
    rows = draw_readout(race_on(formula, rate, 50, weight).to(50), Shows(), Sight(), 48, 3).rows
    assert rows[1].strip() == words


def test_two_marbles_and_pinned_runs_each_have_a_word_for_it() -> None:
    race = Setup((0.5, -0.1), 1.25, 500, (landscape_of(WELL),)).race().to(200)
    flat = draw_readout(race, Shows(), Sight(), 48, 3).rows[2].strip()
    assert flat == "bottom at epoch: ● cycle 4, ◆ cycle 4"
    pinned = race_on(WELL, 1.25, 500, 0.5).to(500).with_pin().restart()
    table = readout(pinned.with_learning_rate(0.3).to(400), 30)
    assert "bottom at" in table
    assert "cycle 4" in table


def test_what_is_hidden_is_not_told_by_what_the_run_does() -> None:
    race = race_on(WELL, 1.25, 500, 0.5).to(200)
    shown = words(draw_readout(race, Shows(), Sight(frozenset({Clue.THEORY})), 30, 14))
    assert "bottom not reached yet" in shown
    assert "cycle" not in shown


def test_who_only_passes_the_bottom_is_not_at_it() -> None:
    race = race_on(WELL, 1.9, 3000, 0.5)
    race = next(r for r in map(race.to, range(3000)) if r.lead.landscape.is_bottom(r.lead.weight))
    assert "bottom first at epoch" in readout(race)
    assert "At the bottom" not in prompt(Moment(race))[0]


def test_in_two_rows_what_the_run_does_stands_beside_the_state() -> None:
    for rate, width, word in (
        (0.3, 48, "at the bottom"),
        (0.3, 38, "rests"),
        (1.25, 48, "a cycle of 4"),
        (1.25, 40, "a cycle of 4"),
        (1.25, 36, "cycle 4"),
    ):
        race = race_on(WELL, rate, 500, 0.5).to(200)
        rows = draw_readout(race, Shows(), Sight(), width, 2).rows
        assert rows[0].rstrip().endswith(word)
    hidden = Sight(frozenset({Clue.THEORY}))
    assert "cycle" not in words(draw_readout(race, Shows(), hidden, 48, 2))


def test_at_the_end_nothing_is_said_twice() -> None:
    for rate in (0.02, 0.3, 1.1, 1.9):
        for width, height in ((26, 14), (48, 3)):
            shown = readout(race_on(WELL, rate, 90, 0.5).to(90), width, height)
            counts = map(shown.count, ("bottom", "on its way", "cycle", "wander"))
            assert max(counts) == 1
