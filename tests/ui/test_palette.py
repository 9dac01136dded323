"""The commands by name: all of them are found, chosen and run by the one door, as their keys do."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from keys_pressed import START, pressed, typed, view_of

from gdtui.engine.landscapes.catalogue import NAMES, named
from gdtui.engine.rules.method import SCHEDULES
from gdtui.engine.rules.rule import RULES
from gdtui.engine.runs.setup import Setup
from gdtui.guide.experiments import EXPERIMENTS
from gdtui.guide.guide import Whole
from gdtui.guide.lessons.course import LESSONS
from gdtui.plot.panes.searched import draw_palette, fit
from gdtui.plot.pictures.catalogue import PICTURES
from gdtui.ui.commands.catalogue import BY_NAME, GROUPS
from gdtui.ui.commands.command import after_command
from gdtui.ui.commands.named import found, listed
from gdtui.ui.door import after_paste
from gdtui.ui.view import View

ALL = listed(GROUPS)


def names(search: str) -> list[str]:
    return [each.name for each in found(search, GROUPS)]


def asked(name: str, view: View = START) -> View:
    """The view after something is searched for by its whole name, and run."""
    place = names(name).index(name)
    letters = ["space" if letter == " " else letter for letter in name]
    return pressed(["colon", *letters, *["down"] * place, "enter"], view)


def test_every_command_landscape_rule_schedule_lesson_picture_and_experiment_is_listed() -> None:
    own = {*BY_NAME} - {each.key for each in EXPERIMENTS}
    titles = [each.title for each in (*EXPERIMENTS, *LESSONS)]
    pictures = [each.name for each in PICTURES.values()]
    methods = [each.name for each in (*RULES, *SCHEDULES)]
    assert [*PICTURES] == [None, *Whole]
    assert sorted(each.name for each in ALL) == sorted([*own, *titles, *pictures, *methods, *NAMES])


@pytest.mark.parametrize(
    ("search", "first"),
    [
        ("", "play"),
        ("eta", "rate up"),
        ("size STEP", "rate up"),
        ("chaos", "long run by η"),
        ("doub", "double-well"),
        ("trap", "oscillation trap"),
        ("zoom", "closer"),
        ("mom", "momentum"),
        ("cos", "cosine"),
        ("theme", "next colours"),
        ("exit", "quit"),
        ("lesson 3", "the length of a step"),
    ],
)
def test_what_is_meant_comes_first(search: str, first: str) -> None:
    assert names(search)[0] == first


def test_each_is_found_by_its_name_and_by_each_of_its_words_in_any_order() -> None:
    dice = random.Random(1)
    for each in ALL:
        words = f"{each.name} {each.also}".split()
        dice.shuffle(words)
        assert len(words) > len(each.name.split()), "it has other words to be found by"
        for search in (each.name, " ".join(words)):
            there = [(one.name, one.label) for one in found(search, GROUPS)]
            assert (each.name, each.label) in there
        assert fit("xyzzy", each.name, each.also, each.label) is None


def test_a_beginning_of_the_name_is_better_than_of_a_word_than_the_inside_of_one() -> None:
    order = [fit("rate", *texts) for texts in (("rate up",), ("a rate",), ("x", "rate"))]
    order += [fit("rate", *texts) for texts in (("x", "y", "rate"), ("narrate",), ("x", "narrate"))]
    assert order == sorted(order)
    assert len(set(order)) == len(order)


@pytest.mark.parametrize("before", ["", "nn", "y11n", "c"], ids=["start", "run", "lesson", "game"])
def test_a_row_does_what_its_key_does(before: str) -> None:
    view = pressed(before)
    for row, each in enumerate(ALL):
        if each.change is getattr(BY_NAME.get(each.name), "change", None):
            run = pressed(["colon", *["down"] * row, "enter"], view)
            assert run == after_command(view, BY_NAME[each.name]).arrived(), each.name


def test_a_landscape_is_run_on_from_its_own_start_by_the_present_rule() -> None:
    for name in NAMES:
        for now in (START, asked("momentum")):
            view, method = asked(name, now), now.race.lead.method
            assert Setup.of(view.race) == Setup(method=method).on(named(name))
            assert view.race == pressed(["o", *typed(name)], now).race


def test_a_rule_or_a_schedule_starts_the_present_run_anew() -> None:
    start = Setup((3.0, -1.0), 0.3, 70, named("quartic"))
    for each in (*RULES, *SCHEDULES):
        row = next(k for k, it in enumerate(ALL) if (it.name, it.keys) == (each.name, ()))
        view = pressed(["n", "n", "colon", *["down"] * row, "enter"], view_of(start))
        now = Setup.of(view.race)
        assert each in (now.method.rule, now.method.schedule)
        assert now._replace(method=start.method) == start
        assert view.race.at == 0


def test_a_lesson_is_opened_an_experiment_set_up_a_picture_shown() -> None:
    assert asked(LESSONS[4].title).guide.title.startswith("lesson 5")
    assert asked("oscillation trap") == pressed("2")
    assert asked("cobweb").shows.whole is Whole.COBWEB
    assert "no picture" in asked("line and data").said
    assert asked("bowl", asked("cobweb")).shows == START.shows


def test_what_a_guide_refuses_it_refuses_here_and_says_why() -> None:
    lesson = pressed("y1")
    view = pressed([":"], lesson)
    refused = {each.name: each.refusal for each in reversed(view.top.choices(view))}
    assert refused["step"] == "predict first: `1`, `2` or `3`"
    assert refused["undo"] == refused["leave"] == ""
    for name in ("step", "double-well", "oscillation trap", "cobweb"):
        view = asked(name, lesson)
        assert (view.race, view.said) == (lesson.race, refused[name])
    assert asked("leave", lesson).guide is None


def test_a_kiosk_has_no_way_to_the_shell() -> None:
    view = pressed(":", replace(START, is_kiosk=True))
    there = {each.name for each in view.top.found(view)}
    assert {each.name for each in ALL} - there == {"suspend", "save"}


def test_what_is_typed_reaches_nothing_else_and_escape_leaves_all_as_it_was() -> None:
    view = pressed(":qz n")
    assert (view.top.search, view.request, view.race) == ("qz n", None, START.race)
    assert "these words" in pressed(["enter"], view).said
    assert pressed(["backspace"] * 4, view).top.search == ""
    assert pressed(["escape"], view) == START
    assert after_paste(pressed(":"), "step\nsize").top.search == "stepsize"
    assert pressed(":") == pressed(["ctrl+p"]) == pressed(["ctrl+p"] * 3)
    assert pressed(["ctrl+p", "ctrl+p"]) == START


@pytest.mark.parametrize("size", [(36, 8), (46, 12), (76, 20), (116, 32), (196, 56)])
def test_every_row_is_drawn_whole_at_every_size(size: tuple[int, int]) -> None:
    view = pressed([":"])
    shown = view.top.choices(view)
    for chosen, choice in enumerate(shown):
        picture = draw_palette(shown, "", chosen, *size)
        (row,) = (row for row in picture.rows if row.startswith("▶"))
        assert row[2:].startswith(choice.name)
        assert choice.keys in row
        assert len(choice.name) + len(choice.keys) + 3 <= size[0]


def test_the_mouse_runs_a_row_and_the_wheel_chooses_another(explorer) -> None:
    app = explorer()
    app.press("colon")
    text = [*app.rows]
    assert "commands" in text[1]
    assert "moving" in text[3]
    assert "▶ play" in text[4]
    assert "enter run" in text[-1]
    view = app.view.top.scrolled(app.view, -1)
    assert view.top.row == 1
    app.click("over", (7, 3))
    assert app.view.top is None
    assert app.view.race.at == 1


def test_each_command_has_a_line_of_its_own() -> None:
    labels = [each.label for each in listed(GROUPS)]
    own = [label for label in labels if not label.startswith(("picture of", "experiment"))]
    assert all(labels)
    assert len({*own}) == len(own)
