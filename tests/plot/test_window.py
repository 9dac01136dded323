"""The window: what is shown has room in it, and nothing else knows where a weight lies."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from showing import looking

from gdtui.engine.landscape import PARABOLA, Line
from gdtui.engine.landscapes import NAMES, landscape_of
from gdtui.engine.race import Race
from gdtui.engine.setup import start_on
from gdtui.guide.guide import Look
from gdtui.plot.shows import Beat, Shows
from gdtui.plot.window import Window, window_of, window_title

WEIGHTS = st.floats(PARABOLA.low, PARABOLA.high)


def around(weight: float) -> Window:
    return window_of(Race.start(PARABOLA, (weight,), 0.0, 5), Shows())


@given(WEIGHTS)
def test_the_window_holds_the_weight_or_is_the_largest(weight: float) -> None:
    window = around(weight)
    assert window.holds(weight) or window.right == 1e6
    assert (window.left, window.bottom, window.top) == (-window.right, 0, window.right**2)


@pytest.mark.parametrize(
    ("farthest", "half"),
    [(0, 10), (10, 10), (-10.1, 20), (21, 30), (31, 50), (51, 100), (6e5, 1e6), (1e154, 1e6)],
)
def test_the_window_grows_to_a_rounder_range(farthest: float, half: int) -> None:
    assert around(farthest).right == half


def test_it_holds_what_a_beat_and_the_wrong_way_show() -> None:
    race = Race.start(PARABOLA, (10.0,), 1.2, 50)
    assert window_of(race, Shows()).right == 10
    assert window_of(race, looking(Look.UPHILL)).right == 50
    assert window_of(race, looking(beat=Beat.SLOPE)).right == 50


def test_it_holds_the_landing_of_a_beat_also_where_that_alone_is_outside() -> None:
    race = Race.start(LOPSIDED._replace(left=2.5, right=10.0), (4.0,), 0.9, 50)
    assert window_of(race, Shows()).left == 2.5
    assert window_of(race, looking(Look.UPHILL)).left == 2.5
    assert window_of(race, looking(beat=Beat.TURNED)).holds(2.2)


def test_it_does_not_shrink_while_the_marble_comes_down() -> None:
    race = Race.start(PARABOLA, (15.0,), 0.1, 50)
    assert {window_of(race.to(k), Shows()).right for k in range(51)} == {20}


def test_the_title_tells_a_window_that_has_grown_and_only_that() -> None:
    race = Race.start(PARABOLA, (10.0,), 1.1, 50)
    titles = [window_title(window_of(race.to(k), Shows())) for k in (0, 1, 4, 1, 0)]
    assert titles == [
        "",
        "window grown to ±20",
        "window grown to ±30",
        "window grown to ±20",
        "",
    ]


LOPSIDED = PARABOLA._replace(
    name="lopsided",
    loss=lambda w: (w - 3) ** 2 - 2,
    slope=lambda w: 2 * (w - 3),
    minima=(3.0,),
    low=0.0,
    high=1000.0,
    left=1.0,
    right=5.0,
    steady_curvature=None,
)


@given(st.floats(0, 1000))
def test_any_landscape_lies_in_its_window(weight: float) -> None:
    window = window_of(Race.start(LOPSIDED, (weight,), 0.0, 5), Shows())
    assert window.holds(weight)
    assert window.bottom <= -2
    for point in (*window.curve(LOPSIDED, 50), window.on(LOPSIDED, weight)):
        assert all(0 <= place <= 1 for place in point)
    assert window.on(LOPSIDED, 3.0)[1] < 0.3
    for ticks in window.ticks(few=False):
        assert all(0 <= place <= 1 for place, _ in ticks)


def test_the_losses_of_another_landscape_are_named_in_few_digits() -> None:
    window = window_of(Race.start(LOPSIDED, (4.0,), 0.0, 5), Shows())
    assert [label.strip() for _, label in window.ticks(few=False)[1]] == ["-2", "-1", "0", "1", "2"]


@given(st.floats(-10, 10), st.floats(-1e300, 1e300, allow_nan=False), st.floats(-1e300, 1e300))
def test_a_line_is_clipped_to_the_unit_square(weight: float, loss: float, slope: float) -> None:
    line = around(0).clipped(Line(weight, loss, slope))
    for x, y in line or ():
        assert 0 <= x <= 1
        assert 0 <= y <= 1
        assert math.isfinite(x)


@pytest.mark.parametrize(
    "text", [*NAMES, "log(w)", "1/w", "tan(w)", "sqrt(w^2 - 1)", "log(abs(w) - 50)", "5", "exp(w)"]
)
def test_every_landscape_has_a_window_of_finite_numbers(text: str) -> None:
    landscape = landscape_of(text)
    start = start_on(landscape)
    window = window_of(Race.start(landscape, (start,), 0.1, 50).to(50), Shows())
    assert all(map(math.isfinite, window[:4]))
    assert window.left < window.right
    assert window.bottom < window.top
    assert window.holds(start)
