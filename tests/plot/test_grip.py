"""A marble that is dropped on a column is drawn in that column, at a weight of few digits."""

from hypothesis import given
from hypothesis import strategies as st
from showing import looking

from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.runs.race import Race
from gdtui.guide.guide import Look
from gdtui.plot.axes.axis import Axis
from gdtui.plot.bowl.bowl import empty_bowl
from gdtui.plot.bowl.framing import window_of
from gdtui.plot.bowl.grip import is_near, weight_at
from gdtui.plot.bowl.scene import scene
from gdtui.plot.bowl.window import Window
from gdtui.plot.cells.dots import Grid
from gdtui.plot.shows import Shows, Sight

EDGES = st.floats(-1e6, 1e6)


def window(left: float, width: float, margin: float = 0.0) -> Window:
    """A window with a margin at each side in which no marble has room."""
    low, high = left + margin * width, left + (1 - margin) * width
    return Window(Axis(left, left + width), Axis(0.0, 1.0), Axis(low, high))


@given(EDGES, st.floats(1e-3, 1e6), st.integers(3, 300), st.data())
def test_a_marble_dropped_on_a_column_is_drawn_in_it(left, width, columns, data) -> None:
    seen, grid = window(left, width), Grid(5, columns, 20)
    column = 5 + data.draw(st.integers(0, columns - 1))
    weight = weight_at(seen, grid, column)
    assert seen.holds(weight)
    assert grid.cell(seen.point(weight, 0.0))[0] == column


@given(EDGES, st.floats(1e-3, 1e6), st.integers(10, 300), st.integers(-99, 400))
def test_a_column_where_no_marble_has_room_is_the_nearest_one_that_has(
    left, width, columns, column
) -> None:
    seen, grid = window(left, width, 0.2), Grid(5, columns, 20)
    weight = weight_at(seen, grid, column)
    assert seen.room.holds(weight)
    there = grid.cell(seen.point(weight, 0.0))[0]
    first, last = (grid.cell(seen.point(edge, 0.0))[0] for edge in seen.room[:2])
    assert there == max(first, min(column, last))


@given(st.floats(-100, 100), st.integers(20, 200), st.booleans())
def test_in_the_bowl_the_marble_goes_to_the_column_that_it_is_put_in(weight, width, closer) -> None:
    race = Race.start(PARABOLA, (weight,), 0.1, 50)
    shows = looking(Look.CLOSER) if closer else looking()
    now = window_of(race, shows)
    grid = empty_bowl(PARABOLA, now, width, 20).grid
    for column in range(grid.left, grid.left + grid.width):
        put = race.with_weight(weight_at(now, grid, column))
        there = window_of(put, shows, now.scale)
        first, last = (grid.cell(now.point(edge, 0.0))[0] for edge in now.room[:2])
        if there == now and first <= column <= last:
            marble = scene(put, shows, Sight(), there).marbles[0]
            assert grid.cell(marble.point)[0] == column


def test_a_marble_put_as_far_out_as_there_is_room_leaves_the_window_as_it_is() -> None:
    race = Race.start(PARABOLA, (10.0,), 0.1, 50)
    now = window_of(race, Shows())
    grid = empty_bowl(PARABOLA, now, 60, 20).grid
    for column in (-99, 0, 30, 99):
        put = race.with_weight(weight_at(now, grid, column))
        assert window_of(put, Shows(), now.scale) == now


def test_the_weights_of_columns_have_few_digits() -> None:
    weights = [weight_at(window(-10.0, 20.0), Grid(5, 41, 20), 5 + column) for column in range(41)]
    assert weights == sorted(weights)
    assert all(weight == round(weight, 1) for weight in weights)
    assert {-10.0, -5.0, 0.0, 5.0, 10.0} <= set(weights)


def test_the_mouse_has_hold_of_the_marble_on_it_and_right_beside_it() -> None:
    race = Race.start(PARABOLA, (5.0,), 0.1, 50)
    seen = scene(race, looking(), Sight(), window_of(race, looking()))
    grid = empty_bowl(PARABOLA, seen.window, 60, 20).grid
    column, row = grid.cell(seen.marbles[0].point)
    assert is_near(seen, grid, column, row)
    assert is_near(seen, grid, column + 1, row - 1)
    assert not is_near(seen, grid, column + 2, row)
    assert not is_near(seen, grid, column, row + 2)
