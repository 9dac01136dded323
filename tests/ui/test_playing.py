"""Playing: time is told by hand."""

import pytest
from doing import cells, settled
from showing import LANDED, SCALED, SLOPE, TURNED

from gdtui.engine.runs.setup import Setup
from gdtui.guide.experiments import TRAP
from gdtui.ui.screen.explorer import ExplorerScreen
from gdtui.ui.terminal.slow_line import SlowLine
from gdtui.ui.widgets.cells import Cells


def screen_of(pilot) -> ExplorerScreen:
    return pilot.app.explorer


def share(pilot) -> float:
    """How much of its way the marble has gone; 1 where it rests."""
    aloft = pilot.app.explorer.frame.aloft
    return aloft.ways[0].share if aloft else 1


async def test_playing_starts_with_a_step_and_goes_on_with_time(explorer) -> None:
    async with explorer(moving=True).run_test() as pilot:
        await pilot.press("space")
        screen = screen_of(pilot)
        assert (screen.view.playing, screen.view.race.at) == (True, 1)
        before = share(pilot)
        assert 0 < before < 1
        screen.tick(0.1)
        assert screen.view.race.at == 1
        assert before < share(pilot) < 1
        screen.tick(0.2)
        assert share(pilot) == 1
        screen.tick(0.15)
        assert screen.view.race.at == 2


async def test_at_a_pause_the_marble_lies_exactly_at_its_epoch(explorer) -> None:
    async with explorer(moving=True).run_test() as pilot:
        await pilot.press("space")
        screen_of(pilot).tick(0.1)
        await pilot.press("space")
        now = screen_of(pilot).view
        assert (now.playing, now.race.at, share(pilot)) == (False, 1, 1)


@pytest.mark.parametrize("moving", [False, True])
async def test_playing_stops_where_the_run_ends(explorer, moving: bool) -> None:
    async with explorer(moving=moving).run_test() as pilot:
        await pilot.press("space")
        for _ in range(60):
            screen_of(pilot).tick(0.5)
        now = screen_of(pilot).view
        assert (now.playing, now.race.at, share(pilot)) == (False, 50, 1)
        await pilot.press("space")
        assert (screen_of(pilot).view.playing, screen_of(pilot).view.race.at) == (True, 1)
        assert (share(pilot) < 1) == moving


async def test_the_last_step_rolls_to_its_end_before_the_playing_stops(explorer) -> None:
    async with explorer(TRAP.setup, moving=True).run_test() as pilot:
        await pilot.press("space")
        screen = screen_of(pilot)
        screen.tick(24.5)
        assert (screen.view.playing, screen.view.race.at) == (True, 50)
        assert 0 < share(pilot) < 1
        screen.tick(0.3)
        assert (screen.view.playing, share(pilot)) == (False, 1)


async def test_divergence_stops_past_the_floats(explorer) -> None:
    setup = Setup((10.0,), 1.5, 5000)
    async with explorer(setup).run_test() as pilot:
        await pilot.press("end")
        await pilot.pause()
        race = screen_of(pilot).view.race
        assert race.is_over
        assert 0 < race.at < 5000
        assert "ends at epoch" in "\n".join(
            screen_of(pilot).query_one("Readout").render_line(y).text for y in range(10)
        )


async def test_without_animations_the_marble_goes_in_one_frame(explorer) -> None:
    async with explorer().run_test() as pilot:
        for key, epoch in (("n", 1), ("b", 0), ("space", 1)):
            await pilot.press(key)
            assert (screen_of(pilot).frame.view.race.at, share(pilot)) == (epoch, 1)
        screen_of(pilot).tick(0.5)
        assert (screen_of(pilot).view.race.at, share(pilot)) == (2, 1)


async def test_a_step_pauses(explorer) -> None:
    async with explorer().run_test() as pilot:
        await pilot.press("space", "n")
        assert (screen_of(pilot).view.playing, screen_of(pilot).view.race.at) == (False, 2)


