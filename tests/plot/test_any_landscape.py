"""What the screen says of a landscape that is not the parabola: nothing of w² in it."""

import pytest

from gdtui.engine.landscapes import NAMES, landscape_of
from gdtui.engine.race import Race
from gdtui.engine.setup import Setup, start_on
from gdtui.guide.landscapes import THOUGHTS
from gdtui.plot.flight import Way
from gdtui.plot.framing import own_window
from gdtui.plot.headline import draw_headline
from gdtui.plot.picture import Picture
from gdtui.plot.readout import draw_readout
from gdtui.plot.shows import Shows, Sight


def race_on(formula: str, rate: float = 0.1, epochs: int = 50, weight: float | None = None) -> Race:
    landscape = landscape_of(formula)
    start = start_on(landscape) if weight is None else weight
    return Setup((start,), rate, epochs, landscape).race()


def headline(race: Race, width: int = 80) -> str:
    return draw_headline(race, Sight(), False, 2.0, width).rows[0].strip()


def words(picture: Picture) -> str:
    return " ".join(" ".join(picture.rows).split())


def readout(race: Race, width: int = 28, height: int = 20) -> str:
    return words(draw_readout(race, Shows(), Sight(), width, height))


@pytest.mark.parametrize(
    ("formula", "rate", "told"),
    [
        ("double-well", 0.1, "near w* = 1: smooth"),
        ("double-well", 0.5, "near w* = 1: one step"),
        ("double-well", 0.7, "near w* = 1: zigzag"),
        ("double-well", 1.2, "near w* = 1: no rest"),
        ("quartic", 0.1, "near w* = 0: no rate is special"),
        ("absolute", 0.1, "near w* = 0: no rate is special"),
        ("(w-3)^2 + 2", 0.1, "smooth convergence  r = +0.8"),
    ],
)
def test_the_headline_says_how_far_theory_holds(formula: str, rate: float, told: str) -> None:
    assert told in headline(race_on(formula, rate), 100)


def test_the_headline_claims_nothing_where_no_bottom_is_known() -> None:
    assert headline(race_on("1/w")).endswith("epoch 0/50")
    assert "near" not in headline(race_on("w"))


def test_the_formula_is_raised_and_its_end_left_out_where_it_does_not_fit() -> None:
    assert "L(w) = w⁴/4 − w²/2 " in headline(race_on("double-well"), 120)
    regressor = race_on("regressor")
    assert "L(w) = (7w² − 41.8w + 63.22)/6 " in headline(regressor, 120)
    assert "L(w) = (7w² − 41.8w…" in headline(regressor, 84)
    assert "L(w)" not in headline(regressor, 60)


def test_the_slope_stands_with_its_formula_where_that_is_short() -> None:
    assert "slope w³ − w +1.8750" in readout(race_on("double-well"))
    assert "slope tanh(w)" in readout(race_on("log-cosh"))
    assert "slope L'(w)" in readout(race_on("ripples"))


@pytest.mark.parametrize(
    ("formula", "word"),
    [("quartic", "zero loss"), ("double-well", "bottom"), ("(w-3)^2 + 2", "bottom")],
)
@pytest.mark.parametrize("height", [20, 3])
def test_a_bottom_whose_loss_is_not_zero_is_not_called_zero_loss(
    formula: str, word: str, height: int
) -> None:
    race = race_on(formula)
    for each in (race, race.to(3), race.to(50), race.mirrored()):
        other = {"bottom": "zero loss", "zero loss": "bottom"}[word]
        assert other not in readout(each, 32, height)
    assert word in readout(race, 32, height)


@pytest.mark.parametrize("height", [20, 3])
def test_a_run_that_leaves_the_landscape_says_so(height: int) -> None:
    race = race_on("log(w)", 2.0, weight=1.0).to(50)
    assert "the next weight has no loss" in readout(race, 40, height)
    assert "the next loss is too large" in readout(race_on("w^3", weight=-5.0).to(50), 40, height)


def test_a_fall_without_an_end_is_told_as_a_fall() -> None:
    assert "the loss has fallen" in readout(race_on("w").to(50))


@pytest.mark.parametrize("name", NAMES)
def test_what_a_landscape_shows_fits_a_line_of_the_smallest_usual_window(name: str) -> None:
    assert len(THOUGHTS[name][0]) <= 78


def test_no_bottom_is_waited_for_where_none_is_known() -> None:
    assert "not yet" not in readout(race_on("log(w)"))


def test_a_marble_on_its_way_over_a_gap_is_never_in_it() -> None:
    landscape = landscape_of("sqrt(w^2 - 4)")
    for k in range(101):
        way = Way(landscape, 3.0, -5.0, k / 100)
        assert landscape.is_inside(way.weight)
        assert all(0 <= place <= 1 for place in way.point(own_window(landscape)))
