"""Every key of the promises, pressed: what is there then, and what is said; none in vain."""

import random
import re
import string
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from keys_pressed import START, keys_of, pressed, typed, view_of
from random_input import something
from text_tables import rows_of
from textual.keys import _character_to_key

from gdtui.engine.landscapes.catalogue import named
from gdtui.engine.rules.method import RULES, SCHEDULES, Method, Noise, rule_of, schedule_of
from gdtui.engine.runs.setup import Setup
from gdtui.engine.values import LEARNING_RATE
from gdtui.guide.experiments import EXPERIMENTS
from gdtui.guide.guide import Action
from gdtui.guide.lessons import LESSONS
from gdtui.ui.commands.catalogue import BY_NAME, commands_by_key
from gdtui.ui.commands.stepping import played
from gdtui.ui.door import after_key, after_paste
from gdtui.ui.overlays.set_up import SetUp
from gdtui.ui.overlays.typed import OpenField
from gdtui.ui.view import Request, View
from gdtui.ui.way_back import line_of

ROWS = rows_of(__file__, "keys.txt")


@pytest.mark.parametrize(("keys", "options", "said"), ROWS, ids=[row[0] for row in ROWS])
def test_a_key_does_what_it_is_for_and_says_so(keys: str, options: str, said: str) -> None:
    view = pressed(keys_of(keys))
    line = f"gdtui {options.removesuffix('(playing)')}".strip()
    said = said.replace("LESSONS", str(len(LESSONS)))
    assert (line_of(view), view.playing, words(view)) == (line, options.endswith(")"), said)


def test_every_command_has_keys_and_a_line_of_its_own_and_a_guide_can_refuse_each_kind() -> None:
    commands = [*BY_NAME.values()]
    keys = [key for command in commands for key in command.keys]
    assert len(keys) == len(set(keys)) == len(commands_by_key(()))
    assert {command.action for command in commands} == set(Action)
    assert all(re.fullmatch(r"[a-z]+( [a-z]+)*", command.name) for command in commands)
    assert len({command.label for command in commands}) == len(commands)
    assert {len(command.label) for command in commands} <= {*range(1, 61)}
    for experiment in EXPERIMENTS:
        assert experiment.title in BY_NAME[experiment.key].label


# The rate in hand


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


def scheduled(name, rate=0.1):
    return view_of(Setup(learning_rate=rate, method=Method(schedule=schedule_of(name))))


def test_the_rate_that_is_set_is_the_one_in_hand_and_its_schedule_starts_anew():
    view = pressed([*"nnnnnnnnnn", "up"], scheduled("cosine"))
    assert view.race.lead.step_from(9).learning_rate == pytest.approx(0.0922, abs=1e-4)
    assert view.race.lead.learning_rate == view.race.lead.rate_set == 0.1
    assert pressed("n", view).race.lead.learning_rate < 0.1
    start = scheduled("warmup")
    assert start.race.lead.learning_rate == pytest.approx(0.02)
    assert pressed(["up"], start).race.lead.rate_set == 0.11


def test_what_is_typed_takes_its_start_from_the_rate_in_hand():
    assert pressed("e", scheduled("warmup")).top.field.text == "0.1"
    assert pressed("nnnnnnnnnne", scheduled("step")).top.field.text == "0.05"


@pytest.mark.parametrize(("size", "has_scale"), [((80, 24), False), ((120, 36), True)])
def test_the_pane_shows_the_present_rate_and_the_one_set(explorer, size, has_scale) -> None:
    setup = Setup(learning_rate=0.5, method=Method(schedule=schedule_of("cosine")))
    start = (app := explorer(setup).sized(size)).text
    app.press(*"nnnnnnnnnn")
    for text, rate in ((start, "0.5000"), (app.text, "0.4523")):
        assert re.search(rf"learning rate η +{rate}", text)
        assert ("○ set 0.5, cosine" in text) == (rate == "0.4523")
    assert bool(re.search(r"0 +0\.5 +1 ", app.text)) == has_scale
    assert "●○" in app.text or "●━○" in app.text


# Looks, beats, pins, the log


def test_the_secant_begins_across_the_bowl_and_its_gap_shrinks_and_grows() -> None:
    views = map(pressed, ("", "s", "s,,", "s,,.", "ns", "s,,ssn", "h" * 21 + "s"))
    gaps = [view.shows.secant_gap(view.race) for view in views]
    assert gaps == [None, -16, -4, -8, -12, -12, 0.75]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_beats_of_every_rule_go_back_as_they_came(rule) -> None:
    beats = len(rule.terms) + 3
    views = [pressed("nn", view_of(Setup(method=Method(rule))))]
    for _ in range(2 * beats):
        views.append(pressed("a", views[-1]))
    assert [view.race.at for view in views] == [2] * beats + [3] * beats + [4]
    assert [view.shows.beat.place for view in views[1:]] == [*range(1, beats + 1)] * 2
    view = views[beats]
    for earlier in reversed(views[:beats]):
        view = pressed("b", view)
        assert (view.race, view.shows, view.window) == (earlier.race, earlier.shows, earlier.window)


def test_eight_runs_can_be_pinned_and_stay_through_experiments() -> None:
    view = pressed(["p", "up"] * 8)
    assert len(view.race.pinned) == len(pressed("p", view).race.pinned) == 8
    assert pressed("p", view).said == "8 runs are pinned: `p` on one of them unpins it"
    assert len(pressed("zpzp", view).race.pinned) == 7
    assert len(pressed("2p", view).race.pinned) == 8


