"""Pictures, and the cells that differ between two."""

from hypothesis import given, settings
from hypothesis import strategies as st

from gdtui.plot.cells.picture import CURVE, PLAIN, SECANT, TANGENT, Canvas, Picture, changes

WIDTH, HEIGHT = 24, 3
CELLS = st.lists(
    st.tuples(st.sampled_from("ab "), st.sampled_from(PLAIN + CURVE)),
    min_size=WIDTH * HEIGHT,
    max_size=WIDTH * HEIGHT,
)


def picture_of(cells: list[tuple[str, str]]) -> Picture:
    rows = [cells[start : start + WIDTH] for start in range(0, WIDTH * HEIGHT, WIDTH)]
    return Picture(
        tuple("".join(text for text, _ in row) for row in rows),
        tuple("".join(ink for _, ink in row) for row in rows),
    )


@settings(deadline=None)
@given(CELLS, CELLS)
def test_sending_the_changed_spans_makes_the_old_picture_the_new_one(
    before: list[tuple[str, str]], after: list[tuple[str, str]]
) -> None:
    old, new = picture_of(before), picture_of(after)
    canvas = Canvas(old)
    for column, row, width in changes(old, new):
        for x in range(column, column + width):
            canvas.put(x, row, new.rows[row][x], new.inks[row][x])
    assert canvas.picture() == new


def test_neighbouring_changes_are_one_span_and_distant_ones_are_two() -> None:
    old = Picture((" " * 20,), (PLAIN * 20,))
    near, far = Canvas(old), Canvas(old)
    near.put(2, 0, "x", PLAIN)
    near.put(5, 0, "x", PLAIN)
    far.put(2, 0, "x", PLAIN)
    far.put(15, 0, "x", PLAIN)
    assert changes(old, near.picture()) == [(2, 0, 4)]
    assert changes(old, far.picture()) == [(2, 0, 1), (15, 0, 1)]


def test_pieces_join_neighbours_of_one_ink() -> None:
    assert Picture(("abcd",), ("cctt",)).pieces(0, 0, 4) == [("ab", "c"), ("cd", "t")]


def test_where_lines_meet_in_a_cell_all_stay_visible_but_the_curve_stays_as_it_is() -> None:
    for first, second, cell, ink in (
        (CURVE, TANGENT, "⠁", CURVE),
        (TANGENT, CURVE, "⢁", CURVE),
        (TANGENT, SECANT, "⢁", SECANT),
    ):
        canvas = Canvas.blank(1, 1)
        canvas.add_dots(0, 0, 0x01, first)
        canvas.add_dots(0, 0, 0x80, second)
        assert canvas.picture() == Picture((cell,), (ink,))


def test_what_falls_outside_a_canvas_is_left_out() -> None:
    canvas = Canvas.blank(3, 1)
    canvas.put(-1, 0, "abcdef", CURVE)
    canvas.put(0, 5, "x", CURVE)
    canvas.add_dots(9, 0, 1, CURVE)
    assert canvas.picture() == Picture(("bcd",), ("ccc",))
