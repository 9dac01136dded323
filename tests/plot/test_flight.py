"""On the way: the marble goes on without turning back, and what rides along goes with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.runs.setup import Setup
from gdtui.plot.bowl.flight import Way, flight, spots_of
from gdtui.plot.bowl.framing import window_of
from gdtui.plot.shows import Shows

WEIGHTS = st.floats(-15, 15)
SHARES = st.floats(0, 1)
USUAL = window_of(Setup().race(), Shows())


def way(start: float, end: float, share: float) -> Way:
    return Way(PARABOLA, start, end, share)


@given(WEIGHTS, WEIGHTS)
def test_it_begins_at_one_weight_and_ends_at_the_other(start: float, end: float) -> None:
    assert way(start, end, 0).weight == start
    assert way(start, end, 1).weight == pytest.approx(end)
    assert way(start, end, 0).point(USUAL) == USUAL.on(PARABOLA, start)
    assert way(start, end, 1).point(USUAL) == pytest.approx(USUAL.on(PARABOLA, end))


@given(WEIGHTS, WEIGHTS, SHARES, SHARES)
def test_it_never_turns_back(start: float, end: float, first: float, second: float) -> None:
    earlier, later = sorted((first, second))
    (x, _), (later_x, _) = (way(start, end, share).point(USUAL) for share in (earlier, later))
    assert (later_x - x) * (end - start) >= -1e-9


@given(WEIGHTS, st.floats(0, 1), SHARES)
def test_on_one_side_it_rolls_along_the_curve(start: float, factor: float, share: float) -> None:
    rolling = way(start, start * factor, share)
    assert rolling.point(USUAL) == USUAL.on(PARABOLA, rolling.weight)


def test_over_the_bottom_it_flies_straight() -> None:
    assert way(10, -5, 0.5).point(USUAL) == pytest.approx(((2.5 + 20) / 40, 62.5 / 250))


def test_in_the_trap_it_flies_level() -> None:
    heights = {way(10, -10, share / 8).point(USUAL)[1] for share in range(9)}
    assert heights == {0.4}


@given(WEIGHTS, WEIGHTS, SHARES)
def test_the_tangent_goes_through_it_and_is_as_steep_as_the_curve_there(
    start: float, end: float, share: float
) -> None:
    going = way(start, end, share)
    assert USUAL.point(going.line.weight, going.line.loss) == pytest.approx(going.point(USUAL))
    assert going.line.slope == 2 * going.weight


def test_all_marbles_of_a_race_go_at_once_in_the_widest_window() -> None:
    race = Setup((10.0, -7.0), 1.3).race().to(1)
    windows = [window_of(race.to(epoch), Shows()) for epoch in (0, 1)]
    going = flight(race.to(0), race, 0.5, windows)
    assert going.window == windows[1] != windows[0]
    assert [way.weight for way in going.ways] == pytest.approx([-3.0, 2.1])
    assert [spot.slope for spot in spots_of(race, going)] == pytest.approx([-6.0, 4.2])
    assert [spot.weight for spot in spots_of(race, None)] == [-16.0, 11.2]
