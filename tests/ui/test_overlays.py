"""What lies over the screen: one stack, of which the topmost takes what it can."""

from __future__ import annotations

import random
import string
from dataclasses import replace

import pytest
from keys_pressed import START, keys_of, pressed
from text_tables import rows_of
from textual.keys import _character_to_key

from gdtui.ui.commands.catalogue import BY_NAME
from gdtui.ui.door import after_key, after_paste
from gdtui.ui.overlays.reference import Reference
from gdtui.ui.screen.hints import hints
from gdtui.ui.view import View

OPENED = {name: keys_of(keys) for name, keys in rows_of(__file__, "overlays.txt")}
ANYWHERE = [
    (key, command)
    for command in BY_NAME.values()
    for key in command.keys
    if command.at_once and ("+" in key or key == "f1")
]


def opened(name: str, view: View = START) -> View:
    return replace(pressed(OPENED[name], view), request=None)


@pytest.mark.parametrize("name", OPENED)
def test_a_key_that_types_nothing_and_is_allowed_anywhere_passes_through(name: str) -> None:
    assert {command.name for _, command in ANYWHERE} == {"quit", "suspend", "help", "commands"}
    view = opened(name)
    for key, command in ANYWHERE:
        assert after_key(view, key, None) == command.change(view.saying("")), key


@pytest.mark.parametrize("name", OPENED)
@pytest.mark.parametrize("key", ["f1", "ctrl+p"])
def test_what_is_opened_over_something_leaves_it_as_it_was(name: str, key: str) -> None:
    below = pressed(["f5"], opened(name)).saying("")
    over = pressed([key], below)
    if over.over[:-1] == below.over:
        assert pressed(["escape"], over) == below
        assert pressed(["x", "backspace", "escape"], over).over == below.over
    else:
        assert type(below.top) is Reference
        assert over.over in (below.over[:-1], (*below.over[:-1], over.top))


def test_however_they_are_opened_none_lies_there_twice_and_escape_leads_out_of_all() -> None:
    dice = random.Random(4)
    keys = ["f1", "ctrl+p", "y", "o", "e", "colon", "question_mark", "down", "x", "3", "C"]
    letters = {_character_to_key(each): each for each in string.printable if each.isprintable()}
    for _ in range(40):
        view = START
        for key in dice.choices(keys, k=12):
            view = replace(after_key(view, key, letters.get(key)), request=None)
            kinds = [type(each) for each in view.over]
            assert len({*kinds}) == len(kinds)
        for _ in range(2 * len(view.over)):
            view = pressed(["escape"], view)
        assert view.over == ()


@pytest.mark.parametrize("name", OPENED)
def test_what_it_does_not_take_changes_nothing_below_and_says_how_to_get_out(name: str) -> None:
    view = opened(name).saying("")
    for key in ("f5", "ctrl+g", "insert"):
        after = after_key(view, key, None)
        assert after.said
        assert after.saying("") == view
    assert "escape" in after.said


@pytest.mark.parametrize("name", OPENED)
def test_every_key_of_its_bar_does_something(name: str) -> None:
    view = opened(name).saying("")
    for hint in hints(view, 200):
        afters = [after_key(view, key, None) for key in hint.pressed]
        assert any(after.saying("") != view for after in afters), hint


@pytest.mark.parametrize("name", ["rate", "weight", "set-up", "help", "commands"])
def test_what_is_typed_into_it_reaches_nothing_else_and_escape_leaves_all_as_it_was(name) -> None:
    before = pressed("nnp").saying("")
    typing = pressed([*"qnrz", "space", "b"], opened(name, before))
    assert (typing.race, typing.request, typing.over[:-1]) == (before.race, None, ())
    assert typing.top != opened(name, before).top
    for _ in range(2):
        typing = pressed(["escape"], typing) if typing.over else typing
    assert typing == before


@pytest.mark.parametrize("name", ["help", "commands", "lessons"])
def test_a_list_is_moved_through_to_both_ends_which_are_told(name: str) -> None:
    view = opened(name)
    for key, other, says in (("end", "down", "ends here"), ("home", "up", "begins here")):
        there = pressed([key], view)
        assert pressed([other], there).over == there.over
        assert pressed([other], there).said.endswith(says)
    assert pressed(["end", "up", "down"], view).over == pressed(["end"], view).over != view.over


def test_time_stands_still_below_the_set_up_whatever_lies_over_it() -> None:
    for keys in (["o"], ["o", "f1"], ["o", "ctrl+p"]):
        assert any(each.stops_time for each in pressed(keys).over)
    assert pressed(["o", "f1", "escape"]) == pressed("o")


@pytest.mark.parametrize("name", OPENED)
def test_a_paste_is_taken_or_the_keys_that_are_named_do_something(name: str) -> None:
    view = opened(name).saying("")
    after = after_paste(view, "e")
    assert after.top != view.top or after.said == view.top.ways_out
    assert (after.race, after.over[:-1]) == (view.race, view.over[:-1])


def test_a_paste_goes_to_the_topmost_alone() -> None:
    below = pressed("e")
    view = after_paste(pressed(["f1"], below), "eta")
    assert (view.top.search, view.over[0]) == ("eta", below.top)
