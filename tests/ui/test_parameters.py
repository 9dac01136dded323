"""The learning rate and the weight, typed and dragged."""

import pytest

from gdtui.guide.experiments import EXPERIMENTS
from gdtui.ui.widgets.entry import Entry
from gdtui.ui.widgets.learning_rate import LearningRate
from gdtui.ui.widgets.parameter import Parameter
from gdtui.ui.widgets.weight import Weight


def text(widget: Parameter) -> str:
    return "\n".join(widget.render_line(y).text for y in range(widget.size.height))


def type_out(number: str) -> list[str]:
    names = {".": "full_stop", "-": "minus"}
    return ["ctrl+u", *(names.get(character, character) for character in number)]


async def test_an_exact_learning_rate_can_be_typed(explorer) -> None:
    async with explorer().run_test() as pilot:
        await pilot.press("n", "e", *type_out("0.12345"), "enter")
        race = pilot.app.screen.now.race
        assert (race.at, race.lead.learning_rate) == (1, 0.12345)
        assert "0.12345" in text(pilot.app.screen.query_one(LearningRate))


async def test_an_exact_weight_can_be_typed_and_starts_the_run_anew(explorer) -> None:
    async with explorer().run_test() as pilot:
        await pilot.press("n", "w", *type_out("-7.25"), "enter")
        race = pilot.app.screen.now.race
        assert (race.at, race.lead.weight) == (0, -7.25)


async def test_the_field_holds_the_present_number_selected(explorer) -> None:
    async with explorer().run_test() as pilot:
        await pilot.press("e", "1", "enter")
        assert pilot.app.screen.now.race.lead.learning_rate == 1.0


@pytest.mark.parametrize(
    ("key", "typed", "complaint"),
    [
        ("e", "abc", "must be a number"),
        ("e", "", "must be a number"),
        ("e", "-1", "must be 0 or more"),
        ("e", "nan", "must be a finite number"),
        ("e", "inf", "must be a finite number"),
        ("w", "1e400", "must be a finite number"),
        ("w", "1e200", "must be from -1.34e154"),
    ],
)
async def test_the_field_says_what_is_wrong_and_keeps_what_was_typed(
    explorer, key: str, typed: str, complaint: str
) -> None:
    async with explorer().run_test() as pilot:
        before = pilot.app.screen.now
        await pilot.press("n", key, *type_out(typed), "enter")
        parameter = pilot.app.screen.query_one({"e": LearningRate, "w": Weight}[key])
        await pilot.pause()
        assert complaint in " ".join(text(parameter).split())
        assert parameter.query_one(Entry).value == typed
        assert pilot.app.focused is parameter.query_one(Entry)
        race = pilot.app.screen.now.race
        assert (race.at, race.lead.learning_rate) == (1, before.race.lead.learning_rate)


async def test_escape_leaves_the_field_and_the_number(explorer) -> None:
    async with explorer().run_test() as pilot:
        await pilot.press("e", *type_out("0.7"), "escape")
        assert pilot.app.focused is None
        assert pilot.app.screen.now.race.lead.learning_rate == 0.1
        await pilot.press("n")
        assert pilot.app.screen.now.race.at == 1


async def test_what_is_typed_does_not_reach_the_explorer(explorer) -> None:
    async with explorer().run_test() as pilot:
        await pilot.press("e", "n", "q", "2", "up", "escape")
        race = pilot.app.screen.now.race
        assert (race.at, race.lead.learning_rate) == (0, 0.1)
        assert pilot.app.is_running


async def test_the_key_bar_tells_the_keys_of_the_field(explorer) -> None:
    async with explorer().run_test() as pilot:
        await pilot.press("e")
        assert "escape leaves it" in pilot.app.screen.query_one("KeyBar").render_line(0).text
        await pilot.press("escape")
        assert "space play" in pilot.app.screen.query_one("KeyBar").render_line(0).text


async def test_a_click_on_the_track_sets_the_learning_rate(explorer) -> None:
    async with explorer().run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        await pilot.click(LearningRate, offset=(10, 1))
        race = pilot.app.screen.now.race
        assert (race.at, race.lead.learning_rate) == (1, 0.5)


async def test_the_knob_of_the_weight_can_be_dragged(explorer) -> None:
    async with explorer().run_test(size=(80, 24)) as pilot:
        await pilot.mouse_down(Weight, offset=(25, 1))
        await pilot.hover(Weight, offset=(5, 1))
        await pilot.mouse_up(Weight, offset=(5, 1))
        weight = pilot.app.screen.now.race.lead.weight
        assert weight == -6.0
        await pilot.hover(Weight, offset=(20, 1))
        assert pilot.app.screen.now.race.lead.weight == weight


async def test_a_click_on_the_number_opens_the_field(explorer) -> None:
    async with explorer().run_test(size=(80, 24)) as pilot:
        await pilot.click(Weight, offset=(20, 0))
        assert isinstance(pilot.app.focused, Entry)


async def test_the_run_moves_the_numbers(explorer) -> None:
    async with explorer().run_test() as pilot:
        await pilot.press("n")
        assert pilot.app.screen.query_one(Weight).value == 8.0
        await pilot.press("up", "n", "b", "b")
        assert pilot.app.screen.query_one(LearningRate).value == 0.1


async def test_the_words_stand_at_their_values(explorer) -> None:
    async with explorer(EXPERIMENTS[2]).run_test() as pilot:
        rows = text(pilot.app.screen.query_one(LearningRate)).splitlines()
        assert rows[0].split() == ["learning", "rate", "η", "0.2000"]
        rows = text(pilot.app.screen.query_one(Weight)).splitlines()
        assert rows[0].split() == ["weight", "w", "10.0000"]


async def test_a_key_that_comes_while_the_app_closes_is_harmless(explorer) -> None:
    async with explorer().run_test() as pilot:
        control = pilot.app.screen.query_one(LearningRate)
        await control.remove()
        control.open_entry()
        assert not control.children
