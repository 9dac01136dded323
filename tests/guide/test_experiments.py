"""The three experiments set up what the theory says, and show it."""

import pytest

from gdtui.engine.runs.setup import DEFAULTS, Setup
from gdtui.engine.theory.parabola import theory_of
from gdtui.guide.experiments import EXPERIMENTS, FREE, PROPORTIONAL, SLOW, TRAP


@pytest.mark.parametrize(
    ("experiment", "key", "title", "setup"),
    [
        (SLOW, "slow", "slow convergence", Setup((10.0,), 0.1, 50)),
        (TRAP, "trap", "oscillation trap", Setup((10.0,), 1.0, 50)),
        (PROPORTIONAL, "proportional", "proportional stepping", Setup((10.0, 15.0), 0.2, 50)),
    ],
)
def test_an_experiment_sets_up_what_the_theory_says(experiment, key, title, setup):
    assert experiment[:3] == (key, title, setup)


def test_the_experiments_come_in_the_order_of_their_keys():
    assert [experiment.key for experiment in EXPERIMENTS] == ["slow", "trap", "proportional"]


@pytest.mark.parametrize("setup", [DEFAULTS, *(experiment.setup for experiment in EXPERIMENTS)])
def test_a_race_starts_at_epoch_0_with_what_the_setup_says(setup):
    race = setup.race()
    assert race.at == 0
    assert race.epochs == setup.epochs
    assert tuple(run.weight for run in race.runs) == setup.weights
    assert {run.learning_rate for run in race.runs} == {setup.learning_rate}


def test_every_experiment_has_one_thought_in_a_line_the_shorter_ones_last():
    assert FREE.thought == ()
    assert len({experiment.thought for experiment in EXPERIMENTS}) == 3
    for experiment in EXPERIMENTS:
        assert all(form.endswith(".") and "\n" not in form for form in experiment.thought)
        assert list(experiment.thought) == sorted(experiment.thought, key=len, reverse=True)


def test_slow_convergence_arrives_at_epoch_33_and_keeps_0_8_of_the_weight():
    run = SLOW.setup.race().to(50).lead
    assert run.zero_loss == 33 == theory_of(run.landscape).zero_loss_of(run)
    for epoch in range(50):
        assert run.weight_at(epoch + 1) / run.weight_at(epoch) == pytest.approx(0.8)


def test_the_oscillation_trap_stays_as_high_as_before():
    run = TRAP.setup.race().to(50).lead
    assert {run.epoch(number).loss for number in range(51)} == {100.0}
    assert run.zero_loss is None


def test_proportional_stepping_arrives_together_at_epoch_15():
    assert [run.zero_loss for run in PROPORTIONAL.setup.race().to(50).runs] == [15, 15]
