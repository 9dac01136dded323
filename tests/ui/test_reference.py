"""Help and commands: one list that is searched, and what is chosen in it is done."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from keys_pressed import START, pressed, typed, view_of
from text_tables import rows_of

from gdtui.engine.landscapes.catalogue import NAMES, landscape_of, named
from gdtui.engine.rules.method import RULES, SCHEDULES
from gdtui.engine.runs.setup import Setup
from gdtui.guide.lessons import LESSONS
from gdtui.plot.cells.text import ABOUT
from gdtui.plot.panes.glossary import GLOSSARY
from gdtui.plot.panes.reference import Topic, draw_reference, topic_list
from gdtui.plot.pictures.catalogue import PICTURES
from gdtui.plot.readout.facts import CROSSES, SAME_SIDE, TRENDS
from gdtui.plot.readout.identity import (
    GHOST_SHAPES,
    PINNED,
    SECOND_POINT,
    SHAPES,
    TRAIL_SHAPES,
    UPHILL_SHAPES,
)
from gdtui.ui.commands.catalogue import BY_NAME, GROUPS
from gdtui.ui.commands.command import after_command
from gdtui.ui.door import after_paste
from gdtui.ui.overlays.reference import Listed, by_name, fit
from gdtui.ui.view import View

HELP, LISTED = (pressed([key]).top.found(START) for key in ("question_mark", "colon"))
WORDS = [topic.head for topic in GLOSSARY]
CHOSEN = [command.name for _, command in by_name()]


def found(search: str, opener: str = "colon") -> list:
    top = pressed([opener, *("space" if letter == " " else letter for letter in search)]).top
    return [*top.found(START)]


def names_of(entries: Sequence[Listed]) -> list[str]:
    return [topic.name for topic, _ in entries]


def heads(search: str) -> list[str]:
    return [each.topic.head for each in found(search, "question_mark")]


def asked(name: str, view: View = START) -> View:
    """The view after something is searched for by its whole name, and run."""
    place = names_of(found(name)).index(name)
    letters = ["space" if letter == " " else letter for letter in name]
    return pressed(["colon", *letters, *["down"] * place, "enter"], view)


# What there is


def test_the_help_has_each_command_and_word_the_commands_each_name_a_search_finds_all() -> None:
    assert names_of(HELP) == [*BY_NAME, *WORDS]
    assert names_of(LISTED) == [*BY_NAME, *CHOSEN]
    methods = [each.name for each in (*RULES, *SCHEDULES)]
    pictures = [each.title for each in PICTURES.values()]
    assert [*pictures, *NAMES, "ravine", *methods, *(each.title for each in LESSONS)] == CHOSEN
    assert {"momentum", "the minus sign", "curvature c", "i"} <= {*heads("m")} | {*heads("n")}


def test_they_stand_in_groups_and_what_is_found_has_none() -> None:
    for opener, others in (("question_mark", GLOSSARY), ("colon", by_name())):
        view = pressed([opener])
        titles = dict.fromkeys(topic.title for topic in view.top.listed(view))
        assert [*titles] == [*dict.fromkeys((*GROUPS, *(title for title, *_ in others)))]
        view = pressed([opener, "e"])
        assert {topic.title for topic in view.top.listed(view)} == {""}


def test_every_mark_and_symbol_is_explained() -> None:
    words = " ".join(f"{each.topic.head} {each.topic.text}" for each in HELP)
    signs = [sign for sign, _ in TRENDS.values()], (CROSSES, SAME_SIDE), ABOUT, PINNED[:2]
    shapes = SHAPES, TRAIL_SHAPES, GHOST_SHAPES, UPHILL_SHAPES, SECOND_POINT, "◀▶", "━╍", "─╌", "┿"
    assert {*map(" ".join, (*shapes, *signs))} <= {each.topic.head for each in HELP}
    for symbol in ("η", "r", "h", "k", "w′", "L(w)", "2w"):
        assert symbol in words.replace(",", " ").split()
    for word in ("w₀", "−", "gradient", "secant", "regime", "zero loss", "divergence"):
        assert word in words


# How it is searched


@pytest.mark.parametrize(("search", "first", "head"), rows_of(__file__, "searches.txt"))
def test_what_is_meant_comes_first_and_is_found_by_words_keys_and_title(
    search: str, first: str, head: str
) -> None:
    assert names_of(found(search)[:1]) == ([first] if first else [])
    assert len(heads(search)) < len(HELP) / 2
    assert head in heads(search) or not head


def test_each_is_found_by_its_name_and_by_each_of_its_words_in_any_order() -> None:
    dice = random.Random(1)
    for each, command in (*LISTED, *HELP):
        words = f"{each.name} {each.also}".split()
        dice.shuffle(words)
        assert fit(each.name, each) is not None
        assert fit(" ".join(words), each) is not None
        assert fit("xyzzy", each) is None
        if command:
            assert len(words) > len(each.name.split()), "it has other words to be found by"


def test_a_beginning_of_the_name_is_better_than_of_a_word_than_the_inside_of_one() -> None:
    title = LISTED[0].topic.title

    def how_well(name: str, also: str = "", told: str = "") -> int | None:
        return fit("rate", Topic(title, name, "", told, also))

    order = [how_well("rate up"), how_well("a rate"), how_well("x", "rate")]
    order += [how_well("x", "y", "rate"), how_well("narrate"), how_well("x", "narrate")]
    assert order == sorted(order)
    assert len(set(order)) == len(order)


def test_what_is_typed_or_pasted_is_searched_for() -> None:
    view = pressed(":qz n")
    assert view.top.search == "qz n"
    assert "these words" in pressed(["enter"], view).said
    assert pressed(["backspace"] * 4, view).top.search == ""
    assert after_paste(pressed(":"), "step\nsize").top.search == "stepsize"


@pytest.mark.parametrize(("key", "other"), [("question_mark", "f1"), ("colon", "ctrl+p")])
def test_its_key_closes_it_where_nothing_is_searched_for_and_the_other_makes_it_the_other_list(
    key: str, other: str
) -> None:
    opened = pressed([key])
    assert opened == pressed([other])
    assert pressed([key, key]) == pressed([key, other]) == START
    (letter,) = {"question_mark": "?", "colon": ":"}[key]
    assert pressed([key, "a", letter, "space", "b"]).top.search == f"a{letter} b"
    turned = pressed([key, *{"f1", "ctrl+p"} - {other}])
    assert (len(turned.over), turned.top.opener == opened.top.opener) == (1, False)


# What is chosen in it


@pytest.mark.parametrize("before", ["", "nn", "y11n", "c"], ids=["start", "run", "lesson", "game"])
@pytest.mark.parametrize("opener", ["colon", "question_mark"])
def test_a_row_does_what_its_key_does(before: str, opener: str) -> None:
    view = pressed(before)
    for row, command in enumerate(BY_NAME.values()):
        run = pressed([opener, *["down"] * row, "enter"], view)
        assert run == after_command(view, command).arrived(), command.name


def test_a_landscape_is_run_on_from_its_own_start_by_the_present_rule() -> None:
    for name in NAMES:
        for now in (START, asked("momentum")):
            view, method = asked(name, now), now.race.lead.method
            assert Setup.of(view.race) == Setup(method=method).on(named(name))
            assert view.race == pressed(["o", *typed(name)], now).race
    bowls = tuple(map(landscape_of, ("w^2", "w^2/20")))
    assert Setup.of(asked("ravine").race) == Setup((10.0, 10.0), landscapes=bowls)


def test_a_rule_or_a_schedule_starts_the_present_run_anew() -> None:
    start = Setup((3.0, -1.0), 0.3, 70, (named("quartic"),))
    for each in (*RULES, *SCHEDULES):
        row = next(k for k, it in enumerate(LISTED) if it.topic.text == each.formula)
        view = pressed(["n", "n", "colon", *["down"] * row, "enter"], view_of(start))
        now = Setup.of(view.race)
        assert each in (now.method.rule, now.method.schedule)
        assert now._replace(method=start.method) == start
        assert view.race.at == 0


def test_what_a_guide_refuses_it_refuses_here_and_says_why() -> None:
    lesson = pressed("y1")
    view = pressed([":"], lesson)
    topics = view.top.listed(view)
    refused = {topic.name: topic.refusal for topic in topics}
    assert BY_NAME["step"].label in {topic.text for topic in topics if topic.refusal}
    for name in ("double-well", "cobweb", "rate up"):
        view = asked(name, lesson)
        assert (view.race, view.said) == (lesson.race, refused[name])
        assert view.said
    assert asked("leave", lesson).guide is None


def test_a_kiosk_has_no_way_to_the_shell_or_to_a_file() -> None:
    for key, all_of_it in (("colon", LISTED), ("question_mark", HELP)):
        view = pressed([key], replace(START, is_kiosk=True))
        assert {*names_of(all_of_it)} - {*names_of(view.top.found(view))} == {"suspend", "save"}


# How it is seen


@pytest.mark.parametrize("size", [(36, 8), (46, 12), (76, 20), (116, 32), (196, 56)])
@pytest.mark.parametrize("opener", ["colon", "question_mark"])
def test_every_entry_is_drawn_whole_at_every_size(size: tuple[int, int], opener: str) -> None:
    view = pressed([opener])
    listed = view.top.listed(view)
    for chosen, topic in enumerate(listed):
        rows = draw_reference(topic_list(listed, chosen, *size), "").rows
        (first,) = (k for k, row in enumerate(rows) if row.startswith("▶"))
        assert rows[first][2:].startswith(topic.head)
        told = topic.refusal or topic.text
        left = rows[first].find(told.split()[0], 3 + len(topic.head))
        if left < 0:
            first, left = first + 1, len(rows[first + 1]) - len(rows[first + 1].lstrip())
        text = " ".join(row[left:-1].strip() for row in rows[first:])
        assert text.startswith(told) or told.startswith(text.strip()), topic


def test_the_search_is_seen_and_the_wheel_chooses_a_row(
    explorer,
) -> None:
    app = explorer()
    app.press("colon", *"xyzzy")
    assert "search xyzzy" in app.rows[2]
    assert "Nothing here has these words" in app.text
    app.press(*["backspace"] * 5)
    text = app.rows
    assert ("commands" in text[1], "moving" in text[3]) == (True, True)
    assert ("▶ space" in text[4], "enter runs, escape leaves" in text[-2]) == (True, True)
    assert app.view.top.scrolled(app.view, -1).top.row == 1
