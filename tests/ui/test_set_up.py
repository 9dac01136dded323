"""The set-up: what its keys do, what it says, and that nothing is touched before it is taken."""

from dataclasses import replace

import pytest
from pressing import START, pressed, view_of
from textual.color import Color
from textual.geometry import Offset

from gdtui.engine.landscapes import NAMES, landscape_of, named
from gdtui.engine.setup import Setup
from gdtui.guide.landscapes import THOUGHTS
from gdtui.ui.door import after_paste
from gdtui.ui.form import FIELDS
from gdtui.ui.request import Request
from gdtui.ui.widgets.key_bar import hints

FORMULA = "w^4/4 - w^2/2 + w/3"


def texts(view):
    return [entry.field.text for entry in view.set_up.entries]


def complaints(view):
    return [entry.field.complaint for entry in view.set_up.entries]


def landscape_typed(text, view=START):
    return pressed(["o", "ctrl+u", *text], view)


def test_it_opens_with_the_run_as_it_is():
    view = pressed(["2", "n", "n", "up", "o"])
    assert texts(view) == ["parabola", "10", "1.01", "50"]
    assert texts(pressed(["3", "o"])) == ["parabola", "10, 15", "0.2", "50"]
    assert complaints(view) == [""] * len(FIELDS)


@pytest.mark.parametrize("keys", [[], ["down"], [*"w^4("], ["tab", *"abc"], ["tab", "tab", "up"]])
def test_escape_leaves_everything_as_it_was(keys):
    before = pressed("nnsp")
    assert pressed(["o", *keys, "escape"], before) == before.saying("")


def test_the_run_is_untouched_while_something_is_filled_in():
    before = pressed("nn")
    for keys in (["down"], [*"w^4"], ["tab", "5"]):
        during = pressed(["o", *keys], before)
        assert replace(during, set_up=None) == before


def test_enter_takes_all_of_it_and_stands_at_the_start():
    view = pressed(["tab", *"3,-2", "tab", *"0.25", "tab", "7", "enter"], landscape_typed(FORMULA))
    assert view.set_up is None
    race = view.race
    assert [run.weight for run in race.runs] == [3, -2]
    assert (race.lead.learning_rate, race.epochs, race.at) == (0.25, 7, 0)
    assert race.lead.landscape == landscape_of(FORMULA)


@pytest.mark.parametrize("name", NAMES)
def test_each_landscape_can_be_chosen_from_the_list_and_starts_where_there_is_one(name):
    view = pressed(["o", *["down"] * NAMES.index(name)])
    assert texts(view)[0] == name
    taken = pressed(["enter"], view)
    assert taken.race.lead.landscape == named(name)
    assert taken.race.at == 0
    if name != "parabola":
        assert taken.thought == THOUGHTS[name]


def test_the_list_ends_at_its_ends():
    assert texts(pressed(["o", "up"]))[0] == NAMES[0]
    assert texts(pressed(["o", "shift+down"]))[0] == NAMES[-1]
    assert texts(pressed(["o", *["down"] * 50]))[0] == NAMES[-1]
    assert texts(pressed(["down"], landscape_typed("w^6")))[0] == NAMES[0]


def test_another_landscape_proposes_a_start_for_what_no_person_has_typed():
    assert texts(pressed(["o", "down"]))[1:3] == ["1.5", "0.1"]
    view = pressed(["o", "tab", *"1.25", "shift+tab", "down"])
    assert texts(view)[1:3] == ["1.25", "0.1"]
    assert texts(pressed(["o", "tab", "tab", *"0.7", "shift+tab", "shift+tab", "down"]))[2] == "0.7"


def test_a_number_steps_as_the_keys_step_it():
    view = pressed(["o", "tab", "up", "shift+down", "tab", "down", "shift+up", "tab", "up"])
    assert texts(view)[1:] == ["10", "0.1", "60"]


@pytest.mark.parametrize(
    ("keys", "place", "words"),
    [
        ([*"sin w"], 0, "sin needs parentheses: sin(w)"),
        ([*"dubble-well"], 0, "the nearest is double-well"),
        (["tab", *"ten"], 1, "weight must be a number, not 'ten'"),
        (["tab", *"3, 3"], 1, "the two weights must differ"),
        (["tab", *"1,2,3"], 1, "one number or 2"),
        (["tab", "tab", *"-1"], 2, "learning rate must be 0 or more"),
        (["tab", "tab", "tab", *"2.5"], 3, "epochs must be a whole number"),
        ([*"log(w)", "tab", *"-1"], 1, "weight must be"),
    ],
)
def test_what_is_wrong_is_said_at_once_and_enter_goes_there(keys, place, words):
    view = pressed(["o", *keys])
    assert words in complaints(view)[place]
    refused = pressed(["tab", "enter"], view)
    assert refused.race == START.race
    assert refused.set_up.at == place
    assert words in complaints(refused)[place]


