"""A marble that is dropped on a column is drawn in that column, at a weight of few digits."""

from hypothesis import given, settings
from hypothesis import strategies as st
from showing import looking

from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.runs.race import Race
from gdtui.guide.guide import Look
from gdtui.plot.axes.axis import Axis
from gdtui.plot.axes.frame import framed
from gdtui.plot.bowl.bowl import empty_bowl, is_near, weight_at
from gdtui.plot.bowl.scene import scene
from gdtui.plot.bowl.window import Window, window_of
from gdtui.plot.shows import Sight


@given(
    st.floats(-1e6, 1e6),
    st.floats(1e-3, 1e6),
    st.sampled_from((0.0, 0.2)),
    st.integers(12, 300),
    st.integers(-99, 400),
)
def test_a_marble_dropped_on_a_column_is_drawn_in_it_or_in_the_nearest_that_has_room(
    left, width, margin, columns, column
) -> None:
    room = Axis(left + margin * width, left + (1 - margin) * width)
    seen = Window(Axis(left, left + width, (left, left + width)), Axis(0.0, 1.0), room)
    plot = framed(seen.across, seen.up, columns, 9)
    weight = weight_at(seen, plot, column)
    first, last = (plot.cell(edge, 0.0)[0] for edge in room[:2])
    assert room.holds(weight)
    assert plot.cell(weight, 0.0)[0] == max(first, min(column, last))


@settings(max_examples=25)
@given(st.floats(-100, 100), st.integers(20, 200), st.booleans())
def test_no_window_grows_under_a_marble_that_is_put_anywhere_in_it(weight, width, closer) -> None:
    race = Race.start(PARABOLA, (weight,), 0.1, 50)
    shows = looking(Look.CLOSER) if closer else looking()
    now = window_of(race, shows)
    plot = empty_bowl(PARABOLA, now, width, 20)
    for column in range(0, width, 3):
        put = race.with_weight(weight_at(now, plot, column))
        there = window_of(put, shows, now.scale)
        assert closer or there.scale <= now.scale
        if there == now:
            marble = scene(put, shows, Sight(), there).marbles[0]
            first, last = (plot.cell(edge, 0.0)[0] for edge in now.room[:2])
            assert plot.grid.cell(marble.point)[0] == max(first, min(column, last))


def test_the_weights_of_columns_have_few_digits() -> None:
    seen = window_of(Race.start(PARABOLA, (10.0,), 0.1, 50), looking())
    plot = empty_bowl(PARABOLA, seen, 46, 20)
    weights = [weight_at(seen, plot, column) for column in range(46)]
    assert weights == sorted(weights)
    assert all(weight == round(weight, 1) for weight in weights)
    assert {-10.0, -5.0, 0.0, 5.0, 10.0} <= set(weights)


def test_the_mouse_has_hold_of_the_marble_on_it_and_right_beside_it() -> None:
    race = Race.start(PARABOLA, (5.0,), 0.1, 50)
    seen = scene(race, looking(), Sight())
    plot = empty_bowl(PARABOLA, seen.window, 60, 20)
    column, row = plot.grid.cell(seen.marbles[0].point)
    assert is_near(seen, plot, column, row)
    assert is_near(seen, plot, column + 1, row - 1)
    assert not is_near(seen, plot, column + 2, row)
    assert not is_near(seen, plot, column, row + 2)
