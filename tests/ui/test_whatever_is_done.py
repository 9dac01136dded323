"""Whatever is done, in whatever window: nothing raises, and all is seen as if drawn anew.

Keys, pastes and clicks do the same whether they come one by one, in a burst, or cut anywhere.
"""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from keys_pressed import START, pressed, typed, view_of
from python_terminal import Listening, cells, drawn_anew
from random_input import anything, at_rest, cut_anywhere, read, resized, something
from staged_explorer import Staged
from textual import events

from gdtui.engine.landscapes.catalogue import NAMES, landscape_of
from gdtui.engine.rules.method import RULES, Method, Noise
from gdtui.engine.runs.setup import DEFAULTS, Setup, start_on
from gdtui.guide.lessons import LESSONS
from gdtui.ui.commands.guided import into_lesson
from gdtui.ui.door import after_key
from gdtui.ui.screen.hints import hints
from gdtui.ui.screen.layout import SMALLEST
from gdtui.ui.terminal.reader import Keyboard
from gdtui.ui.view import Request, View

SIZES = [(80, 24), (120, 36), (50, 16), (40, 12), (60, 20), (100, 18), (140, 40), (80, 12)]
ODD_SIZES = [(1, 1), (2, 2), (39, 12), (40, 11), (79, 23), (1, 120), (400, 1), (250, 80)]
FORMULAS = ["log(w)", "1/w", "tan(w)", "exp(w)", "sqrt(w)", "-w^2", "5", "sin(1/w)", "w^99999999"]
LENGTH = 15


def setup_on(text: str) -> Setup:
    landscape = landscape_of(text)
    return Setup((start_on(landscape),), landscapes=(landscape,))


STARTS: dict[str, View] = {
    **{text: view_of(setup_on(text)) for text in (*NAMES, *FORMULAS)},
    **{rule.name: view_of(Setup(method=Method(rule, noise=Noise(0.5)))) for rule in RULES},
    "a long way": after_key(view_of(DEFAULTS._replace(epochs=5000)), "end", None),
    "few epochs": view_of(DEFAULTS._replace(epochs=1)),
    "an end past the floats": view_of(DEFAULTS._replace(learning_rate=3.0, epochs=1000)),
    **{
        " and ".join(texts): view_of(DEFAULTS.on(*map(landscape_of, texts)))
        for texts in (("w^2", "w^2/20"), ("ripples", "log(w)"), ("exp(w)", "regressor"))
    },
    "two marbles": view_of(setup_on("double-well")._replace(weights=(2.0, -2.0))),
    **{keys: pressed(keys) for keys in ("B", "y1", "f", "c", "pna", "s,,")},
    **{
        f"lesson {number}": pressed("aaaaB", into_lesson(START, number))
        for number in range(1, len(LESSONS) + 1, 2)
    },
}


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is saved by the way is saved there."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("start", STARTS)
def test_nothing_raises_all_is_as_if_drawn_anew_and_q_quits(start: str) -> None:
    dice, keyboard, size = random.Random(start), Keyboard(), (80, 24)
    app = Staged(view=STARTS[start], moving=True)
    for _ in range(LENGTH):
        if dice.random() < 0.1:
            race, size = app.view.race, dice.choice([*SIZES, *ODD_SIZES])
            app.sized(size)
            assert app.view.race == race
            is_too_small = size[0] < SMALLEST[0] or size[1] < SMALLEST[1]
            assert [*app.places] == ["too small"] if is_too_small else len(app.places) > 1
        elif dice.random() < 0.3:
            app.tick(dice.choice([0.05, 0.2, 0.5, 3.0]))
        for _ in range(dice.choice([1, 1, 4, 20])):
            found = [*keyboard.read(anything(dice, *size)), *keyboard.read(b"")]
            for event in found:
                if isinstance(event, events.InputEvent | events.Paste):
                    app.do(event, at_rest=False)
        # Once it is asked to quit it takes nothing more.
        app.view = replace(app.view, request=None)
        sheet = app.sheet()
        assert {len(row) for row in sheet.rows} == {size[0]}
        assert len(sheet.rows) == size[1]
        if "key bar" in app.places:
            bar = [f"{hint.keys} {hint.label}" for hint in hints(app.frame.view, size[0])]
            assert "".join(app.picture("key bar").rows).split() == " ".join(bar).split()
        assert all(run.landscape.is_inside(run.weight) for run in app.view.race.runs)
        anew = Staged(view=app.view, size=size)
        anew.motion = app.motion
        is_same = (anew.sheet(), anew.view) == (sheet, app.view)
        assert is_same, app.view
        if dice.random() < 0.3:
            app.press("escape")
    assert app.press(*["escape"] * 6, "q").request is Request.QUIT


@pytest.mark.parametrize("keys", ["h", "H", "h" * 30, ["w", *typed("-1")], ["w", *typed("0")]])
def test_no_key_puts_the_marble_where_there_is_no_ground(keys) -> None:
    view = pressed(keys, view_of(setup_on("log(w)")._replace(weights=(0.4,))))
    assert view.race.lead.weight == 0.4


@pytest.mark.parametrize("seed", range(3))
async def test_a_terminal_that_is_sent_the_changes_shows_what_one_does_that_is_sent_all(
    seed: int,
) -> None:
    dice, size = random.Random(seed), (80, 24)
    app = Listening(START, frames_per_second=0)
    app.attach(size)
    app.exit = lambda: None
    async with app.run_test(size=size):
        for _ in range(36):
            if dice.random() < 0.1:
                size = dice.choice([each for each in [*SIZES, (39, 12)] if each != size])
                app.attach(size)
                await resized(app, size)
            elif dice.random() < 0.2:
                app.explorer.tick(dice.random() / 2)
            else:
                for event in read([something(dice, *size)]):
                    app.post_message(event)
            await at_rest(app)
        shown, anew = cells(app.terminal.screen), cells(drawn_anew(app.explorer.stage))
        pairs = enumerate(zip(shown, anew, strict=True))
        assert [row for row, (one, other) in pairs if one != other] == []


def outcome(bursts, seconds=None):
    """The view and the screen after some bursts of events, with some seconds after each.

    No file is there yet. Within a burst nothing is drawn, and nothing reached that takes long.
    """
    for file in Path.cwd().iterdir():
        file.unlink()
    app = Staged(moving=seconds is not None)
    for burst, time in zip(bursts, seconds or [0.0] * len(bursts), strict=True):
        for event in burst:
            app.do(event, at_rest=False)
        app.sheet()
        if not app.view.playing:
            app.tick(time)
    return app.view, app.sheet()


@pytest.mark.parametrize("seed", range(25))
def test_the_same_keys_give_the_same_screen_however_and_whenever_they_arrive(seed: int) -> None:
    dice = random.Random(seed)
    done = [something(dice) for _ in range(6)]
    one_by_one = outcome([[event] for event in read(done)])
    for pieces in ([b"".join(done)], cut_anywhere(dice, b"".join(done))):
        is_same = outcome([read(pieces)]) == one_by_one
        assert is_same, (pieces, done)
    bursts = [read([each]) for each in done]
    in_mid_roll = [*(dice.random() / 4 for _ in done[1:]), 9.0]
    is_same = outcome(bursts, [9.0] * 6) == outcome(bursts, in_mid_roll)
    assert is_same, done
