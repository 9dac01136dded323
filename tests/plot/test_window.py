"""The window, and a landscape as lines in it: nothing else knows where a weight lies."""

from __future__ import annotations

import math
from itertools import pairwise, starmap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scenes import BEATS, looking
from text_tables import rows_of

from gdtui.engine.landscapes.catalogue import NAMES, landscape_of, named
from gdtui.engine.landscapes.landscape import PARABOLA, Landscape
from gdtui.engine.runs.setup import Setup, start_on
from gdtui.guide.guide import Look
from gdtui.plot.axes.axis import Axis
from gdtui.plot.axes.frame import framed
from gdtui.plot.bowl.window import Window, curve_pieces, own_window, window_of
from gdtui.plot.cells.dots import Point, seen_of
from gdtui.plot.shows import Shows

WEIGHTS = st.floats(PARABOLA.low, PARABOLA.high)


def around(*weights: float, text: str = "w^2") -> Window:
    return window_of(Setup(weights, 0.0, 5, (landscape_of(text),)).race(), Shows())


@given(st.floats(1e-3, 1e5), st.floats(-1, 1), st.sampled_from(["w^2", "3w^2 + 7", "w^4"]))
def test_the_starts_lie_at_four_fifths_and_the_losses_leave_room(far, part, text) -> None:
    window, landscape = around(far, far * part, text=text), landscape_of(text)
    assert 0.75 <= far / window.across.high <= 0.85
    least, most = landscape.loss(0.0), landscape.loss(far)
    if window.across.high == pytest.approx(far / 0.8) and most - least > 1e-9 * most:
        assert 1.3 <= (window.up.high - least) / (most - least) <= 1.5
        assert (least - window.up.low) / (most - least) == pytest.approx(0.1)


def test_the_double_well_shows_its_two_wells_and_the_hill_between() -> None:
    window = around(1.5, text="double-well")
    assert 0.25 / window.up.length > 0.4
    assert all(map(window.holds, (-1.0, 1.0)))


@given(
    st.floats(-1e4, 1e4).filter(lambda weight: abs(weight) > 1e-3),
    st.floats(0, 1),
    st.sampled_from(
        [looking(Look.UPHILL), looking(Look.SECANT), *(looking(beat=b) for b in BEATS)]
    ),
)
def test_neither_steps_that_do_not_diverge_nor_beats_nor_the_wrong_way_change_it(
    weight: float, rate: float, shows: Shows
) -> None:
    race = Setup((weight,), rate, 60).race()
    window = window_of(race, Shows())
    assert window_of(race.to(60), Shows()) == window
    assert {window_of(race.to(k), shows, window) for k in range(0, 61, 3)} == {window}


def test_a_marble_that_is_put_somewhere_inside_leaves_it_until_it_is_far_too_large() -> None:
    race = Setup().race()
    window = window_of(race, Shows())
    for weight, is_kept in ((11.5, True), (-11.5, True), (4.0, True), (12.5, False), (1.0, False)):
        put = race.with_weight(weight)
        assert (window_of(put, Shows(), window) == window) is is_kept
    other = Setup((1.5,), 0.1, 50, (landscape_of("double-well"),)).race()
    assert window_of(other, Shows(), window) == window_of(other, Shows())


@given(st.floats(1.01, 3.0), st.floats(0.1, 100))
def test_it_grows_to_round_sizes_the_same_at_once_as_step_by_step(rate, weight) -> None:
    race, kept = Setup((weight,), rate, 12).race(), None
    for epoch in range(13):
        kept = window_of(race.to(epoch), Shows(), kept)
        window = window_of(race.to(epoch), Shows())
        assert kept == window
        if window.is_grown:
            assert f"{window.across.high:.0e}"[0] in "125"
            assert float(f"{window.across.high:.0e}") == pytest.approx(window.across.high)


def test_the_title_tells_a_window_that_has_grown_and_only_that() -> None:
    race = Setup((10.0,), 1.1).race()
    titles = [window_of(race.to(k), Shows()).title for k in (0, 1, 2, 4, 0)]
    assert titles == ["", "", "window grown to ±20", "window grown to ±50", ""]


@settings(max_examples=30)
@given(
    st.sampled_from([*NAMES, "log(w)", "1/w", "exp(w)"]),
    st.floats(-1, 1),
    st.integers(12, 200),
    st.integers(6, 60),
)
def test_its_ticks_are_round_and_as_many_rows_apart(text, aside, width, height) -> None:
    landscape = landscape_of(text)
    start = start_on(landscape)
    window = around(
        start, start + aside if landscape.is_inside(start + aside) else start, text=text
    )
    plot = framed(window.across, window.up, width, height)
    rows = [row.lstrip("L ") for row in plot.picture.rows]
    labels = [(y, row.split("┤")[0]) for y, row in enumerate(rows) if "┤" in row]
    assert len({low - high for (high, _), (low, _) in pairwise(labels)}) == 1
    for label in (*(each for _, each in labels), *plot.picture.rows[-1].removesuffix("w").split()):
        assert len(label.strip("-0. ").replace(".", "").split("e")[0]) <= 3
    for y, label in labels:
        assert plot.cell(window.across.low, float(label))[1] == y


@given(st.integers(0, 190), st.sampled_from((0.1, 0.3, 0.6, 0.95, 1.0)))
def test_closer_the_marble_is_seen_beside_the_bottom(epoch: int, rate: float) -> None:
    race = Setup((10.0,), rate, 3000).race().to(epoch)
    window, weight = window_of(race, looking(Look.CLOSER)), race.lead.weight
    assert window.room.holds(weight)
    assert abs(window.on(PARABOLA, weight)[0] - 0.5) > 0.005
    bottom = Setup((10.0,), 0.5, 100).race().to(2)
    assert window_of(bottom, looking(Look.CLOSER)) == window_of(bottom, Shows())


