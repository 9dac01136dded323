"""What each start is said to show is one thought, at length and in short, and true of the run."""

from itertools import pairwise

import pytest

from gdtui.engine.landscapes.catalogue import NAMES, landscape_of, named
from gdtui.engine.rules.method import PLAIN, RULES, SCHEDULES, Method, Noise, rule_of
from gdtui.engine.runs.setup import DEFAULTS, Setup
from gdtui.guide.experiments import EXPERIMENTS, FREE, NOISY, thought_of

THOUGHTS = [
    *(each.thought for each in EXPERIMENTS),
    *(named(name).purpose for name in NAMES),
    *(each.purpose for each in (*RULES, *SCHEDULES)),
    NOISY,
]


@pytest.mark.parametrize("thought", THOUGHTS, ids=lambda words: words[1])
def test_every_thought_is_a_sentence_of_its_own_at_length_and_in_short(thought):
    longer, shorter = thought
    assert len(shorter) < len(longer) <= 78
    for words in thought:
        assert words.endswith(".")
        assert "\n" not in words
    assert [each[0] for each in THOUGHTS].count(longer) == 1


def test_the_experiments_set_up_what_the_theory_says_in_the_order_of_their_keys():
    assert [each[:3] for each in EXPERIMENTS] == [
        ("slow", "slow convergence", Setup((10.0,), 0.1, 50)),
        ("trap", "oscillation trap", Setup((10.0,), 1.0, 50)),
        ("proportional", "proportional stepping", Setup((10.0, 15.0), 0.2, 50)),
    ]
    assert FREE[2:] == (DEFAULTS, ())


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("schedule", SCHEDULES)
@pytest.mark.parametrize("noise", [Noise(), Noise(1.0)])
def test_the_rule_is_told_then_the_schedule_then_the_noise_and_at_last_the_landscape(
    rule, schedule, noise
):
    told = [rule.purpose] * (not rule.is_plain)
    told += [schedule.purpose] * (not schedule.is_constant)
    told += [NOISY] * bool(noise.deviation)
    method = Method(rule, schedule, noise)
    for name, own in (("quartic", named("quartic").purpose), ("w^2", ()), ("w^6", ())):
        setup = Setup((1.0,), landscapes=(landscape_of(name),), method=method)
        assert thought_of(setup) == [*told, own][0]


@pytest.mark.parametrize("name", [*NAMES, "log(1 + w^2)"])
def test_on_another_landscape_plain_descent_has_the_rate_that_shows_it_and_others_their_own(name):
    landscape = landscape_of(name)
    for method in (PLAIN, PLAIN._replace(rule=rule_of("adam")), Method(noise=Noise(1.0))):
        setup = Setup((1.0, 2.0), 0.3, 70, method=method, changes=((5, 0.2),)).on(landscape)
        assert (setup.epochs, setup.landscape, setup.method) == (70, landscape, method)
        assert setup.learning_rate == (landscape.rate if method.is_plain else 0.3)
        assert (len(setup.weights), setup.changes) == (1, ())
        assert landscape.is_inside(*setup.weights)


def test_what_a_rule_is_said_to_be_for_it_does():
    def run(rule, landscape, weight, rate, epochs):
        method = PLAIN._replace(rule=rule_of(rule))
        setup = Setup((weight,), rate, epochs, (landscape_of(landscape),), method)
        return setup.race().to(epochs).lead

    assert run("momentum", "ripples", 10.0, 0.1, 200).weight < 3
    assert run("descent", "ripples", 10.0, 0.1, 200).weight > 8
    overshoot = [run(rule, "w^2", 10.0, 0.1, 50).extremes[0] for rule in ("momentum", "nesterov")]
    assert overshoot[0] < overshoot[1] < 0
    for landscape, weight in (("w^2", 10.0), ("plateau", 8.0)):
        adagrad = run("adagrad", landscape, weight, 0.3, 30)
        taken = [abs(adagrad.step_from(epoch).taken) for epoch in range(10)]
        assert all(later < earlier for earlier, later in pairwise(taken))
        for rule in ("rmsprop", "adam", "sign"):
            taken = run(rule, landscape, weight, 0.01, 200).step_from(100).taken
            assert 0.005 < abs(taken) < 0.02
    assert run("newton", "3(w - 1)^2", 9.0, 1.0, 1).weight == pytest.approx(1)
