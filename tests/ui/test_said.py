"""No key is pressed in vain: something that is seen changes, or a line says why nothing does."""

import random
import string
from dataclasses import replace

import pytest
from keys_pressed import START, pressed, typed, view_of
from random_input import something
from textual.keys import _character_to_key

from gdtui.engine.landscapes.catalogue import landscape_of, named
from gdtui.engine.rules.method import Method, Noise, schedule_of
from gdtui.engine.rules.rule import rule_of
from gdtui.engine.runs.setup import Setup
from gdtui.ui.commands.catalogue import COMMANDS
from gdtui.ui.door import after_key
from gdtui.ui.overlays.set_up import SetUp
from gdtui.ui.overlays.typed import OpenField
from gdtui.ui.view import View

KEYS = [key for entry in COMMANDS for command in entry.commands for key in command.keys]
NO_COMMANDS = ["tab", "f5", "ctrl+c", "5", "7", "shift+tab", "ctrl+u", "delete", "9"]
CHARACTERS = {_character_to_key(each): each for each in string.printable if each.isprintable()}
STARTS = [
    START,
    view_of(Setup(epochs=0)),
    view_of(Setup((0.0,), 0.5)),
    view_of(Setup((10.0,), 1e300)),
    view_of(Setup((10.0,), 5.0)),
    view_of(Setup((1e150, -3.0), 0.0)),
    view_of(Setup((1.0,), landscape=named("double-well"))),
    view_of(Setup(method=Method(rule_of("momentum"), schedule_of("warmup")))),
    view_of(Setup(method=Method(schedule=schedule_of("cosine"), noise=Noise(0.5)))),
    *map(pressed, ("v", "o", "y", ["y", "end", "enter"], "y1", "c", "?", "e", "a", "pp")),
]


def test_what_a_key_did_or_why_it_did_nothing_is_said() -> None:
    for keys, said in (
        ("b", "at the start already"),
        (["home"], "at the start already"),
        ("r", "at the start already"),
        (["end", "n"], "at the end already: `space` plays again"),
        (["end", "end"], "at the end already: `space` plays again"),
        (["end", "a"], "at the end already: `space` plays again"),
        (["e", *typed("1e5"), "end", "n"], "the run ends here: the next step is too large"),
        (["e", *typed("1e300"), "n"], "the run ends at once: the next step is too large"),
        (
            ["o", *typed("log(w)"), "e", *typed("1e5"), "n"],
            "the run ends at once: the next weight has no loss",
        ),
        ("p", "pinned as ■a"),
        ("pp", "■a is no longer pinned"),
        ("pnnp", "■a is no longer pinned"),
        ("3pp", "■a and ▲b are no longer pinned"),
        ("3p", "pinned as ■a and ▲b"),
        ("pkp", "pinned as ▲b"),
        ("pkpp", "▲b is no longer pinned"),
        ("pkpkpkpkpkpkpkpkp", "8 runs are pinned: `p` on one of them unpins it"),
        ("x", "`s` begins across the bowl, `,` and `.` change the gap"),
        ("P", "`p` unpins a pinned run, `z` undoes"),
        ("D", "`d` leads through all colours"),
        ("m", "a second marble, from -10"),
        ("mm", "the second marble is gone"),
        (["w", *typed("0"), "m"], "w = 0 has no mirror"),
        ("d", "light theme"),
        ("dddddd", "dark theme"),
        ("+", "5 epochs a second"),
        ("--", "0.5 epochs a second"),
        ("---", "at the slowest pace"),
        ("+" * 8, "at the fastest pace"),
        ("t", "tangent: off"),
        ("tt", "tangent: on"),
        ("s", "secant: on"),
        ("g", "next landing: on"),
        ("u", "without the minus sign: on"),
        ("JJ", "0 is the smallest learning rate"),
        ("]]]", "1 is the last landmark"),
        ("[[", "0 is the first landmark"),
        (["e", "enter"], "the learning rate is 0.1 already"),
        (["w", "enter"], "the marble starts at 10 already"),
        (["w", *typed("1e150"), "l"], "too far out for 0.5 to make a difference"),
        (["w", *typed("1.3407807929942596e154"), "L"], "the landscape ends here"),
        (["e", *typed("1e300"), "K"], "too large for 0.1 to make a difference"),
        (["end", "up"], "a new run with learning rate 0.11"),
        ("1", ""),
        (["2", "2"], "oscillation trap is set up already"),
        (["pagedown"], "the log ends here"),
        (["pageup"], "the log begins here"),
        (["escape"], "there is nothing to leave: `q` quits"),
        (["v", "escape"], "the bowl"),
        (["B", "escape"], "the bowl alone: off"),
        (["y", "3", "c"], "lesson 3 waits: `escape` comes back to it"),
        ("nkpnC", 'copied: gdtui --lr 0.1,0.11@1 --at 2 --pin "--lr 0.1,0.11@1"'),
        (["y", "1", "backspace"], "this is the first lesson"),
        (["y", "1", "0"], "predict with a digit from 1 to 3"),
        ("ft", "the fog leaves the tangent alone"),
        (["f5"], "f5 does nothing here: `?` lists the keys"),
        (["e", "tab"], "`enter` takes the number, `escape` leaves it"),
        (["question_mark", "up"], "the help begins here"),
        (["y", "up"], "the list begins here"),
        (["o", "f5"], "`enter` takes it, `escape` leaves it"),
        (["o", "up"], "`enter` takes it, `escape` leaves it"),
        (["v"], "how many epochs every learning rate takes to the bottom, from this start"),
        (["v", "V"], "the bowl"),
    ):
        assert pressed(keys).said == said, keys


