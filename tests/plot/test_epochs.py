"""The epochs by learning rate: the map of a parabola as exact text, elsewhere counted in runs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from landscapes import DOUBLE_WELL
from scenes import every_cell

from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.landscapes.landscape import PARABOLA, Landscape
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.setup import Setup
from gdtui.engine.theory.parabola import Regime, theory_of
from gdtui.guide.guide import Clue
from gdtui.plot.axes.frame import framed
from gdtui.plot.bowl.flight import Seen
from gdtui.plot.cells.dots import has_dots
from gdtui.plot.cells.picture import MARBLES, STRONG, Picture
from gdtui.plot.pictures.base import WholePicture
from gdtui.plot.pictures.catalogue import picture_of
from gdtui.plot.shows import Sight

ALL = 10**6
SIGHT = Sight()
NO_THEORY = Sight(Clue.THEORY)


def picture(
    weight: float, rate: float, sight: Sight = SIGHT, landscape: Landscape = PARABOLA
) -> WholePicture:
    race = Race.start((landscape,), [weight], rate, 50)
    return picture_of("map", Seen(race, sight=sight))


def drawn(
    weight: float, rate: float, width: int = 46, height: int = 16, sight: Sight = SIGHT
) -> Picture:
    return picture(weight, rate, sight).draw(ALL, width, height)


def rows(
    weight: float, rate: float, sight: Sight = SIGHT, landscape: Landscape = PARABOLA
) -> list[str]:
    return [row.rstrip() for row in picture(weight, rate, sight, landscape).draw(ALL, 46, 16).rows]


def test_the_present_rate_and_its_mirror_image_are_equally_high(snapshot) -> None:
    assert snapshot == "\n".join(rows(10.0, 0.1))
    assert picture(10.0, 0.1).title == "epochs to zero loss from w = 10"


def test_the_epochs_are_counted_where_no_theory_holds(snapshot) -> None:
    assert snapshot == "\n".join(rows(1.5, 0.3, landscape=DOUBLE_WELL))
    title = picture(1.5, 0.3, landscape=DOUBLE_WELL).title
    assert title == "epochs to the bottom from w = 1.5"


def test_a_rate_that_does_not_arrive_stands_at_the_upper_edge() -> None:
    for start, rates, landscape in (
        (10.0, (0.0, 1.0, 1.1), PARABOLA),
        (0.5, (0.0, 1.1), DOUBLE_WELL),
    ):
        for rate in rates:
            highest = next(row for row in rows(start, rate, landscape=landscape) if "┤" in row)
            assert "▲" in highest
    for start, rate, mark in ((0.5, 1.7, "▶"), (1.0, 0.5, "▼")):
        assert mark in "".join(rows(start, rate, landscape=DOUBLE_WELL)[1:])
    drawn = rows(10.0, 0.1, landscape=landscape_of("abs(w)"))
    assert "hardly any rate arrives" in drawn[0]


@pytest.mark.parametrize("rate", [0.0, 0.1, 0.5, 0.9, 1.0, 1.1])
def test_the_present_regime_stands_out_and_a_rate_between_0_and_1_alone_has_a_mirror_image(
    rate: float,
) -> None:
    shown = drawn(10.0, rate, 80)
    theory = theory_of(PARABOLA)
    assert theory
    strong = "".join(cell for _, y, cell, ink in every_cell(shown) if y < 2 and ink == STRONG)
    assert strong == theory.regime(rate).value
    marks = "".join(rows(1e-2, rate)[2:-1])
    assert marks.count("○") == (rate in (0.1, 0.9))
    assert marks.count("●") + marks.count("▲") + marks.count("▼") == 1
    assert "○" not in "".join(rows(1e-2, rate, NO_THEORY))


def test_a_start_that_is_at_zero_loss_needs_no_epoch_at_any_rate() -> None:
    for rate in (0.0, 0.1, 0.5, 1.1):
        shown = "".join(rows(0.001, rate))
        assert "▼" in shown
        assert "●" not in shown
        assert not any(map(has_dots, shown))


def test_the_landmarks_of_another_parabola_are_its_own() -> None:
    assert rows(10.0, 0.25, landscape=landscape_of("2w^2"))[-1].split() == ["0", "0.25", "0.5"]


def test_in_few_rows_the_names_of_the_landmarks_go_before_those_of_the_regimes() -> None:
    for height, has_all in ((9, True), (7, True), (6, False), (5, False)):
        shown = "\n".join(drawn(10.0, 0.1, 40, height).rows)
        assert "smooth" in shown
        assert ("one step" in shown) is has_all
        assert "○" in shown
        assert "●" in shown
    assert "larger window" in drawn(10.0, 0.1, 40, 3).rows[0]


@settings(deadline=None, max_examples=100)
@given(
    st.floats(1, 100), st.floats(0.05, 0.95), st.tuples(st.integers(20, 120), st.integers(4, 40))
)
def test_the_present_rate_and_its_mirror_image_lie_on_the_drawn_curve(
    weight: float, rate: float, pane: tuple[int, int]
) -> None:
    shown, bare = drawn(weight, rate, *pane), drawn(weight, 1.15, *pane).rows
    for y, cells in enumerate(shown.rows):
        for column, cell in enumerate(cells):
            if cell in "●○":
                assert any(map(has_dots, bare[y][max(0, column - 1) : column + 2]))


@settings(deadline=None, max_examples=100)
@given(st.floats(0, 1.3), st.tuples(st.integers(20, 120), st.integers(5, 20)))
def test_no_name_is_cut_and_landmarks_stand_over_their_ticks(
    rate: float, pane: tuple[int, int]
) -> None:
    shown = drawn(10.0, rate, *pane)
    names = 1 + (pane[1] >= 7)
    words = {word for regime in Regime for word in regime.value.split()}
    for row in shown.rows[:names]:
        assert set(row.split()) <= words
    assert pane[0] < 46 or pane[1] < 7 or len("".join(shown.rows[:names]).split()) > 5
    frame = next(row for row in shown.rows if "└" in row)
    _, one_step, trap = [x for x, cell in enumerate(frame) if cell == "┬"][:3]
    below = shown.rows[names - 1]
    for forms, column in ((["one step"], one_step), (["oscillation trap", "trap"], trap)):
        found = [(below.index(form), len(form)) for form in forms if form in below]
        assert all(first <= column < first + length for first, length in found[:1])


def test_where_the_counts_are_to_be_found_out_there_is_the_present_rate_alone() -> None:
    hidden = rows(10.0, 0.1, Sight(Clue.THEORY | Clue.COUNTS))
    assert "".join(hidden).count("●") == 1
    assert not any(map(has_dots, "".join(hidden)))
    assert not any(name in "".join(hidden) for name in ("smooth", "zigzag", "divergence", "trap"))
    (row,) = [row for row in hidden if "●" in row]
    assert row.index("●") == next(row.index("●") for row in rows(10.0, 0.1) if "●" in row)


@pytest.mark.parametrize("name", ["map", "long-run"])
@pytest.mark.parametrize("other", ["w^2/20", "double-well"])
def test_of_two_bowls_each_is_seen_as_it_is_alone(name: str, other: str) -> None:
    bowls = (PARABOLA, landscape_of(other))
    race = Setup((9.0, 1.5), 0.3, 50, bowls).race().to(3)
    picture = picture_of(name, Seen(race, sight=SIGHT))
    plot = framed(*picture.axes, 40, 12)
    both = picture.computed(plot).first(ALL)
    for place, run in enumerate(race.runs):
        picture_alone = picture_of(name, Seen(Race((run,)), sight=SIGHT))
        alone = picture_alone.computed(plot).first(ALL)
        for at in range(0, plot.dot_columns, 7):
            assert both[at][place] == alone[at][0]
    drawn = picture.draw(ALL, 60, 20)
    cells = {*zip("".join(drawn.rows), "".join(drawn.inks), strict=True)}
    assert {("●", MARBLES[0]), ("◆", MARBLES[1])} <= cells
