"""What rules and schedules are said to be for: one sentence each, and true of what they do."""

from itertools import pairwise

import pytest

from gdtui.engine.landscapes.catalogue import landscape_of, named
from gdtui.engine.rules.method import PLAIN, Method, Noise
from gdtui.engine.rules.rule import DESCENT, RULES, rule_of
from gdtui.engine.rules.schedule import CONSTANT, SCHEDULES
from gdtui.engine.runs.setup import Setup
from gdtui.guide.rules import (
    NOISY,
    thought_of_method,
    thought_of_setup,
)

EVERY = [*(each.purpose for each in (*RULES, *SCHEDULES)), NOISY]


@pytest.mark.parametrize("words", EVERY)
def test_each_has_one_sentence_at_length_and_in_short(words):
    longer, shorter = words
    assert len(shorter) <= 38 < len(longer) <= 78
    for sentence in words:
        assert sentence.count(".") == 1
        assert sentence.endswith(".")


def test_no_two_are_said_to_be_for_the_same():
    assert len({longer for longer, _ in EVERY}) == len(EVERY)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("schedule", SCHEDULES)
@pytest.mark.parametrize("noise", [Noise(), Noise(1.0)])
def test_of_a_method_the_rule_is_told_then_the_schedule_then_the_noise(rule, schedule, noise):
    told = [rule.purpose] * (rule is not DESCENT)
    told += [schedule.purpose] * (schedule is not CONSTANT)
    told += [NOISY] * bool(noise.deviation)
    assert thought_of_method(Method(rule, schedule, noise)) == (told[0] if told else ())


def test_at_a_start_the_method_is_told_and_where_it_is_plain_the_landscape():
    quartic = Setup((1.0,), landscape=landscape_of("quartic"))
    assert thought_of_setup(quartic) == named("quartic").purpose
    assert thought_of_setup(Setup()) == ()
    for rule in RULES[1:]:
        moved = quartic._replace(method=PLAIN._replace(rule=rule))
        assert thought_of_setup(moved) == rule.purpose


def test_what_a_rule_is_said_to_be_for_it_does():
    def run(rule, landscape, weight, rate, epochs):
        method = PLAIN._replace(rule=rule_of(rule))
        setup = Setup((weight,), rate, epochs, landscape_of(landscape), method)
        return setup.race().to(epochs).lead

    assert run("momentum", "ripples", 10.0, 0.1, 200).weight < 3
    assert run("descent", "ripples", 10.0, 0.1, 200).weight > 8
    overshoot = [run(rule, "w^2", 10.0, 0.1, 50).extremes[0] for rule in ("momentum", "nesterov")]
    assert overshoot[0] < overshoot[1] < 0
    for landscape, weight in (("w^2", 10.0), ("plateau", 8.0)):
        adagrad = run("adagrad", landscape, weight, 0.3, 30)
        assert all(
            abs(b) < abs(a) for a, b in pairwise(adagrad.step_from(k).taken for k in range(9))
        )
        for rule in ("rmsprop", "adam", "sign"):
            taken = run(rule, landscape, weight, 0.01, 200).step_from(100).taken
            assert 0.005 < abs(taken) < 0.02
    assert run("newton", "3(w - 1)^2", 9.0, 1.0, 1).weight == pytest.approx(1)


def test_what_a_schedule_is_said_to_be_for_it_does():
    for schedule in SCHEDULES[1:]:
        rates = [schedule.rate(1.0, k, 50) for k in range(51)]
        shrinks = schedule.name != "warmup"
        assert (rates[-1] < rates[0]) == shrinks
        assert (rates == sorted(rates, reverse=shrinks)) is True
