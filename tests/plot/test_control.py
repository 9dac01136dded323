"""A control: label, number or field, track; exact rows."""

from gdtui.engine.rules.stability import descent_near
from gdtui.engine.runs.setup import DEFAULTS
from gdtui.plot.axes.ranges import rates_of
from gdtui.plot.bowl.window import window_of
from gdtui.plot.cells.numerals import measure, setting
from gdtui.plot.panes.control import Beside, Field, draw_control, rows_needed, track_place
from gdtui.plot.shows import Shows

WEIGHTS = window_of(DEFAULTS.race(), Shows()).room


def rows(value: float, field: Field | None = None, size: tuple[int, int] = (26, 3)) -> list[str]:
    picture = draw_control("weight w", value, setting, WEIGHTS, field, *size)
    return [row.rstrip() for row in picture.rows]


def test_a_control_has_three_rows_or_one() -> None:
    assert rows(-10.0) == [
        "weight w          -10.0000",
        "┝━●━━━━━━━━━┿━━━━━━━━━━┿━┥",
        " -10        0          10",
    ]
    assert rows(-10.0, size=(46, 1)) == ["weight w         -10.0000  ┝●━━━━━━━┿━━━━━━━━┥"]
    assert rows(10.0, size=(26, 1)) == ["weight w           10.0000"]
    assert track_place(26, 1)[2] == 0


def test_a_number_that_was_set_is_in_full_or_said_to_be_cut() -> None:
    assert rows(-7.123456)[0] == "weight w         -7.123456"
    assert rows(0.9999999999)[0] == "weight w        ≈0.9999999"


def test_a_complaint_stands_below_the_field() -> None:
    complaint = "weight must be a number, not 'ten'"
    field = Field("ten", 3, complaint=complaint)
    assert rows(10.0, field) == ["weight w        ten", "weight must be a number,", "not 'ten'"]
    assert rows_needed(field, 26) == 3
    assert rows_needed(field._replace(complaint=""), 26) == rows_needed(None, 26) == 0


def test_a_long_text_is_scrolled_to_its_cursor() -> None:
    field = Field("0.1234567890123456789", 21)
    assert rows(10.0, field)[0] == "weight w        123456789"
    assert rows(10.0, field._replace(cursor=0))[0] == "weight w        0.12345678"


def test_a_value_beside_the_present_one_is_marked_and_told_in_the_last_row() -> None:
    track, beside = rates_of([descent_near(2.0)]), Beside(0.6, "set 0.6, cosine")
    picture = draw_control("learning rate η", 0.3, measure, track, None, 26, 4, beside)
    assert [row.rstrip() for row in picture.rows] == [
        "learning rate η     0.3000",
        "┝━━━━━●━━━┿━○━━━━━━━━┿━━━┥",
        "0        0.5         1",
        "         ○ set 0.6, cosine",
    ]
    lower = draw_control("learning rate η", 0.3, measure, track, None, 26, 3, beside)
    assert lower.rows == (*picture.rows[:2], picture.rows[3])
