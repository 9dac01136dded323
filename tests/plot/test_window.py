"""The window: what is shown has room in it, and nothing else knows where a weight lies."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from showing import BEATS, TURNED, looking

from gdtui.engine.landscapes.catalogue import NAMES, landscape_of
from gdtui.engine.landscapes.landscape import PARABOLA, Line, Valley
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.setup import start_on
from gdtui.guide.experiments import EXPERIMENTS
from gdtui.guide.guide import Look
from gdtui.plot.bowl.bowl import draw_bowl
from gdtui.plot.bowl.curve import curve_pieces
from gdtui.plot.bowl.scene import scene
from gdtui.plot.bowl.window import Window, window_of, window_title
from gdtui.plot.shows import Shows, Sight

WEIGHTS = st.floats(PARABOLA.low, PARABOLA.high)


def around(weight: float) -> Window:
    return window_of(Race.start(PARABOLA, (weight,), 0.0, 5), Shows())


@given(WEIGHTS)
def test_the_window_has_room_for_the_weight_or_is_the_largest(weight: float) -> None:
    window = around(weight)
    assert window.room.low <= weight <= window.room.high or window.across.high == 2e6
    assert (window.across.low, window.room.low, window.up.low) == (
        -window.across.high,
        -window.room.high,
        0,
    )
    assert window.room.high < window.across.high
    assert window.up.high > window.room.high**2


@pytest.mark.parametrize(
    ("farthest", "half"),
    [(0, 20), (15, 20), (-15.1, 40), (31, 60), (46, 100), (76, 200), (1e6, 2e6), (1e154, 2e6)],
)
def test_the_window_grows_to_a_rounder_range(farthest: float, half: int) -> None:
    assert around(farthest).across.high == half


@pytest.mark.parametrize(
    "shows", [Shows(), looking(Look.UPHILL), *(looking(beat=beat) for beat in BEATS)]
)
def test_steps_beats_the_wrong_way_and_experiments_leave_the_usual_window_as_it_is(
    shows: Shows,
) -> None:
    races = [Race.start(PARABOLA, (10.0,), rate, 50) for rate in (0.0, 0.1, 0.3, 0.5)]
    if shows == Shows():
        races += [each.setup.race() for each in EXPERIMENTS]
    for race in races:
        assert {window_of(race.to(k), shows) for k in range(1, 51)} == {around(0)}


def test_it_holds_the_landing_of_a_beat_also_where_that_alone_is_outside() -> None:
    race = Race.start(LOPSIDED._replace(left=3.5, right=6.5), (4.0,), 1.4, 50)
    assert window_of(race, Shows()).across.low == 2
    assert window_of(race, looking(Look.UPHILL)).across.low == 2
    assert window_of(race, looking(beat=TURNED)).holds(1.2)


def test_it_stands_still_while_the_marble_comes_down_or_the_way_without_minus_is_shorter() -> None:
    for weight, rate, looks in ((10.0, 0.7, (Look.UPHILL,)), (25.0, 0.1, ())):
        race, shows = Race.start(PARABOLA, (weight,), rate, 50), looking(*looks)
        assert {window_of(race.to(k), shows).across.high for k in range(51)} == {40}


@given(st.floats(0.01, 1e5))
def test_a_window_shrinks_only_with_room_to_spare(weight: float) -> None:
    race = Race.start(PARABOLA, (weight,), 0.1, 50)
    for shows in (Shows(), looking(Look.CLOSER)):
        fitting = window_of(race, shows)
        nearer = window_of(race.with_weight(weight * 0.9), shows, fitting.scale)
        farther = window_of(race.with_weight(weight * 0.9), shows)
        assert nearer in (fitting, farther)
        assert nearer == farther or nearer.room.high < weight * 0.9 * 12.5
    race = race.with_weight(12.5)
    assert window_of(race, Shows(), 20.0).across.high == 40
    assert window_of(race.with_weight(12.0), Shows(), 20.0).across.high == 20


def test_the_title_tells_a_window_that_has_grown_and_only_that() -> None:
    race = Race.start(PARABOLA, (10.0,), 1.1, 50)
    titles = [window_title(window_of(race.to(k), Shows())) for k in (0, 2, 3, 7, 2)]
    assert titles == ["", "", "window grown to ±40", "window grown to ±60", ""]


@given(st.integers(0, 190), st.sampled_from((0.1, 0.3, 0.6, 0.95, 1.0)))
def test_closer_the_marble_is_seen_beside_the_bottom(epoch: int, rate: float) -> None:
    race = Race.start(PARABOLA, (10.0,), rate, 3000).to(epoch)
    window, weight = window_of(race, looking(Look.CLOSER)), race.lead.weight
    assert window.room.low <= weight <= window.room.high
    assert abs(window.on(PARABOLA, weight)[0] - 0.5) > 0.005
    across, up = window.across.ticks(55), window.up.ticks_upwards(20)
    assert [label for _, label in across] in (
        ["-1", "-0.5", "0", "0.5", "1"],
        ["-10", "-5", "0", "5", "10"],
    )
    assert all(len(label) <= 4 for _, label in up)


def test_closer_the_axes_say_their_powers_of_ten() -> None:
    race, shows = Race.start(PARABOLA, (10.0,), 0.1, 100), looking(Look.CLOSER)
    powers = [window_of(race.to(k), shows).powers for k in (0, 20, 60, 100)]
    assert powers == [(0, 0), (0, 0), (-4, -8), (-8, -16)]
    scales = [window_of(race.to(k), shows).scale for k in range(101)]
    assert scales == sorted(scales, reverse=True)
    assert len(set(scales)) == 10
    for size in ((44, 15), (48, 5)):
        rows = draw_bowl(scene(race.to(60), shows, Sight()), *size).rows
        assert "w ×1e-4  L ×1e-8" in rows[0]
        assert rows[-1].split() == ["-1", "-0.5", "0", "0.5", "1"]
    assert window_title(window_of(race, shows)) == "closer: around w = 0"


def test_closer_to_a_bottom_that_is_not_at_0_the_axes_count_from_there() -> None:
    race = Race.start(LOPSIDED, (4.0,), 0.1, 100).to(40)
    window = window_of(race, looking(Look.CLOSER))
    across, up = window.across.ticks(55), window.up.ticks_upwards(20)
    assert [label for _, label in across] == ["-1", "-0.5", "0", "0.5", "1"]
    assert up[0][1] == "0"
    assert window_title(window) == "closer: around w = 3"
    assert window_of(race.to(0), Shows()).up.named == (-2, 0, 2, 4, 6, 8)


def test_exactly_at_the_bottom_all_of_it_is_seen() -> None:
    race = Race.start(PARABOLA, (10.0,), 0.5, 100)
    assert window_of(race.to(1), looking(Look.CLOSER)).scale == 10
    assert window_of(race.to(2), looking(Look.CLOSER)) == around(0)


LOPSIDED = PARABOLA._replace(
    name="lopsided",
    loss=lambda w: (w - 3) ** 2 - 2,
    slope=lambda w: 2 * (w - 3),
    valleys=(Valley(3.0, 3 - 0.00005**0.5, 3 + 0.00005**0.5, 2.0),),
    low=0.0,
    high=1000.0,
    left=1.0,
    right=5.0,
    steady_curvature=2.0,
)


@given(st.floats(0, 1000))
def test_any_landscape_lies_in_its_window(weight: float) -> None:
    window = window_of(Race.start(LOPSIDED, (weight,), 0.0, 5), Shows())
    assert window.holds(weight)
    assert window.up.low <= -2
    for point in (*curve_pieces(LOPSIDED, window, 50)[0], window.on(LOPSIDED, weight)):
        assert all(0 <= place <= 1 for place in point)
    assert window.on(LOPSIDED, 3.0)[1] < 0.3
    for ticks in (window.across.ticks(55), window.up.ticks_upwards(20)):
        assert all(0 <= place <= 1 for place, _ in ticks)


@given(st.floats(-10, 10), st.floats(-1e300, 1e300, allow_nan=False), st.floats(-1e300, 1e300))
def test_a_line_is_clipped_to_the_unit_square(weight: float, loss: float, slope: float) -> None:
    line = around(0).clipped(Line(weight, loss, slope))
    for x, y in line or ():
        assert 0 <= x <= 1
        assert 0 <= y <= 1
        assert math.isfinite(x)


ODD = ["log(w)", "1/w", "tan(w)", "sqrt(w^2 - 1)", "log(abs(w) - 50)", "5", "exp(w)", "-1e150"]


@pytest.mark.parametrize("text", [*NAMES, *ODD])
def test_every_landscape_has_a_window_of_finite_numbers(text: str) -> None:
    landscape = landscape_of(text)
    start = start_on(landscape)
    window = window_of(Race.start(landscape, (start,), 0.1, 50).to(50), Shows())
    for axis in (window.across, window.up):
        assert -math.inf < axis.low < axis.high < math.inf
    assert window.holds(start)
    for piece in curve_pieces(landscape, window, 100):
        assert all(0 <= y <= 1 for _, y in piece)
