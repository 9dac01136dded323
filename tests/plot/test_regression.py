"""What a weight can be: points, a line through them, and the residuals, as exact text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdtui.engine.landscapes.catalogue import DATA, named
from gdtui.plot.cells.picture import CURVE, DIM, Picture
from gdtui.plot.pictures.regression import draw_regression

SIZES = st.tuples(st.integers(1, 90), st.integers(1, 40))


def text(picture: Picture) -> list[str]:
    return [row.rstrip() for row in picture.rows]


def test_a_steep_line_misses_the_points() -> None:
    assert text(draw_regression(DATA, 10.0, 40, 12)) == [
        "y = 10.0000·x   mean square 57.5367",
        "   6┤                     ⢠⠊   ⡇   +",
        "    │                    ⡠⢻    ⡇",
        "   3┤                   ⡰⠁⢸    +",
        "    │                  ⡜  +",
        "   0┤                ⢀⠎",
        "    │             + ⢠⠊",
        "  -3┤        +    ⡇⡠⠃",
        "    │    +   ⢸    ⡷⠁",
        "  -6┤    ⢸   ⢸   ⡜⠁",
        "    └┬───────┬────────┬────────┬───────┬",
        "    -2      -1        0        1       2",
    ]


def test_at_the_bottom_of_the_loss_the_line_goes_through_them() -> None:
    assert text(draw_regression(DATA, 20.9 / 7, 40, 14)) == [
        "y = 2.9857·x   mean square 0.1364",
        "   6┤                                ⢀⠤⠊",
        "    │                             ⣀+⠊⠁",
        "   3┤                          ⡠⠔⠊",
        "    │                     +⢀⡠⠔⠉+",
        "    │                   ⢀⡠⠚⠁",
        "   0┤                ⢀⠤⠊⠁",
        "    │             +⠔⠊⠁",
        "    │          ⡠⠔⠊",
        "  -3┤      ⢀⡠+⠉",
        "    │   ⢀+⠒⠁",
        "  -6┤⣀⠤⠊⠁",
        "    └┬───────┬────────┬────────┬───────┬",
        "    -2      -1        0        1       2",
    ]


@pytest.mark.parametrize("weight", [-4.0, 0.0, 2.5, 9.0])
def test_the_mean_square_is_the_loss_of_the_regressor(weight: float) -> None:
    words = draw_regression(DATA, weight, 100, 20).rows[0]
    assert words.rstrip().endswith(f"is the loss, {named('regressor').loss(weight):.4f}")


def test_line_and_residuals_have_inks_of_their_own_and_the_axes_stand_still() -> None:
    pictures = [draw_regression(DATA, weight, 60, 16) for weight in (-4.0, 1.0, 6.0)]
    for picture in pictures:
        assert any(CURVE in row for row in picture.inks[1:])
        assert any(DIM in row for row in picture.inks[1:])
        assert sum(row.count("+") for row in picture.rows[1:-2]) == len(DATA)
    assert len({picture.rows[-2:] for picture in pictures}) == 1


@settings(deadline=None, max_examples=150)
@given(st.floats(allow_nan=False, allow_infinity=False), SIZES)
def test_every_weight_can_be_drawn_at_every_size(weight: float, size: tuple[int, int]) -> None:
    picture = draw_regression(DATA, weight, *size)
    assert picture.size == size
    assert not any("nan" in row or "inf" in row for row in picture.rows)
