"""Rules and schedules on the screen: landmarks by key, the headline, the rate in hand."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from keys_pressed import pressed, typed, view_of
from landscapes import DOUBLE_WELL

from gdtui.engine.landscapes.catalogue import named
from gdtui.engine.landscapes.landscape import PARABOLA
from gdtui.engine.rules.method import SCHEDULES, Method, Noise, schedule_of
from gdtui.engine.rules.rule import RULES, Rule, rule_of
from gdtui.engine.runs.setup import Setup
from gdtui.engine.values import LEARNING_RATE
from gdtui.plot.axes.axis import draw_scale
from gdtui.plot.axes.ranges import rates_at
from gdtui.plot.panes.headline import draw_headline
from gdtui.plot.shows import Sight


def by(rule: str, landscape=PARABOLA, weight: float = 10.0, rate: float = 0.1, **more) -> Setup:
    return Setup((weight,), rate, 50, landscape, Method(rule_of(rule), **more))


def told(keys: str, setup: Setup) -> list[str]:
    view, said = view_of(setup), []
    for key in keys:
        view = pressed(key, view)
        said.append(view.said)
    return said


@pytest.mark.parametrize(
    ("keys", "setup", "words"),
    [
        (
            "[]]]]",
            by("momentum"),
            [
                "≈0.001316: ripples begin near w* = 0",
                "≈1.898683: ripples end near w* = 0",
                "1.9: the limit near w* = 0",
                "1.9 is the last landmark",
                "1.9 is the last landmark",
            ],
        ),
        (
            "]]",
            by("newton", DOUBLE_WELL, 1.5),
            ["1: one step is enough near w* = 1", "2: the limit near w* = 1"],
        ),
        (
            "]",
            by("adam"),
            ["adam has no landmarks: its step is not in proportion to the slope"],
        ),
        ("]", by("momentum", named("quartic"), 1.0), ["no rate is special: the bottom is flat"]),
        ("]", by("descent", DOUBLE_WELL, 1.5), ["0.5 is 1/c near w* = 1"]),
        ("]", by("descent"), [""]),
    ],
)
def test_the_landmarks_of_a_rule_are_named_by_what_they_are(keys, setup, words) -> None:
    assert told(keys, setup) == words


@pytest.mark.parametrize(
    ("setup", "words"),
    [
        (
            by("momentum"),
            "near w* = 0: ripples  {} 0.949  epoch 0/50",
        ),
        (
            by("momentum", rate=0.001),
            "near w* = 0: smooth  {} 0.974  epoch 0/50",
        ),
        (
            by("momentum", rate=1.899),
            "near w* = 0: zigzag  {} 0.974  epoch 0/50",
        ),
        (by("momentum", rate=1.9), "near w* = 0: at the limit  epoch 0/50"),
        (by("momentum", rate=2.0), "near w* = 0: no rest  epoch 0/50"),
        (by("nesterov", rate=0.5), "near w* = 0: two steps  epoch 0/50"),
        (by("newton", rate=1.0), "near w* = 0: one step  epoch 0/50"),
        (by("newton", rate=1e-9), "near w* = 0: smooth  epoch 0/50"),
        (by("descent", noise=Noise(1.0)), "near w* = 0: noise, no rest  epoch 0/50"),
        (by("descent", noise=Noise(1.0), rate=2.0), "near w* = 0: no rest  epoch 0/50"),
        (
            by("descent", schedule=schedule_of("cosine"), rate=0.8),
            "near w* = 0, at this rate: zigzag  {} 0.6  epoch 0/50",
        ),
    ],
)
def test_the_headline_says_what_a_rule_does_near_the_bottom(setup: Setup, words: str) -> None:
    (shown,) = draw_headline(setup.race(), Sight(), False, 2.0, 120).rows
    assert words.format("each step multiplies the distance by") in shown


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.near is None])
def test_where_a_rule_has_no_law_its_headline_tells_what_holds_of_its_steps(rule: Rule) -> None:
    for landscape in (PARABOLA, DOUBLE_WELL, named("quartic"), named("absolute")):
        for epoch in range(4):
            race = by(rule.name, landscape, 1.5).race().to(epoch)
            (shown,) = draw_headline(race, Sight(), False, 2.0, 80).rows
            step, slopes = race.lead.step, (0.5, 5.0)
            lengths = [rule.update(0.1, g, 1.0, step.before, rule.values)[0] / g for g in slopes]
            assert lengths[0] != pytest.approx(lengths[1])
            assert "step not in proportion to the slope" in shown


def test_the_track_has_the_landmarks_of_the_rule_and_no_label_covers_another() -> None:
    track = rates_at(PARABOLA, 10.0, rule_of("momentum"))
    assert len(track.named) == 4
    for width in range(12, 60):
        labels = draw_scale(track, width).rows[0].split()
        assert set(labels) <= {"0", "0.00132", "1.9", "1.8987"}
        assert {"0", "1.9"} <= set(labels) or width < 16
    assert rates_at(PARABOLA, 10.0, rule_of("adam")).named == (0.0, 1.2)


def scheduled(name, rate=0.1, epochs=50):
    return view_of(
        Setup(learning_rate=rate, epochs=epochs, method=Method(schedule=schedule_of(name)))
    )


@settings(max_examples=40)
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


def test_the_rate_that_is_set_is_the_one_in_hand_and_its_schedule_starts_anew():
    view = pressed([*"nnnnnnnnnn", "up"], scheduled("cosine"))
    assert view.race.lead.step_from(9).learning_rate == pytest.approx(0.0922, abs=1e-4)
    assert view.race.lead.learning_rate == view.race.lead.rate_set == 0.1
    assert pressed("n", view).race.lead.learning_rate < 0.1
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
