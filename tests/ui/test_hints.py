"""The key bar tells the truth, and so does the line above it: what is so now, what to press."""

import random
import re

import pytest
from keys_pressed import START, keys_of, pressed, typed
from text_tables import rows_of

from gdtui.engine.runs.setup import Setup
from gdtui.plot.panes.sentences import draw_prompt
from gdtui.ui.door import after_key
from gdtui.ui.screen.hints import hints
from gdtui.ui.screen.panes import words_of
from gdtui.ui.view import View

BARS = rows_of(__file__, "key_bars.txt")


def bar(view: View, width: int) -> str:
    return "  ".join(f"{hint.keys} {hint.label}" for hint in hints(view, width))


@pytest.mark.parametrize(("keys", "width", "shown"), BARS)
def test_each_mode_has_its_own_keys_the_most_useful_first(keys, width: str, shown: str) -> None:
    assert bar(pressed(keys_of(keys)), int(width)) == shown


KEYS = [*"nbraaaJ]1230yycfpPmsguvz,+-", "enter", "backspace", "escape", "space", "end", "home"]

MAY_BE_SO_ALREADY = ("plus", "minus", "1", "2", "3")
"""At the fastest pace, at the start of the experiment."""


@pytest.mark.parametrize("seed", range(8))
def test_every_key_of_the_bar_does_something(seed: int) -> None:
    dice, view = random.Random(seed), START
    for _ in range(25):
        view = pressed([dice.choice(KEYS)], view)
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
        shown = " ".join(" ".join(draw_prompt(words, *room).rows).split())
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


@pytest.mark.parametrize("size", [(80, 24), (50, 16), (40, 12)])
def test_it_stands_above_the_key_bar(explorer, size) -> None:
    app = explorer(Setup()).sized(size)
    rows = [*app.rows]
    words = " ".join(" ".join(rows[-3:-1]).split())
    assert "space lets it go." in words
    assert "A marble" in words


def test_a_key_that_cannot_be_written_is_not() -> None:
    for key in ("\ud800", "日", "\x00", "é"):
        assert said([key]).startswith("that key does nothing here")


def test_where_something_else_has_words_of_its_own_the_line_says_only_what_a_key_did() -> None:
    for keys in ("y", "B", "c", ["y", "1"]):
        assert words_of(pressed(keys).saying("")) == ()
