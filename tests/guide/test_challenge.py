"""The challenge counts tries, and knows when nothing is quicker."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdtui.engine.runs.run import Outcome
from gdtui.engine.theory.parabola import theory_of
from gdtui.engine.values import written
from gdtui.guide.challenge import FEWEST, STEEPNESSES, WEIGHTS, Challenge
from gdtui.guide.guide import AHEAD, Action, Clue, Look

EVERY = range(len(WEIGHTS) * len(STEEPNESSES))


def theory(challenge):
    return theory_of(challenge.setup.landscape)


def tried(challenge, *rates):
    for rate in rates:
        race = challenge.setup.race().with_learning_rate(rate)
        challenge = challenge.look(race.to(race.epochs))
    return challenge


def stepped(challenge, rate, *epochs):
    """The challenge after looks at some epochs of one run, one after the other."""
    race = challenge.setup.race().with_learning_rate(rate)
    for epoch in epochs:
        challenge = challenge.look(race.to(epoch))
    return challenge


def said(challenge):
    return " ".join(sentence.text for sentence in challenge.guide.sentences)


def test_it_starts_with_a_small_rate_from_the_first_weight():
    challenge = Challenge()
    assert (challenge.setup.weights, challenge.setup.learning_rate) == ((7.5,), 0.05)
    assert challenge.setup.epochs == 200
    assert (challenge.guide.looks, challenge.guide.gap) == (Look.TANGENT, None)
    assert "From w = 7.5 on a·w²: which rate needs the fewest epochs" in said(challenge)
    assert "take steps: each counts" in said(challenge)


def test_every_step_counts_up_to_zero_loss():
    arrival = Challenge().setup.race().with_learning_rate(0.1).to(200).lead.zero_loss
    for epochs, steps, zero_loss in (
        ((1,), 1, None),
        ((1, 2, 3), 3, None),
        ((0, 3, 0, 3), 6, None),
        ((3, 2, 3), 4, None),
        ((arrival - 1, arrival), arrival, arrival),
        ((200,), arrival, arrival),
        ((arrival, 100, 200, 50), arrival, arrival),
    ):
        (first,) = stepped(Challenge(), 0.1, *epochs).tries
        assert (first.learning_rate, first.steps, first.zero_loss) == (0.1, steps, zero_loss)


def test_a_look_at_what_was_seen_already_is_the_same_challenge():
    challenge = stepped(Challenge(), 0.1, 3)
    assert stepped(challenge, 0.1, 3) is challenge
    assert stepped(Challenge(), 0.1, 0).tries == ()


@given(st.lists(st.tuples(st.sampled_from([0.1, 0.2, 1.0]), st.integers(1, 9)), max_size=8))
def test_the_steps_of_all_tries_are_those_that_were_taken(runs):
    challenge = Challenge()
    for rate, steps in runs:
        challenge = stepped(challenge, rate, *range(steps + 1))
    arrivals = {rate: theory(challenge).zero_loss(7.5, rate) or 99 for rate, _ in runs}
    spent = sum(min(steps, arrivals[rate]) for rate, steps in runs)
    assert sum(each.steps for each in challenge.tries) == spent
    assert {each.learning_rate for each in challenge.tries} == set(arrivals)
    # What came of a rate is what came of it in its farthest try.
    for each in challenge.tries:
        farthest = max(steps for rate, steps in runs if rate == each.learning_rate)
        arrival = arrivals[each.learning_rate]
        assert each.epochs == min(farthest, arrival)
        assert each.zero_loss == (arrival if farthest >= arrival else None)


def test_a_try_is_counted_once_for_each_rate():
    challenge = tried(Challenge(), 0.1, 0.1, 0.4, 1.28, 0.1)
    assert [each.learning_rate for each in challenge.tries] == [0.1, 0.4, 1.28]
    assert challenge.tries[2].zero_loss is None
    assert challenge.best == challenge.tries[1]
    assert not challenge.is_solved
    spent = sum(each.steps for each in challenge.tries)
    best = challenge.tries[1].zero_loss
    assert f"Best: 0.4, epoch {best}. {spent} steps in 3 tries so far." in said(challenge)


def test_the_earliest_of_several_best_tries_counts():
    challenge = tried(Challenge(), 1.03, 0.25)
    assert challenge.tries[0].zero_loss == challenge.tries[1].zero_loss
    assert challenge.best == challenge.tries[0]


def test_a_run_too_slow_is_not_there_in_200_and_never_said_to_be_never_there():
    challenge = tried(Challenge(), 0.01, 1.28, 0.0)
    assert [each.words for each in challenge.tries] == [
        "0.01: not in 200",
        "1.28: not in 200",
        "0: not in 200",
    ]
    assert "never" not in said(challenge)
    assert challenge.best is None


def test_a_run_that_leaves_the_floats_grew_without_end():
    challenge = tried(Challenge(), 1e10)
    assert challenge.tries[0].outcome is Outcome.LEFT_THE_FLOATS
    assert challenge.tries[0].words == "10000000000: it grew without end"


@pytest.mark.parametrize("number", EVERY)
def test_one_over_2a_solves_it_from_any_weight_and_then_a_is_told(number):
    challenge = Challenge(number)
    a = challenge.steepness
    best = float(written(1 / (2 * a)))
    assert best * 100 == pytest.approx(round(best * 100))
    assert best != 0.5
    solved = tried(challenge, 0.06, best, 0.2)
    assert solved.is_solved
    assert len(solved.tries) == 2
    steps = theory(challenge).zero_loss(challenge.weight, 0.06) + 1
    assert said(solved).startswith(
        f"Found with {steps} steps in 2 tries: a = {written(a)}, and at 1/(2a) = {written(best)}"
        " one step is enough, from any weight."
    )


def test_a_rate_very_near_to_the_best_one_solves_it_from_here_alone():
    challenge = tried(Challenge(), 0.6396)
    assert challenge.is_solved
    assert (
        "Found with 1 step in 1 try: at 0.6396 one step is enough from here."
        " a = 0.78125: 1/(2a) = 0.64 is it from any." in said(challenge)
    )
    assert theory(challenge).zero_loss(challenge.weight, 0.6396) == 1
    assert theory(challenge).zero_loss(-18.5, 0.6396) == 2


@pytest.mark.parametrize("number", EVERY)
def test_nothing_that_is_printed_of_the_landscape_says_what_a_is(number):
    challenge = Challenge(number)
    landscape = challenge.setup.landscape
    a = challenge.steepness
    assert (landscape.loss(1.0), landscape.slope(1.0)) == (a, 2 * a)
    texts = (landscape.name, landscape.formula, landscape.slope_formula, said(challenge))
    secrets = {written(value) for value in (a, 2 * a, 1 / (2 * a), 1 / a)}
    assert not any(re.findall(r"[0-9.]+[0-9]", text) for text in texts[:3])
    assert not secrets & set(re.findall(r"[0-9.]+", texts[3]))
    assert AHEAD | Clue.SLOPE in challenge.guide.hides


def test_weight_and_landscape_are_others_each_time_and_the_same_by_number():
    given = [(Challenge(number).weight, Challenge(number).steepness) for number in EVERY]
    assert len(set(given)) == len(given)
    assert Challenge(3).setup == Challenge(3).setup
    for number in EVERY[:-1]:
        assert given[number][0] != given[number + 1][0]
        assert given[number][1] != given[number + 1][1]


def test_the_last_six_tries_are_shown_and_not_the_first():
    few = tried(Challenge(), 0.01, 0.02, 0.03, 0.1, 0.2, 0.3)
    assert "in 6 tries so far. 0.01: not in 200, 0.02" in said(few)
    many = tried(few, 0.4, 0.45)
    assert "in 8 tries so far. … 0.03: " in said(many)
    assert "0.01" not in said(many)
    assert "0.02" not in said(many)
    assert "0.45: 6" in said(many)


def test_in_the_fog_the_slope_alone_is_shown_and_the_next_one_comes_once_it_is_solved():
    for is_foggy, title in ((False, "challenge"), (True, "challenge in the fog")):
        asks = Challenge(is_foggy=is_foggy)
        assert asks.guide.title == title
        assert ("the slope where it stands" in said(asks)) == is_foggy
        assert (asks.guide.onwards_does, tried(asks, 0.64).guide.onwards_does) == ("", "next")


def test_nothing_may_be_looked_up_before_it_is_solved_and_the_weight_is_given():
    always = {Action.WEIGHT, Action.WHOLE, Action.PIN, Action.SETUP, Action.CHOOSE, Action.BACK}
    telling = {Action.LANDMARK, Action.LOOK, Action.GAP, Action.BEAT, Action.WHOLE}
    for is_foggy in (False, True):
        fog = Clue.BOWL if is_foggy else Clue(0)
        asks = tried(Challenge(is_foggy=is_foggy), 0.3).guide
        assert {*asks.refused} == always | telling | {Action.ONWARDS}
        assert {asks.refused[action] for action in telling} == {"that would tell the answer"}
        assert asks.refused[Action.WEIGHT] == "the weight is given in the challenge"
        assert asks.hides == fog | AHEAD | Clue.SLOPE
        solved = tried(Challenge(is_foggy=is_foggy), 0.64).guide
        assert ({*solved.refused}, solved.hides) == (always, fog)


@given(st.sampled_from(EVERY), st.floats(0, 2))
def test_the_fewest_epochs_are_the_fewest_of_all_rates(number, rate):
    challenge = Challenge(number)
    steps = theory(challenge).zero_loss(challenge.weight, rate)
    assert steps is None or steps >= FEWEST
