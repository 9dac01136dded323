"""Keys that are shown do what is said of them; those that a person chose do as the usual ones."""

import random
import re
from dataclasses import replace

import pytest
from keys_pressed import START, keys_of, pressed, typed
from text_tables import rows_of
from textual._xterm_parser import XTermParser
from textual.keys import Keys

from gdtui.plot.panes.sentences import draw_words
from gdtui.ui.commands.catalogue import (
    ALWAYS,
    BY_NAME,
    commands_by_key,
    in_force_in,
)
from gdtui.ui.door import after_key, after_paste
from gdtui.ui.keys import _NAMED, Chosen, key_name, key_of, read_key, typed_as
from gdtui.ui.screen.hints import hints
from gdtui.ui.screen.panes import words_of
from gdtui.ui.view import View

BARS = rows_of(__file__, "key_bars.txt")


def bar(view: View, width: int) -> str:
    return "  ".join(f"{hint.keys} {hint.label}" for hint in hints(view, width))


@pytest.mark.parametrize(("keys", "width", "shown"), BARS)
def test_each_mode_has_its_own_keys_the_most_useful_first(keys, width: str, shown: str) -> None:
    assert bar(pressed(keys_of(keys)), int(width)) == shown


PRESSED = [*"nbraaaJ]1230yycfpPmsguvz,+-", "enter", "backspace", "escape", "space", "end", "home"]

MAY_BE_SO_ALREADY = ("plus", "minus", "1", "2", "3")
"""At the fastest pace, at the start of the experiment."""


@pytest.mark.parametrize("seed", range(8))
def test_every_key_of_the_bar_does_something(seed: int) -> None:
    dice, view = random.Random(seed), START
    for _ in range(25):
        view = pressed([dice.choice(PRESSED)], view)
        for width in (40, 50, 80, 200):
            shown = hints(view, width)
            assert sum(hint.width for hint in shown) - 2 + 1 <= width
            assert [hint.label for hint in shown[-2:]] == ["help", "quit"] or view.top
        # In a list one of the two arrows is at an end.
        for hint in hints(view, 200) if view.top is None else ():
            for key in hint.pressed:
                after = after_key(view, key, None).arrived()
                is_as_it_was = after.saying("") == view.saying("")
                assert not is_as_it_was or key in MAY_BE_SO_ALREADY, (hint, key)


# The line above the key bar


ROOMS = [(78, 1), (48, 2), (38, 1), (38, 2), (118, 1)]
WAYS = [
    "", "n", " ", "2", "3", "1n", "aa", "aaaa", "J", "]", "nk", "mn", "e", "K" * 12 + "nn", "ny11",
    ["end"], ["end", "up"], ["2", "end"], ["3", "end"], ["0", "end"], ["e", *typed("1.2"), "end"],
]  # fmt: skip


def said(keys) -> str:
    words = words_of(pressed(keys))
    return re.sub("[`{}]", "", words[0]) if words else ""


@pytest.mark.parametrize("keys", WAYS)
def test_a_whole_sentence_fits_every_room(keys) -> None:
    words = words_of(pressed(keys))
    forms = {re.sub("[`{}]", "", form).replace("^2", "²") for form in words}
    for room in ROOMS:
        shown = " ".join(" ".join(draw_words(words, False, None, *room).rows).split())
        assert shown in forms or not words


def test_it_follows_what_is_done() -> None:
    assert said("") == "A marble on the loss L(w) = w^2. space lets it go."
    assert said(" ").endswith("space pauses.")
    assert said(["end"]).endswith("↑ raises the learning rate, space plays again.")
    assert said(["end", "home", "up"]).startswith("From w = 10 with η = 0.11")
    assert said(["end", "up", "end"]).endswith("1 2 and 3 are experiments, each with one thought.")
    assert said(["2"]).startswith("Each step lands on the opposite wall")
    assert "wall" not in said(["2", "down"])


def test_what_the_last_key_did_comes_first_and_goes_with_the_next() -> None:
    assert "does nothing here" in said(["f5"])
    assert said(["f5", "n"]) == said("n")


def test_a_key_that_cannot_be_written_is_not() -> None:
    for key in ("\ud800", "日", "\x00", "é"):
        assert said([key]).startswith("that key does nothing here")


def test_where_something_else_has_words_of_its_own_the_line_says_only_what_a_key_did() -> None:
    for keys in ("y", "B", "c", ["y", "1"]):
        assert words_of(pressed(keys).saying("")) == ()


# Keys that a person chose

BY_KEY = commands_by_key(())
SIGNS = {key_of(sign): sign for sign in map(chr, range(32, 127))}
FREE = [
    key
    for key in ("tab", "f5", "f6", "f7", "ctrl+a", "insert", *map(key_of, "ACEFGNQSX%&/9"))
    if key not in BY_KEY
]


def shuffled(seed: int) -> Chosen:
    """All keys dealt out anew, with some that nothing had."""
    dice = random.Random(seed)
    keys = [key for key in [*BY_KEY, *FREE] if key not in ALWAYS]
    dice.shuffle(keys)
    return tuple(
        (name, (*(keys.pop() for key in usual if key not in ALWAYS), *({*usual} & {*ALWAYS})))
        for name, usual in ((each.name, each.keys) for each in BY_NAME.values())
    )


