"""Where numbers lie: on an axis, on a track, in a frame; and which number a place stands for."""

import os
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.rules.method import DESCENT, rule_of
from gdtui.engine.rules.stability import Law
from gdtui.plot.axes.axis import Axis, draw_scale, draw_track, short
from gdtui.plot.axes.frame import fits, framed
from gdtui.plot.axes.ranges import rates_of

NUMBERS = st.floats(-1e6, 1e6)
SIZES = st.tuples(st.integers(12, 120), st.integers(4, 50))


@st.composite
def axes(draw: st.DrawFn) -> Axis:
    """From a number to a larger one, some of those between named."""
    low, length = draw(NUMBERS), draw(st.floats(1e-3, 1e6))
    parts = draw(st.integers(1, 8))
    return Axis(low, low + length, tuple(low + length * k / parts for k in range(parts + 1)))


@given(axes(), st.floats(0, 1))
def test_the_number_at_a_place_lies_there(axis: Axis, share: float) -> None:
    assert axis.share(axis.at(share)) == pytest.approx(share, abs=1e-6)
    assert axis.share(axis.low - 1) == 0
    assert axis.share(axis.high + 1) == 1
    assert not axis.holds(axis.high + 1)


@given(st.integers(-300, 300), st.integers(1, 8), st.floats(0, 1))
def test_on_a_logarithmic_axis_decades_are_equally_long(
    low: int, decades: int, share: float
) -> None:
    axis = Axis(low, low + decades, logarithmic=True)
    for power in range(decades + 1):
        assert axis.share(10.0 ** (low + power)) == pytest.approx(power / decades)
    assert axis.share(axis.at(share)) == pytest.approx(share, abs=1e-9)
    assert axis.share(0.0) == axis.share(-1.0) == 0
    assert not axis.holds(0.0)


@given(axes(), axes(), SIZES)
def test_labels_are_as_many_rows_apart_and_each_stands_at_its_number(across, up, size) -> None:
    plot = framed(across, up, *size)
    left, rows = plot.grid.left, plot.picture.rows
    assert plot.picture.size == size
    for row in range(plot.grid.height):
        named = rows[row][:left].strip("│┤┼┌ ")
        at_row = [each for each in up.named if plot.cell(across.low, each)[1] == row]
        assert not named or named in map(short, at_row)
    named = [y for y, row in enumerate(rows) if "┤" in row]
    assert len({low - high for high, low in pairwise(named)}) <= 1
    assert len(named) > 1 or size[0] < 20
    assert set(rows[-1].split()) <= set(map(short, across.named))


@given(st.integers(-(10**6), 10**6), st.sampled_from((0.01, 0.1, 7, 40)), st.integers(40, 120))
def test_the_longest_round_number_across_has_room_and_a_blank(low, length, columns) -> None:
    axis = Axis(low, low + length)
    first, second, *_ = numbers = axis.marks(columns)
    longest = max(len(axis.text(number)) for number in numbers)
    assert (axis.share(second) - axis.share(first)) * columns > longest + 1


def test_however_long_a_label_is_there_is_room_for_what_is_drawn() -> None:
    for width in range(12, 40):
        plot = framed(Axis(0, 1, (0, 1)), Axis(0, 1.463301e308, (0, 1.463301e308)), width, 4)
        assert plot.grid.width >= 6
    assert not fits(11, 4)
    assert not fits(12, 3)


def test_the_same_axes_are_drawn_in_every_process() -> None:
    for landscape in ("tilted-well", "3*w^2-1000"):
        line = f"-m gdtui plot --size 40x13 --landscape {landscape}"
        drawn = {
            subprocess.check_output(
                [sys.executable, *line.split()],
                env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            )
            for seed in "12"
        }
        assert len(drawn) == 1


def rates_at(text, weight, rule=DESCENT, **how):
    valley = landscape_of(text).valley_near(weight)
    law = valley and rule.law(valley.curvature)
    return rates_of([law] * bool(law), **how)


RATES = rates_at("parabola", 10.0)
TRACKS = st.sampled_from(
    [RATES, Axis(-1e-4, 1e-4, (-1e-4, 0.0, 1e-4)), Axis(-1e6, 1e6, (-1e6, 1e6))]
)


def knob_column(axis: Axis, value: float, width: int) -> int:
    (row,) = draw_track(axis, value, width).rows
    return next(row.index(knob) for knob in "●◀▶" if knob in row)


@given(TRACKS, st.integers(8, 80), st.integers(-5, 100))
def test_the_knob_of_a_track_lies_where_it_was_put(axis: Axis, width: int, column: int) -> None:
    value = axis.value_at(column, width)
    assert axis.holds(value)
    away = axis.share(value) * (width - 1) - max(0, min(column, width - 1))
    assert abs(away) <= 0.5 + 1e-9
    assert abs(knob_column(axis, value, width) - max(0, min(column, width - 1))) <= 1
    for mark in axis.named:
        assert axis.value_at(knob_column(axis, mark, width), width) in axis.named


def test_a_track_shows_the_value_between_its_marks() -> None:
    assert draw_track(RATES, 0.1, 26).rows == ("┝━●━━━━━━━┿━━━━━━━━━━┿━━━┥",)
    assert draw_track(RATES, 1.5, 26).rows == ("┝━━━━━━━━━┿━━━━━━━━━━┿━━━▶",)
    assert draw_track(RATES, -1.0, 26).rows == ("◀━━━━━━━━━┿━━━━━━━━━━┿━━━┥",)


def test_the_rates_are_marked_at_the_landmarks_of_the_valley_that_the_marble_is_near() -> None:
    assert Axis(0.0, 1.2, (0.0, 0.5, 1.0)) == RATES
    assert rates_at("2w^2", -3.0) == Axis(0.0, 0.6, (0, 0.25, 0.5))
    well = "tilted-well"
    assert draw_scale(rates_at(well, -1.5), 26).rows == ("0       0.392      0.784  ",)
    assert draw_scale(rates_at(well, 1.5), 26).rows == ("0       0.759      1.52   ",)
    assert rates_at(well, 1.0, tells=False) == Axis(0.0, 1.2, (0, 1))
    for flat in ("quartic", "absolute", "log(w)"):
        assert rates_at(flat, 1.0) == Axis(0.0, 1.2, (0.0, 1.2))


def test_the_track_of_two_bowls_ends_where_the_steep_one_does_and_names_what_lies_beyond():
    track = rates_of([Law(0.1), Law(2.0)])
    assert track == Axis(0.0, 1.2, (0, 0.5, 1, 10, 20))
    assert draw_track(track, 0.1, 26).rows == ("┝━●━━━━━━━┿━━━━━━━━━━┿━━━┥",)
    assert draw_scale(track, 26).rows == ("0        0.5         1 20▶",)
    assert [track.value_at(column, 26) for column in (0, 21, 25)] == [0, 1.0, 1.2]


def test_the_track_has_the_landmarks_of_the_rule_and_no_label_covers_another() -> None:
    track = rates_at("w^2", 10.0, rule_of("momentum"))
    assert len(track.named) == 4
    for width in range(12, 60):
        labels = draw_scale(track, width).rows[0].split()
        assert set(labels) <= {"0", "0.00132", "1.9", "1.8987"}
        assert {"0", "1.9"} <= set(labels) or width < 16
    assert rates_at("w^2", 10.0, rule_of("adam")).named == (0.0, 1.2)
