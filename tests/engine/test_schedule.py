"""The learning rate by epoch, and changes of it by hand."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import Method
from gdtui.engine.rules.schedule import SCHEDULES, schedule_of
from gdtui.engine.runs.run import Change, Run
from gdtui.engine.runs.setup import Setup, read_setup

each_schedule = pytest.mark.parametrize("schedule", SCHEDULES, ids=lambda each: each.name)
EXPECTED = {
    "constant": lambda _k, _n: 1.0,
    "step": lambda k, n: 0.5 ** math.floor(k / math.ceil(n / 5)),
    "exponential": lambda k, _n: math.prod([0.95] * k),
    "cosine": lambda k, n: math.cos(math.pi * k / (2 * n)) ** 2,
    "warmup": lambda k, n: min(k + 1, math.ceil(n / 10)) / math.ceil(n / 10),
}


@each_schedule
@pytest.mark.parametrize("epochs", [1, 2, 7, 10, 50, 101])
def test_a_run_has_the_rates_of_its_schedule(schedule, epochs):
    run = Run.start(PARABOLA, 10.0, 0.2, epochs, Method(schedule=schedule)).to_end()
    for epoch in range(epochs):
        share = EXPECTED[schedule.name](epoch, epochs)
        assert run.rate_at(epoch) == pytest.approx(0.2 * share, rel=1e-12)
        told = run.epoch(epoch + 1)
        assert told.learning_rate == run.rate_at(epoch)
        assert told.weight == run.weight_at(epoch) - told.learning_rate * told.slope


@each_schedule
@given(st.integers(1, 49), st.floats(0.01, 0.9))
def test_a_change_by_hand_starts_from_the_rate_set(schedule, epoch, rate):
    run = Run.start(PARABOLA, 10.0, 0.1, 50, Method(schedule=schedule)).to(epoch)
    before = run.learning_rate
    changed = run.with_learning_rate(rate)
    assert changed.learning_rate == rate
    assert changed.with_learning_rate(rate) is changed
    if before != rate:
        assert changed.change_at(epoch) == Change(epoch, before, rate)
        assert changed.changes == (Change(epoch, before, rate),)
    assert changed.with_learning_rate(before).to_end().weight == run.to_end().weight


def test_a_run_started_again_has_the_rate_that_was_set_and_not_what_the_schedule_left_of_it():
    run = Run.start(PARABOLA, 10.0, 0.2, 50, Method(schedule=schedule_of("cosine"))).to_end()
    assert run.learning_rate == 0.0
    assert run.restart().learning_rate == 0.2


@each_schedule
def test_every_number_of_epochs_has_its_rates(schedule):
    for epochs in (0, 1, 1_000_000):
        for epoch in {0, epochs // 2, epochs}:
            assert 0 <= schedule.rate(0.5, epoch, epochs) <= 0.5


def test_rates_by_epoch_are_changes_made_beforehand():
    race = read_setup({"lr": "0.1,0.5@10,0.9@20"}).race()
    assert race.at == 0
    by_hand = Run.start(PARABOLA, 10.0, 0.1, 50).to(10).with_learning_rate(0.5)
    assert race.lead.to_end() == by_hand.to(20).with_learning_rate(0.9).to_end()


def test_a_rate_from_an_epoch_that_the_run_does_not_reach_is_left_out():
    assert Setup(changes=((50, 0.5),)).race().lead.changes == ()
    assert Setup(learning_rate=1.5, epochs=5000, changes=((4000, 0.5),)).race().lead.changes == ()


@pytest.mark.parametrize(
    "text", ["", ",", "0.1,", "0.1,0.5", "0.1,0.5@", "0.1,0.5@0", "0.1,0.5@5,0.2@5", "0.1@3", "x"]
)
def test_rates_that_make_no_sense_are_refused(text):
    with pytest.raises(ValueError, match=r"learning rate|epoch"):
        read_setup({"lr": text})


def test_an_unknown_schedule_is_told_with_the_nearest_name():
    with pytest.raises(ValueError, match="no schedule 'cosin': the nearest is cosine"):
        schedule_of("cosin")
