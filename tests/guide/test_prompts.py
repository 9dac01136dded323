"""The first sentence, and what follows it: what is seen now and what to press next."""

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.rules.method import SCHEDULES, Method, Noise
from gdtui.engine.rules.rule import RULES, rule_of
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.setup import Setup
from gdtui.guide.experiments import EXPERIMENTS, TRAP
from gdtui.guide.prompts import Deed, Moment, prompt

START = Setup().race()
ALL = frozenset(Deed)


def said(race: Race, **so: object) -> str:
    return re.sub("[`{}]", "", prompt(Moment(race, **so))[0])  # type: ignore[arg-type]


def test_at_the_start_it_says_what_this_is_and_what_to_press() -> None:
    assert said(START) == "A marble on the loss L(w) = w^2. space lets it go."
    both_marbles = Setup((10.0, -10.0)).race()
    assert said(both_marbles) == "Two marbles on the loss L(w) = w^2. space lets them go."
    changed = START.to(50).restart().with_learning_rate(0.2)
    asks = "From w = 10 with η = 0.2: what will the marble do? space plays."
    assert said(changed, shown=frozenset({Deed.RATE})) == asks


def test_what_is_followed_leads_to_what_comes_next_but_to_no_step_where_there_is_none() -> None:
    race, before = START.to(3), frozenset[Deed]()
    for deed in Deed:
        assert prompt(Moment(race, shown=before))[0].endswith(deed.value[0])
        before = frozenset({deed})
    assert said(race, shown=ALL).endswith("? lists every key and what the words mean.")
    at_the_end = said(START.to(50), shown=frozenset({Deed.EXPERIMENT}))
    assert at_the_end.endswith(re.sub("`", "", Deed.LESSON.value[0]))


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (0.1, "Lower down it is less steep: the steps get shorter."),
        (0.5, "At the bottom the slope is 0, and steps end."),
        (0.9, "The step went past the bottom, and yet lands lower."),
        (1.0, "The step landed on the other wall, just as high."),
        (1.1, "The step landed higher: the rate is too large."),
        (0.0, "The marble stays where it is."),
    ],
)
def test_a_step_is_told_as_it_was_seen(rate: float, words: str) -> None:
    race = Setup(learning_rate=rate).race()
    assert said(race.to(1), is_playing=True) == f"{words} space pauses."
    assert rate == 0.5 or said(race, is_playing=True) == f"{words} space pauses."


@pytest.mark.parametrize(
    ("setup", "words"),
    [
        (Setup(), "Zero loss at epoch 33. ↑ raises the learning rate, space plays again."),
        (Setup((10.0, 15.0), 0.2), "Both at zero loss at epoch 15."),
        (Setup(learning_rate=0.01), "50 epochs were too few for zero loss."),
        (
            TRAP.setup,
            "The loss is as high as at the start. ↓ lowers the learning rate, space plays again.",
        ),
        (Setup(learning_rate=1.1), "The loss has grown. ↓ lowers the learning rate"),
        (Setup(learning_rate=1.1, epochs=5000), "The next step is too large to compute."),
        (
            Setup((1.5,), 1.25, 50, (landscape_of("double-well"),)),
            "The loss has fallen, but not to the bottom. ↓ lowers the learning rate",
        ),
        (Setup(epochs=0), "A run of 0 epochs: it has only its start."),
    ],
)
def test_at_the_end_it_says_what_happened_and_what_to_press(setup: Setup, words: str) -> None:
    assert said(setup.race().to(setup.epochs)).startswith(words)


@pytest.mark.parametrize("formula", ["(w-3)^2", "sin(3w)+w^2/10", "ripples"])
def test_on_the_way_into_a_bottom_no_lower_rate_is_proposed(formula: str) -> None:
    race = Setup((8.6,), 0.1, 99, (landscape_of(formula),)).race()
    assert not any("lowers" in said(race.to(epoch)) for epoch in range(1, 99))


@pytest.mark.parametrize("experiment", EXPERIMENTS)
def test_an_experiment_says_what_it_is_to_show_and_how_it_is_started(experiment) -> None:
    race = experiment.setup.race()
    assert said(race, thought=experiment.thought) == f"{experiment.thought[0]} space plays."
    playing = said(race.to(2), thought=experiment.thought, is_playing=True)
    assert playing == f"{experiment.thought[0]} space pauses."


