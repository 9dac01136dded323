"""The key bar tells the truth: the keys of the mode, each of which does something now."""

import random

import pytest
from pressing import START, pressed, view_of

from gdtui.engine.runs.setup import Setup
from gdtui.ui.door import after_key
from gdtui.ui.screen.hints import hints
from gdtui.ui.view import View

SIZES = (80, 50, 40)
BARS = {
    "at the start": (
        [],
        "space play  n step  ↑↓ rate  1-3 experiments  y learn  a beats  ? help  q quit",
        "space play  n step  ↑↓ rate  ? help  q quit",
        "space play  n step  ? help  q quit",
    ),
    "on the way": (
        ["n"],
        "space play  n step  ↑↓ rate  1-3 experiments  y learn  a beats  ? help  q quit",
        "space play  n step  ↑↓ rate  ? help  q quit",
        "space play  n step  ? help  q quit",
    ),
    "playing": (
        ["space"],
        "space pause  ↑↓ rate  +- speed  n step  end finish  ←→ weight  ? help  q quit",
        "space pause  ↑↓ rate  +- speed  ? help  q quit",
        "space pause  ↑↓ rate  ? help  q quit",
    ),
    "at the end": (
        ["end"],
        "space play again  ↑↓ rate  1-3 experiments  y learn  ←→ weight  ? help  q quit",
        "space play again  ↑↓ rate  b back  ? help  q quit",
        "space play again  v map  ? help  q quit",
    ),
    "a beat": (
        ["a"],
        "a next beat  b beat back  space play  n step  ↑↓ rate  s secant  ? help  q quit",
        "a next beat  b beat back  n step  ? help  q quit",
        "a next beat  space play  ? help  q quit",
    ),
    "a lesson that asks": (
        ["y", "1"],
        "1-3 predict  enter show  esc leave  ? help  q quit",
        "1-3 predict  esc leave  ? help  q quit",
        "1-3 predict  esc leave  ? help  q quit",
    ),
    "a lesson that is tried": (
        ["y", "1", "1"],
        "space play  n step  a beats  end finish  esc leave  ? help  q quit",
        "space play  n step  esc leave  ? help  q quit",
        "space play  esc leave  ? help  q quit",
    ),
    "a lesson that tells": (
        ["y", "1", "1", "n"],
        "enter next  space play  n step  a beats  ↑↓ rate  esc leave  ? help  q quit",
        "enter next  space play  esc leave  ? help  q quit",
        "enter next  esc leave  ? help  q quit",
    ),
    "the second lesson, tried": (
        ["y", "2", "2"],
        ",. gap  ⌫ back  esc leave  ? help  q quit",
        ",. gap  ⌫ back  esc leave  ? help  q quit",
        ",. gap  esc leave  ? help  q quit",
    ),
    "the list of the lessons": (
        ["y"],
        "enter open  ↑↓ choose  r anew  esc close  q quit",
        "enter open  ↑↓ choose  r anew  esc close  q quit",
        "enter open  r anew  esc close  q quit",
    ),
    "the set-up": (
        ["o"],
        "↑↓ choose  tab next field  enter take  esc leave",
        "↑↓ choose  tab next field  enter take  esc leave",
        "↑↓ choose  enter take  esc leave",
    ),
    "the challenge": (
        ["c"],
        "↑↓ rate  space play  f fog  end finish  n step  esc leave  ? help  q quit",
        "↑↓ rate  space play  esc leave  ? help  q quit",
        "↑↓ rate  esc leave  ? help  q quit",
    ),
    "the challenge that is solved": (
        ["c", "e", *"0.64", "enter", "n"],
        "enter next  ↑↓ rate  space play  f fog  end finish  esc leave  ? help  q quit",
        "enter next  ↑↓ rate  esc leave  ? help  q quit",
        "enter next  esc leave  ? help  q quit",
    ),
    "a number that is typed": (
        ["e"],
        "enter take  esc leave  ctrl+q quit",
        "enter take  esc leave  ctrl+q quit",
        "enter take  esc leave  ctrl+q quit",
    ),
    "the help": (
        ["question_mark"],
        "↑↓ scroll  PgUp PgDn page  esc closes  ctrl+q quit",
        "↑↓ scroll  esc closes  ctrl+q quit",
        "↑↓ scroll  esc closes  ctrl+q quit",
    ),
    "a search in the help": (
        ["question_mark", *"shell"],
        "esc clears  ctrl+q quit",
        "esc clears  ctrl+q quit",
        "esc clears  ctrl+q quit",
    ),
}


def bar(view: View, width: int) -> str:
    return "  ".join(f"{hint.keys} {hint.label}" for hint in hints(view, width))


@pytest.mark.parametrize("mode", BARS)
def test_each_mode_has_its_own_keys_the_most_useful_first(mode: str) -> None:
    keys, *bars = BARS[mode]
    assert [bar(pressed(keys), width) for width in SIZES] == bars


def test_what_would_change_nothing_is_not_in_the_bar() -> None:
    assert "↑ rate" in bar(pressed("J"), 80)
    assert "space" not in bar(view_of(Setup(epochs=0)), 80)
    assert "fog" in bar(pressed("f"), 80)
    assert "no fog" in bar(pressed("f"), 80)


KEYS = [*"nbraaaJ]1230yycfpPmsguvz,+-", "enter", "backspace", "escape", "space", "end", "home"]

MAY_BE_SO_ALREADY = ("plus", "minus", "1", "2", "3")
"""At the fastest pace, at the start of the experiment."""


@pytest.mark.parametrize("seed", range(12))
def test_every_key_of_the_bar_does_something(seed: int) -> None:
    dice, view = random.Random(seed), START
    for _ in range(25):
        view = pressed([dice.choice(KEYS)], view)
        for width in (*SIZES, 200):
            shown = hints(view, width)
            assert sum(hint.width for hint in shown) - 2 + 1 <= width
            assert [hint.label for hint in shown[-2:]] == ["help", "quit"] or view.top
        # In a list one of the two arrows is at an end.
        for hint in hints(view, 200) if view.top is None else ():
            for key in hint.pressed:
                after = after_key(view, key, None).arrived()
                is_as_it_was = after.saying("") == view.saying("")
                assert not is_as_it_was or key in MAY_BE_SO_ALREADY, (hint, key)
