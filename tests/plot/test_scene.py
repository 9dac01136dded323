"""What is to be seen of a race: finite, inside the unit square, on the landscape; steps joined."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scenes import SCALED, TURNED, looking, placed, plain_window

from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.setup import Setup
from gdtui.guide.guide import Clue, Look
from gdtui.plot.bowl.bowl import draw_bowl
from gdtui.plot.bowl.scene import (
    Flight,
    Marble,
    Scene,
    Seen,
    Way,
    epochs_seen,
    flight,
    scene,
    ways_of,
)
from gdtui.plot.bowl.window import own_window, window_of
from gdtui.plot.cells.dots import has_dots
from gdtui.plot.cells.picture import TRAIL
from gdtui.plot.shows import Shows, Sight

PLAIN = looking(tangent=False)
START = Setup().race()
USUAL = window_of(START, Shows())
NEAR = st.floats(-11, 11)
SHARES = st.floats(0, 1)


def seen(race: Race, shows: Shows = PLAIN, aloft: Flight | None = None) -> Scene:
    return scene(Seen(race, shows, Sight(), aloft=aloft))


def on_the_curve(weight: float) -> tuple[float, float]:
    """Where a weight lies in the usual window."""
    return pytest.approx(((weight + 12.5) / 25, (weight * weight + 10) / 150))


def test_a_marble_at_rest_lies_exactly_at_its_epoch_and_where_it_was_before_is_its_trail() -> None:
    marble = seen(START.to(9)).marbles[0]
    assert marble.point == on_the_curve(10 * 0.8**9)
    assert list(marble.trail) == [on_the_curve(10 * 0.8**k) for k in range(9)]
    assert seen(START, looking(Look.GHOST)).marbles[0].ghost == on_the_curve(8.0)
    assert seen(START.to(50), looking(Look.GHOST)).marbles[0].ghost is None


def test_a_marble_far_outside_is_at_the_edge_with_its_value() -> None:
    race = Race.start((PARABOLA,), (10.0,), 3.0, 50).to(11)
    marble = seen(race, looking(Look.SECANT, Look.GHOST, gap=1.0)).marbles[0]
    assert marble.point == (0, 1)
    assert marble.outside == race.lead.weight < 0


def test_the_secant_turns_into_the_tangent_as_its_gap_shrinks_and_is_level_in_the_trap() -> None:
    for gap, is_same in ((-6.0, False), (-1e-9, True)):
        shown = seen(START, looking(Look.SECANT, gap=gap))
        assert shown.secant
        assert shown.secant.touch == shown.tangents[0].touch
        assert (shown.secant.slope == pytest.approx(shown.tangents[0].slope)) is is_same
    trap = seen(Setup(learning_rate=1.0).race(), looking(Look.SECANT, gap=-20.0))
    assert trap.secant
    assert (trap.secant.touch, trap.secant.slope) == (on_the_curve(10.0), 0)
    assert trap.secant.second == on_the_curve(-10.0)
    assert trap.secant.to == pytest.approx(-0.8)


def test_in_the_fog_there_are_the_marble_and_its_tangent_alone() -> None:
    shown = scene(Seen(START.to(3), looking(Look.SECANT, tangent=False), Sight(Clue.BOWL)))
    assert len(shown.tangents) == 1
    assert shown.secant is None
    assert shown.marbles[0].trail == shown.marbles[0].paths == ()


def test_the_arrow_has_the_length_of_the_step_in_its_direction() -> None:
    race = Race.start((PARABOLA,), (5.0, -2.5), 0.1, 50)
    for beat, sign in ((SCALED, 1), (TURNED, -1)):
        arrows = [marble.arrows[0] for marble in seen(race, looking(beat=beat)).marbles]
        lengths = [arrow.end[0] - arrow.start[0] for arrow in arrows]
        assert [round(sign * length * 12.5, 9) for length in lengths] == [1.0, -0.5]


AWAY = st.floats(-30, 30).filter(lambda weight: abs(weight) > 0.01)


def marble(race: Race, share: float = 1) -> Marble:
    window = window_of(race, PLAIN)
    if share == 1:
        return scene(Seen(race, PLAIN, within=window)).marbles[0]
    aloft = flight(race.back(), race, share, [window])
    return scene(Seen(race.back(), PLAIN, within=window, aloft=aloft)).marbles[0]


@given(AWAY, st.floats(0.01, 1.2), st.integers(0, 20), SHARES)
def test_the_paths_are_a_chain_to_the_marble_a_step_over_the_bottom_straight_another_a_stair(
    weight: float, rate: float, epoch: int, share: float
) -> None:
    shown = marble(Setup((weight,), rate).race().to(epoch))
    assert len(shown.paths) == epoch
    for before, after in pairwise(shown.paths):
        assert before[-1] == after[0]
    assert not shown.paths or shown.paths[-1][-1] == shown.point
    shown = marble(Setup((weight,), rate).race().to(1), share)
    ((start, *others),) = shown.paths
    if rate > 0.5:
        assert others == [shown.point]
    else:
        # It goes down only when it has arrived.
        assert others[0] == (shown.point[0], start[1])
        assert others[1:] == [shown.point] * (share == 1)


@given(st.integers(0, 10**6))
def test_the_path_goes_from_the_start_to_now_by_no_more_epochs_than_can_be_told_apart(
    reached: int,
) -> None:
    epochs = epochs_seen(reached)
    assert (epochs[0], epochs[-1]) == (0, reached)
    assert epochs == sorted(set(epochs))
    assert len(epochs) < 180
    assert epochs[:64] == list(range(min(reached + 1, 64)))


def test_older_steps_have_half_the_dots_of_the_last() -> None:
    def dots(race: Race, row: int) -> int:
        picture = draw_bowl(placed(race, plain_window(-10, 10, 100)), 60, 20)
        cells = zip(picture.rows[row], picture.inks[row], strict=True)
        return sum((ord(c) & 0xFF).bit_count() for c, ink in cells if ink == TRAIL and has_dots(c))

    race = Setup(learning_rate=0.2).race()
    row = max(range(20), key=lambda row: dots(race.to(1), row))
    last, older = (dots(race.to(epoch), row) for epoch in (1, 2))
    assert last > 20
    assert abs(2 * older - last) <= 4


@given(NEAR, NEAR, SHARES, SHARES)
def test_it_rolls_on_the_curve_or_flies_straight_never_back_and_its_tangent_goes_with_it(
    start: float, end: float, first: float, second: float
) -> None:
    (x, y), (end_x, end_y) = USUAL.on(PARABOLA, start), USUAL.on(PARABOLA, end)
    before = x
    for share in (0.0, *sorted((first, second)), 1.0):
        going = Way(PARABOLA, start, end, share)
        point = going.point(USUAL)
        straight = x + (end_x - x) * share, y + (end_y - y) * share
        rolling = USUAL.on(PARABOLA, going.weight)
        assert point == pytest.approx(straight if start * end < 0 else rolling, abs=1e-9)
        assert USUAL.point(going.line.weight, going.line.loss) == pytest.approx(point)
        assert going.line.slope == going.slope == 2 * going.weight
        assert (point[0] - before) * (end - start) >= -1e-9
        before = point[0]
    assert before == pytest.approx(end_x)


def test_all_marbles_of_a_race_go_at_once_in_the_widest_window() -> None:
    race = Setup((10.0, -7.0), 1.3).race().to(1)
    windows = [window_of(race.to(epoch), Shows()) for epoch in (0, 1)]
    going = flight(race.to(0), race, 0.5, windows)
    assert going.window == windows[1] != windows[0]
    assert [each.weight for each in going.ways] == pytest.approx([-3.0, 2.1])
    assert [each.slope for each in ways_of(race, going)] == pytest.approx([-6.0, 4.2])
    assert [each.weight for each in ways_of(race, None)] == [-16.0, 11.2]


def test_the_bowl_has_a_pinned_run_at_the_present_epoch() -> None:
    race = START.to(20).with_pin().with_learning_rate(0.2).restart().to(3)
    shown = seen(race)
    assert sum("■a" in row for row in draw_bowl(shown, 60, 20).rows) == 1
    assert shown.pinned[0].point[0] == shown.window.across.share(race.pinned[0].weight_at(3))


def test_a_marble_on_its_way_over_a_gap_is_never_in_it() -> None:
    landscape = landscape_of("sqrt(w^2 - 4)")
    for k in range(101):
        way = Way(landscape, 3.0, -5.0, k / 100)
        assert landscape.is_inside(way.weight)
        assert all(0 <= place <= 1 for place in way.point(own_window(landscape)))