async def test_a_change_of_the_rate_does_not_stop_the_playing(explorer) -> None:
    async with explorer().run_test() as pilot:
        await pilot.press("space", "up")
        screen_of(pilot).tick(0.5)
        now = screen_of(pilot).view
        assert (now.playing, now.race.at, now.race.lead.learning_rate) == (True, 2, 0.11)


async def test_quick_paces_lose_no_epoch(explorer) -> None:
    async with explorer(moving=True).run_test() as pilot:
        await pilot.press("plus", "plus", "space")
        for _ in range(64):
            screen_of(pilot).tick(0.0625)
        assert screen_of(pilot).view.race.at == 41


async def test_no_frame_is_drawn_while_the_terminal_has_not_taken_the_one_before(
    explorer, monkeypatch
) -> None:
    clock = {"now": 100.0, "taken": 0}
    monkeypatch.setattr("gdtui.ui.screen.explorer.bytes_taken", lambda _: clock["taken"])
    async with explorer().run_test() as pilot:
        screen = screen_of(pilot)
        screen._clock = lambda: clock["now"]
        await pilot.press("plus", "plus", "plus", "space")
        screen._frame()
        gone = []
        for taken in (0, 0, None, None, 0):
            clock["now"] += 0.125
            clock["taken"] = taken
            before = screen.view.race.at
            screen._frame()
            gone.append(screen.view.race.at - before)
    # 20 epochs a second: none while it waits, then all that are due, an odd number at a time.
    assert gone == [1, 3, 0, 0, 7]


def test_a_slow_line_is_free_again_when_it_has_carried_what_was_sent() -> None:
    line = SlowLine()
    line.is_free(0.0, 0)
    assert line.is_free(0.0, 2000)
    assert not line.is_free(0.1, 4000)
    assert line.is_free(0.3, 4000)


def test_what_is_sent_at_once_keeps_no_frame_waiting_for_more_than_half_a_second() -> None:
    line = SlowLine()
    line.is_free(0.0, 0)
    assert not line.is_free(0.0, 1_000_000)
    assert line.is_free(0.5, 1_000_000)


def test_frames_at_the_pace_of_the_line_are_all_sent() -> None:
    line = SlowLine()
    assert all(line.is_free(k / 20, 400 * k) for k in range(200))
    assert sum(line.is_free(10 + k / 20, 80_000 + 900 * k) for k in range(200)) < 200


async def test_the_bowl_alone_is_played_beat_by_beat_slowly_enough_to_talk_over(explorer) -> None:
    async with explorer(moving=True).run_test(size=(80, 24)) as pilot:
        app = pilot.app
        await pilot.press("B", "space")
        beats = []
        for _ in range(5):
            view = app.explorer.view
            beats.append((view.shows.beat, view.race.at))
            assert view.playing
            app.explorer.tick(2.0)
            assert app.explorer.view.shows.beat == view.shows.beat
            app.explorer.tick(0.5)
        assert beats == [
            (SLOPE, 0),
            (SCALED, 0),
            (TURNED, 0),
            (LANDED, 1),
            (SLOPE, 1),
        ]


@pytest.mark.parametrize("size", [(40, 12), (50, 16), (80, 24), (120, 36), (200, 60)])
async def test_alone_the_bowl_has_all_the_room_but_the_line_of_words_and_the_keys(
    explorer, size
) -> None:
    async with explorer().run_test(size=size) as pilot:
        before = cells(pilot.app)
        await pilot.press("B")
        await settled(pilot.app)
        app = pilot.app
        seen = {type(pane).__name__ for pane in app.screen.query(Cells) if pane.region}
        assert seen == {"Bowl", "Prompt", "KeyBar"}
        text = "\n".join("".join(text for text, _ in row) for row in cells(app))
        assert "w ← w − η·slope: 10 − 0.1×20 = 8" in text
        assert "everything" in text
        await pilot.press("B")
        await settled(app)
        assert cells(app)[:-3] == before[:-3]
