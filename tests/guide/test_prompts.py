"""The first sentence, and what follows it: what is seen now and what to press next."""

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdtui.engine.landscapes.catalogue import landscape_of
from gdtui.engine.rules.method import RULES, SCHEDULES, Method, Noise, rule_of
from gdtui.engine.runs.run import Race
from gdtui.engine.runs.setup import Setup
from gdtui.guide.experiments import EXPERIMENTS
from gdtui.guide.prompts import Deed, Moment, prompt

START = Setup().race()
ALL = frozenset(Deed)


def said(race: Race, **so: object) -> str:
    return re.sub("[`{}]", "", prompt(Moment(race, **so))[0])  # type: ignore[arg-type]


def test_what_is_followed_leads_to_what_comes_next_but_to_no_step_where_there_is_none() -> None:
    race, before = START.to(3), frozenset[Deed]()
    for deed in Deed:
        assert prompt(Moment(race, shown=before))[0].endswith(deed.value[0])
        before = frozenset({deed})
    assert said(race, shown=ALL).endswith("? lists every key and what the words mean.")
    at_the_end = said(START.to(50), shown=frozenset({Deed.EXPERIMENT}))
    assert at_the_end.endswith(re.sub("`", "", Deed.LESSON.value[0]))


@pytest.mark.parametrize("formula", ["(w-3)^2", "sin(3w)+w^2/10", "ripples"])
def test_on_the_way_into_a_bottom_no_lower_rate_is_proposed(formula: str) -> None:
    race = Setup((8.6,), 0.1, 99, (landscape_of(formula),)).race()
    assert not any("lowers" in said(race.to(epoch)) for epoch in range(1, 99))


def test_what_noise_keeps_moving_is_offered_a_lower_rate() -> None:
    race = Setup((10.0,), 0.1, 60, method=Method(noise=Noise(3.0))).race()
    assert "Noise moves it to and fro around the bottom. ↓ lowers" in said(race.to(60))


@pytest.mark.parametrize("experiment", EXPERIMENTS)
def test_an_experiment_says_what_it_is_to_show_and_how_it_is_started(experiment) -> None:
    race = experiment.setup.race()
    assert said(race, thought=experiment.thought) == f"{experiment.thought[0]} space plays."
    playing = said(race.to(2), thought=experiment.thought, is_playing=True)
    assert playing == f"{experiment.thought[0]} space pauses."
    assert said(race, target=50, is_playing=True) == "On the way to epoch 50: escape stops."


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
