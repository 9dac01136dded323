"""The challenge counts tries, and knows when nothing is quicker."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdtui.engine.theory.parabola import theory_of
from gdtui.engine.values import written
from gdtui.guide.challenge import STEEPNESSES, WEIGHTS, Challenge
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


TAKEN = st.tuples(st.sampled_from([0.1, 0.4, 0.25, 1.03, 1.28]), st.lists(st.integers(0, 99)))


@given(st.lists(TAKEN, max_size=6))
def test_the_steps_of_all_tries_are_those_that_were_taken_up_to_zero_loss(runs):
    """A look at what was seen already is the same challenge; a way back is no step."""
    challenge, spent, farthest = Challenge(), {}, {}
    for rate, epochs in runs:
        arrival = theory(challenge).zero_loss(7.5, rate) or 99
        rate_before, at = challenge.last_look
        at = at if rate_before == rate else 0
        for epoch in epochs:
            reached = min(epoch, arrival)
            looked = stepped(challenge, rate, epoch)
            assert (looked is challenge) == ((rate, reached) == challenge.last_look)
            if reached > at:
                spent[rate] = spent.get(rate, 0) + reached - at
                farthest[rate] = max(reached, farthest.get(rate, 0))
            challenge, at = looked, reached
    assert {each.learning_rate: each.steps for each in challenge.tries} == spent
    arrivals = {rate: theory(challenge).zero_loss(7.5, rate) for rate in spent}
    for each in challenge.tries:
        arrival = arrivals[each.learning_rate]
        assert each.epochs == farthest[each.learning_rate]
        assert each.zero_loss == (arrival if each.epochs == arrival else None)
    # The earliest of several best ones counts.
    there = [each for each in challenge.tries if each.zero_loss]
    assert challenge.best == min(there, key=lambda each: each.zero_loss, default=None)
    count, total = len(spent), sum(spent.values())
    tries = "try" if count == 1 else "tries"
    steps = f"{total} step{'s' * (total != 1)} in {count} {tries}"
    assert not spent or steps in said(challenge)
    assert not there or f"Best: {there and challenge.best.learning_rate}, epoch" in said(challenge)


def test_what_came_of_the_last_six_tries_is_told_and_never_said_to_be_never():
    few = tried(Challenge(), 0.01, 1.28, 0.0, 1e10, 0.1, 0.45)
    told = [each.words for each in few.tries]
    assert told[:3] == ["0.01: not in 200", "1.28: not in 200", "0: not in 200"]
    assert told[3:] == ["10000000000: it grew without end", "0.1: 41", "0.45: 6"]
    assert f"in 6 tries so far. {', '.join(told)}" in said(few)
    many = tried(few, 0.4, 0.46)
    assert f"in 8 tries so far. … {', '.join(told[2:])}, 0.4: " in said(many)
    assert not re.search("never|0.01|1.28", said(many))


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


def test_weight_and_landscape_are_others_each_time_and_the_same_by_number():
    given = [(Challenge(number).weight, Challenge(number).steepness) for number in EVERY]
    assert len(set(given)) == len(given)
    assert Challenge(3).setup == Challenge(3).setup
    for number in EVERY[:-1]:
        assert given[number][0] != given[number + 1][0]
        assert given[number][1] != given[number + 1][1]


def test_nothing_may_be_looked_up_before_it_is_solved_and_the_weight_is_given():
    always = {Action.WEIGHT, Action.WHOLE, Action.PIN, Action.SETUP, Action.CHOOSE, Action.BACK}
    telling = {Action.LANDMARK, Action.LOOK, Action.GAP, Action.BEAT, Action.WHOLE}
    for is_foggy, fog, title in (
        (False, Clue(0), "challenge"),
        (True, Clue.BOWL, "challenge in the fog"),
    ):
        start = Challenge(is_foggy=is_foggy)
        asks, solved = tried(start, 0.3).guide, tried(start, 0.64).guide
        assert ("the slope where it stands" in said(start)) == is_foggy
        assert (asks.title, asks.onwards_does, solved.onwards_does) == (title, "", "next")
        assert {*asks.refused} == always | telling | {Action.ONWARDS}
        assert {asks.refused[action] for action in telling} == {"that would tell the answer"}
        assert asks.hides == fog | AHEAD | Clue.SLOPE
        assert ({*solved.refused}, solved.hides) == (always, fog)