@pytest.mark.parametrize(
    ("race", "so", "words"),
    [
        (START.to(7).with_learning_rate(0.11), {}, "The next step has η = 0.11. space plays on"),
        (START.to(7).with_learning_rate(0.11).forward(), {}, "Lower down it is less steep"),
        (START, {"beats_left": 2}, "a is the next beat"),
        (START.to(1), {"beats_left": 0}, "The step is done: a takes the next one apart"),
        (START.to(50), {"beats_left": 0}, "That was the last step"),
        (START.to(7), {"target": 50}, "On the way to epoch 50"),
    ],
)
def test_on_the_way_it_says_how_it_goes_on(race: Race, so: dict[str, int], words: str) -> None:
    assert said(race, **so).startswith(words)


RULED = st.builds(
    lambda rule, schedule, noise, landscape, weight, rate, at: (
        Setup((weight,), rate, 60, (landscape_of(landscape),), Method(rule, schedule, Noise(noise)))
        .race()
        .to(at)
    ),
    st.sampled_from(RULES),
    st.sampled_from(SCHEDULES),
    st.sampled_from([0.0, 1.0]),
    st.sampled_from(["w^2", "double-well", "ripples", "absolute", "plateau"]),
    st.sampled_from([2.0, 0.3, -1.5]),
    st.sampled_from([0.0, 0.1, 0.7, 1.0, 3.0]),
    st.integers(0, 60),
)


@pytest.mark.parametrize(
    ("rule", "landscape", "weight", "rate", "noise", "words"),
    [
        ("newton", "double-well", 0.3, 1.0, 0.0, "the curvature is below 0"),
        ("momentum", "w^2", 10.0, 0.1, 0.0, "earlier slopes carry it on"),
        ("descent", "w^2", 10.0, 0.1, 5.0, "the slope that it was given points the other way"),
        ("descent", "w^2", 10.0, 0.1, 5.0, "landed higher: its slope is off by chance"),
    ],
)
def test_a_step_that_leads_upwards_says_what_it_owes_that_to(
    rule: str, landscape: str, weight: float, rate: float, noise: float, words: str
) -> None:
    method = Method(rule_of(rule), noise=Noise(noise, 1))
    race = Setup((weight,), rate, 60, (landscape_of(landscape),), method).race()
    epochs = [race.to(epoch) for epoch in range(1, 60)]
    told = " ".join(said(each, is_playing=True) for each in epochs)
    assert words in told
    assert "too large" not in told
    with_thought = " ".join(said(each, is_playing=True, thought=("Why.",)) for each in epochs)
    assert (words in with_thought) == (rule == "newton")


MOMENTS = st.builds(
    Moment,
    RULED
    | st.builds(
        lambda weights, rate, at: Race.start(Setup().landscapes, weights, rate, 50).to(at),
        st.sampled_from([(10.0,), (-2.5,), (0.0,), (10.0, 15.0), (10.0, -10.0)]),
        st.sampled_from([0.0, 0.01, 0.1, 0.5, 0.75, 1.0, 1.1, 1e200]),
        st.integers(0, 50),
    ),
    st.sampled_from([(), *(experiment.thought for experiment in EXPERIMENTS)]),
    st.sets(st.sampled_from(Deed)).map(frozenset),
    st.booleans(),
    st.sampled_from([None, 50]),
    st.sampled_from([None, 1, 2, 3, 4]),
)


@settings(deadline=None, max_examples=150)
@given(MOMENTS)
def test_there_is_a_form_for_every_room_and_each_is_whole(now: Moment) -> None:
    forms = [re.sub("[`{}]", "", form) for form in prompt(now)]
    assert min(map(len, forms)) <= 38
    assert len(forms[0]) >= len(forms[-1])
    for form in forms:
        assert form[-1] in ".?"
        assert form.count("`") % 2 == 0
    assert any(len(form) <= 78 for form in forms)
    for one, other in itertools.pairwise(prompt(now)):
        assert one != other