def test_closer_a_power_of_ten_at_a_time_the_axes_tell_true_weights() -> None:
    race, shows = Setup((10.0,), 0.1, 100).race(), looking(Look.CLOSER)
    halves = [window_of(race.to(k), shows).across.high for k in range(101)]
    assert halves == sorted(halves, reverse=True)
    assert len(set(halves)) == 10
    assert window_of(race, shows).title == "closer: around w = 0"
    away = Setup((4.0,), 0.1, 100, (LOPSIDED,)).race().to(40)
    window = window_of(away, shows)
    labels = [label for _, label in window.across.ticks(55)]
    assert "3" in labels
    assert [float(label) for label in labels] == pytest.approx(list(window.across.marks(55)))
    assert len(set(labels)) == len(labels) > 2
    assert window.title == "closer: around w = 3"


LOPSIDED = landscape_of("(w - 3)^2 - 2")._replace(low=0.0, high=1000.0, left=1.0, right=5.0)


ODD = ["log(w)", "1/w", "tan(w)", "sqrt(w^2 - 1)", "log(abs(w) - 50)", "5", "exp(w)", "-1e150"]
ODD += ["1e308", "-1e308", "w + 1e300"]


@pytest.mark.parametrize("text", [*NAMES, *ODD])
def test_every_landscape_has_a_window_of_finite_numbers(text: str) -> None:
    landscape = landscape_of(text)
    start = start_on(landscape)
    window = window_of(Setup((start,), 0.1, 50, (landscape,)).race().to(50), Shows())
    for axis in (window.across, window.up):
        assert -math.inf < axis.low < axis.high < math.inf
    assert window.holds(start)


@given(
    st.sampled_from(["w^2/20", "double-well", "(w-3)^2 + 2", "log(w) + 1/w", "w^4"]),
    st.floats(0.0, 0.2),
)
def test_two_landscapes_have_one_window_with_room_for_both_marbles(text: str, rate: float) -> None:
    both, kept = (PARABOLA, landscape_of(text)), None
    race = Setup((10.0, start_on(both[1])), rate, 30, both).race()
    for now in (race, race.to(3), race.to(30)):
        for shows in (Shows(), looking(Look.CLOSER)):
            window = window_of(now, shows, kept)
            for run in now.runs if shows == Shows() else ():
                assert window.holds(run.weight)
                assert window.up.holds(run.loss)
                kept = window
            assert set(window.landscapes) <= set(both)
            assert window.across.length > 0 < window.up.length


def test_a_closer_window_stays_in_a_narrow_domain() -> None:
    narrow = Setup((0.4,), 0.01, 5, (landscape_of("-log(0.3-w^2)"),)).race()
    window = window_of(narrow, looking(Look.CLOSER))
    assert window.around == 0.0
    assert window.holds(narrow.lead.weight)


# Kinks are kinks, and poles and gaps are gaps


def pieces(
    landscape: Landscape, samples: int = 160, window: Window | None = None
) -> list[list[Point]]:
    """What is seen of the landscape, by its points; a piece ends where it leaves the window."""
    seen: list[list[Point]] = []
    for piece in curve_pieces(landscape, window or own_window(landscape), samples):
        for start, end in filter(None, starmap(seen_of, pairwise(piece))):
            if not seen or seen[-1][-1] != start:
                seen.append([start])
            seen[-1].append(end)
    return seen


def test_a_landscape_that_comes_with_it_is_one_piece_to_the_edges() -> None:
    for landscape in map(named, NAMES):
        (piece,) = pieces(landscape, 77)
        assert all(x in (0, 1) or y in (0, 1) for x, y in (piece[0], piece[-1]))


@pytest.mark.parametrize(("formula", "count"), rows_of(__file__, "pieces.txt"))
def test_a_landscape_has_as_many_pieces_as_hang_together(formula: str, count: str) -> None:
    landscape = landscape_of(formula)
    assert {len(pieces(landscape, samples)) for samples in (60, 77, 160, 391)} == {int(count)}


def test_each_piece_goes_on_to_the_edge_of_its_gap_or_of_the_window() -> None:
    left, right = pieces(landscape_of("1/w"))
    assert (left[-1][1], right[0][1]) == (0, 1)
    assert left[-1][0] <= 0.5 <= right[0][0]
    (((x, y), *_),) = pieces(landscape_of("log(w)"))
    assert x < 0.02
    assert y == 0
    root = landscape_of("sqrt(w - 3)")
    assert own_window(root).across.at(pieces(root)[0][0][0]) == pytest.approx(3)
    assert all(piece[0][0] < piece[-1][0] for piece in pieces(landscape_of("sqrt(w^2 - 4)")))


def test_a_kink_is_sharp_wherever_it_lies() -> None:
    landscape = landscape_of("abs(w - 0.37)")
    (piece,) = pieces(landscape, 20)
    assert own_window(landscape).on(landscape, 0.37) in piece


FORMULAS = st.sampled_from(["w^2", "1/w", "tan(3w)", "log(w)", "1/sin(w)", "w^w", "exp(1/w)", "3"])


@settings(max_examples=50)
@given(FORMULAS, st.integers(2, 400), st.floats(-9, 8), st.floats(0.01, 10), st.floats(-5, 5))
def test_all_of_it_lies_in_the_window(
    formula: str, samples: int, left: float, width: float, bottom: float
) -> None:
    landscape = landscape_of(formula)
    across = Axis(left, left + width)
    window = Window(across, Axis(bottom, bottom + 3), across)
    for piece in pieces(landscape, samples, window):
        assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in piece)
