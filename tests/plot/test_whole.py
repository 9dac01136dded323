"""The pictures of the whole, loss and rate by epoch: exact texts, and what is so at any size."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from landscapes import DOUBLE_WELL, QUARTIC, SHIFTED, STEEP
from scenes import every_cell

from gdtui.engine.landscapes.catalogue import DATA, NAMES, landscape_of, named
from gdtui.engine.landscapes.landscape import PARABOLA, Landscape
from gdtui.engine.rules.method import (
    PLAIN,
    RULES,
    SCHEDULES,
    Method,
    Noise,
    Rule,
    rule_of,
    schedule_of,
)
from gdtui.engine.runs.run import Race
from gdtui.engine.runs.setup import Setup
from gdtui.engine.theory.orbits import valley_reached
from gdtui.engine.theory.parabola import Regime, theory_of
from gdtui.guide.guide import Clue
from gdtui.plot.axes.frame import framed
from gdtui.plot.bowl.scene import Seen, flight
from gdtui.plot.bowl.window import window_of
from gdtui.plot.cells.dots import has_dots
from gdtui.plot.cells.picture import CURVE, MARBLES, STRONG, Picture
from gdtui.plot.cells.text import tick
from gdtui.plot.pictures import base
from gdtui.plot.pictures.base import Columns, WholePicture
from gdtui.plot.pictures.by_epoch import decades, draw_loss_curve
from gdtui.plot.pictures.by_rate import SHADES, VALLEYS
from gdtui.plot.pictures.catalogue import (
    WHOLE_PICTURES,
    kept_picture,
    left_out,
    picture_of,
    pictures_of,
)
from gdtui.plot.shows import Shows, Sight

ALL = 10**6
SIZE = 46, 16
TYPED = ["log(w^2 - 1)", "w*log(w)", "1/w + w", "sqrt(4 - w^2)", "w", "3", "tan(w)"]
LANDSCAPES = [DOUBLE_WELL, SHIFTED, STEEP, *map(named, NAMES), *map(landscape_of, TYPED)]
RATES = st.floats(0, 3)
WITH_BETA = [rule_of("momentum"), rule_of("nesterov")]


def names_of(landscape: Landscape, method: Method = PLAIN) -> tuple[str, ...]:
    return pictures_of(Setup(landscapes=(landscape,), method=method))


def of(race: Race, whole: str) -> WholePicture:
    return picture_of(whole, Seen(race))


def picture(
    whole: str, landscape: Landscape, start: float, rate: float, at: int = 0, method: Method = PLAIN
) -> WholePicture:
    if not landscape.is_inside(start):
        start = landscape.minima[0] if landscape.minima else 1.5
    return of(Setup((start,), rate, 50, (landscape,), method=method).race().to(at), whole)


@pytest.mark.parametrize("whole", WHOLE_PICTURES)
def test_no_picture_tells_the_theory_that_is_hidden(whole: str) -> None:
    race = Setup((10.0,), 0.1, 50, (SHIFTED,)).race().to(3)
    if whole in names_of(SHIFTED, PLAIN):
        seen = picture_of(whole, Seen(race, sight=Sight(Clue.THEORY)))
        text = " ".join(seen.draw(ALL, 110, 24).rows)
        assert not any(word in text for word in ("r = ", "by theory", "straight line"))


@st.composite
def pictures(draw: st.DrawFn) -> WholePicture:
    """Any picture of a run by any rule on any landscape that has it."""
    rule = draw(st.sampled_from(RULES) | st.just(RULES[0]))
    landscape = draw(st.sampled_from(LANDSCAPES))
    whole = draw(st.sampled_from(names_of(landscape, Method(rule))))
    start, at = draw(st.floats(-2, 2) | st.floats(-1e3, 1e3)), draw(st.integers(0, 9))
    return picture(whole, landscape, start, draw(RATES), at, Method(rule))


def marks(drawn: Picture) -> list[tuple[int, int]]:
    """The cells of the marble."""
    cells = every_cell(drawn)
    return [(x, y) for x, y, cell, ink in cells if ink == MARBLES[0] and cell in "●▲▼◀▶"]


def test_every_picture_has_its_row_and_a_landscape_those_that_say_something_of_it() -> None:
    plain = ("map", "long-run", "cobweb")
    assert names_of(DOUBLE_WELL) == (*plain[:2], "basins", "cobweb")
    assert names_of(named("regressor")) == (*plain, "data")
    assert names_of(PARABOLA) == names_of(QUARTIC) == plain
    assert names_of(QUARTIC._replace(valleys=())) == ("long-run", "cobweb")

    def offered(whole: str) -> set[str]:
        return {r.name for r in RULES if whole in names_of(DOUBLE_WELL, Method(r))}

    assert offered("cobweb") == {"descent", "sign", "newton"}
    assert offered("settling") == {"momentum", "nesterov"}
    assert "cobweb" not in names_of(DOUBLE_WELL, Method(noise=Noise(1.0)))
    for each in SCHEDULES:
        found = names_of(DOUBLE_WELL, Method(schedule=each))
        assert ("cobweb" in found) == each.is_constant
    momentum = Method(rule_of("momentum"))
    for text in ("w^4", "exp(w)"):
        assert "settling" not in names_of(landscape_of(text), momentum)
    race = Setup((1.0,), 0.1, 5, (DOUBLE_WELL,), method=momentum).race()
    assert kept_picture("settling", race) == "settling"
    assert kept_picture("cobweb", race) is kept_picture(None, race) is None


@settings(max_examples=30)
@given(pictures(), st.tuples(st.integers(0, 90), st.integers(0, 30)), st.lists(st.integers(0, 9)))
def test_at_every_size_and_stage_it_fills_its_room_and_is_what_it_is_when_drawn_anew(
    seen: WholePicture, size: tuple[int, int], stages: list[int]
) -> None:
    assert seen.columns(*size) is seen.columns(*size)
    in_pieces = [(done, seen.draw(done, *size)) for done in [0, *sorted(stages)]]
    for done, piece in in_pieces[-2:]:
        assert piece.size == (size if all(size) else (0, size[1]))
        base._columns.cache_clear()
        base._ground.cache_clear()
        assert seen.draw(done, *size) == piece


@settings(max_examples=25)
@given(
    st.sampled_from([each for each in WHOLE_PICTURES if each != "data"]),
    st.sampled_from(LANDSCAPES),
    st.sampled_from([RULES[0], *WITH_BETA]),
    st.integers(0, 60),
    st.integers(0, 20),
)
def test_the_mark_comes_to_the_cell_that_is_clicked(
    whole: str, landscape: Landscape, rule: Rule, column: int, row: int
) -> None:
    size, method = (60, 20), Method(rule)
    if whole not in names_of(landscape, method):
        return
    here = picture(whole, landscape, 0.25, 0.25, method=method)
    place = here.at(column, row, *size)
    start = 0.25 if place.weight is None else place.weight
    rate = 0.25 if place.rate is None else place.rate
    if place.parameters:
        assert 0 <= place.parameters[0] < 1
        method = Method(rule.with_values(place.parameters))
    there = picture(whole, landscape, start, rate, method=method)
    assert there.at(column, row, *size) == place or whole == "settling"
    ((x, y),) = set(marks(there.draw(ALL, *size)))
    assert abs(x - min(max(column, 5), size[0] - 1)) <= 1 or column < 7
    if whole in ("basins", "settling"):
        assert abs(y - min(max(row, 1), size[1] - 3)) <= 1


@given(st.floats(-2, 2), RATES, st.tuples(st.integers(5, 45), st.integers(1, 13)))
def test_the_run_that_lies_at_a_cell_of_the_basins_ends_as_the_cell_says(
    start: float, rate: float, cell: tuple[int, int]
) -> None:
    column, row = cell
    place = picture("basins", DOUBLE_WELL, start, rate).at(column, row, *SIZE)
    assert place.rate is not None
    assert place.weight is not None
    valley = valley_reached(DOUBLE_WELL, place.weight, place.rate, RULES[0])
    shown = picture("basins", DOUBLE_WELL, -2.0, 0.0).draw(ALL, *SIZE).rows[row][column]
    assert shown == (" " if valley is None else VALLEYS[valley]) or cell == (5, 13)


def test_the_cobweb_grows_with_its_run_and_the_others_with_its_start_alone() -> None:
    race = Setup((10.0,), 1.4).race()
    for whole in names_of(PARABOLA):
        before, after = (of(each, whole).draw(ALL, *SIZE).rows for each in (race, race.to(9)))
        is_same = [row[:5] for row in before] == [row[:5] for row in after]
        assert is_same == (whole != "cobweb")


@pytest.mark.parametrize("rule", WITH_BETA, ids=lambda rule: rule.name)
def test_the_regions_are_named_and_the_present_one_stands_out(rule: Rule) -> None:
    for beta, rate in ((0.9, 0.1), (0.05, 0.05), (0.05, 0.95), (0.9, 3.0)):
        tuned = rule.with_values((beta, *rule.values[1:]))
        found = tuned.law(2.0)
        assert found
        present = found.nearby(rate).value
        seen = picture("settling", PARABOLA, 10.0, rate, method=Method(tuned))
        for size in ((36, 9), (46, 15), (150, 40)):
            drawn = seen.draw(ALL, *size)
            strong = "".join(cell for *_, cell, ink in every_cell(drawn) if ink == STRONG)
            assert all(name in "".join(drawn.rows) for name in ("ripples", "smooth", "zigzag"))
            assert present == "does not settle" or strong.strip(" ←") == present


def test_settling_is_of_the_bottom_that_the_marble_is_near_now_and_no_place_keeps_all() -> None:
    method, valleys = Method(WITH_BETA[0]), named("tilted-well").minima
    seen = [picture("settling", named("tilted-well"), -1.5, 0.5, at, method) for at in (0, 3)]
    assert all(
        each.title.startswith(f"settling near w* = {tick(bottom)}")
        for each, bottom in zip(seen, sorted(valleys), strict=True)
    )
    assert seen[0].place(1.0, 1.0).parameters == (0.99,)


@pytest.mark.parametrize("rule", WITH_BETA, ids=lambda rule: rule.name)
def test_a_shade_says_how_many_epochs_a_tenth_takes(rule: Rule) -> None:
    law, size = rule.law(2.0), (120, 60)
    assert law
    seen = picture("settling", PARABOLA, 10.0, 0.0, method=Method(rule))
    drawn = seen.draw(ALL, *size)
    for column in range(6, size[0], 7):
        for row in range(2, size[1] - 3, 9):
            place, shown = seen.at(column, row, *size), drawn.rows[row][column]
            assert place.parameters
            assert place.rate is not None
            factor = law._replace(kept=place.parameters[0]).factor(place.rate)
            if shown in SHADES:
                slowest = {"▓": 3, "▒": 10, "░": 30}.get(shown, 1e9)
                assert factor < 1.1
                assert factor**slowest < 0.25 or shown == "·"


@settings(max_examples=60)
@given(st.floats(allow_nan=False, allow_infinity=False), st.integers(12, 90), st.integers(5, 40))
def test_any_line_through_the_data_can_be_drawn_and_its_mean_square_is_the_loss(
    weight: float, width: int, height: int
) -> None:
    landscape = named("regressor")
    seen = picture("data", landscape, weight, 0.1)
    drawn = seen.draw(ALL, width, height)
    assert not any("nan" in row or "inf" in row for row in drawn.rows)
    assert sum(row.count("+") for row in drawn.rows[1:-2]) <= len(DATA)
    if abs(weight) < 1e3:
        words = seen.draw(ALL, 110, 20).rows[0].rstrip()
        assert words.endswith(f"is the loss, {landscape.loss(weight):.4f}")


def test_of_many_points_some_are_drawn_from_all_parts_of_them() -> None:
    for count in (1, 200, 201, 99_999):
        points = tuple((k + 1.0, 2.0 * k) for k in range(count))
        drawn = picture("data", named("regressor")._replace(points=points), 1.0, 0.1).points
        assert min(count, 100) <= len(drawn) <= 200
        assert drawn[-1][0] > 0.99 * count


@given(st.integers(8, 57), st.integers(3, 16))
def test_a_click_beside_the_data_gives_the_line_that_goes_there(column: int, row: int) -> None:
    size, landscape = (60, 20), named("regressor")
    weight = picture("data", landscape, 1.0, 0.1).at(column, row, *size).weight
    if weight is None:
        assert abs(column - 32) <= 1
        return
    inks = picture("data", landscape, weight, 0.1).draw(ALL, *size).inks
    near = [inks[y][x] for y in range(row - 1, row + 2) for x in range(column - 1, column + 2)]
    assert CURVE in near or STRONG in near


def test_the_line_turns_as_the_marble_rolls() -> None:
    race = Setup((9.0,), 0.1, 50, (named("regressor"),)).race()
    window, weights = window_of(race, Shows()), []
    for share in (0.0, 0.25, 0.5, 1.0):
        aloft = flight(race, race.forward(), share, [window])
        seen = picture_of("data", Seen(race, aloft=aloft))
        weights.append(aloft.ways[0].weight)
        assert seen.draw(ALL, 60, 20).rows[0].startswith(f" y = {weights[-1]:.4f}·x")
    assert weights == sorted(set(weights), reverse=True)


def test_of_a_schedule_and_of_noise_it_is_said_that_they_are_left_out() -> None:
    assert left_out(PLAIN) == left_out(Method(rule_of("adam"))) == ""
    both = Method(schedule=schedule_of("cosine"), noise=Noise(1.0))
    assert left_out(both) == "at fixed rates, without noise"
    assert left_out(Method(noise=Noise(batch=3))) == "of all points"
    momentum = Method(rule_of("momentum"))
    for whole in names_of(named("regressor"), momentum):
        drawn = picture(whole, named("regressor"), 1.0, 0.1, method=momentum)
        assert drawn.at_fixed_rates == (whole != "data")


@given(st.integers(1, 300))
def test_columns_come_once_evenly_spread_and_every_stage_is_twice_as_fine(count: int) -> None:
    asked: list[int] = []
    columns, stages = Columns(asked.append, count), [1]
    assert columns.stage == 0
    assert columns.first(0) == {}
    while not columns.is_whole:
        columns.go_on()
        if columns.stage != stages[-1]:
            stages.append(columns.stage)
            known = list(columns.first(columns.stage))
            gap = known[1] - known[0]
            assert known == list(range(0, count, gap))
            assert gap & (gap - 1) == 0
    assert stages[-1] == count
    assert all(-(-after // 2) <= before for before, after in pairwise(stages))
    assert sorted(asked) == list(range(count))


# The epochs by learning rate


@settings(max_examples=100)
@given(
    st.floats(1, 100), st.floats(0.05, 0.95), st.tuples(st.integers(20, 120), st.integers(4, 40))
)
def test_the_present_rate_and_its_mirror_image_lie_on_the_drawn_curve(
    weight: float, rate: float, pane: tuple[int, int]
) -> None:
    shown, bare = (
        picture("map", PARABOLA, weight, each).draw(ALL, *pane).rows for each in (rate, 1.15)
    )
    for y, cells in enumerate(shown):
        for column, cell in enumerate(cells):
            if cell in "●○":
                assert any(map(has_dots, bare[y][max(0, column - 1) : column + 2]))


def test_the_present_regime_is_strong_and_a_rate_between_0_and_1_alone_has_a_mirror_image() -> None:
    for rate in (0.0, 0.1, 0.5, 0.9, 1.0, 1.1):
        seen = picture("map", PARABOLA, 0.01, rate).draw(ALL, 80, 16)
        strong = (cell for _, y, cell, ink in every_cell(seen) if y < 2 and ink == STRONG)
        assert "".join(strong) == theory_of(PARABOLA).regime(rate).value
        drawn = "".join(seen.rows[2:-1])
        assert drawn.count("○") == (rate in (0.1, 0.9))
        assert sum(map(drawn.count, "●▲▼")) == 1


@settings(max_examples=100)
@given(st.floats(0, 1.3), st.tuples(st.integers(20, 120), st.integers(5, 20)))
def test_no_name_is_cut_and_landmarks_stand_over_their_ticks(
    rate: float, pane: tuple[int, int]
) -> None:
    shown = picture("map", PARABOLA, 10.0, rate).draw(ALL, *pane)
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
    race, sight = Setup().race(), Sight(Clue.THEORY | Clue.COUNTS)
    bare, full = (picture_of("map", Seen(race, sight=each)) for each in (sight, Sight()))
    hidden, seen = ("".join(each.draw(ALL, *SIZE).rows) for each in (bare, full))
    assert hidden.count("●") == 1
    assert (hidden.index("●") - seen.index("●")) % SIZE[0] == 0
    assert not any(map(has_dots, hidden))
    assert not any(name in hidden for name in ("smooth", "zigzag", "divergence", "trap"))


@pytest.mark.parametrize("name", ["map", "long-run"])
@pytest.mark.parametrize("other", ["w^2/20", "double-well"])
def test_of_two_bowls_each_is_seen_as_it_is_alone(name: str, other: str) -> None:
    bowls = (PARABOLA, landscape_of(other))
    race = Setup((9.0, 1.5), 0.3, 50, bowls).race().to(3)
    picture = of(race, name)
    plot = framed(*picture.axes, 40, 12)
    both = base._columns(picture, plot).first(ALL)
    for place, run in enumerate(race.runs):
        picture_alone = of(Race((run,)), name)
        alone = base._columns(picture_alone, plot).first(ALL)
        for at in range(0, plot.dot_columns, 7):
            assert both[at][place] == alone[at][0]
    drawn = picture.draw(ALL, 60, 20)
    cells = {*zip("".join(drawn.rows), "".join(drawn.inks), strict=True)}
    assert {("●", MARBLES[0]), ("◆", MARBLES[1])} <= cells


# Loss and rate by epoch


def test_the_decades_grow_where_the_losses_go_on() -> None:
    assert decades([]) == decades([2.0, -8.0, 4.0]) == (-8, 4)
    assert decades([4.1, 19.0]) == (-8, 20)
    assert decades([2.0, -16.1]) == (-24, 4)


def test_a_cycle_of_two_is_seen_at_both_its_losses_in_every_column() -> None:
    for epochs in (400, 997, 3001):
        race = Setup((8.15,), 0.3, epochs, (landscape_of("abs(w)"),)).race().to(epochs)
        rows = draw_loss_curve(race, 60, 20).rows
        late = [row[len(row) // 2 : -2] for row in rows]
        dots = [[(ord(c) - 0x2800).bit_count() for c in row if "⠀" < c <= "⣿"] for row in late]
        fullest = max(dots, key=sum)
        assert len(fullest) >= 20
        assert min(fullest) >= 3
