"""What is seen of a step: the frames of a roll in order, by `n`, `b`, `space` and at every pace."""

import itertools
import re

import pytest
from pressing import pressed, view_of

from gdtui.engine.rules.method import Method, Noise
from gdtui.engine.rules.rule import rule_of
from gdtui.engine.runs.race import Race
from gdtui.engine.runs.setup import DEFAULTS, Setup
from gdtui.engine.runs.stretch import Stretch
from gdtui.guide.experiments import TRAP
from gdtui.guide.guide import Look
from gdtui.plot.bowl.marks import GHOST_SHAPES, SHAPES, TRAIL_SHAPES
from gdtui.plot.bowl.scene import Scene, scene
from gdtui.plot.cells.picture import MARBLES
from gdtui.plot.shows import Shows
from gdtui.ui.commands.catalogue import COMMANDS
from gdtui.ui.commands.stepping import back, play, step
from gdtui.ui.door import after_key
from gdtui.ui.overlays.searched import Searched
from gdtui.ui.screen.motion import Frame, Motion
from gdtui.ui.screen.pace import PACES
from gdtui.ui.view import View
from gdtui.ui.way_back import last_lines

STARTS = {"n": 0, "space": 0, "b": 1}
SLICE = 5_000


def seen(frame: Frame) -> Scene:
    view = frame.view
    return scene(view.race, view.shows, view.sight, frame.window, frame.aloft)


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
    shows = Shows(frozenset({Look.TANGENT, *looks}))
    return View(Setup(weights, rate).race().to(epoch), shows=shows, speed=speed)


@pytest.mark.parametrize("change", [step, back, play])
@pytest.mark.parametrize("rate", [0.1, 0.45, 0.9, 1.0, 1.1])
@pytest.mark.parametrize("weights", [(10.0,), (10.0, -7.0)])
def test_the_marble_goes_one_way_from_the_moment_of_the_key(change, rate: float, weights) -> None:
    view = view_at(rate, 3, weights=weights)
    frames = frames_of(view, change)
    assert len(frames) > 10
    for which in range(len(weights)):
        start = seen(Frame(view)).marbles[which].point[0]
        places = [start, *(seen(frame).marbles[which].point[0] for frame in frames)]
        steps = [b - a for a, b in itertools.pairwise(places)]
        assert all(each > 0 for each in steps) or all(each < 0 for each in steps)


@pytest.mark.parametrize("change", [step, back, play])
@pytest.mark.parametrize("rate", [0.1, 0.9])
def test_the_tangent_goes_through_the_marble_in_every_frame(change, rate: float) -> None:
    for frame in frames_of(view_at(rate, 3), change):
        shown = seen(frame)
        (x, y), ((left, low), (right, high)) = shown.marbles[0].point, shown.tangents[0]
        assert y == pytest.approx(low + (high - low) * (x - left) / (right - left), abs=0.002)


@pytest.mark.parametrize("change", [step, back, play])
@pytest.mark.parametrize("rate", [0.1, 0.9])
def test_nothing_stands_at_the_goal_before_the_marble_lands(change, rate: float) -> None:
    view = view_at(rate, 3, Look.GHOST)
    *aloft, landed = frames_of(view, change)
    goal = seen(landed).marbles[0].point
    for frame in aloft:
        marble = seen(frame).marbles[0]
        assert frame.view.race.at == 3
        assert marble.ghost is None
        assert goal not in (marble.point, *marble.trail)
    assert landed.view == change(view).looked()


@pytest.mark.parametrize("speed", PACES)
def test_a_step_by_a_key_is_seen_at_every_pace_and_is_over_soon(speed: float) -> None:
    frames = frames_of(view_at(0.1, 3, speed=speed), step, seconds=0.05)
    assert 3 <= len(frames) <= 0.05 + 1.2 / 0.05


def played_frames(race: Race, speed: float, fps: float, seconds: float) -> list[Frame]:
    view = View(race, speed=speed)
    after = play(view).looked()
    motion = Motion().taken(view, after, True)
    frames = [motion.frame(after)]
    for _ in range(int(seconds * fps)):
        after, motion = motion.gone_on(after, 1 / fps, True)
        frames.append(motion.frame(after))
    return frames


def places(frames: list[Frame]) -> list[float]:
    return [seen(frame).marbles[0].point[0] for frame in frames]


@pytest.mark.parametrize("speed", [speed for speed in PACES if speed > 5])
@pytest.mark.parametrize("fps", [20.0, 17.0, 12.5])
def test_at_quick_paces_each_frame_shows_another_place(speed: float, fps: float) -> None:
    slow = Race.start(Setup().race().lead.landscape, (10.0,), 1e-5, 10**6)
    weights = [
        f.aloft.ways[0].weight if f.aloft else f.view.race.lead.weight
        for f in played_frames(slow, speed, fps, 2)
    ]
    assert all(b < a for a, b in itertools.pairwise(weights))


@pytest.mark.parametrize("speed", [speed for speed in PACES if speed > 10])
def test_where_several_epochs_fall_into_a_frame_the_trap_is_seen_on_both_sides(
    speed: float,
) -> None:
    trap = Race.start(Setup().race().lead.landscape, (10.0,), 1.0, 10**6)
    found = places(played_frames(trap, speed, 20.0, 2))
    sides = [place > 0.5 for place in found]
    assert all(a != b for a, b in itertools.pairwise(sides))


