"""An app that embeds the explorer finds panes as widgets, and sets the numbers as keys do."""

import gc

import pytest
from random_input import at_rest
from staged_explorer import Staged

from gdtui.engine.runs.setup import DEFAULTS, Setup
from gdtui.ui.app import Bowl, GdtuiApp, LearningRate, Log, Readout, Weight
from gdtui.ui.view import View


class Hearing(GdtuiApp):
    """An app that keeps what the numbers say."""

    def __init__(self, setup: Setup = DEFAULTS) -> None:
        super().__init__(View(setup.race()), frames_per_second=0)
        self.animation_level = "none"
        self.heard: list[tuple[str, float]] = []

    def on_parameter_changed(self, message: LearningRate.Changed) -> None:
        self.heard.append((message.parameter.pane, message.value))


async def test_a_number_that_is_set_acts_as_its_keys_do_and_says_so() -> None:
    app = Hearing()
    async with app.run_test(size=(80, 24)):
        rate, weight = app.screen.query_one(LearningRate), app.screen.query_one(Weight)
        rate.value = 0.3
        weight.value = -4.5
        await at_rest(app)
        lead = app.explorer.view.race.lead
        assert (lead.learning_rate, lead.weight) == (rate.value, weight.value) == (0.3, -4.5)
        assert app.heard == [("rate", 0.3), ("weight", -4.5)]
        assert len(app.explorer.view.past) == 2
        keyed = Staged()
        keyed.press("e", "ctrl+u", *"0.3", "enter", "w", "ctrl+u", *"-4.5", "enter")
        assert app.explorer.stage.sheet() == keyed.sheet()


async def test_a_number_that_a_key_or_the_run_changes_is_that_of_the_widget() -> None:
    app = Hearing()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("up", "n")
        await at_rest(app)
        assert app.screen.query_one(LearningRate).value == 0.11
        assert app.screen.query_one(Weight).value == 7.8
        assert app.heard == [("rate", 0.11), ("weight", 7.8)]


async def test_what_no_number_may_be_is_the_nearest_or_refused() -> None:
    app = Hearing()
    async with app.run_test(size=(80, 24)) as pilot:
        rate = app.screen.query_one(LearningRate)
        rate.value = -1.0
        assert rate.value == app.explorer.view.race.lead.learning_rate == 0.0
        with pytest.raises(ValueError, match="learning rate"):
            rate.value = float("nan")
        await pilot.press("y", "1")
        before = app.explorer.view.race
        rate.value = 0.7
        assert app.explorer.view.race == before
        assert rate.value == before.lead.learning_rate


@pytest.mark.parametrize(
    ("size", "keys"),
    [
        ((80, 24), []),
        ((200, 60), ["n"]),
        ((50, 16), ["n", "?"]),
        ((39, 12), []),
        ((120, 36), ["y", "1"]),
    ],
)
async def test_a_picture_of_the_app_shows_the_cells_of_the_sheet_and_its_widgets_their_panes(
    size, keys
) -> None:
    app = Hearing()
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await at_rest(app)
        sheet = app.explorer.stage.sheet()
        assert [strip.text for strip in app.screen._compositor.render_strips()] == [*sheet.rows]
        for kind in (Bowl, Readout, Log, LearningRate, Weight):
            widget, box = app.screen.query_one(kind), app.explorer.stage.places.get(kind.pane)
            assert tuple(widget.region) == (box.inside[:4] if box else (0, 0, 0, 0))


async def test_the_collector_that_the_start_put_off_begins_with_the_first_screen(opened) -> None:
    gc.disable()
    try:
        async with opened().run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert gc.isenabled()
            assert gc.get_freeze_count() > 0
    finally:
        gc.enable()
        gc.unfreeze()
