"""The line above the key bar, as it is seen."""

import re

import pytest
from keys_pressed import START, pressed, typed

from gdtui.engine.runs.setup import Setup
from gdtui.guide.prompts import Deed
from gdtui.plot.cells.picture import PLAIN
from gdtui.plot.panes.sentences import draw_prompt
from gdtui.ui.screen.panes import words_of

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
        shown = " ".join(" ".join(draw_prompt(words, PLAIN, *room).rows).split())
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


def test_what_was_done_stays_done_through_guides_and_is_no_part_of_what_is_seen() -> None:
    view = pressed(["s", "c", "escape"])
    assert {Deed.SECANT, Deed.CHALLENGE} <= view.done
    assert pressed(["c", "escape"]) == START


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
