"""The loss against the epoch, on a logarithmic scale."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.setup import Setup
from gdtui.plot.pictures.loss_curve import decades, draw_loss_curve


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
    rows, others = (draw_loss_curve(each, 40, 14).rows for each in (race, Setup().race().to(50)))
    # The line of zero loss is the bottom's here.
    assert rows[:8] + rows[9:] == others[:8] + others[9:]
    assert ("bottom" in rows[8], "zero loss" in others[8]) == (True, True)


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


def test_a_landscape_without_a_minimum_shows_its_losses_as_they_are_below_zero_too() -> None:
    race = Race.start(landscape_of("w"), (4.0,), 0.2, 40).to(40)
    rows = [row.rstrip() for row in draw_loss_curve(race, 40, 12).rows]
    assert [row[:5].strip() for row in rows if "┤" in row] == ["4", "2", "0", "-2", "-4"]
    assert rows[9].endswith("●")
    assert not any("╌" in row for row in rows)


def test_the_line_is_named_for_what_it_is() -> None:
    well = Race.start(landscape_of("double-well"), (1.5,), 0.1, 50).to(10)
    rows = draw_loss_curve(well, 40, 12).rows
    assert any("bottom ╌" in row or "╌ bottom" in row for row in rows)
    assert any("zero loss" in row for row in draw_loss_curve(Setup().race(), 40, 12).rows)


@pytest.mark.parametrize("formula", ["w", "w^3 - w", "log(w)", "-w^2", "3", "-exp(w)"])
@pytest.mark.parametrize("rate", [0.0, 0.1, 1.5, 1e200])
def test_any_losses_can_be_drawn(formula: str, rate: float) -> None:
    race = Race.start(landscape_of(formula), (2.0,), rate, 60)
    for epoch in (0, 1, 7, 60):
        assert draw_loss_curve(race.to(epoch), 40, 12).size == (40, 12)


@pytest.mark.parametrize("epochs", [400, 997, 3001])
def test_a_cycle_of_two_is_seen_at_both_its_losses_in_every_column(epochs: int) -> None:
    race = Setup((8.15,), 0.3, epochs, landscape_of("abs(w)")).race().to(epochs)
    rows = draw_loss_curve(race, 60, 20).rows
    late = [row[len(row) // 2 : -2] for row in rows]
    dots = [[(ord(cell) - 0x2800).bit_count() for cell in row if "⠀" < cell <= "⣿"] for row in late]
    fullest = max(dots, key=sum)
    assert len(fullest) >= 20
    assert min(fullest) >= 4
