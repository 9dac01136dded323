"""The pictures of the whole as exact text, and what is so of each of them at every size."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from landscapes import DOUBLE_WELL, QUARTIC, SHIFTED, STEEP

from gdtui.engine.landscapes.catalogue import NAMES, landscape_of, named
from gdtui.engine.landscapes.landscape import PARABOLA, Landscape
from gdtui.engine.runs.race import Race
from gdtui.engine.theory.orbits import valley_reached
from gdtui.guide.guide import Whole
from gdtui.plot.bowl.flight import flight
from gdtui.plot.bowl.framing import window_of
from gdtui.plot.cells.picture import CURVE, MARBLES, STRONG
from gdtui.plot.pictures import basins, epochs, long_run
from gdtui.plot.pictures.basins import VALLEYS
from gdtui.plot.pictures.portrait import Portrait
from gdtui.plot.pictures.whole import portrait, wholes_of
from gdtui.plot.shows import Shows, Sight

ALL = 10**6
MARKED = [whole for whole in Whole if whole not in (Whole.DATA, Whole.SETTLING)]
"""All pictures of plain descent that have the present run marked in them."""
SIZE = 46, 16
TYPED = ["log(w^2 - 1)", "w*log(w)", "1/w + w", "sqrt(4 - w^2)", "w", "3", "tan(w)"]
LANDSCAPES = [DOUBLE_WELL, SHIFTED, STEEP, *map(named, NAMES), *map(landscape_of, TYPED)]
SIZES = st.tuples(st.integers(0, 90), st.integers(0, 30))
RATES = st.floats(0, 3)


def picture(whole: Whole, landscape: Landscape, start: float, rate: float, at: int = 0) -> Portrait:
    inside = (
        start if landscape.is_inside(start) else landscape.minima[0] if landscape.minima else 1.5
    )
    race = Race.start(landscape, [inside], rate, 50).to(at)
    return portrait(whole, race, window_of(race, Shows()), Sight())


def rows(whole: Whole, landscape: Landscape, start: float, rate: float, at: int = 0) -> list[str]:
    drawn = picture(whole, landscape, start, rate, at).draw(ALL, *SIZE)
    return [row.rstrip() for row in drawn.rows]


def test_the_long_run_of_the_double_well_doubles_and_doubles_and_becomes_a_band() -> None:
    assert rows(Whole.LONG_RUN, DOUBLE_WELL, 0.5, 1.25, 10) == [
        " weights after 1000 epochs, by rate",
        "   2┤                     ╎",
        "    │                     ╎",
        "    │                  ⣀⣀⣀●⡄⣤⡤⣤⣶⣶⣶⣶⣿⢹⣿⣿",
        "   1┤⠐⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠫⣀⡀ ╎⡑⣿⡇⣿⣿⣿⣿⣿⣿⢸⣟⣿",
        "    │⡀                  ⠈⠉○⠇⣿⡏⣿⣿⣿⣿⣿⣿⢹⣿⣿",
        "    │                     ╎ ⠈⠓⢿⣿⣯⣿⣿⣿⢸⢧⣿",
        "   0┤                     ╎    ⠙⣿⣿⣿⣿⢸⡗⣿",
        "    │                     ╎     ⣿⣿⣿⣿⢸⣿⣿",
        "    │                     ╎     ⣿⣿⣿⣿⣸⣿⣿",
        "  -1┤                     ╎     ⣾⣿⣿⣿⢸⣿⣿",
        "    │                     ╎     ⠿⠿⠿⣿⣸⣿⣿",
        "    │                     ╎",
        "  -2┤                     ╎",
        "    └┬───────┬────────┬───────┬────────┬──────",
        "     0      0.5       1      1.5       2",
    ]


def test_the_long_run_of_the_parabola_is_one_line_up_to_1_and_then_nothing() -> None:
    assert rows(Whole.LONG_RUN, PARABOLA, 10.0, 1.1, 1) == [
        " weights after 1000 epochs, by rate",
        "  10┤⠁                                    ○",
        "    │                                     ╎",
        "    │                                     ╎",
        "   5┤                                     ╎",
        "    │                                     ╎",
        "    │                                     ╎",
        "   0┤⠐⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠲   ╎",
        "    │                                     ╎",
        "    │                                     ╎",
        "  -5┤                                     ╎",
        "    │                                     ╎",
        "    │                                     ╎",
        " -10┤                                     ▼",
        "    └┬───────┬────────┬───────┬────────┬──────",
        "     0     0.25      0.5    0.75       1",
    ]


def test_the_basins_of_the_double_well_lie_in_stripes_far_out() -> None:
    assert rows(Whole.BASINS, DOUBLE_WELL, 1.5, 0.6, 0) == [
        " it ends at · w = -1  ▒ w = 1  blank: nowhere",
        "    │          ·                   ▒",
        "    │          ·                   ▒",
        "   1┤          ·                   ▒",
        "    │  ·▒▒▒·············· ▒▒▒▒▒▒▒▒▒▒▒▒▒▒···▒",
        "0.75┤ ·▒▒▒··············· ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒···▒",
        "    │ ▒▒▒▒··············· ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒····",
        "    │▒▒▒▒················ ▒▒▒▒▒▒▒▒▒▒▒▒▒▒●▒····",
        " 0.5┤▒▒▒················· ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒···",
        "    │▒▒·················· ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒··",
        "    │···················· ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒",
        "0.25┤···················· ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒",
        "    │···················· ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒",
        "   0┤",
        "    └┬─────────┬─────────┬─────────┬─────────┬",
        "    -2        -1         0         1         2",
    ]


def test_the_cobweb_has_the_steps_as_stairs() -> None:
    assert rows(Whole.COBWEB, DOUBLE_WELL, 1.5, 0.9, 4) == [
        " next weight by weight, steps as stairs",
        "   2┤ ⠘⡄                                    ⠄⠈",
        "    │  ⢣                                ○⠄⠈",
        "    │  ⠘⡄                           ⢀ ⠂⠈⢸",
        "   1┤   ⢱                     ⡠⠔⠊⢉⠉⠒⢄   ⢸",
        "    │   ⠈⡆                  ⡠⠊⢀ ⠂    ⠑⡄ ⢸",
        "    │    ⠘⡄               ⡠⢊ ⠂        ⠘⡄⢸",
        "   0┤     ⠱⡀            ⠠⡜⠂            ⠘⡄",
        "    │      ⠱⡀        ⢠⠤⡡⠊⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠱⡀",
        "    │       ⠑⢄    ⠠⡖⠓⡠⠊                  ⢣",
        "  -1┤         ⠑●⣀⣁⡠⠔⠊                    ⠘⡄",
        "    │      ⡀⠠ ⠁                           ⢱",
        "    │   ⡀⠐                                ⠈⡆",
        "  -2┤⡀⠐                                    ⠱⡀",
        "    └┬─────────┬─────────┬─────────┬─────────┬",
        "    -2        -1         0         1         2",
    ]


def test_the_epochs_are_counted_where_no_theory_holds() -> None:
    assert rows(Whole.EPOCHS, DOUBLE_WELL, 1.5, 0.3, 0) == [
        " epochs to the bottom from w = 1.5",
        " 1e4┤",
        "    │",
        "    │",
        "1000┤",
        "    │",
        "    │",
        " 100┤⢸                                ⡠",
        "    │ ⢇                        ⢰⡇     ⡇",
        "    │  ⠣⡀                      ⢸⡇   ⡠⢲⡇",
        "  10┤   ⠈⠒⢄⡀                 ⢀⣀⠼⠑⠲⡔⣶⠁⢸⡇",
        "    │      ⠈⠢⡄ ●⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠒⠒⠲⠁     ⠈ ⢸⡇",
        "    │        ⢱⡜                      ⠈⠃",
        "   1┤        ⠸⡇",
        "    └┬───────┬────────┬───────┬────────┬──────",
        "     0     0.25      0.5    0.75       1",
    ]


def test_where_theory_holds_the_epochs_are_those_of_the_map_of_the_learning_rate() -> None:
    assert picture(Whole.EPOCHS, PARABOLA, 10.0, 0.1).title == "epochs to zero loss by η"
    assert "zigzag" in rows(Whole.EPOCHS, PARABOLA, 10.0, 0.1)[0]


def test_a_rate_that_does_not_arrive_stands_at_the_upper_edge() -> None:
    for rate in (0.0, 1.1):
        assert "▲" in rows(Whole.EPOCHS, DOUBLE_WELL, 0.5, rate)[1]
    assert "▶" in "".join(rows(Whole.EPOCHS, DOUBLE_WELL, 0.5, 1.7))
    assert "▼" in "".join(rows(Whole.EPOCHS, DOUBLE_WELL, 1.0, 0.5)[1:])


@pytest.mark.parametrize(("rate", "branches"), [(0.9, 1), (1.1, 2), (1.25, 4)])
def test_the_branches_can_be_counted_where_there_is_room(rate: float, branches: int) -> None:
    seen = picture(Whole.LONG_RUN, DOUBLE_WELL, 0.5, 0.1)
    width, height = 205, 200
    columns = seen.columns(width, height)
    assert columns
    last = columns.count - 1
    dots = sorted(columns.first(ALL)[round(rate / 2.4 * last)])
    gaps = sum(after - before > 1 for before, after in pairwise(dots))
    assert gaps + 1 == branches


def test_a_landscape_has_the_pictures_that_say_something_of_it() -> None:
    without_basins = (Whole.EPOCHS, Whole.LONG_RUN, Whole.COBWEB)
    assert wholes_of(DOUBLE_WELL) == tuple(MARKED)
    assert wholes_of(named("regressor")) == (*without_basins, Whole.DATA)
    assert wholes_of(PARABOLA) == wholes_of(QUARTIC) == without_basins
    bare = QUARTIC._replace(valleys=())
    assert wholes_of(bare) == (Whole.LONG_RUN, Whole.COBWEB)


@given(st.sampled_from(MARKED), st.sampled_from(LANDSCAPES), st.floats(-1e3, 1e3), RATES, SIZES)
def test_every_picture_has_its_size_at_every_stage(
    whole: Whole, landscape: Landscape, start: float, rate: float, size: tuple[int, int]
) -> None:
    seen = picture(whole, landscape, start, rate, 7)
    for done in (0, 1, 5, ALL):
        assert seen.draw(done, *size).size == (size if all(size) else (0, size[1]))


@settings(max_examples=30)
@given(st.sampled_from(MARKED), st.sampled_from(LANDSCAPES), st.floats(-2, 2), RATES, st.data())
def test_drawn_in_pieces_it_is_what_it_is_when_drawn_anew(
    whole: Whole, landscape: Landscape, start: float, rate: float, data: st.DataObject
) -> None:
    seen, size = picture(whole, landscape, start, rate, 3), SIZE
    stages = data.draw(st.lists(st.integers(0, 100)))
    in_pieces = [seen.draw(done, *size) for done in [*sorted(stages), ALL]]
    for done, piece in zip([*sorted(stages), ALL], in_pieces, strict=True):
        forget()
        assert seen.draw(done, *size) == piece


def forget() -> None:
    """Nothing is kept of what was computed."""
    for module in (basins, epochs, long_run):
        module._columns.cache_clear()
        module._ground.cache_clear()


@given(st.floats(-2, 2), RATES, st.tuples(st.integers(0, SIZE[0]), st.integers(0, SIZE[1])))
def test_the_run_that_lies_at_a_cell_of_the_basins_ends_as_the_cell_says(
    start: float, rate: float, cell: tuple[int, int]
) -> None:
    seen = picture(Whole.BASINS, DOUBLE_WELL, start, rate)
    place = seen.at(*cell, *SIZE)
    assert place.rate is not None
    assert place.weight is not None
    there = picture(Whole.BASINS, DOUBLE_WELL, place.weight, place.rate).draw(ALL, *SIZE)
    ((column, row),) = marks(there.rows, there.inks)
    valley = valley_reached(DOUBLE_WELL, place.weight, place.rate)
    elsewhere = picture(Whole.BASINS, DOUBLE_WELL, -2.0, 0.0).draw(ALL, *SIZE).rows[row][column]
    assert elsewhere == (" " if valley is None else VALLEYS[valley]) or (column, row) == (5, 13)


@given(st.sampled_from(MARKED), st.sampled_from(LANDSCAPES), st.integers(0, 60), st.integers(0, 20))
def test_the_mark_comes_to_the_column_that_is_clicked(
    whole: Whole, landscape: Landscape, column: int, row: int
) -> None:
    size = 60, 20
    here = picture(whole, landscape, 0.25, 0.25)
    place = here.at(column, row, *size)
    start = 0.25 if place.weight is None else place.weight
    rate = 0.25 if place.rate is None else place.rate
    there = picture(whole, landscape, start, rate)
    assert there.at(column, row, *size) == place
    drawn = there.draw(ALL, *size)
    columns = {x for x, y in marks(drawn.rows[:-1], drawn.inks[:-1])}
    inside = min(max(column, 7), size[0] - 1)
    assert any(abs(x - inside) <= 1 for x in columns) or column < 7


def marks(drawn: tuple[str, ...], inks: tuple[str, ...]) -> list[tuple[int, int]]:
    """The cells in the ink of the marble."""
    return [
        (column, row)
        for row, line in enumerate(inks)
        for column, ink in enumerate(line)
        if ink == MARBLES[0] and drawn[row][column] in "●▲▼◀▶"
    ]


def test_the_cobweb_grows_with_its_run_and_the_others_with_its_start_alone() -> None:
    race = Race.start(PARABOLA, [10.0], 1.4, 50)
    for whole in MARKED:
        before, after = (
            portrait(whole, each, window_of(each, Shows()), Sight()).draw(ALL, *SIZE).rows
            for each in (race, race.to(9))
        )
        axes = [row[:5] for row in before], [row[:5] for row in after]
        assert (axes[0] == axes[1]) == (whole is not Whole.COBWEB)


def test_the_stairs_of_a_long_run_are_its_last() -> None:
    race = Race.start(DOUBLE_WELL, [0.5], 1.9, 5000).to(5000)
    last = Race.start(DOUBLE_WELL, [race.lead.weight_at(5000 - 32)], 1.9, 50).to(32)
    one, other = (
        portrait(Whole.COBWEB, each, window_of(each, Shows()), Sight()).draw(ALL, *SIZE).rows
        for each in (race, last)
    )
    differing = [a for a, b in zip("".join(one), "".join(other), strict=True) if a != b]
    assert len(differing) <= 2


def test_the_legend_tells_the_valleys_that_are_seen() -> None:
    wide = picture(Whole.BASINS, DOUBLE_WELL, 1.5, 0.3).draw(ALL, 100, 20).rows[0]
    assert wide.strip() == "it ends at · w = -1  ▒ w = 1  blank: nowhere"
    right = DOUBLE_WELL._replace(left=0.25, right=1.25)
    words = picture(Whole.BASINS, right, 0.5, 0.3).draw(ALL, 100, 20).rows[0]
    assert words.strip() == "it ends at ▒ w = 1  blank: nowhere"
    steep = DOUBLE_WELL._replace(left=40.0, right=50.0)
    words = picture(Whole.BASINS, steep, 45.0, 0.3).draw(ALL, 100, 20).rows[0]
    assert words.strip() == "from no start does it settle in a valley"
    short = picture(Whole.BASINS, DOUBLE_WELL, 1.5, 0.3).draw(ALL, 30, 20).rows[0]
    assert short.strip() == "· -1  ▒ 1  blank: none"


@given(st.floats(-10, 10), st.integers(0, 60), st.integers(0, 20))
def test_a_click_beside_the_data_gives_the_line_that_goes_there(
    start: float, column: int, row: int
) -> None:
    seen, size = picture(Whole.DATA, named("regressor"), start, 0.1), (60, 20)
    weight = seen.at(column, row, *size).weight
    if weight is None:
        assert abs(column - 32) <= 1
        return
    drawn = picture(Whole.DATA, named("regressor"), weight, 0.1).draw(ALL, *size).inks
    inside = 7 < column < 58 and 2 < row < 17
    near = (drawn[y][x] for y in range(row - 1, row + 2) for x in range(column - 1, column + 2))
    assert not inside or any(ink in (CURVE, STRONG) for ink in near)


def test_the_line_turns_as_the_marble_rolls() -> None:
    race = Race.start(named("regressor"), [9.0], 0.1, 50)
    window = window_of(race, Shows())
    weights = []
    for share in (0.0, 0.25, 0.5, 1.0):
        aloft = flight(race, race.forward(), share, [window])
        seen = portrait(Whole.DATA, race, window, Sight(), aloft)
        weights.append(aloft.ways[0].weight)
        assert seen.draw(ALL, 60, 20).rows[0].startswith(f"y = {weights[-1]:.4f}·x")
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == 4
