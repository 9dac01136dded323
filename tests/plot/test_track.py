"""The track with its knob."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdtui.plot.picture import Picture
from gdtui.plot.track import LEARNING_RATES, draw_control, track_place, weights

TRACKS = [LEARNING_RATES, weights(10), weights(1_000_000)]
WIDTHS = st.integers(8, 80)


@given(st.sampled_from(TRACKS), WIDTHS, st.data())
def test_the_knob_lies_where_it_was_put(track, width: int, data: st.DataObject) -> None:
    column = data.draw(st.integers(0, width - 1))
    assert abs(track.column(track.value(column, width), width) - column) <= 1


@given(st.sampled_from(TRACKS), WIDTHS)
def test_the_marks_can_be_hit_exactly(track, width: int) -> None:
    for mark in track.marks:
        assert track.value(track.column(mark, width), width) in track.marks


@pytest.mark.parametrize(
    ("value", "row"),
    [
        (0.1, "┝━●━━━━━━━┿━━━━━━━━━━┿━━━┥"),
        (0.5, "┝━━━━━━━━━●━━━━━━━━━━┿━━━┥"),
        (1.5, "┝━━━━━━━━━┿━━━━━━━━━━┿━━━▶"),
    ],
)
def test_a_track_shows_the_value_between_its_marks(value: float, row: str) -> None:
    assert LEARNING_RATES.line(value, 26).rows == (row,)


def test_a_weight_left_of_the_window_is_an_arrow_at_the_edge() -> None:
    assert weights(10).line(-1e9, 12).rows == ("◀━━━━━┿━━━━┥",)


def rows(picture: Picture) -> list[str]:
    return [row.rstrip() for row in picture.rows]


def test_a_control_has_three_rows_or_one() -> None:
    control = draw_control("weight w", -10.0, weights(10), "", 26, 3)
    assert rows(control) == [
        "weight w          -10.0000",
        "●━━━━━━━━━━━┿━━━━━━━━━━━━┥",
        "-10         0           10",
    ]
    control = draw_control("weight w", -10.0, weights(10), "", 46, 1)
    assert rows(control) == ["weight w         -10.0000  ●━━━━━━━━┿━━━━━━━━┥"]


def test_a_complaint_stands_below_the_number() -> None:
    sentence = "weight must be a number, not 'ten'"
    control = draw_control("weight w", 10.0, weights(10), sentence, 26, 3)
    assert rows(control) == [
        "weight w           10.0000",
        "weight must be a number,",
        "not 'ten'",
    ]


def test_a_narrow_row_has_no_track() -> None:
    assert track_place(26, 1)[2] == 0
    assert rows(draw_control("weight w", 10.0, weights(10), "", 26, 1)) == [
        "weight w           10.0000"
    ]
