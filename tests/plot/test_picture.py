"""Pictures of characters and their inks."""

from gdtui.plot.cells.picture import CURVE, SECANT, TANGENT, Canvas, Picture


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
