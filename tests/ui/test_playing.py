"""Playing: time is told by hand."""

from types import SimpleNamespace

from gdtui.guide.experiments import EXPERIMENTS, FREE
from gdtui.ui.playback import SPEEDS, Playback
from gdtui.ui.screens.explorer import ExplorerScreen
from gdtui.ui.terminal.slow_line import SlowLine


def screen_of(pilot) -> ExplorerScreen:
    return pilot.app.screen


async def test_playing_starts_with_a_step_and_goes_on_with_time(explorer) -> None:
    async with explorer().run_test() as pilot:
        await pilot.press("space")
        screen = screen_of(pilot)
        assert (screen.now.playing, screen.now.race.at, screen.progress) == (True, 1, 0)
        screen.tick(0.15)
        assert screen.now.race.at == 1
        assert 0 < screen.progress < 1
        screen.tick(0.2)
        assert screen.progress == 1
        screen.tick(0.15)
        assert screen.now.race.at == 2


async def test_at_a_pause_the_marble_lies_exactly_at_its_epoch(explorer) -> None:
    async with explorer().run_test() as pilot:
        await pilot.press("space")
        screen_of(pilot).tick(0.1)
        await pilot.press("space")
        now = screen_of(pilot).now
        assert (now.playing, now.race.at, screen_of(pilot).progress) == (False, 1, 1)


async def test_playing_stops_where_the_run_ends(explorer) -> None:
    async with explorer().run_test() as pilot:
        await pilot.press("space")
        for _ in range(60):
            screen_of(pilot).tick(0.5)
        now = screen_of(pilot).now
        assert (now.playing, now.race.at, screen_of(pilot).progress) == (False, 50, 1)
        await pilot.press("space")
        assert not screen_of(pilot).now.playing


async def test_the_trap_ends_at_its_epochs_only(explorer) -> None:
    async with explorer(EXPERIMENTS[1]).run_test() as pilot:
        await pilot.press("space")
        screen_of(pilot).tick(24)
        assert screen_of(pilot).now.playing
        screen_of(pilot).tick(1)
        screen_of(pilot).tick(1)
        assert (screen_of(pilot).now.playing, screen_of(pilot).now.race.at) == (False, 50)


async def test_divergence_stops_past_the_floats(explorer) -> None:
    experiment = type(FREE)("free", "", (10.0,), 1.5, 5000, "")
    async with explorer(experiment).run_test() as pilot:
        await pilot.press("end")
        await pilot.pause()
        race = screen_of(pilot).now.race
        assert race.is_over
        assert 0 < race.at < 5000
        assert "ends at epoch" in "\n".join(
            screen_of(pilot).query_one("Readout").render_line(y).text for y in range(10)
        )


async def test_without_animations_the_marble_goes_in_one_frame(explorer) -> None:
    app = explorer()
    app.animation_level = "none"
    async with app.run_test() as pilot:
        await pilot.press("space")
        assert screen_of(pilot).progress == 1
        screen_of(pilot).tick(0.5)
        assert (screen_of(pilot).now.race.at, screen_of(pilot).progress) == (2, 1)


async def test_a_step_pauses(explorer) -> None:
    async with explorer().run_test() as pilot:
        await pilot.press("space", "n")
        assert (screen_of(pilot).now.playing, screen_of(pilot).now.race.at) == (False, 2)


async def test_a_change_of_the_rate_does_not_stop_the_playing(explorer) -> None:
    async with explorer().run_test() as pilot:
        await pilot.press("space", "up")
        screen_of(pilot).tick(0.5)
        now = screen_of(pilot).now
        assert (now.playing, now.race.at, now.race.lead.learning_rate) == (True, 2, 0.11)


def test_a_second_brings_as_many_epochs_as_the_pace_says() -> None:
    for speed in SPEEDS:
        playback, due = Playback(speed).advanced(2.0)
        assert (due, playback.phase) == (2 * speed, 0)


def test_no_time_is_lost_between_ticks() -> None:
    playback, total = Playback(2.0), 0
    for _ in range(64):
        playback, due = playback.advanced(0.0625)
        total += due
    assert total == 8


def test_the_pace_stays_within_its_range() -> None:
    assert Playback(SPEEDS[0]).faster(-1).speed == SPEEDS[0]
    assert Playback(SPEEDS[-1]).faster(1).speed == SPEEDS[-1]


async def test_no_frame_is_drawn_while_the_terminal_has_not_taken_the_one_before(
    explorer, monkeypatch
) -> None:
    clock = {"now": 100.0, "taken": 0}
    own_time = SimpleNamespace(monotonic=lambda: clock["now"])
    monkeypatch.setattr("gdtui.ui.screens.explorer.time", own_time)
    monkeypatch.setattr("gdtui.ui.screens.explorer.bytes_taken", lambda _: clock["taken"])
    async with explorer().run_test() as pilot:
        screen = screen_of(pilot)
        await pilot.press("plus", "plus", "plus")
        screen._frame()
        gone = []
        for taken in (0, 0, None, None, 0):
            clock["now"] += 0.125
            clock["taken"] = taken
            before = screen.now.race.at
            screen._frame()
            gone.append(screen.now.race.at - before)
    # 20 epochs a second: none while it waits, then all that are due.
    assert gone == [2, 3, 0, 0, 7]


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
