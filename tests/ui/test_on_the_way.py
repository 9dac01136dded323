"""On the way to a distant epoch every key is answered at once, and does what it does at the end."""

import random
from dataclasses import replace

import pytest
from keys_pressed import pressed, view_of
from staged_explorer import Staged
from textual.events import Key

from gdtui.engine.rules.method import PLAIN, Method, Noise, rule_of
from gdtui.engine.runs.setup import Setup
from gdtui.engine.runs.stretch import Stretch
from gdtui.guide.guide import Look
from gdtui.ui import view as views
from gdtui.ui.commands.catalogue import BY_NAME
from gdtui.ui.screen.stage import Stage
from gdtui.ui.view import NEAR, Request, View
from gdtui.ui.way_back import last_lines, line_of

NEED_THE_END = {"step", "back", "beat", "end", "mirror", "type weight", "log up", "log down"}
NEED_THE_END |= {"landmark before", "landmark after", "gap halved", "gap doubled"}
NEED_THE_END |= {"weight left", "weight right", "weight far left", "weight far right"}
KEYS = [(key, command) for command in BY_NAME.values() for key in command.keys]


def on_the_way(epochs: int, *, method: Method = PLAIN, is_pinned: bool = False) -> View:
    """A run that has begun to go to its end."""
    view = pressed("p" * is_pinned, view_of(Setup((10.0,), 0.01, epochs, method=method)))
    stage = Stage(view)
    stage.take(event_of("end"))
    return stage.view.nearer().nearer()


def event_of(key: str) -> Key:
    return Key(key, key if len(key) == 1 else None)


@pytest.mark.parametrize("is_pinned", [False, True])
@pytest.mark.parametrize("rule", ["descent", "adam"])
def test_every_key_is_answered_before_more_than_a_few_epochs_are_computed(
    rule: str, is_pinned: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Epochs are counted, not time: those that a key, what is seen then and the last lines need.

    What needs the end waits; where a pinned run is to come along, so does what leaves the run. A
    picture of the whole is computed for a while.
    """
    counts: list[int] = []
    rows_after = Stretch._rows_after

    def counted(stretch: Stretch, *place):
        counts.append(place[-1])
        return rows_after(stretch, *place)

    monkeypatch.setattr(Stretch, "_rows_after", counted)
    method = Method(rule_of(rule), noise=Noise(1.0))
    view = on_the_way(100_000, method=method, is_pinned=is_pinned)
    Stage(view).sheet()
    for key, command in KEYS:
        stage = Stage(view)
        counts.clear()
        stage.take(event_of(key))
        stage.sheet()
        last_lines(stage.view)
        assert sum(counts) <= NEAR * (3 if command.name.endswith("picture") else 1), key
        waits = "waits for epoch" in stage.view.said
        assert waits == bool(stage._waiting)
        assert waits >= (command.name in NEED_THE_END), key
        assert waits <= (command.name in NEED_THE_END or is_pinned), key
        assert not (waits and command.at_once), key


def test_a_key_that_needs_the_end_waits_with_all_behind_it_and_escape_gives_up() -> None:
    view = on_the_way(20_000)
    stage = Stage(view)
    bar = stage.sheet().rows[-1]
    assert "--at 20000" in line_of(view)
    assert ("esc stop" in bar, "paused" in stage.sheet().rows[0]) == (True, False)
    for key in "bbt":
        stage.take(event_of(key))
    assert stage.view.said == "3 keys wait for epoch 20000: `escape` gives up"
    while stage.is_on_its_way:
        stage.go_on()
    assert stage.view.race.at == 19_998
    assert Look.TANGENT not in stage.view.shows.looks
    for keys in ([], ["b"], ["b", "t"], ["v"], ["B"]):
        stage = Stage(view)
        for key in [*keys, "escape"]:
            stage.take(event_of(key))
        assert (stage.view.target, stage.view.race.at) == (None, view.race.at)
        assert stage.view.said == f"stopped at epoch {view.race.at}"
        assert not stage.is_on_its_way
    stage = Stage(view)
    for key in "nq":
        stage.take(event_of(key))
    assert stage.view.request is Request.QUIT


@pytest.mark.parametrize("seed", range(60))
def test_keys_do_the_same_however_far_the_way_is_by_then(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All is reached after each key; or nothing, or some of it, before the last one."""
    dice = random.Random(seed)
    left_out = {"quit", "suspend", "leave", "save", "help", "commands"}
    keys = [key for key, command in KEYS if command.name not in left_out]
    done = [dice.choice(["end", "up", "p", *keys]) for _ in range(12)]
    setup = Setup((10.0,), dice.choice([0.1, 1.1]), 300)
    start = pressed(["n"] * dice.randrange(3), view_of(setup))
    ends = []
    for near, share in ((NEAR, 1.0), (1, 0.0), (1, 0.5)):
        monkeypatch.setattr(views, "NEAR", near)
        app = Staged(view=start)
        for key in done:
            app.do(event_of(key), at_rest=dice.random() < share)
            app.view = app.view.nearer()
        sheet, view = app.sheet(), app.view
        # What comes back after the challenge is on its way again then.
        ends.append((sheet, replace(view, aside=view.aside and view.aside.arrived())))
    assert all(end == ends[0] for end in ends), done
