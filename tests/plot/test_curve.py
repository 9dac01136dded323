"""A landscape as lines: kinks are kinks, and poles and gaps are gaps."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from gdtui.engine.landscapes.catalogue import NAMES, landscape_of, named
from gdtui.plot.axes.axis import Axis
from gdtui.plot.bowl.curve import curve_pieces
from gdtui.plot.bowl.window import Window, own_window
from gdtui.plot.cells.dots import Point


def pieces(formula: str, samples: int = 160) -> list[list[Point]]:
    landscape = landscape_of(formula)
    return curve_pieces(landscape, own_window(landscape), samples)


def weights(formula: str) -> list[tuple[float, float]]:
    """From which weight to which each piece goes."""
    window = own_window(landscape_of(formula))
    return [
        (round(window.across.at(piece[0][0]), 1), round(window.across.at(piece[-1][0]), 1))
        for piece in pieces(formula)
    ]


def test_a_landscape_that_comes_with_it_is_one_piece_to_the_edges() -> None:
    for landscape in map(named, NAMES):
        (piece,) = curve_pieces(landscape, own_window(landscape), 77)
        assert all(x in (0, 1) or y in (0, 1) for x, y in (piece[0], piece[-1]))


def test_a_pole_leaves_a_gap_and_no_upright_line() -> None:
    left, right = pieces("1/w")
    assert left[-1][1] == 0
    assert right[0][1] == 1
    assert left[-1][0] <= 0.5 <= right[0][0]
    assert len(pieces("1/(w - 0.123)")) == len(pieces("1/w^2")) == 2
    assert len(pieces("1/(w - 0.123)^2")) == len(pieces("1/abs(w + 0.01)")) == 2
    assert all(len(pieces("tan(w)", samples)) == 9 for samples in (60, 77, 160, 391))


def test_what_ends_within_the_window_is_drawn_to_its_end() -> None:
    assert [start for start, _ in weights("sqrt(w - 3)")] == [3]
    (((x, y), *_),) = pieces("log(w)")
    assert x < 0.02
    assert y == 0
    assert [a < b for a, b in weights("sqrt(w^2 - 4)")] == [True, True]


def test_what_is_only_steep_is_whole() -> None:
    for formula in ("w^40", "exp(9w)", "tanh(1000w)/(2 + sin(w))", "sqrt(abs(w))"):
        assert len(pieces(formula)) == 1


def test_a_kink_is_sharp_wherever_it_lies() -> None:
    landscape = landscape_of("abs(w - 0.37)")
    window = own_window(landscape)
    (piece,) = curve_pieces(landscape, window, 20)
    assert window.on(landscape, 0.37) in piece


FORMULAS = st.sampled_from(["w^2", "1/w", "tan(3w)", "log(w)", "1/sin(w)", "w^w", "exp(1/w)", "3"])


@settings(deadline=None, max_examples=100)
@given(FORMULAS, st.integers(2, 400), st.floats(-9, 8), st.floats(0.01, 10), st.floats(-5, 5))
def test_all_of_it_lies_in_the_window(
    formula: str, samples: int, left: float, width: float, bottom: float
) -> None:
    landscape = landscape_of(formula)
    across = Axis(left, left + width)
    window = Window(across, Axis(bottom, bottom + 3), across)
    for piece in curve_pieces(landscape, window, samples):
        assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in piece)
