"""The track with its knob."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdtui.engine.landscapes.catalogue import landscape_of, named
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.rule import DESCENT
from gdtui.engine.rules.stability import law_of
from gdtui.engine.runs.setup import DEFAULTS
from gdtui.plot.axes.axis import Axis
from gdtui.plot.axes.ranges import rates_at
from gdtui.plot.axes.track import draw_scale, draw_track, value_at
from gdtui.plot.bowl.framing import window_of
from gdtui.plot.shows import Shows

LEARNING_RATES = rates_at(PARABOLA, 10.0)


def column_of(track: Axis, value: float, width: int) -> int:
    return round(track.share(value) * (width - 1))


def weights(half: float) -> Axis:
    return Axis(-half, half, (-half, 0.0, half))


TRACKS = [LEARNING_RATES, weights(10), weights(1_000_000)]
WIDTHS = st.integers(8, 80)


@given(st.sampled_from(TRACKS), WIDTHS, st.data())
def test_the_knob_lies_where_it_was_put(track, width: int, data: st.DataObject) -> None:
    column = data.draw(st.integers(0, width - 1))
    assert abs(column_of(track, value_at(track, column, width), width) - column) <= 1


@given(st.sampled_from(TRACKS), WIDTHS)
def test_the_marks_can_be_hit_exactly(track, width: int) -> None:
    for mark in track.named:
        assert value_at(track, column_of(track, mark, width), width) in track.named


@pytest.mark.parametrize(
    ("value", "row"),
    [
        (0.1, "┝━●━━━━━━━┿━━━━━━━━━━┿━━━┥"),
        (0.5, "┝━━━━━━━━━●━━━━━━━━━━┿━━━┥"),
        (1.5, "┝━━━━━━━━━┿━━━━━━━━━━┿━━━▶"),
    ],
)
def test_a_track_shows_the_value_between_its_marks(value: float, row: str) -> None:
    assert draw_track(LEARNING_RATES, value, 26).rows == (row,)


def test_the_track_of_the_rates_follows_the_landmarks() -> None:
    assert Axis(0.0, 1.2, (0.0, 0.5, 1.0)) == LEARNING_RATES
    steeper = landscape_of("2w^2")
    assert rates_at(steeper, -3.0) == Axis(0.0, 0.6, (0, 0.25, 0.5))


def test_elsewhere_it_has_the_landmarks_of_the_valley_that_the_marble_is_near() -> None:
    well = named("tilted-well")
    assert draw_scale(rates_at(well, -1.5), 26).rows == ("0       0.392      0.784  ",)
    assert draw_scale(rates_at(well, 1.5), 26).rows == ("0       0.759       1.52  ",)
    for track, weight in ((rates_at(well, w), w) for w in (-1.5, -0.3, 0.3, 1.5)):
        valley = well.valley_near(weight)
        assert valley is not None
        law = law_of(DESCENT, valley.curvature)
        assert law
        assert track.named == law.landmarks


@pytest.mark.parametrize("name", ["quartic", "absolute", "log(w)"])
def test_where_no_rate_is_special_none_is_marked(name: str) -> None:
    track = rates_at(landscape_of(name), 1.0)
    assert (track.low, track.high) == (0.0, 1.2)
    assert "┿" not in draw_track(track, 0.5, 26).rows[0]


def test_where_the_landmarks_are_hidden_the_track_has_0_and_1() -> None:
    assert rates_at(PARABOLA, 1.0, tells=False) == Axis(0.0, 1.2, (0, 1))


def test_the_track_of_the_weights_is_as_wide_as_there_is_room_for_marbles() -> None:
    window = window_of(DEFAULTS.race(), Shows())
    assert window.room == Axis(-15.0, 15.0, (-15.0, 0.0, 15.0))


def test_a_knob_pushed_to_the_end_does_not_move_the_window() -> None:
    race = DEFAULTS.race()
    window = window_of(race, Shows())
    end = value_at(window.room, 1000, 26)
    assert window_of(race.with_weight(end), Shows()) == window


def test_a_track_of_small_numbers_has_places_between_its_marks() -> None:
    track = Axis(-1e-4, 1e-4, (-1e-4, 0.0, 1e-4))
    assert len({value_at(track, column, 26) for column in range(26)}) == 26


def test_a_weight_left_of_the_window_is_an_arrow_at_the_edge() -> None:
    assert draw_track(weights(10), -1e9, 12).rows == ("◀━━━━━┿━━━━┥",)
