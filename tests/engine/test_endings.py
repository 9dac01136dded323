"""What a run is seen to do, and since when; in guide/ it is held against what it goes on to do."""

import pytest
from text_tables import rows_of

from gdtui.engine import api
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import Method, Noise
from gdtui.engine.runs.run import Run
from gdtui.engine.theory.reasons import Ending, Observed, came_out, observed

AT, NEAR, AROUND = Ending.AT_THE_BOTTOM, Ending.NEAR_THE_BOTTOM, Ending.AROUND_THE_BOTTOM
CYCLE, WANDERING, MOVING = Ending.CYCLE, Ending.WANDERING, Ending.MOVING


def run_of(name, weight, rate, epochs=20_000, rule="descent", schedule="constant", noise=0.0):
    given = {"landscape": name, "rule": rule, "schedule": schedule, "noise": noise}
    return api.run(api.setup(weight, rate, epochs, **given))


@pytest.mark.parametrize("rate", [1.305, 1.35, 1.5, 1.59, 1.61, 1.9, 2.0])
def test_where_there_is_no_period_it_wanders_and_is_at_no_bottom_that_it_passes(rate):
    run = run_of("double-well", 0.5, rate, 3000)
    assert observed(run).ending is WANDERING
    passed = [k for k in range(run.at) if run.landscape.is_bottom(run.weight_at(k))]
    assert not any(observed(run.to(epoch)).ending is AT for epoch in passed)


@pytest.mark.parametrize(
    ("run", "ending", "since", "period", "bottom"), rows_of(__file__, "endings.txt")
)
def test_what_a_run_does_is_seen_with_the_epoch(run, ending, since, period, bottom):
    found = observed(run_of(*run.split()))
    assert [found.ending.value, *map(str, found[1:])] == [ending, since, period, bottom]


@pytest.mark.parametrize(
    ("name", "weight", "rate"),
    [("absolute", 10.0, 0.3), ("double-well", 0.5, 1.1), ("double-well", 1.5, 1.25)],
)
def test_a_cycle_has_one_first_epoch_at_whichever_of_its_weights_it_is_seen(name, weight, rate):
    run = run_of(name, weight, rate, 500)
    assert len({observed(run.to(epoch)) for epoch in range(200, 220)}) == 1


def test_a_change_of_the_rate_begins_anew():
    run = run_of("double-well", 0.5, 1.1, 2000).to(500)
    assert observed(run) == Observed(CYCLE, observed(run).since, 2)
    run = run.with_learning_rate(0.1)
    assert observed(run) == Observed(MOVING, 500)
    settled = observed(run.to_end())
    assert (settled.ending, settled.bottom) == (AT, 1.0)
    assert 500 < settled.since < 540
    assert observed(run.to(499)).ending is CYCLE


def test_momentum_neither_rests_where_it_turns_round_nor_where_it_swings_through_the_bottom():
    whole = run_of("w^2", 1.0, 0.1, 300, "momentum")
    first = whole.zero_loss
    assert all(observed(whole.to(k)).ending is MOVING for k in range(first))
    assert observed(whole.to(first)) == Observed(NEAR, first)
    assert observed(whole.to(first + 3)).ending is MOVING
    assert (observed(whole).ending, observed(whole).since > first) == (AT, True)


def test_exact_theory_says_whether_a_run_stays_at_the_bottom():
    assert came_out(run_of("w^2", 0.001, 1.1, 3)).ending is Ending.HIGHER
    assert came_out(run_of("w^2", 0.001, 0.1, 3)).ending is AT
    assert came_out(run_of("w^2", 10.0, 0.1, 3)).ending is Ending.TOO_FEW_EPOCHS
    passed = run_of("w^2", 10.0, 0.1, 75).to(40).with_learning_rate(1.1).to_end()
    assert came_out(passed).ending is Ending.LEFT_THE_BOTTOM


def test_what_a_long_run_does_is_seen_without_taking_all_its_steps_again():
    asked = []
    bowl = PARABOLA._replace(slope=lambda weight: asked.append(weight) or 2 * weight)
    run = Run.start(bowl, 10.0, 0.1, 20_000, Method(noise=Noise(0.5))).to_end()
    asked.clear()
    assert observed(run).ending is AROUND
    assert len(asked) < run.at / 4
