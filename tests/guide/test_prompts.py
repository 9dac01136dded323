"""The first sentence, what follows it, and the one thought of each start, true of the run."""

import re
from itertools import pairwise

import pytest

from gdtui.engine import api
from gdtui.engine.landscapes.catalogue import NAMES, landscape_of, named
from gdtui.engine.rules.method import PLAIN, RULES, SCHEDULES, Method, Noise, rule_of
from gdtui.engine.runs.run import Race
from gdtui.engine.runs.setup import DEFAULTS, Setup
from gdtui.engine.theory.reasons import Cause, cause_of
from gdtui.guide.experiments import EXPERIMENTS, FREE, NOISY, thought_of
from gdtui.guide.prompts import Deed, prompt
from gdtui.guide.words import goal

START = Setup().race()
ALL = frozenset(Deed)


def said(race: Race, **so: object) -> str:
    return re.sub("[`{}]", "", prompt(race, **so)[0])  # type: ignore[arg-type]


def test_what_is_followed_leads_to_what_comes_next_but_to_no_step_where_there_is_none() -> None:
    race, before = START.to(3), frozenset[Deed]()
    for deed in Deed:
        assert prompt(race, done=before)[0].endswith(deed.value[0])
        before = frozenset({deed})
    assert said(race, done=ALL).endswith("? lists every key and what the words mean.")
    at_the_end = said(START.to(50), done=frozenset({Deed.EXPERIMENT}))
    assert at_the_end.endswith(re.sub("`", "", Deed.LESSON.value[0]))


@pytest.mark.parametrize("formula", ["(w-3)^2", "sin(3w)+w^2/10", "ripples"])
def test_on_the_way_into_a_bottom_no_lower_rate_is_proposed(formula: str) -> None:
    race = Setup((8.6,), 0.1, 99, (landscape_of(formula),)).race()
    assert not any("lowers" in said(race.to(epoch)) for epoch in range(1, 99))


def test_a_start_says_what_it_is_on_and_that_a_rate_of_0_takes_no_step() -> None:
    assert said(START) == "A marble on the loss L(w) = w^2. space lets it go."
    still = api.setup(10.0, 0.0).race()
    assert said(still) == "With a learning rate of 0 no step is taken. ↑ raises it."
    assert cause_of(still.lead.step) is Cause.RATE_IS_ZERO
    w_2, higher = map(landscape_of, ("w^2", "w^2 + 5"))
    assert (goal(w_2), goal(w_2, higher)) == ("zero loss", "bottom")


def test_what_noise_keeps_moving_is_offered_a_lower_rate_and_what_stands_still_another() -> None:
    race = api.setup(10.0, 0.1, 60, noise=3.0).race()
    assert "Noise moves it to and fro around the bottom. ↓ lowers" in said(race.to(60))
    assert "↑ raises" in said(api.setup(10.0, 0.0).race().to(50))
    # Also where the last step has led down.
    for epochs in range(300, 310):
        wanders = api.setup(0.5, 1.9, epochs, landscape="double-well").race()
        assert "↓ lowers" in said(wanders.to(epochs))


@pytest.mark.parametrize("experiment", EXPERIMENTS)
def test_an_experiment_says_what_it_is_to_show_and_how_it_is_started(experiment) -> None:
    race = experiment.setup.race()
    assert said(race, thought=experiment.thought) == f"{experiment.thought[0]} space plays."
    playing = said(race.to(2), thought=experiment.thought, is_playing=True)
    assert playing == f"{experiment.thought[0]} space pauses."
    assert said(race, target=50, is_playing=True) == "On the way to epoch 50: escape stops."


@pytest.mark.parametrize(
    ("landscape", "weight", "more", "words"),
    [
        ("double-well", 0.3, {"rule": "newton"}, "the curvature is below 0"),
        ("w^2", 10.0, {"rule": "momentum"}, "earlier slopes carry it on"),
        (
            "w^2",
            10.0,
            {"noise": 5.0, "seed": 1},
            "slope that it was given points the other way",
        ),
        ("w^2", 10.0, {"noise": 5.0, "seed": 1}, "landed higher: its slope is off by chance"),
    ],
)
def test_a_step_that_leads_upwards_says_what_it_owes_that_to(
    landscape, weight, more, words
) -> None:
    rate = 1.0 if landscape == "double-well" else 0.1
    race = api.setup(weight, rate, 60, landscape=landscape, **more).race()
    epochs = [race.to(epoch) for epoch in range(1, 60)]
    told = " ".join(said(each, is_playing=True) for each in epochs)
    assert words in told
    assert "too large" not in told
    with_thought = " ".join(said(each, is_playing=True, thought=("Why.",)) for each in epochs)
    assert (words in with_thought) == ("newton" in more.values())


# The thought of a start


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
