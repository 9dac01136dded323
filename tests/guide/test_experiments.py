"""The three experiments set up what the theory says, and show it."""

import pytest

from gdtui.guide.experiments import EXPERIMENTS, FREE

BY_KEY = {experiment.key: experiment for experiment in EXPERIMENTS}


@pytest.mark.parametrize(
    ("key", "title", "weights", "rate"),
    [
        ("slow", "slow convergence", (10.0,), 0.1),
        ("trap", "oscillation trap", (10.0,), 1.0),
        ("proportional", "proportional stepping", (10.0, 15.0), 0.2),
    ],
)
def test_an_experiment_sets_up_what_the_theory_says(key, title, weights, rate):
    experiment = BY_KEY[key]
    assert experiment.title == title
    assert experiment.weights == weights
    assert experiment.learning_rate == rate
    assert experiment.epochs == 50


def test_the_experiments_come_in_the_order_of_their_keys():
    assert [experiment.key for experiment in EXPERIMENTS] == ["slow", "trap", "proportional"]


def test_without_an_experiment_the_defaults_hold():
    assert (FREE.weights, FREE.learning_rate, FREE.epochs) == ((10.0,), 0.1, 50)


@pytest.mark.parametrize("experiment", [FREE, *EXPERIMENTS])
def test_a_race_starts_at_epoch_0_with_what_the_experiment_says(experiment):
    race = experiment.race()
    assert race.at == 0
    assert race.epochs == experiment.epochs
    assert tuple(run.weight for run in race.runs) == experiment.weights
    assert {run.learning_rate for run in race.runs} == {experiment.learning_rate}


@pytest.mark.parametrize("experiment", [FREE, *EXPERIMENTS])
def test_every_experiment_has_one_thought_in_a_line(experiment):
    assert experiment.thought.endswith(".")
    assert len(experiment.thought.splitlines()) == 1


def test_slow_convergence_arrives_at_epoch_33_and_keeps_0_8_of_the_weight():
    run = BY_KEY["slow"].race().to(50).lead
    assert run.zero_loss == 33
    for epoch in range(50):
        assert run.weight_at(epoch + 1) / run.weight_at(epoch) == pytest.approx(0.8)


def test_the_oscillation_trap_stays_as_high_as_before():
    run = BY_KEY["trap"].race().to(50).lead
    assert {run.epoch(number).loss for number in range(51)} == {100.0}
    assert run.zero_loss is None


def test_proportional_stepping_arrives_together_at_epoch_15():
    assert [run.zero_loss for run in BY_KEY["proportional"].race().to(50).runs] == [15, 15]
