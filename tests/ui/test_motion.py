"""What moves: the frames of a roll in order, by `n`, `b`, `space`, at every pace, and playing."""

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from keys_pressed import pressed, view_of
from scenes import every_cell, looking
from text_tables import rows_of
from textual.events import Key

from gdtui.engine.runs.run import Race
from gdtui.engine.runs.setup import DEFAULTS, Setup
from gdtui.engine.values import PACES, faster
from gdtui.guide.guide import Look
from gdtui.guide.lessons import LESSONS
from gdtui.plot.bowl.scene import Scene, scene
from gdtui.plot.cells.picture import MARBLES
from gdtui.plot.readout.identity import GHOST_SHAPES, SHAPES, TRAIL_SHAPES
from gdtui.ui.commands.stepping import back, play, step
from gdtui.ui.screen.panes import Frame
from gdtui.ui.screen.stage import Motion, Stage
from gdtui.ui.view import View


def seen(frame: Frame) -> Scene:
    return scene(frame.seen)


def frames_of(view: View, change, *, seconds: float = 0.02, most: int = 40) -> list[Frame]:
    """The frames from a change of the view on, until the marbles have landed."""
    after = change(view).looked()
    motion = Motion().taken(view, after, True)
    frames = [motion.frame(after)]
    while frames[-1].aloft and len(frames) < most:
        after, motion = motion.gone_on(after, seconds, True)
        frames.append(motion.frame(after))
    return frames


def view_at(rate: float, epoch: int, *looks: Look, weights=(10.0,), speed: float = 2.0) -> View:
    race = Setup(weights, rate).race().to(epoch)
    return View(race, shows=looking(*looks), speed=speed)


@settings(max_examples=20)
@given(
    st.sampled_from([step, back, play]),
    st.floats(0.02, 0.45) | st.floats(0.55, 0.98) | st.floats(1.02, 1.2),
    st.sampled_from([(10.0,), (10.0, -7.0)]),
)
def test_the_marble_goes_one_way_with_its_tangent_and_nothing_is_at_the_goal_before_it_lands(
    change, rate: float, weights
) -> None:
    view = view_at(rate, 3, Look.LANDING, weights=weights)
    frames = frames_of(view, change)
    assert len(frames) > 10
    for which in range(len(weights)):
        found = [seen(frame).marbles[which].point[0] for frame in (Frame(view), *frames)]
        steps = [b - a for a, b in itertools.pairwise(found)]
        assert all(each > 0 for each in steps) or all(each < 0 for each in steps)
    *aloft, landed = frames
    goal = seen(landed).marbles[0].point
    for frame in aloft:
        shown = seen(frame)
        marble = shown.marbles[0]
        assert marble.tangent.touch == pytest.approx(marble.point)
        assert frame.view.race.at == 3
        assert marble.ghost is None
        assert goal not in (marble.point, *marble.trail)
    assert landed.view == change(view).looked()


def test_a_step_by_a_key_is_seen_at_every_pace_and_is_over_soon() -> None:
    for speed in PACES:
        frames = frames_of(view_at(0.1, 3, speed=speed), step, seconds=0.05)
        assert 3 <= len(frames) <= 0.05 + 1.2 / 0.05
        assert len(frames_of(view_at(0.1, 3, Look.ALONE, speed=speed), step, seconds=0.05)) >= 3


def test_a_step_from_a_beat_shows_the_beat_until_it_lands_and_no_step_leads_into_a_lesson() -> None:
    view = pressed("aa")
    assert all(frame.view.shows == view.shows for frame in frames_of(view, step)[:-1])
    view = pressed("n", view_of(Setup.of(LESSONS[0].race)))
    assert len(frames_of(view, lambda each: pressed("y1", each))) == 1


@given(st.sampled_from([*PACES, 0.7, 3.0, 75.0]))
def test_from_any_pace_the_next_one_up_or_down_is_one_of_the_list(pace: float) -> None:
    assert faster(pace, 1) == min((other for other in PACES if other > pace), default=PACES[-1])
    assert faster(pace, -1) == max((other for other in PACES if other < pace), default=PACES[0])


def played_frames(race: Race, speed: float, fps: float, seconds: float) -> list[Frame]:
    view = View(race, speed=speed)
    after = play(view).looked()
    motion = Motion().taken(view, after, True)
    frames = [motion.frame(after)]
    for _ in range(int(seconds * fps)):
        after, motion = motion.gone_on(after, 1 / fps, True)
        frames.append(motion.frame(after))
    return frames


@settings(max_examples=12)
@given(st.sampled_from([each for each in PACES if each > 5]), st.floats(12.5, 20))
def test_at_quick_paces_each_frame_shows_another_place(speed: float, fps: float) -> None:
    slow = Setup((10.0,), 1e-5, 10**6).race()
    weights = [
        f.aloft.ways[0].weight if f.aloft else f.view.race.lead.weight
        for f in played_frames(slow, speed, fps, 2)
    ]
    assert all(b < a for a, b in itertools.pairwise(weights))


