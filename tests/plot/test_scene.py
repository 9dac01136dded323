"""What is to be seen: finite, inside the unit square, on the landscape."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from showing import BEATS, SCALED, TURNED, looking

from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.setup import Setup
from gdtui.guide.guide import Clue, Look
from gdtui.plot.bowl.flight import Flight, flight
from gdtui.plot.bowl.framing import window_of
from gdtui.plot.bowl.scene import Scene, scene
from gdtui.plot.bowl.steps import TRAIL_LENGTH
from gdtui.plot.shows import Shows, Sight

PLAIN = looking(tangent=False)
START = Setup().race()
WEIGHTS = st.floats(PARABOLA.low, PARABOLA.high)
RATES = st.floats(0, allow_infinity=False)


def seen(race: Race, shows: Shows = PLAIN, aloft: Flight | None = None) -> Scene:
    return scene(race, shows, Sight(), aloft=aloft)


@settings(deadline=None)
@given(WEIGHTS, WEIGHTS, RATES, st.integers(0, 60), st.floats(0, 1))
def test_every_point_lies_in_the_unit_square(
    first: float, second: float, learning_rate: float, epoch: int, share: float
) -> None:
    race = Race.start(PARABOLA, (first, second), learning_rate, 60).to(epoch)
    for beat in (None, *BEATS):
        shows = looking(Look.SECANT, Look.GHOST, Look.UPHILL, beat=beat)
        for way in (None, flight(race.back(), race, share, [window_of(race, shows)])):
            check_points(seen(race.with_pin(), shows, way))
            check_points(scene(race, shows, Sight(frozenset({Clue.BOWL})), aloft=way))


def check_points(shown: Scene) -> None:
    points = []
    for marble in (*shown.marbles, *shown.pinned):
        points += [marble.point, *marble.trail, marble.ghost, marble.uphill]
        for way in marble.paths:
            points += way
        for arrow in marble.arrows:
            points += [arrow.start, arrow.end, arrow.drop, arrow.before]
    points.append(shown.second)
    for line in (*shown.tangents, shown.secant):
        points += line or ()
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in filter(None, points))


def on_the_curve(weight: float) -> tuple[float, float]:
    """Where a weight lies in the usual window."""
    return pytest.approx(((weight + 20) / 40, weight * weight / 250))


def test_a_marble_at_rest_lies_exactly_at_its_epoch() -> None:
    race = START.to(3)
    assert seen(race).marbles[0].point == on_the_curve(race.lead.weight)


def test_the_trail_holds_the_last_positions() -> None:
    trail = seen(START.to(9)).marbles[0].trail
    assert list(trail) == [on_the_curve(10 * 0.8**k) for k in range(9 - TRAIL_LENGTH, 9)]


def test_in_the_trap_the_secant_of_the_step_is_horizontal() -> None:
    assert seen(Setup(learning_rate=1.0).race(), looking(Look.SECANT)).secant == (
        (0, 0.4),
        (1, 0.4),
    )


def test_the_tangent_of_w_cuts_the_axis_at_half_of_w() -> None:
    (start, end) = seen(START, Shows()).tangents[0]
    assert start == pytest.approx((0.625, 0))
    assert end == pytest.approx(((17.5 + 20) / 40, 1))


def test_a_marble_far_outside_is_at_the_edge_with_its_value() -> None:
    race = Race.start(PARABOLA, (10.0,), 3.0, 50).to(11)
    marble = seen(race, looking(Look.SECANT, Look.GHOST, gap=1.0)).marbles[0]
    assert marble.point == (0, 1)
    assert marble.outside == race.lead.weight < 0


def test_near_the_bottom_the_tangent_lies_along_the_whole_axis() -> None:
    (line,) = seen(Race.start(PARABOLA, (0.001,), 0.1, 5), Shows()).tangents
    assert [x for x, _ in line] == [0, 1]


def test_the_ghost_lies_where_the_next_step_lands() -> None:
    assert seen(START, looking(Look.GHOST)).marbles[0].ghost == on_the_curve(8.0)
    assert seen(START.to(50), looking(Look.GHOST)).marbles[0].ghost is None


def test_the_secant_turns_into_the_tangent_as_its_gap_shrinks() -> None:
    def lines(gap: float) -> list[object]:
        shown = seen(START, looking(Look.SECANT, gap=gap))
        return [shown.secant, shown.tangents[0]]

    secant, tangent = lines(-6.0)
    assert secant != tangent
    secant, tangent = lines(-1e-9)
    assert secant[0] == pytest.approx(tangent[0])


def test_in_the_fog_there_are_the_marble_and_its_tangent_alone() -> None:
    shown = scene(START.to(3), looking(Look.SECANT, tangent=False), Sight(frozenset({Clue.BOWL})))
    assert len(shown.tangents) == 1
    assert shown.secant is None
    assert shown.marbles[0].trail == shown.marbles[0].paths == ()


def test_the_arrow_has_the_length_of_the_step_in_its_direction() -> None:
    race = Race.start(PARABOLA, (5.0, -2.5), 0.3, 50)
    for beat, sign in ((SCALED, 1), (TURNED, -1)):
        arrows = [marble.arrows[0] for marble in seen(race, looking(beat=beat)).marbles]
        lengths = [arrow.end[0] - arrow.start[0] for arrow in arrows]
        assert [round(sign * length * 40, 9) for length in lengths] == [3.0, -1.5]
