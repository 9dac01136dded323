"""The Goldilocks challenge counts tries, and knows when nothing is quicker."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdtui.engine.regime import predicted_zero_loss
from gdtui.guide.challenge import FEWEST, WEIGHTS, Challenge


def tried(challenge: Challenge, *rates: float) -> Challenge:
    for rate in rates:
        race = challenge.start.race().with_learning_rate(rate)
        challenge = challenge.look(race.to(race.epochs))
    return challenge


def test_a_run_under_way_is_no_try() -> None:
    race = Challenge().start.race()
    assert Challenge().look(race.to(5)).tries == ()


def test_a_try_is_counted_once_for_each_rate() -> None:
    challenge = tried(Challenge(), 0.1, 0.1, 0.4, 1.0)
    assert [each.learning_rate for each in challenge.tries] == [0.1, 0.4, 1.0]
    assert challenge.tries[2].zero_loss is None
    assert challenge.best == challenge.tries[1]
    assert not challenge.is_solved


def test_no_rate_is_better_than_one_half_and_that_solves_it() -> None:
    challenge = tried(Challenge(), 0.3, 0.5, 0.2)
    assert challenge.is_solved
    assert len(challenge.tries) == 2
    assert challenge.next().tries == ()
    assert challenge.next().weight != challenge.weight


@pytest.mark.parametrize("weight", WEIGHTS)
@given(st.floats(0, 2))
def test_the_fewest_epochs_are_the_fewest_of_all_rates(weight: float, rate: float) -> None:
    steps = predicted_zero_loss(weight, rate)
    assert steps is None or steps >= FEWEST
