"""The help: groups, marks and words; typing searches it, escape clears the search, then closes."""

from dataclasses import replace

import pytest
from keys_pressed import START, pressed

from gdtui.plot.panes.searched import draw_manual, last_row, topics_found
from gdtui.plot.readout.identity import GHOST_SHAPES, PINNED, SHAPES, TRAIL_SHAPES, UPHILL_SHAPES
from gdtui.ui.commands.catalogue import GROUPS
from gdtui.ui.commands.named import by_name
from gdtui.ui.keys import key_name
from gdtui.ui.overlays.help import chapters
from gdtui.ui.screen.layout import room_of_over

ALL = chapters(GROUPS)


def heads(search: str) -> list[str]:
    return [line.head for chapter in topics_found(ALL, search) for line in chapter.topics]


def test_it_has_every_command_and_a_search_finds_what_is_chosen_by_its_name_too():
    assert [chapter.title for chapter in ALL] == [
        *(group.title for group in GROUPS),
        *("marks", "words", "rules", "regimes"),
    ]
    lines = {each.name: (each.label, each.also) for each in by_name(GROUPS)}
    by_names = pressed("?m").top.chapters(START)[-1]
    assert {line.head: (line.text, line.also) for line in by_names.topics} == lines
    assert pressed("?").top.chapters(START) == ALL
    searched = topics_found(pressed("?mom").top.chapters(START), "mom")
    assert "momentum" in [line.head for chapter in searched for line in chapter.topics]


def test_every_mark_and_symbol_is_explained():
    words = " ".join(f"{line.head} {line.text}" for chapter in ALL for line in chapter.topics)
    for mark in (*SHAPES, *TRAIL_SHAPES, *GHOST_SHAPES, *UPHILL_SHAPES, PINNED[0], *"□━╍▼▲⇄·┿◀▶≈"):
        assert mark in words
    for symbol in ("η", "r", "h", "k", "w′", "L(w)", "2w", "w₀", "−"):
        assert symbol in words.replace(",", " ").split() or symbol in ("w₀", "−")
        assert symbol in words
    for word in ("learning rate", "weight", "loss", "slope", "gradient", "epoch", "tangent"):
        assert word in words
    for word in ("secant", "regime", "zero loss", "oscillation trap", "divergence"):
        assert word in words


@pytest.mark.parametrize(
    ("search", "head"),
    [
        ("eta", "rate η"),
        ("step size", "rate η"),
        ("STEP  size", "↑ k ↓ j"),
        ("faster", "+ = -"),
        ("gradient", "slope L'(w)"),
        ("undo", "z Z"),
        ("zoom", "i"),
        ("shell", "ctrl+z"),
        ("comparing", "p"),
        ("●", "● ◆"),
    ],
)
def test_a_line_is_found_by_its_words_and_by_others_that_mean_the_same(search, head):
    assert head in heads(search)
    assert len(heads(search)) < len(heads("")) / 2


def test_escape_clears_the_search_and_then_closes():
    view = pressed("?eta")
    view = pressed(["escape"], view)
    assert view == pressed("?")
    assert pressed(["escape"], view) == START
    for closing in ("question_mark", "f1", "enter", "space"):
        assert pressed(["f1", closing]) == START
    assert pressed(["f1", "a", "?", "space", "b"]).top.search == "a? b"
    assert pressed(["f1", "a", "enter"]) == START


def test_it_is_scrolled_to_its_end_and_no_further_and_a_search_begins_at_its_first_line():
    last = last_row(ALL, "", *START.over_room)
    view = pressed(["f1", "end", "down"])
    assert view.top.row == last > 0
    assert pressed(["up", "up"], view).top.row == last - 2
    assert pressed(["home", "up"], view).top.row == 0
    assert pressed(["pagedown", "pageup"], view).top.row == last - 10
    assert pressed("e", view).top.row == 0


def test_a_kiosk_has_no_line_about_the_shell():
    assert "ctrl+z" in heads("")
    view = pressed("?", replace(START, is_kiosk=True))
    assert not topics_found(view.top.chapters(view), "shell")


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (50, 16), (40, 12)])
def test_all_of_it_can_be_read_at_every_size(size):
    width, height = room_of_over(*size)
    last = last_row(ALL, "", width, height)
    firsts = [draw_manual(ALL, "", row, width, height).rows[1] for row in range(last)]
    seen = [*firsts, *draw_manual(ALL, "", last, width, height).rows[1:]]
    half = width // 2
    columns = ((0, half - 1), (half, width - 1)) if width >= 72 else ((0, width - 1),)
    words = " ".join(" ".join(row[left:right] for row in seen) for left, right in columns)
    words = " ".join(words.split())
    for chapter in ALL:
        for line in chapter.topics:
            assert line.head in words
            texts = (" ".join(line.text.split()), line.short or line.text)
            assert any(text in words for text in texts), line


def test_a_search_that_finds_nothing_says_so():
    words = " ".join(draw_manual(ALL, "xyzzy", 0, 36, 8).rows)
    assert "Nothing here has these words" in words


def test_the_search_is_seen_as_it_is_typed_and_the_prompt_makes_room(explorer) -> None:
    app = explorer()
    app.press("question_mark", *"eta")
    rows = [*app.rows]
    assert "search eta" in rows[2]
    assert "escape clears the search" in rows[-2]
    assert any("rate η" in row for row in rows)
    assert not any(key_name("space") + " lets" in row for row in rows)
