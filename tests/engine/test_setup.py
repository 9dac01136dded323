"""A setup: read from texts, written as texts, and the race that it makes."""

import pytest
from hypothesis import example, given
from random_setups import setups

from gdtui.engine.landscapes.catalogue import named
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import SCHEDULES, Method
from gdtui.engine.runs.run import Run
from gdtui.engine.runs.setup import DEFAULTS, PARTS, Setup, read_setup, start_on


@given(setups(has_data=False))
@example(Setup((10.0,), 0.1, 50, (PARABOLA,)))
def test_a_setup_is_read_back_from_its_texts_all_of_them_or_those_that_are_not_usual(setup):
    names = dict.fromkeys(name for name, _ in setup.pairs)
    given = {each: ",".join(text for name, text in setup.pairs if name == each) for each in names}
    assert read_setup(given) == setup
    assert (setup.pairs == ()) == (setup == DEFAULTS == read_setup({}))
    texts = {part.name: ",".join(part.write(setup)) for part in PARTS if part.write(setup)}
    assert read_setup(texts) == read_setup(texts, setup) == setup


def test_a_weight_follows_from_the_landscape_and_parameters_from_the_rule():
    adam = read_setup({"rule": "adam", "beta": "0.5"})
    assert read_setup({"rule": "momentum"}, adam).method.rule.values == (0.9,)
    assert read_setup({"landscape": "quartic"}, adam).weights == (start_on(named("quartic")),)
    assert read_setup({"epochs": "7"}, adam).method == adam.method


def test_rates_by_epoch_are_changes_made_beforehand():
    race = read_setup({"lr": "0.1,0.5@10,0.9@20"}).race()
    assert race.at == 0
    by_hand = Run.start(PARABOLA, 10.0, 0.1, 50).to(10).with_learning_rate(0.5)
    assert race.lead.to_end() == by_hand.to(20).with_learning_rate(0.9).to_end()
    for schedule in SCHEDULES:
        setup = Setup(epochs=40, method=Method(schedule=schedule), changes=((10, 0.5), (25, 0.2)))
        rates = [setup.race().to(k).lead.learning_rate for k in range(40)]
        assert [setup.rate_at(k) for k in range(40)] == rates
    # One from an epoch that the run does not reach is left out.
    assert Setup(changes=((50, 0.5),)).race().lead.changes == ()
    assert Setup(learning_rate=1.5, epochs=5000, changes=((4000, 0.5),)).race().lead.changes == ()


def test_rates_that_make_no_sense_are_refused():
    for text in ("", ",", "0.1,", "0.1,0.5", "0.1,0.5@", "0.1,0.5@0", "0.1,0.5@5,0.2@5", "0.1@3"):
        with pytest.raises(ValueError, match=r"learning rate|epoch"):
            read_setup({"lr": text})


def test_a_part_that_there_is_not_is_refused_with_the_nearest():
    with pytest.raises(ValueError, match="no part of a setup 'wieght': the nearest is weight"):
        read_setup({"wieght": "1"})
