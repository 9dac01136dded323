"""The loss against the epoch, on a logarithmic scale."""

from hypothesis import given, settings
from hypothesis import strategies as st

from gdtui.engine.landscape import PARABOLA
from gdtui.engine.race import Race
from gdtui.engine.setup import Setup
from gdtui.plot.loss_curve import decades, draw_loss_curve


def test_a_geometric_decay_is_a_straight_line() -> None:
    rows = draw_loss_curve(Setup().race().to(50), 40, 14).rows
    assert [row.rstrip() for row in rows] == [
        "  1e4┤",
        "     │",
        "     │⠑⠒⢄",
        "     │   ⠉⠑⠤⣀",
        "  1e0┤       ⠉⠢⠤⡀",
        "     │          ⠈⠒⠢⣀",
        "     │              ⠑⠒⢄⡀",
        " 1e-4┤                 ⠈⠑⠢⣀⡀",
        "     │zero loss ╌╌╌╌╌╌╌╌╌╌╌⠈⠢⠤⡀╌╌╌╌╌╌╌╌╌",
        "     │                        ⠈⠑⠢⢄",
        "     │                            ⠉⠑⢄⡀",
        " 1e-8┤                               ⠈⠑●",
        "     └┬────────────────┬───────────────┬",
        "      0               25              50",
    ]


def test_the_decades_grow_where_the_losses_go_on() -> None:
    assert decades([]) == decades([2.0, -8.0, 4.0]) == (-8, 4)
    assert decades([4.1, 19.0]) == (-8, 20)
    assert decades([2.0, -16.1]) == (-24, 4)


def test_a_loss_is_told_above_the_lowest_minimum() -> None:
    raised = PARABOLA._replace(loss=lambda w: w * w - 7, steady_curvature=None)
    race = Race.start(raised, (10.0,), 0.1, 50).to(50)
    assert draw_loss_curve(race, 40, 14) == draw_loss_curve(Setup().race().to(50), 40, 14)


def test_a_loss_of_exactly_zero_is_an_arrow_at_the_bottom() -> None:
    rows = draw_loss_curve(Race.start(PARABOLA, (10.0,), 0.5, 10).to(3), 40, 14).rows
    assert "▼" in rows[11]


@settings(deadline=None, max_examples=150)
@given(
    st.floats(PARABOLA.low, PARABOLA.high),
    st.floats(0, allow_infinity=False),
    st.integers(0, 300),
    st.integers(0, 300),
    st.tuples(st.integers(1, 70), st.integers(1, 40)),
)
def test_every_run_can_be_drawn_at_every_size(
    weight: float, rate: float, epochs: int, epoch: int, size: tuple[int, int]
) -> None:
    race = Race.start(PARABOLA, (weight,), rate, epochs).to(epoch)
    assert draw_loss_curve(race, *size).size == size


def test_a_million_epochs_take_no_more_points_than_there_are_columns() -> None:
    race = Race.start(PARABOLA, (10.0,), 0.1, 1_000_000).to(1_000_000)
    assert "1000000" in draw_loss_curve(race, 60, 14).rows[-1]