def test_where_several_epochs_fall_into_a_frame_the_trap_is_seen_on_both_sides() -> None:
    trap = Setup((10.0,), 1.0, 10**6).race()
    for speed in (each for each in PACES if each > 10):
        frames = played_frames(trap, speed, 20.0, 2)
        sides = [seen(frame).marbles[0].point[0] > 0.5 for frame in frames]
        assert all(a != b for a, b in itertools.pairwise(sides))


def test_where_it_glides_it_goes_evenly_and_does_not_rest() -> None:
    slow = Setup((10.0,), 1e-3, 10**4).race()
    ways = [f.aloft for f in played_frames(slow, 10.0, 40.0, 2)]
    epochs = [way.epoch - 1 + way.ways[0].share for way in ways if way]
    assert len(epochs) == len(ways)
    gone = [b - a for a, b in itertools.pairwise(epochs)]
    assert gone == pytest.approx([0.25] * len(gone))


def found(pattern: str, rows: list[str]) -> list[str]:
    return re.findall(pattern, "\n".join(rows))


@pytest.mark.parametrize("key", ["n", "space", "b"])
def test_on_the_screen_nothing_but_the_marble_and_its_numbers_moves(explorer, key: str) -> None:
    """The log, the epoch and the next update wait for the landing; nothing stands at the goal.

    What is to be done next is said in answer to the key, and then stands until the landing.
    """
    app = explorer(Setup((10.0,), 0.3), moving=True)
    app.press(*["n"] * (key == "b"))
    app.tick(1)
    before = [*app.rows]
    app.press(key)
    frames = [[*app.rows]]
    while app.frame.aloft:
        app.tick(0.04)
        frames.append([*app.rows])
    said = app.place("prompt").top
    assert len({frame.pop(said) for frame in frames[:-1]}) == 1
    before.pop(said)
    cells = every_cell(app.picture("bowl"))
    ((x, y),) = [(x, y) for x, y, *cell in cells if cell == [SHAPES[0], MARBLES[0]]]
    left, top, *_ = app.place("bowl")
    marks = SHAPES[0] + TRAIL_SHAPES[0] + GHOST_SHAPES[0]
    assert not {frame[top + y][left + x] for frame in frames[:3]} & {*marks}
    for told in (r"Epoch \d+: .*", r"\d+/50", r"(?<== )\S+ "):
        assert all(found(told, frame) == found(told, before) for frame in frames[:-1])
    for label in (r"weight w", r"loss L\(w\)"):
        seen = [float(number) for frame in frames for number in found(rf"{label} +(\S+)", frame)]
        assert seen == sorted(set(seen), reverse=key != "b")
        assert len(seen) == len(frames) > 5
    assert found(r"\d+/50", frames[-1]) == [f"{int(key != 'b')}/50"]


@pytest.mark.parametrize("keys", ["Baaaa", "aaaaB", "aaaaBn", "aaaaaaaaaaaB"])
@pytest.mark.parametrize("epochs", [1, 2, 50])
def test_what_rolls_when_playing_begins_is_the_step_that_is_taken(keys: str, epochs: int) -> None:
    before = pressed(keys, view_of(DEFAULTS._replace(epochs=epochs)))
    after = pressed(["space"], before)
    left = Motion().taken(before, after, True).left
    start = before.race.restart() if before.race.is_over else before.race
    assert (left and left.race) == (start if after.race.at == start.at + 1 else None)


@pytest.mark.parametrize(("rate", "kind", "script", "states"), rows_of(__file__, "times.txt"))
def test_playing_goes_on_with_time_and_a_key_in_mid_roll_is_answered_with_the_truth(
    explorer, rate: str, kind: str, script: str, states: str
) -> None:
    app, seen = explorer(Setup((10.0,), float(rate)), moving=kind == "moving"), []
    for each in script.split():
        what, _, times = each.partition("*")
        for _ in range(int(times or 1)):
            app.tick(float(what)) if what[0].isdigit() else app.press(what)
        view, aloft = app.view, app.frame.aloft
        beat = f":{view.shows.beat.place}" if view.shows.beat else ""
        seen.append(f"{'>' * view.playing}{view.race.at}{beat}{'~' * bool(aloft)}")
        behind = abs(app.frame.view.race.at - view.race.at)
        assert behind == 1 if aloft else app.frame == Frame(view)
    assert seen == states.split()


def test_of_a_standstill_of_a_minute_no_more_than_half_a_second_counts() -> None:
    stage = Stage(View(Setup((10.0,), 0.1, 10**6).race()))
    stage.take(Key("space", " "))
    at = stage.view.race.at
    stage.tick(60)
    assert stage.view.race.at <= at + 1 + 0.5 * stage.view.speed
