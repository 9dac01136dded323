"""What is to be seen: finite, inside the unit square, in a window that grows to a round range."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdtui.engine.descent import Beat
from gdtui.engine.landscape import MAX_WEIGHT
from gdtui.engine.race import Race
from gdtui.guide.experiments import EXPERIMENTS, FREE
from gdtui.plot.scene import LARGEST_WINDOW, TRAIL_LENGTH, Scene, rolled, scene, window
from gdtui.plot.shows import Shows

PLAIN = Shows(tangent=False)

WEIGHTS = st.floats(-MAX_WEIGHT, MAX_WEIGHT)
RATES = st.floats(0, allow_infinity=False)


@settings(deadline=None)
@given(WEIGHTS, WEIGHTS, RATES, st.integers(0, 60), st.floats(0, 1))
def test_every_point_lies_in_the_unit_square(
    first: float, second: float, learning_rate: float, epoch: int, progress: float
) -> None:
    race = Race.start((first, second), learning_rate, 60).to(epoch)
    for beat in (None, *Beat):
        shows = Shows(secant=True, ghost=True, uphill=True, beat=beat)
        check_points(scene(race.with_pin(), shows, progress))
        check_points(scene(race, Shows(fog=True), progress))


def check_points(seen: Scene) -> None:
    points = []
    for marble in (*seen.marbles, *seen.pinned):
        points += [marble.point, *marble.trail, marble.ghost, marble.uphill, *(marble.arrow or ())]
    for line in (*seen.tangents, seen.secant):
        points += line or ()
    points = [point for point in points if point]
    assert all(-1 <= x <= 1 and 0 <= y <= 1 for x, y in points)


@given(st.floats(0, MAX_WEIGHT))
def test_the_window_holds_the_weight_or_is_the_largest(farthest: float) -> None:
    half = window(farthest)
    assert half >= farthest or half == LARGEST_WINDOW
    assert str(half).rstrip("0") in ("1", "2", "3", "5")


@pytest.mark.parametrize(
    ("farthest", "half"), [(0, 10), (10, 10), (10.1, 20), (21, 30), (31, 50), (51, 100)]
)
def test_the_window_grows_to_a_rounder_range(farthest: float, half: int) -> None:
    assert window(farthest) == half


def test_the_window_does_not_shrink_while_the_marble_comes_down() -> None:
    race = Race.start((15.0,), 0.1, 50)
    halves = [scene(race.to(k), PLAIN).half for k in range(51)]
    assert set(halves) == {20}


def test_a_marble_that_stays_on_its_side_rolls_along_the_curve() -> None:
    for progress in (0, 0.25, 0.5, 0.9, 1):
        x, y = rolled(1.0, 0.2, progress)
        assert y == x * x


def test_a_marble_that_overshoots_flies_straight_across_the_bowl() -> None:
    start, end = 1.0, -0.5
    x, y = rolled(start, end, 0.5)
    assert (x, y) == (0.25, 0.625)
    assert y > x * x
    slope = (y - start**2) / (x - start)
    assert slope == pytest.approx(start + end)


def test_a_marble_at_rest_lies_exactly_at_its_epoch() -> None:
    race = FREE.race().to(3)
    seen = scene(race, PLAIN)
    assert seen.marbles[0].point == (race.lead.weight / 10, (race.lead.weight / 10) ** 2)


def test_the_trail_holds_the_last_positions() -> None:
    seen = scene(FREE.race().to(9), PLAIN)
    assert [x for x, _ in seen.marbles[0].trail] == pytest.approx(
        [0.8**k for k in range(9 - TRAIL_LENGTH, 9)]
    )


def test_in_the_trap_the_secant_of_the_step_is_horizontal() -> None:
    race = EXPERIMENTS[1].race()
    seen = scene(race, Shows(secant=True))
    assert seen.secant == ((-1.0, 1.0), (1.0, 1.0))


def test_the_tangent_of_w_cuts_the_axis_at_half_of_w() -> None:
    seen = scene(FREE.race(), Shows())
    (x, y), end = seen.tangents[0]
    assert (x, y) == pytest.approx((0.5, 0))
    assert end == (1.0, 1.0)


def test_a_marble_far_outside_is_at_the_edge_with_its_value() -> None:
    race = Race.start((10.0,), 3.0, 50).to(11)
    marble = scene(race, Shows(secant=True, gap=1.0, ghost=True)).marbles[0]
    assert marble.point == (math.copysign(1, race.lead.weight), 1.0)
    assert marble.outside == race.lead.weight


def test_near_the_bottom_the_tangent_lies_along_the_whole_axis() -> None:
    seen = scene(Race.start((0.001,), 0.1, 5), Shows())
    assert [x for x, _ in seen.tangents[0]] == [-1, 1]


def test_the_ghost_lies_where_the_next_step_lands() -> None:
    race = FREE.race()
    ghost = scene(race, Shows(ghost=True)).marbles[0].ghost
    assert ghost == pytest.approx((0.8, 0.64))
    over = race.to(50)
    seen = scene(over, Shows(ghost=True))
    assert seen.marbles[0].ghost is None


def test_the_secant_turns_into_the_tangent_as_its_gap_shrinks() -> None:
    def lines(gap: float) -> list[object]:
        seen = scene(FREE.race(), Shows(secant=True, gap=gap))
        return [seen.secant, seen.tangents[0]]

    secant, tangent = lines(-6.0)
    assert secant != tangent
    secant, tangent = lines(-1e-9)
    assert secant[0] == pytest.approx(tangent[0])
