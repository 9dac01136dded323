"""A marble that is dropped on a column is drawn in that column, at a weight of few digits."""

from hypothesis import example, given
from hypothesis import strategies as st
from showing import looking, plain_window

from gdtui.engine.landscape import PARABOLA
from gdtui.engine.race import Race
from gdtui.plot.bowl import empty_bowl
from gdtui.plot.dots import Grid
from gdtui.plot.framing import window_of
from gdtui.plot.grip import is_near, weight_at
from gdtui.plot.scene import scene
from gdtui.plot.shows import Shows, Sight

EDGES = st.floats(-1e6, 1e6)


@given(EDGES, st.floats(1e-3, 1e6), st.integers(3, 300), st.data())
@example(-10.0, 20.0, 40, None)
def test_a_marble_dropped_on_a_column_is_drawn_in_it(left, width, columns, data) -> None:
    window = plain_window(left, left + width, 1.0)
    grid = Grid(5, columns, 20)
    column = 5 + (columns // 2 if data is None else data.draw(st.integers(0, columns - 1)))
    weight = weight_at(window, grid, column)
    assert window.holds(weight)
    assert grid.cell(window.place(weight, 0.0))[0] == column


def test_a_column_beyond_the_window_is_that_at_its_edge() -> None:
    window = plain_window(-10.0, 10.0, 100.0)
    grid = Grid(5, 41, 20)
    assert weight_at(window, grid, -9) == weight_at(window, grid, 5)
    assert weight_at(window, grid, 99) == weight_at(window, grid, 45)


@given(st.floats(-100, 100), st.integers(14, 200))
def test_in_the_bowl_the_marble_goes_to_the_column_that_it_is_put_in(weight, width) -> None:
    race = Race.start(PARABOLA, (weight,), 0.1, 50)
    window = window_of(race, Shows())
    grid = empty_bowl(PARABOLA, window, width, 20).grid
    for column in range(grid.left, grid.left + grid.width):
        put = race.with_weight(weight_at(window, grid, column))
        if window_of(put, Shows()) == window:
            there = scene(put, Shows(), Sight()).marbles[0].point
            assert grid.cell(there)[0] == column


def test_the_weights_of_columns_have_few_digits() -> None:
    window = plain_window(-10.0, 10.0, 100.0)
    weights = [weight_at(window, Grid(5, 41, 20), 5 + column) for column in range(41)]
    assert weights == sorted(weights)
    assert all(weight == round(weight, 1) for weight in weights)
    assert {-10.0, -5.0, 0.0, 5.0, 10.0} <= set(weights)


def test_the_mouse_has_hold_of_the_marble_on_it_and_right_beside_it() -> None:
    seen = scene(Race.start(PARABOLA, (5.0,), 0.1, 50), looking(), Sight())
    grid = empty_bowl(PARABOLA, seen.window, 60, 20).grid
    column, row = grid.cell(seen.marbles[0].point)
    assert is_near(seen, grid, column, row)
    assert is_near(seen, grid, column + 1, row - 1)
    assert not is_near(seen, grid, column + 2, row)
    assert not is_near(seen, grid, column, row + 2)