def test_the_last_landscape_that_could_be_read_stays_while_one_types():
    view = landscape_typed("w^4 + (")
    assert view.set_up.read.landscape == landscape_of("w^4")


def test_a_paste_goes_into_the_field_and_signs_of_the_screen_are_those_of_the_keyboard():
    view = after_paste(pressed(["o"]), "w³/3 − 2·w\nrubbish")
    assert texts(view)[0] == "w^3/3 - 2*w"
    assert complaints(view) == [""] * len(FIELDS)
    assert "plain letters" in complaints(after_paste(view, "日"))[0]
    assert "plain digits" in complaints(after_paste(pressed(["o", "tab"]), "²"))[1]


def test_keys_that_type_do_not_reach_the_explorer():
    view = pressed(["o", *"nqr", "ctrl+q"])
    assert texts(view)[0] == "nqr"
    assert (view.race, view.request) == (START.race, Request.QUIT)


def test_pinned_runs_of_another_landscape_are_dropped():
    before = pressed("nnp")
    assert pressed(["o", "tab", *"7", "enter"], before).race.pinned == before.race.pinned
    assert pressed(["o", "down", "enter"], before).race.pinned == ()


@pytest.mark.parametrize("guide", ["y", "c", "f"])
def test_a_guide_refuses_it_in_words(guide):
    view = pressed([guide, "o"])
    assert view.set_up is None
    assert "escape" in view.said


async def test_time_stands_still_while_it_is_open(explorer):
    async with explorer().run_test(size=(80, 24)) as pilot:
        screen = pilot.app.explorer
        await pilot.press("space", "o")
        before = screen.view.race
        screen.tick(3.0)
        assert screen.view.race == before
        await pilot.press("escape")
        assert screen.view.playing
        screen.tick(3.0)
        assert screen.view.race.at > before.at


def test_what_was_set_up_can_be_undone():
    before = pressed("nn")
    after = pressed(["o", "down", "enter"], before)
    assert pressed("z", after).race == before.race
    assert "landscape double-well → parabola" in pressed("z", after).said
    assert pressed("zZ", after).race == after.race
    assert pressed(["o", "down", "escape"], before).past == before.past


def test_a_run_on_its_way_to_its_end_gets_there_first():
    view = pressed(["end", "o", "escape"])
    assert view.race.at == 50


@pytest.mark.parametrize(
    ("width", "bar"),
    [
        (80, "↑↓ choose  tab next field  enter take  esc leave"),
        (50, "↑↓ choose  tab next field  enter take  esc leave"),
        (40, "↑↓ choose  enter take  esc leave"),
    ],
)
def test_the_key_bar_tells_its_keys(width, bar):
    told = hints(pressed(["o"]), width)
    assert "  ".join(f"{hint.keys} {hint.label}" for hint in told) == bar
    assert sum(hint.width for hint in told) - 1 <= width


async def test_it_fills_the_window_and_can_be_clicked(explorer):
    async with explorer(Setup()).run_test(size=(80, 24)) as pilot:
        screen = pilot.app.explorer
        await pilot.press("n", "o")
        pane = screen.query_one("SetUpPane")
        assert pane.size == (78, 20)
        for word in ("plateau", "epochs"):
            row = next(y for y, text in enumerate(pane._picture.rows) if word in text)
            # The pilot counts from 1.
            await pilot.click(offset=pane.content_region.offset + Offset(6, row + 1))
        assert texts(screen.view)[0] == "plateau"
        assert screen.view.set_up.at == 3
        await pilot.press("escape")
        assert screen.view.race == pressed("n").race
        assert not pane.region


def test_a_run_on_a_formula_opens_with_its_formula():
    view = view_of(Setup((1.0,), landscape=landscape_of(FORMULA)))
    assert texts(pressed(["o"], view))[0] == FORMULA


@pytest.mark.parametrize("theme", ["dark", "light"])
async def test_what_is_selected_can_be_read(explorer, theme) -> None:
    async with explorer(theme=theme).run_test(size=(80, 24)) as pilot:
        style = pilot.app.screen.get_component_rich_style("ink--selected", partial=True)
        text, behind = (Color.from_rich_color(each) for each in (style.color, style.bgcolor))
        lighter, darker = sorted((luminance(text), luminance(behind)), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def luminance(colour: Color) -> float:
    """As the contrast rules of the web define it."""
    parts = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    )
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))
