"""The rate under a schedule: what a key changes, and that what is said of it is true."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pressing import pressed, typed, view_of

from gdtui.engine.rules.method import Method
from gdtui.engine.rules.rule import RULES
from gdtui.engine.rules.schedule import SCHEDULES, schedule_of
from gdtui.engine.runs.setup import Setup
from gdtui.engine.values import LEARNING_RATE


def scheduled(name, rate=0.1, epochs=50):
    return view_of(
        Setup(learning_rate=rate, epochs=epochs, method=Method(schedule=schedule_of(name)))
    )


@settings(deadline=None, max_examples=100)
@given(
    st.sampled_from(RULES),
    st.sampled_from(SCHEDULES),
    st.sampled_from([0.0, 0.05, 0.1, 0.37]),
    st.integers(0, 20),
    st.sampled_from(["up", "down"]),
)
def test_an_arrow_goes_to_the_next_mark_from_the_rate_in_hand(rule, schedule, rate, at, key):
    setup = Setup((1.0,), rate, 20, method=Method(rule, schedule))
    view = pressed(["n"] * at, view_of(setup))
    in_hand = view.race.rate_in_hand
    wanted = LEARNING_RATE.stepped(in_hand, "0.01" if key == "up" else "-0.01")
    changed = pressed([key], view)
    assert changed.race.rate_in_hand == wanted
    assert changed.race.lead.rate_set == (wanted if wanted != in_hand else view.race.lead.rate_set)
    assert (changed.race is view.race) == (changed.said == "0 is the smallest learning rate")
    assert changed.race.lead.method == setup.method


def test_on_the_way_it_is_the_present_rate_that_is_changed_and_the_schedule_starts_anew():
    view = pressed([*"nnnnnnnnnn", "up"], scheduled("cosine"))
    assert view.race.lead.step_from(9).learning_rate == pytest.approx(0.0922, abs=1e-4)
    assert view.race.lead.learning_rate == view.race.lead.rate_set == 0.1
    assert pressed("n", view).race.lead.learning_rate < 0.1


def test_at_the_start_and_at_the_end_it_is_the_rate_that_was_set():
    start = scheduled("warmup")
    assert start.race.lead.learning_rate == pytest.approx(0.02)
    assert pressed(["up"], start).race.lead.rate_set == 0.11
    end = pressed(["end", "up"], scheduled("cosine"))
    assert (end.race.at, end.race.lead.rate_set) == (0, 0.11)
    assert end.said == "a new run with learning rate 0.11"


@pytest.mark.parametrize(
    ("name", "keys", "said"),
    [
        ("warmup", ["e", *typed("0.1")], "the learning rate is set to 0.1 already"),
        ("cosine", ["e", *typed("0.1")], "the learning rate is 0.1 already"),
        ("cosine", ["end", "e", *typed("0.1")], "the learning rate is set to 0.1 already"),
        ("step", [*"nnnnnnnnnn", "e", *typed("0.05")], "the learning rate is 0.05 already"),
    ],
)
def test_a_key_that_changes_nothing_says_so_truly(name, keys, said):
    view = pressed(keys, scheduled(name))
    assert view.said == said
    assert view.race.lead.rate_set == 0.1


def test_what_is_typed_takes_its_start_from_the_rate_in_hand():
    assert pressed("e", scheduled("warmup")).top.entry.field.text == "0.1"
    assert pressed("nnnnnnnnnne", scheduled("step")).top.entry.field.text == "0.05"


def test_the_pane_shows_the_present_rate_and_the_one_set(explorer):
    setup = Setup(learning_rate=0.5, method=Method(schedule=schedule_of("cosine")))
    for size, has_scale in (((80, 24), False), ((120, 36), True)):
        app = explorer(setup).sized(size)
        start = app.rows
        app.press(*"nnnnnnnnnn")
        later = app.rows
        assert any("learning rate η" in row and "0.5000" in row for row in start)
        assert any("learning rate η" in row and "0.4523" in row for row in later)
        assert any("○ set 0.5, cosine" in row for row in later)
        assert any(re.search(r"0 +0\.5 +1 ", row) for row in later) == has_scale
        assert not any("set 0.5" in row for row in start)
        assert any("●○" in row or "●━○" in row for row in later)
