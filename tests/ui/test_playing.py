"""Playing: time is told by hand."""

import pytest
from showing import LANDED, SCALED, SLOPE, TURNED

from gdtui.engine.runs.setup import Setup
from gdtui.guide.experiments import TRAP
from gdtui.ui.terminal.line import Line


def share(app) -> float:
    """How much of its way the marble has gone; 1 where it rests."""
    aloft = app.frame.aloft
    return aloft.ways[0].share if aloft else 1


def test_playing_starts_with_a_step_and_goes_on_with_time(explorer) -> None:
    app = explorer(moving=True)
    app.press("space")
    assert (app.view.playing, app.view.race.at) == (True, 1)
    before = share(app)
    assert 0 < before < 1
    app.tick(0.1)
    assert app.view.race.at == 1
    assert before < share(app) < 1
    app.tick(0.2)
    assert share(app) == 1
    app.tick(0.15)
    assert app.view.race.at == 2


def test_at_a_pause_the_marble_lies_exactly_at_its_epoch(explorer) -> None:
    app = explorer(moving=True)
    app.press("space")
    app.tick(0.1)
    app.press("space")
    now = app.view
    assert (now.playing, now.race.at, share(app)) == (False, 1, 1)


@pytest.mark.parametrize("moving", [False, True])
def test_playing_stops_where_the_run_ends(explorer, moving: bool) -> None:
    app = explorer(moving=moving)
    app.press("space")
    for _ in range(60):
        app.tick(0.5)
    now = app.view
    assert (now.playing, now.race.at, share(app)) == (False, 50, 1)
    app.press("space")
    assert (app.view.playing, app.view.race.at) == (True, 1)
    assert (share(app) < 1) == moving


def test_the_last_step_rolls_to_its_end_before_the_playing_stops(explorer) -> None:
    app = explorer(TRAP.setup, moving=True)
    app.press("space")
    app.tick(24.5)
    assert (app.view.playing, app.view.race.at) == (True, 50)
    assert 0 < share(app) < 1
    app.tick(0.3)
    assert (app.view.playing, share(app)) == (False, 1)


def test_divergence_stops_past_the_floats(explorer) -> None:
    setup = Setup((10.0,), 1.5, 5000)
    app = explorer(setup)
    app.press("end")
    race = app.view.race
    assert race.is_over
    assert 0 < race.at < 5000
    assert "ends at epoch" in "\n".join(app.picture("readout").rows)


def test_without_animations_the_marble_goes_in_one_frame(explorer) -> None:
    app = explorer()
    for key, epoch in (("n", 1), ("b", 0), ("space", 1)):
        app.press(key)
        assert (app.frame.view.race.at, share(app)) == (epoch, 1)
    app.tick(0.5)
    assert (app.view.race.at, share(app)) == (2, 1)


def test_a_step_pauses(explorer) -> None:
    app = explorer()
    app.press("space", "n")
    assert (app.view.playing, app.view.race.at) == (False, 2)


def test_a_change_of_the_rate_does_not_stop_the_playing(explorer) -> None:
    app = explorer()
    app.press("space", "up")
    app.tick(0.5)
    now = app.view
    assert (now.playing, now.race.at, now.race.lead.learning_rate) == (True, 2, 0.11)


def test_quick_paces_lose_no_epoch(explorer) -> None:
    app = explorer(moving=True)
    app.press("plus", "plus", "space")
    for _ in range(64):
        app.tick(0.0625)
    assert app.view.race.at == 41


def test_where_nothing_answers_a_slow_line_is_free_when_it_has_carried_what_was_sent() -> None:
    line = Line()
    line.is_free(0.0, 0)
    assert line.is_free(0.0, 2000)
    assert not line.is_free(0.1, 4000)
    assert line.is_free(0.3, 4000)
    line = Line()
    line.is_free(0.0, 0)
    assert not line.is_free(0.0, 1_000_000)
    assert line.is_free(0.5, 1_000_000)


def test_frames_at_the_pace_of_the_line_are_all_sent() -> None:
    line = Line()
    assert all(line.is_free(k / 20, 400 * k) for k in range(200))
    assert sum(line.is_free(10 + k / 20, 80_000 + 900 * k) for k in range(200)) < 200


def test_the_bowl_alone_is_played_beat_by_beat_slowly_enough_to_talk_over(explorer) -> None:
    app = explorer(moving=True)
    app.press("B", "space")
    beats = []
    for _ in range(5):
        view = app.view
        beats.append((view.shows.beat, view.race.at))
        assert view.playing
        app.tick(2.0)
        assert app.view.shows.beat == view.shows.beat
        app.tick(0.5)
    assert beats == [
        (SLOPE, 0),
        (SCALED, 0),
        (TURNED, 0),
        (LANDED, 1),
        (SLOPE, 1),
    ]


@pytest.mark.parametrize("size", [(40, 12), (50, 16), (80, 24), (120, 36), (200, 60)])
def test_alone_the_bowl_has_all_the_room_but_the_line_of_words_and_the_keys(explorer, size) -> None:
    app = explorer().sized(size)
    before = app.sheet()
    app.press("B")
    seen = {*app.places}
    assert seen == {"bowl", "prompt", "key bar"}
    text = app.text
    assert "w ← w − η·slope: 10 − 0.1×20 = 8" in text
    assert "everything" in text
    app.press("B")
    assert app.sheet().rows[:-3] == before.rows[:-3]
