"""The arrows of a step that is taken apart: heads seen, true lengths, turned round by the minus."""

from hypothesis import given, settings
from hypothesis import strategies as st
from scenes import LANDED, SCALED, TURNED, plain_window

from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.runs.step import Step
from gdtui.plot.bowl.arrows import Arrow, Shaft, arrows_of
from gdtui.plot.cells.dots import Grid
from gdtui.plot.cells.picture import MARBLES, Canvas, Picture
from gdtui.plot.shows import Beat

WINDOW = plain_window(-15, 15, 225)
BEATS = (SCALED, TURNED, LANDED)


def arrow(weight: float, rate: float, beat: Beat) -> Arrow | None:
    (found,) = arrows_of(Step.at(PARABOLA, weight, rate), beat, WINDOW) or (None,)
    return found


def drawn(shown: Arrow, width: int = 46, height: int = 13) -> Picture:
    canvas = Canvas.blank(width, height)
    Shaft(canvas, Grid(0, width, height), shown).draw(MARBLES[0])
    return canvas.picture()


def row_of(weight: float, rate: float, beat: Beat) -> str:
    """The row of the marble."""
    shown = arrow(weight, rate, beat)
    assert shown
    return drawn(shown).rows[Grid(0, 46, 13).cell(shown.start)[1]].rstrip()


def test_the_minus_sign_turns_the_arrow_round() -> None:
    assert row_of(10.0, 0.2, SCALED) == " " * 39 + "━━━━━▶"
    assert row_of(10.0, 0.2, TURNED) == " " * 32 + "◀━━━━━ ━━━━━▶"
    assert row_of(10.0, 0.2, LANDED) == " " * 32 + "◀━━━━━"


def test_a_step_too_short_to_be_seen_has_a_dashed_arrow_and_one_of_no_length_none() -> None:
    assert row_of(0.5, 0.01, SCALED) == " " * 24 + "╍╍╍▶"
    assert row_of(0.5, 0.01, TURNED) == " " * 19 + "◀╍╍╍ ╍╍╍▶"
    assert arrow(5.0, 0.0, TURNED) is None
    assert arrow(0.0, 0.1, SCALED) is None


@settings(deadline=None)
@given(
    st.floats(-14, 14).filter(lambda weight: abs(weight) > 1e-3),
    st.floats(0.001, 1),
    st.sampled_from(BEATS),
    st.tuples(st.integers(14, 90), st.integers(4, 40)),
)
def test_a_head_is_seen_never_where_the_next_place_is_marked_and_a_name_behind_it_has_it_beside(
    weight: float, rate: float, beat: Beat, size: tuple[int, int]
) -> None:
    shown = arrow(weight, rate, beat)
    assert shown
    assert (shown.drop is None) == (beat is SCALED)
    picture, grid = drawn(shown, *size), Grid(0, *size)
    points_right = (weight > 0) == (beat is SCALED)
    heads = [
        (column, y)
        for y, (cells, inks) in enumerate(zip(picture.rows, picture.inks, strict=True))
        for column, (cell, ink) in enumerate(zip(cells, inks, strict=True))
        if ink == MARBLES[0] and cell in "◀▶"
    ]
    assert len(heads) == 1
    assert picture.rows[heads[0][1]][heads[0][0]] == ("▶" if points_right else "◀")
    is_long = abs(grid.cell(shown.end)[0] - grid.cell(shown.start)[0]) >= 4
    assert not (is_long and shown.drop) or heads[0] != grid.cell(shown.drop)
    canvas = Canvas(picture)
    Shaft(canvas, grid, shown).write_name(MARBLES[0])
    start, _ = grid.cell(shown.start)
    for row in canvas.picture().rows if beat is TURNED else ():
        place = row.find(shown.name)
        is_behind = place > start if weight > 0 else 0 <= place < start + 1 - len(shown.name)
        if place >= 0 and is_behind:
            assert row[place - 2 : place] == ("◀ " if weight > 0 else "▶ "), row