def key_pressed(view: View, key: str) -> View:
    return after_key(view, key, SIGNS.get(key)).arrived()


def plain(view: View) -> View:
    """A view without its keys, and what is said, which may name some."""
    return replace(view, keys=(), said="", aside=view.aside and plain(view.aside))


def test_the_keys_that_can_be_chosen_are_those_that_a_terminal_sends() -> None:
    for key, sign in SIGNS.items():
        (event,) = XTermParser().feed(sign)
        assert (event.key, event.character) == (key, sign)
        assert key_name(key) == sign or sign == " "
        assert read_key(typed_as(key)) == key
    assert {*_NAMED} <= {key.value for key in Keys}
    assert all(read_key(typed_as(key)) == key for key in (*_NAMED, *BY_KEY))
    for wrong in ("", "nn", "ctrl+i", "é", "pgup", "shift+n"):
        with pytest.raises(ValueError, match="the nearest is"):
            read_key(wrong)


@pytest.mark.parametrize("seed", range(6))
def test_a_key_that_was_chosen_does_what_the_usual_one_does(seed: int) -> None:
    dice, chosen = random.Random(seed), shuffled(seed)
    usual_view, view = START, replace(START, keys=chosen)
    for _ in range(60):
        name = dice.choice([*BY_NAME])
        place = dice.randrange(len(BY_NAME[name].keys))
        usual_view = key_pressed(usual_view, BY_NAME[name].keys[place])
        view = key_pressed(view, dict(chosen)[name][place])
        assert plain(view) == plain(usual_view), name
        usual_view, view = (replace(each, request=None) for each in (usual_view, view))
        # What is open has keys of its own, and takes letters.
        while view.over:
            usual_view, view = (key_pressed(each, "escape") for each in (usual_view, view))


@pytest.mark.parametrize("seed", range(3))
def test_every_key_that_is_shown_is_the_one_in_force(seed: int) -> None:
    chosen = shuffled(seed)
    by_key = commands_by_key(chosen)
    for modes in ("", "n", "a", "B", "y1", "c", "y11n"):
        usual_view = pressed(modes)
        view = replace(usual_view, keys=chosen)
        shown = {hint.label: hint.pressed for hint in hints(view, 300)}
        for hint in hints(usual_view, 300):
            commands = [BY_KEY[key] for key in hint.pressed]
            assert [by_key[key] for key in shown[hint.label]] == commands
        for usual, now in zip(words_of(usual_view), words_of(view), strict=True):
            for key, new in zip(usual.split("`")[1::2], now.split("`")[1::2], strict=True):
                name = next(BY_KEY[k].name for k in BY_KEY if key_name(k) == key)
                assert new in map(key_name, BY_NAME[name].keys_in(chosen))
    view = replace(START, keys=chosen)
    helped = key_pressed(view, dict(chosen)["help"][0])
    for name, entry in zip(BY_NAME, helped.top.found(view), strict=False):
        assert entry.topic[1:3] == (name, " ".join(map(key_name, dict(chosen)[name])))


def test_a_key_has_one_command_and_who_lost_it_has_the_others_that_it_had() -> None:
    chosen = (("step", ("space", "k")), ("back", ()), ("quit", ("Q", "ctrl+q")))
    view = replace(START, keys=chosen)
    assert pressed(["space", "k"], view).race.at == 2
    assert pressed(["n"], view).said == "n does nothing here: `?` lists the keys"
    assert pressed(["q"], view).request is None
    assert pressed(["Q"], view).request is not None
    assert pressed(["e", "ctrl+q"], view).request is not None
    assert BY_NAME["rate up"].keys_in(chosen) == ("up",)
    assert in_force_in(chosen, "`↑` `b` `space`") == "`↑` `no key` `no key`"
    assert bar(view, 80).startswith("space step  ↑↓ rate  1-3 experiments  y learn  a beats ")
    assert bar(view, 80).endswith("? help  Q quit")
    helped = pressed(["question_mark"], view)
    assert {topic.name: topic.head for topic, _ in helped.top.found(helped)}["back"] == "no key"
    assert words_of(view)[0].endswith("`no key` lets it go.")


def test_the_help_is_closed_by_the_key_that_opened_it() -> None:
    view = replace(START, keys=(("help", ("H", "f2")),))
    for key in ("H", "f2"):
        assert pressed([key], view).top is not None
        assert pressed([key, key], view).top is None
    assert pressed(["H", "a", "H"], view).top.search == "aH"
    assert pressed(["H", "a", "f2"], view).top is None
    assert words_of(pressed(["f5"], view)) == ("f5 does nothing here: `H` lists the keys",)
    view = replace(START, keys=(("type rate", ("R",)), ("slow", ("7",)), ("trap", ("f5",))))
    assert "7 f5 3 experiments" in bar(view, 80)
    assert words_of(after_paste(view, "1")) == (
        "only an open field takes a paste: press `R` or `w`",
    )


def test_an_open_field_is_left_by_its_own_keys_whatever_keys_commands_have() -> None:
    view = replace(START, keys=(("onwards", ("x",)), ("leave", ("f2",))))
    lost = pressed(["e", "f5"], view)
    assert words_of(lost) == (lost.top.ways_out,)
    assert "`enter`" in lost.top.ways_out
