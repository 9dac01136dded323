"""The commands by name: all of them are found, chosen and run by the one door, as their keys do."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from pressing import START, pressed, typed, view_of

from gdtui.engine.landscapes.catalogue import NAMES, named
from gdtui.engine.rules.rule import RULES
from gdtui.engine.rules.schedule import SCHEDULES
from gdtui.engine.runs.setup import Setup
from gdtui.guide.experiments import EXPERIMENTS
from gdtui.guide.guide import Whole
from gdtui.guide.landscapes import moved_to
from gdtui.guide.lessons import LESSONS
from gdtui.plot.panes.searched import draw_palette, fit
from gdtui.plot.pictures.catalogue import PICTURES
from gdtui.ui.commands.catalogue import COMMANDS
from gdtui.ui.commands.items import found, items
from gdtui.ui.commands.request import Request
from gdtui.ui.commands.synonyms import SYNONYMS
from gdtui.ui.door import after_command, after_paste
from gdtui.ui.screen.hints import hints
from gdtui.ui.screen.panes import PANES
from gdtui.ui.view import View

ALL = items(COMMANDS)


def names(search: str) -> list[str]:
    return [each.name for each in found(search, COMMANDS)]


def asked(name: str, view: View = START) -> View:
    """The view after something is searched for by its whole name, and run."""
    place = names(name).index(name)
    letters = ["space" if letter == " " else letter for letter in name]
    return pressed(["colon", *letters, *["down"] * place, "enter"], view)


def test_every_command_landscape_rule_schedule_lesson_and_experiment_is_listed() -> None:
    listed = [each.name for each in ALL]
    by_digit = {each.key for each in EXPERIMENTS}
    for entry in COMMANDS:
        for command in entry.commands:
            assert command.name in listed or command.name in by_digit
    for group in (NAMES, [each.title for each in EXPERIMENTS], [each.title for each in LESSONS]):
        assert set(group) <= set(listed)
    for rule in (*RULES, *SCHEDULES):
        assert rule.name in listed


def test_every_command_has_words_to_be_found_by_and_no_word_is_for_nothing() -> None:
    assert set(SYNONYMS) == {each.name for entry in COMMANDS for each in entry.commands}
    assert [*PICTURES] == [None, *Whole]


@pytest.mark.parametrize(
    ("search", "first"),
    [
        ("", "play"),
        ("eta", "rate up"),
        ("step size", "rate up"),
        ("size STEP", "rate up"),
        ("chaos", "long run by η"),
        ("undo", "undo"),
        ("doub", "double-well"),
        ("trap", "oscillation trap"),
        ("zoom", "closer"),
        ("mom", "momentum"),
        ("cos", "cosine"),
        ("theme", "dark or light"),
        ("exit", "quit"),
        ("lesson 3", "the minus sign"),
    ],
)
def test_what_is_meant_comes_first(search: str, first: str) -> None:
    assert names(search)[0] == first


@pytest.mark.parametrize("each", ALL, ids=lambda each: f"{each.name} {each.told[:9]}")
def test_each_is_found_by_its_name_and_by_each_of_its_words_in_any_order(each) -> None:
    words = f"{each.name} {each.also}".split()
    random.Random(1).shuffle(words)
    for search in (each.name, " ".join(words)):
        assert (each.name, each.told) in [item[:2] for item in found(search, COMMANDS)]
    assert fit("xyzzy", each.name, each.also, each.told) is None


def test_a_beginning_of_the_name_is_better_than_of_a_word_than_the_inside_of_one() -> None:
    order = [fit("rate", *texts) for texts in (("rate up",), ("a rate",), ("x", "rate"))]
    order += [fit("rate", *texts) for texts in (("x", "y", "rate"), ("narrate",), ("x", "narrate"))]
    assert order == sorted(order)
    assert len(set(order)) == len(order)


@pytest.mark.parametrize("each", ALL, ids=lambda each: f"{each.name} {each.told[:9]}")
@pytest.mark.parametrize("before", ["", "nn", "y11n", "c"], ids=["start", "run", "lesson", "game"])
def test_a_row_does_what_its_key_does(each, before: str) -> None:
    view = pressed(before)
    command = next((c for entry in COMMANDS for c in entry.commands if c.name == each.name), None)
    if not each.keys or command is None:
        return
    row = ALL.index(each)
    run = pressed(["colon", *["down"] * row, "enter"], view)
    assert run == after_command(view, command).arrived()


@pytest.mark.parametrize("name", NAMES)
def test_a_landscape_is_run_on_from_its_own_start_by_the_present_rule(name: str) -> None:
    for now in (START, asked("momentum")):
        view, method = asked(name, now), now.race.lead.method
        assert Setup.of(view.race) == moved_to(Setup(method=method), named(name))
        assert view.race == pressed(["o", *typed(name)], now).race


@pytest.mark.parametrize("each", [*RULES, *SCHEDULES], ids=lambda each: each.name)
def test_a_rule_or_a_schedule_starts_the_present_run_anew(each) -> None:
    start = Setup((3.0, -1.0), 0.3, 70, named("quartic"))
    place = next(k for k, item in enumerate(ALL) if (item.name, item.keys) == (each.name, ""))
    view = pressed(["n", "n", "colon", *["down"] * place, "enter"], view_of(start))
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
    listed = reversed(view.top.choices(view))
    refused = {each.name: each.refusal for each in listed}
    assert refused["step"] == "predict first: 1, 2 or 3"
    assert refused["undo"] == refused["leave"] == ""
    for name in ("step", "double-well", "oscillation trap", "cobweb"):
        view = asked(name, lesson)
        assert (view.race, view.said) == (lesson.race, refused[name])
    assert asked("leave", lesson).guide is None


def test_a_kiosk_has_no_way_to_the_shell() -> None:
    view = pressed(":", replace(START, is_kiosk=True))
    listed = [each.name for each in view.top.found(view)]
    assert "suspend" in [each.name for each in ALL]
    assert "suspend" not in listed
    assert "copy" in listed


def test_what_is_typed_reaches_nothing_else_and_escape_leaves_all_as_it_was() -> None:
    view = pressed(":qz n")
    assert (view.top.search, view.request, view.race) == ("qz n", None, START.race)
    assert "these words" in pressed(["enter"], view).said
    assert pressed(["backspace"] * 4, view).top.search == ""
    assert pressed(["escape"], view) == START
    assert pressed(["ctrl+q"], view).request is Request.QUIT
    assert after_paste(pressed(":"), "step\nsize").top.search == "stepsize"
    assert pressed(":") == pressed(["ctrl+p"]) == pressed(["ctrl+p"] * 3)
    assert pressed(["ctrl+p", "ctrl+p"]) == START


def test_arrows_choose_and_stop_at_both_ends() -> None:
    last = len(ALL) - 1
    view = pressed([":", "end", "down"])
    assert (view.top.row, view.said) == (last, "the list ends here")
    assert pressed(["home", "up"], view).said == "the list begins here"
    assert pressed(["pageup"], view).top.row == last - 10
    assert pressed("u", view).top.row == 0
    assert [hint.label for hint in hints(view, 80)] == ["run", "choose", "leave", "quit"]


@pytest.mark.parametrize("size", [(36, 8), (46, 12), (76, 20), (116, 32), (196, 56)])
def test_every_row_is_drawn_whole_at_every_size(size: tuple[int, int]) -> None:
    view = pressed([":"])
    shown = view.top.choices(view)
    for chosen, choice in enumerate(shown):
        picture = draw_palette(shown, "", chosen, *size)
        (row,) = (row for row in picture.rows if row.startswith("▶"))
        assert row[2:].startswith(choice.name)
        assert row.rstrip().endswith(choice.keys or row.rstrip())
        assert len(choice.name) + len(choice.keys) + 3 <= size[0]


def test_the_mouse_runs_a_row_and_the_wheel_chooses_another(explorer) -> None:
    app = explorer()
    app.press("colon")
    text = [*app.rows]
    assert "commands" in text[1]
    assert "▶ play" in text[3]
    assert "enter run" in text[-1]
    view = PANES["over"].scrolled(app.view, -1)
    assert view.top.row == 1
    app.click("over", (7, 2))
    assert app.view.top is None
    assert app.view.race.at == 1
