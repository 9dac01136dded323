"""The learning rate by epoch: its curve, its scale, and the band above the losses."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import Method
from gdtui.engine.rules.schedule import SCHEDULES, Schedule, schedule_of
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.setup import Setup
from gdtui.plot.cells.picture import CURVE, SECANT
from gdtui.plot.pictures.loss_curve import draw_loss_curve
from gdtui.plot.pictures.rates import Rates, ceiling, draw_rates

COSINE = Setup(method=Method(schedule=schedule_of("cosine"))).race()


def drawn(race: Race, width: int = 46, height: int = 12) -> list[str]:
    return [row.rstrip() for row in draw_loss_curve(race, width, height).rows]


def test_a_schedule_stands_above_the_losses_with_a_scale_of_its_own() -> None:
    rows = drawn(COSINE.to(20))
    assert rows[0].startswith("η 0.1┤")
    assert rows[1].startswith("    0┤")
    assert rows[2].startswith("  1e4┤")


def test_what_is_to_come_has_fewer_dots_than_what_is_gone() -> None:
    def dots(race: Race) -> int:
        picture = draw_loss_curve(race, 46, 12)
        return sum(
            (ord(cell) - 0x2800).bit_count()
            for row, inks in zip(picture.rows[:2], picture.inks[:2], strict=True)
            for cell, ink in zip(row, inks, strict=True)
            if ink == SECANT
        )

    counted = [dots(COSINE.to(epoch)) for epoch in (0, 10, 30, 50)]
    assert counted == sorted(set(counted))


def test_the_rate_and_the_losses_never_share_a_cell_or_an_ink() -> None:
    for epoch in (0, 7, 50):
        picture = draw_loss_curve(COSINE.to(epoch), 46, 12)
        assert all(SECANT not in inks for inks in picture.inks[2:])
        assert all(CURVE not in inks for inks in picture.inks[:2])


def test_a_constant_rate_has_no_band_and_a_change_by_hand_has_one() -> None:
    plain = Setup().race().to(5)
    assert not any("η" in row for row in drawn(plain))
    changed = plain.with_learning_rate(0.4).forward(3)
    assert drawn(changed)[0].startswith("η 0.5┤")
    # A change that was made is there also where one has gone back before it.
    assert drawn(changed.back(6))[0].startswith("η 0.5┤")


def test_where_there_is_little_room_the_losses_have_all_of_it() -> None:
    assert not any("η" in row for row in drawn(COSINE, height=6))
    tiny = Race.start(PARABOLA, (10.0,), 1e-120, 50, COSINE.lead.method)
    assert not any("η" in row for row in drawn(tiny))


@given(st.lists(st.floats(0, allow_infinity=False), min_size=1))
def test_the_scale_ends_at_a_round_number_that_no_rate_is_above(rates: list[float]) -> None:
    top = ceiling(rates)
    assert max(rates) <= top * (1 + 1e-9)
    assert top > 0


@settings(deadline=None, max_examples=150)
@given(
    st.sampled_from(SCHEDULES),
    st.one_of(st.floats(0, 2), st.floats(0, allow_infinity=False)),
    st.one_of(st.integers(0, 300), st.just(1_000_000)),
    st.integers(0, 60),
    st.tuples(st.integers(1, 90), st.integers(1, 40)),
)
@example(schedule_of("step"), 1.463301e308, 1_000_000, 0, (13, 4))
def test_every_rate_can_be_drawn_at_every_size(
    schedule: Schedule, rate: float, epochs: int, epoch: int, size: tuple[int, int]
) -> None:
    race = Race.start(PARABOLA, (10.0,), rate, epochs, Method(schedule=schedule)).to(epoch)
    assert draw_loss_curve(race, *size).size == size
    rates = Rates.of(race.lead)
    assert (rates is None) == schedule.is_constant
    if rates:
        assert draw_rates(rates, *size).size == size


@pytest.mark.parametrize("schedule", SCHEDULES, ids=lambda schedule: schedule.name)
def test_a_setup_knows_the_rates_of_its_run(schedule: Schedule) -> None:
    setup = Setup(epochs=40, method=Method(schedule=schedule), changes=((10, 0.5), (25, 0.2)))
    race = setup.race()
    assert [setup.rate_at(k) for k in range(40)] == [
        race.to(k).lead.learning_rate for k in range(40)
    ]


@pytest.mark.parametrize("schedule", SCHEDULES[1:], ids=lambda schedule: schedule.name)
def test_the_curve_is_where_the_rate_is(schedule: Schedule) -> None:
    race = Race.start(PARABOLA, (10.0,), 1.0, 100, Method(schedule=schedule))
    rates = Rates.of(race.lead)
    assert rates
    points = rates.points(200)
    assert [epoch for epoch, _ in points] == list(range(100))
    assert [rate for _, rate in points] == [race.to(k).lead.learning_rate for k in range(100)]
