"""No key is pressed in vain: something that is seen changes, or a line says why nothing does."""

import random
from dataclasses import replace

import pytest
from doing import cells, read, settled, something
from pressing import START, pressed, typed, view_of

from gdtui.engine.setup import Setup
from gdtui.ui.commands import COMMANDS
from gdtui.ui.door import after_key, after_paste
from gdtui.ui.view import View

KEYS = [key for entry in COMMANDS for command in entry.commands for key in command.keys]
NO_COMMANDS = ["tab", "f5", "ctrl+c", "5", "7", "shift+tab"]
STARTS = [
    START,
    view_of(Setup(epochs=0)),
    view_of(Setup((0.0,), 0.5)),
    view_of(Setup((10.0,), 1e300)),
    view_of(Setup((10.0,), 5.0)),
    view_of(Setup((1e150, -3.0), 0.0)),
]


def test_what_a_key_did_or_why_it_did_nothing_is_said() -> None:
    for keys, said in (
        ("b", "at the start already"),
        (["home"], "at the start already"),
        ("r", "at the start already"),
        (["end", "n"], "at the end already: space plays again"),
        (["end", "end"], "at the end already: space plays again"),
        (["end", "a"], "at the end already: space plays again"),
        (["e", *typed("1e5"), "end", "n"], "the run ends here: the next loss is too large"),
        (["e", *typed("1e300"), "n"], "the run ends at once: the next loss is too large"),
        ("p", "pinned as ■a"),
        ("pp", "pinned already as ■a"),
        ("pnnp", "pinned already as ■a"),
        ("3p", "pinned as ■a and ▲b"),
        ("pkp", "pinned as ▲b"),
        ("pkpP", "▲b is no longer pinned"),
        ("P", "nothing is pinned"),
        ("pkpkpkpkpkpkpkpkp", "8 runs are pinned: P takes one away"),
        ("m", "a second marble, from -10"),
        ("mm", "the second marble is gone"),
        (["w", *typed("0"), "m"], "w = 0 has no mirror"),
        ("d", "light theme"),
        ("dd", "dark theme"),
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
        (["escape"], "that key is for lessons and the challenge"),
        (["y", "1", "backspace"], "this is the first lesson"),
        (["y", "1", "0"], "predict with a digit from 1 to 3"),
        ("ft", "the fog leaves the tangent alone"),
        (["f5"], "f5 does nothing here: ? lists the keys"),
        (["e", "tab"], "enter takes the number, escape leaves it"),
        (["question_mark", "up"], "the help begins here"),
    ):
        assert pressed(keys).said == said, keys


def test_what_was_said_is_gone_with_the_next_key() -> None:
    for keys in ("pn", "bn", "ddv1", ["end", "n", "b"]):
        assert pressed(keys).said == ""


def test_a_paste_beside_a_field_says_what_takes_one() -> None:
    assert after_paste(START, "5").said == "only an open field takes a paste: press e or w"


def seen(view: View) -> View:
    return replace(view, said="", request=None)


def words(view: View) -> str:
    """What there is to read of the last key: a line, or what is wrong with a typed number."""
    return view.said or (view.entry.field.complaint if view.entry else "")


@pytest.mark.parametrize("seed", range(40))
def test_no_key_is_pressed_in_vain(seed: int) -> None:
    dice = random.Random(seed)
    view = dice.choice(STARTS)
    for _ in range(150):
        key = dice.choice(KEYS + NO_COMMANDS + ["n", "b", "z", "Z", "space", "end", "escape"] * 2)
        character = key if len(key) == 1 else None
        now = after_key(view, key, character)
        assert seen(now) != seen(view) or words(now) or now.request, key
        view = replace(now, request=None).arrived()


@pytest.mark.parametrize("seed", range(3))
async def test_on_the_screen_every_key_is_answered(explorer, seed: int) -> None:
    dice = random.Random(seed)
    async with explorer().run_test(size=(80, 24)) as pilot:
        app = pilot.app
        app.exit = lambda: None
        before = cells(app)
        for _ in range(150):
            view = app.explorer.view
            done = something(dice)
            if done.startswith(b"\x1b[<"):
                continue
            for event in read([done]):
                app.post_message(event)
            await settled(app)
            after = cells(app)
            # What said the same before says it again.
            assert after != before or words(app.explorer.view), (done, view)
            app.explorer.view = replace(app.explorer.view, request=None)
            before = after


@pytest.mark.parametrize("size", [(200, 60), (120, 36), (80, 24), (50, 16), (40, 12)])
async def test_what_is_said_is_read_in_every_size_until_the_next_key(explorer, size) -> None:
    async with explorer().run_test(size=size) as pilot:
        for keys, said in (
            ("p", "pinned as ■a"),
            ("p", "pinned already as ■a"),
            ("b", "at the start already"),
            ("k", ""),
            ("z", "undone: learning rate 0.11 → 0.1"),
            ("y", ""),
            ("1", ""),
            ("z", "undone: lesson 1 of 16 →"),
        ):
            await pilot.press(*keys)
            await settled(pilot.app)
            shown = "\n".join("".join(text for text, _ in row) for row in cells(pilot.app))
            assert said in shown
            assert pilot.app.explorer.view.said.startswith(said)
