"""The Goldilocks challenge counts tries, and knows when nothing is quicker."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdtui.engine.landscape import PARABOLA
from gdtui.engine.run import Outcome
from gdtui.engine.theory import theory_of
from gdtui.guide.challenge import FEWEST, WEIGHTS, Challenge
from gdtui.guide.guide import Kind, Look

THEORY = theory_of(PARABOLA)


def tried(challenge, *rates):
    for rate in rates:
        race = challenge.setup.race().with_learning_rate(rate)
        challenge = challenge.look(race.to(race.epochs))
    return challenge


def said(challenge):
    return " ".join(sentence.text for sentence in challenge.sentences)


def test_it_starts_with_a_small_rate_from_the_first_weight():
    challenge = Challenge()
    assert (challenge.setup.weights, challenge.setup.learning_rate) == ((7.5,), 0.05)
    assert challenge.setup.epochs == 200
    assert (challenge.looks, challenge.gap) == ({Look.TANGENT}, None)
    assert "From w = 7.5: find the rate" in said(challenge)
    assert "that is a try" in said(challenge)


def test_a_run_under_way_is_no_try_until_it_arrives():
    race = Challenge().setup.race().with_learning_rate(0.1)
    arrival = race.to(200).lead.zero_loss
    assert Challenge().look(race.to(arrival - 1)).tries == ()
    (first,) = Challenge().look(race.to(arrival)).tries
    assert (first.learning_rate, first.zero_loss) == (0.1, arrival)


def test_a_try_is_counted_once_for_each_rate():
    challenge = tried(Challenge(), 0.1, 0.1, 0.4, 1.0, 0.1)
    assert [each.learning_rate for each in challenge.tries] == [0.1, 0.4, 1.0]
    assert challenge.tries[2].zero_loss is None
    assert challenge.best == challenge.tries[1]
    assert not challenge.is_solved
    assert "3 tried" in said(challenge)
    assert f"Best so far: 0.4, epoch {challenge.tries[1].zero_loss}." in said(challenge)


def test_the_earliest_of_several_best_tries_counts():
    challenge = tried(Challenge(), 0.9, 0.1)
    assert challenge.tries[0].zero_loss == challenge.tries[1].zero_loss
    assert challenge.best == challenge.tries[0]


def test_a_run_too_slow_is_not_there_in_200_and_never_said_to_be_never_there():
    challenge = tried(Challenge(), 0.01, 1.0, 0.0)
    assert [each.words for each in challenge.tries] == [
        "0.01: not in 200",
        "1: not in 200",
        "0: not in 200",
    ]
    assert "never" not in said(challenge)
    assert challenge.best is None


def test_a_run_that_leaves_the_floats_grew_without_end():
    challenge = tried(Challenge(), 1e10)
    assert challenge.tries[0].outcome is Outcome.LEFT_THE_FLOATS
    assert challenge.tries[0].words == "10000000000: it grew without end"


@pytest.mark.parametrize("number", range(len(WEIGHTS)))
def test_one_half_solves_it_from_any_weight(number):
    challenge = tried(Challenge(number), 0.3, 0.5, 0.2)
    assert challenge.is_solved
    assert len(challenge.tries) == 2
    assert "Found at try 2: with 0.5 one epoch is enough, from any weight;" in said(challenge)


def test_a_rate_very_near_to_one_half_solves_it_from_here_alone():
    challenge = tried(Challenge(), 0.4997)
    assert challenge.is_solved
    assert "with 0.4997 one epoch is enough from here;" in said(challenge)
    assert "any weight" not in said(challenge)
    assert THEORY.zero_loss(challenge.weight, 0.4997) == 1
    assert THEORY.zero_loss(-18.5, 0.4997) == 2


def test_the_last_six_tries_are_shown_and_not_the_first():
    few = tried(Challenge(), 0.01, 0.02, 0.03, 0.1, 0.2, 0.3)
    assert "6 tried. 0.01: not in 200, 0.02" in said(few)
    many = tried(few, 0.4, 0.45)
    assert "8 tried. … 0.03: " in said(many)
    assert "0.01" not in said(many)
    assert "0.02" not in said(many)
    assert "0.45: 4" in said(many)


def test_the_fog_begins_with_no_tries_and_shows_the_slope_alone():
    foggy = tried(Challenge(), 0.1, 0.2).other_weather()
    assert (foggy.is_foggy, foggy.tries, foggy.number) == (True, (), 0)
    assert foggy.title == "goldilocks in the fog"
    assert "the slope where it stands" in said(foggy)
    clear = tried(foggy, 0.3).other_weather()
    assert (clear.is_foggy, clear.tries, clear.title) == (False, (), "goldilocks")


def test_the_next_weight_comes_once_it_is_solved_and_the_fog_stays():
    assert tried(Challenge(), 0.3).onwards() == tried(Challenge(), 0.3)
    solved = tried(Challenge(is_foggy=True), 0.5)
    assert "enter next weight" in said(solved)
    onwards = solved.onwards()
    assert (onwards.number, onwards.is_foggy, onwards.tries) == (1, True, ())
    assert onwards.weight != solved.weight
    assert Challenge(len(WEIGHTS)).weight == WEIGHTS[0]


def test_nothing_may_be_looked_up_and_the_weight_is_given():
    for challenge in (Challenge(), Challenge(is_foggy=True), tried(Challenge(), 0.5)):
        refused = {kind for kind in Kind if not challenge.allows(kind)}
        assert refused == {Kind.WEIGHT, Kind.WHOLE, Kind.PIN, Kind.CHOOSE}
        assert challenge.tells_next
        assert challenge.tells_theory == challenge.is_solved


@pytest.mark.parametrize("weight", WEIGHTS)
@given(st.floats(0, 2))
def test_the_fewest_epochs_are_the_fewest_of_all_rates(weight, rate):
    steps = THEORY.zero_loss(weight, rate)
    assert steps is None or steps >= FEWEST