def test_the_log_scrolls_and_follows_the_run_again() -> None:
    view = pressed(["end", "pageup"], replace(START, size=(80, 32)))
    assert 2 < view.earlier < 20
    assert [pressed(key, view).earlier for key in (["pagedown"], "b", ["home"], "tz")] == [0] * 4
    assert pressed(["n", "pageup"]).earlier == 1


def test_q_asks_to_quit_after_which_nothing_is_taken() -> None:
    for key in ("q", "ctrl+q"):
        view = pressed([key, "n", "e"])
        assert (view.request, view.race.at, view.top) == (Request.QUIT, 0, None)


@pytest.mark.parametrize("keys", ["p", "t", "s", "v", "g", ","])
def test_a_change_that_did_not_touch_the_run_is_undone_where_the_run_is(keys: str) -> None:
    before = pressed("kkkpnn")
    playing = pressed(["space"], pressed(keys, before))
    view = pressed("zZz", played(playing, 3))
    assert (view.race.at, view.playing) == (playing.race.at + 3, True)
    assert view.race.lead.to(0) == before.race.lead.to(0)
    assert view.shows == before.shows
    assert len(view.race.pinned) == len(before.race.pinned)


# Typing


@pytest.mark.parametrize(("keys", "text"), rows_of(__file__, "typed.txt"))
def test_a_field_holds_the_present_number_selected_and_is_edited_as_lines_are(keys, text) -> None:
    assert pressed(["e", *keys_of(keys)]).top.field.text == text


@pytest.mark.parametrize(("key", "text"), [("e", ""), ("w", "1e200")])
def test_the_field_keeps_what_was_typed_wrongly_and_loses_no_run(key, text):
    view = pressed(["n", key, *typed(text)])
    assert view.top.field.complaint
    assert view.top.field.text == text
    assert view.race == pressed("n").race
    assert pressed(["escape"], view) == pressed("n")
    assert pressed("1", view).top.field.complaint == ""


def test_a_paste_is_a_line_of_plain_digits_and_more_than_a_field_can_hold_is_refused() -> None:
    view = after_paste(pressed("w"), "1" * 2000)
    assert "at most 1000 characters" in view.top.field.complaint
    for ending in ("\n", "\r", "\r\n"):
        assert after_paste(pressed("w"), f"7{ending}8").top.field.text == "7"
    assert after_paste(START, "nnn").saying("") == START
    for odd in ("日", "−5", "e\u0301"):
        view = after_paste(pressed(["e", "ctrl+u", "2"]), odd)
        assert view.top.field.text == "2"
        assert "plain digits" in view.top.field.complaint


# In vain


KEYS = [key for command in BY_NAME.values() for key in command.keys]
NO_COMMANDS = ["tab", "f5", "ctrl+c", "5", "7", "shift+tab", "ctrl+u", "delete", "9"]
CHARACTERS = {_character_to_key(each): each for each in string.printable if each.isprintable()}
STARTS = [
    START,
    view_of(Setup(epochs=0)),
    view_of(Setup((0.0,), 0.5)),
    view_of(Setup((10.0,), 1e300)),
    view_of(Setup((10.0,), 5.0)),
    view_of(Setup((1e150, -3.0), 0.0)),
    view_of(Setup((1.0,), landscapes=(named("double-well"),))),
    view_of(Setup(method=Method(rule_of("momentum"), schedule_of("warmup")))),
    view_of(Setup(method=Method(schedule=schedule_of("cosine"), noise=Noise(0.5)))),
    *map(pressed, ("v", "o", "y", ["y", "end", "enter"], "y1", "c", "?", "e", "a", "pp")),
]


def words(view: View) -> str:
    """What there is to read of the last key: a line, or what is wrong with a typed number."""
    top = view.top
    if isinstance(top, OpenField):
        return view.said or top.field.complaint
    return view.said or (top.fields[top.at].complaint if isinstance(top, SetUp) else "")


@pytest.mark.parametrize("seed", range(len(STARTS)))
def test_no_key_is_pressed_in_vain(seed: int) -> None:
    dice, view = random.Random(seed), STARTS[seed]
    for _ in range(200):
        key = dice.choice(KEYS + NO_COMMANDS + ["n", "b", "z", "Z", "space", "end", "escape"] * 2)
        now = after_key(view, key, CHARACTERS.get(key))
        is_seen = replace(now, said="", request=None) != replace(view, said="", request=None)
        assert is_seen or words(now) or now.request, key
        command = None if view.top else commands_by_key(()).get(key)
        assert not (is_seen and command and command.lacks(view)), key
        view = replace(now, request=None).arrived()


@pytest.mark.parametrize("seed", range(3))
def test_on_the_screen_every_key_is_answered(explorer, seed: int) -> None:
    dice = random.Random(seed)
    app = explorer()
    before = app.sheet()
    for _ in range(120):
        view = app.view
        done = something(dice)
        if done.startswith(b"\x1b[<"):
            continue
        app.send(done)
        after = app.sheet()
        # What said the same before says it again.
        assert after != before or words(app.view), (done, view)
        app.view = replace(app.view, request=None)
        before = after


@pytest.mark.parametrize("size", [(200, 60), (120, 36), (80, 24), (50, 16), (40, 12)])
def test_what_is_said_is_read_in_every_size_until_the_next_key(explorer, size) -> None:
    app = explorer().sized(size)
    for keys, said in (
        ("p", "pinned as ■a"),
        ("b", "at the start already"),
        ("k", ""),
        ("z", "undone: learning rate 0.11 → 0.1"),
        ("y1", ""),
        ("z", f"undone: lesson 1 of {len(LESSONS)} →"),
    ):
        app.press(*keys)
        assert said in app.text
        assert app.view.said.startswith(said)