def seen(view: View) -> View:
    return replace(view, said="", request=None)


def words(view: View) -> str:
    """What there is to read of the last key: a line, or what is wrong with a typed number."""
    top = view.top
    if isinstance(top, OpenField):
        return view.said or top.entry.field.complaint
    return view.said or (isinstance(top, SetUp) and top.entries[top.at].field.complaint)


@pytest.mark.parametrize("seed", range(2 * len(STARTS)))
def test_no_key_is_pressed_in_vain(seed: int) -> None:
    dice = random.Random(seed)
    view = STARTS[seed % len(STARTS)]
    for _ in range(100):
        key = dice.choice(KEYS + NO_COMMANDS + ["n", "b", "z", "Z", "space", "end", "escape"] * 2)
        now = after_key(view, key, CHARACTERS.get(key))
        assert seen(now) != seen(view) or words(now) or now.request, key
        view = replace(now, request=None).arrived()


@pytest.mark.parametrize("seed", range(3))
def test_on_the_screen_every_key_is_answered(explorer, seed: int) -> None:
    dice = random.Random(seed)
    app = explorer()
    before = app.sheet()
    for _ in range(150):
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
        ("p", "■a is no longer pinned"),
        ("b", "at the start already"),
        ("k", ""),
        ("z", "undone: learning rate 0.11 → 0.1"),
        ("y", ""),
        ("1", ""),
        ("z", "undone: lesson 1 of 17 →"),
    ):
        app.press(*keys)
        shown = app.text
        assert said in shown
        assert app.view.said.startswith(said)


def on(text: str, weight: float, rate: float = 0.1) -> View:
    return view_of(Setup((weight,), rate, landscape=landscape_of(text)))


@pytest.mark.parametrize(
    ("text", "weight", "rates", "said"),
    [
        ("double-well", 1.5, [0.5, 1.0], "1 is 2/c near w* = 1"),
        ("tilted-well", -1.5, [0.392, 0.784], "≈0.783866 is 2/c near w* = -1.08803"),
        ("log-cosh", 3.0, [1.0, 2.0], "2 is 2/c near w* = 0"),
        ("regressor", 3.0, [0.429, 0.857], ""),
    ],
)
def test_the_landmarks_are_those_of_the_valley_that_the_marble_is_near(
    text: str, weight: float, rates: list[float], said: str
) -> None:
    view = on(text, weight, 0.01)
    for rate in rates:
        view = pressed("]", view)
        assert round(view.race.lead.learning_rate, 3) == rate
    assert view.said == said
    assert pressed("]", view).said.endswith("is the last landmark")
    assert pressed("[[", view).race.lead.learning_rate == 0


@pytest.mark.parametrize(
    ("text", "weight", "why"),
    [
        ("quartic", 1.5, "the bottom is flat"),
        ("absolute", 1.5, "a kink, not a bowl"),
        ("abs(w) + w^2", 1.5, "a kink, not a bowl"),
        ("log(w)", 1.5, "no bottom is known"),
    ],
)
@pytest.mark.parametrize("key", "[]")
def test_where_no_rate_is_special_that_is_said(
    text: str, weight: float, why: str, key: str
) -> None:
    view = on(text, weight)
    assert pressed(key, view).said == f"no rate is special: {why}"
    assert pressed(key, view).race == view.race