def test_where_it_glides_it_goes_evenly_and_does_not_rest() -> None:
    slow = Race.start(Setup().race().lead.landscape, (10.0,), 1e-3, 10**4)
    ways = [f.aloft for f in played_frames(slow, 10.0, 40.0, 2)]
    epochs = [way.epoch - 1 + way.ways[0].share for way in ways if way]
    assert len(epochs) == len(ways)
    gone = [b - a for a, b in itertools.pairwise(epochs)]
    assert gone == pytest.approx([0.25] * len(gone))


@pytest.mark.parametrize("rule", ["descent", "adam"])
@pytest.mark.parametrize("deviation", [0.0, 1.0])
def test_on_the_way_to_the_end_a_key_that_leaves_the_run_alone_computes_no_epoch(
    rule: str, deviation: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Epochs are counted, not time: those that a key, its frame and the last lines ask for."""
    counts: list[int] = []
    extend = Stretch._extend
    monkeypatch.setattr(
        Stretch, "_extend", lambda self, epochs: counts.append(epochs) or extend(self, epochs)
    )
    method = Method(rule_of(rule), noise=Noise(deviation))
    start = view_of(Setup((10.0,), 0.01, 100_000, method=method))
    view = after_key(start, "end", None).nearer(SLICE)
    commands = [command for entry in COMMANDS for command in entry.commands if command.at_once]
    assert {"quit", "help", "faster", "dark or light"} <= {each.name for each in commands}
    counts.clear()
    for key in [*(key for command in commands for key in command.keys), "f9"]:
        before, after = view, after_key(view, key, None)
        keys = ["down", "x", "backspace", "escape"] if isinstance(after.top, Searched) else []
        for inner in ["", *keys]:
            if inner:
                before, after = after, after_key(after, inner, inner if inner == "x" else None)
            motion = Motion().taken(before, after, True)
            seen(motion.frame(after))
            last_lines(after)
            assert after.target == view.target
    assert sum(counts) <= 1, "the landing of the next step at the most"
    after.nearer(SLICE)
    assert 0 < sum(counts) <= SLICE + 1


def found(pattern: str, rows: list[str]) -> list[str]:
    return re.findall(pattern, "\n".join(rows))


@pytest.mark.parametrize(("key", "start"), STARTS.items())
def test_on_the_screen_nothing_but_the_marble_and_its_numbers_moves(
    explorer, key: str, start: int
) -> None:
    """The log, the epoch and the next update wait for the landing; nothing stands at the goal.

    What is to be done next is said in answer to the key, and then stands until the landing.
    """
    app = explorer(Setup((10.0,), 0.3), moving=True)
    app.press(*["n"] * start)
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
    marks = SHAPES[0] + TRAIL_SHAPES[0] + GHOST_SHAPES[0]
    landed = app.picture("bowl")
    (goal,) = [
        (row, column)
        for row, (cells_, inks) in enumerate(zip(landed.rows, landed.inks, strict=True))
        for column, (cell, ink) in enumerate(zip(cells_, inks, strict=True))
        if cell == SHAPES[0] and ink == MARBLES[0]
    ]
    left, top, *_ = app.place("bowl")
    for frame in frames[:3]:
        assert frame[top + goal[0]][left + goal[1]] not in marks
    for frame in frames[:-1]:
        for told in (r"Epoch \d+: .*", r"\d+/50", r"(?<== )\S+ "):
            assert found(told, frame) == found(told, before)
    weights, losses = (
        [float(number) for frame in frames for number in found(rf"{label} +(\S+)", frame)]
        for label in (r"weight w", r"loss L\(w\)")
    )
    assert weights == sorted(set(weights), reverse=key != "b")
    assert losses == sorted(set(losses), reverse=key != "b")
    assert len(weights) == len(losses) == len(frames) > 5
    assert found(r"\d+/50", frames[-1]) == [f"{0 if key == 'b' else 1}/50"]


def test_a_key_in_mid_roll_shows_the_true_view_at_once(explorer) -> None:
    app = explorer(TRAP.setup, moving=True)
    app.press("n")
    assert app.frame.aloft
    app.press("t")
    assert app.frame == Frame(app.view)
    app.press("n", "n")
    assert (app.frame.view.race.at, app.view.race.at) == (2, 3)


def test_a_change_of_the_rate_lets_the_marble_land_and_the_playing_go_on(explorer) -> None:
    app = explorer(moving=True)
    app.press("space", "up")
    assert app.frame == Frame(app.view)
    assert app.view.playing
    app.tick(0.46)
    assert (app.view.race.at, bool(app.frame.aloft)) == (2, True)


@pytest.mark.parametrize("keys", ["Baaaa", "aaaaB", "aaaaBn", "aaaaaaaaaaaB"])
@pytest.mark.parametrize("epochs", [1, 2, 50])
def test_what_rolls_when_playing_begins_is_the_step_that_is_taken(keys: str, epochs: int) -> None:
    before = pressed(keys, view_of(DEFAULTS._replace(epochs=epochs)))
    after = pressed(["space"], before)
    left = Motion().taken(before, after, True).left
    start = before.race.restart() if before.race.is_over else before.race
    assert (left and left.race) == (start if after.race.at == start.at + 1 else None)
