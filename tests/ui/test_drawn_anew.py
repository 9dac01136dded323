"""A screen that is drawn piece by piece is to the cell what it would be if drawn anew."""

import random
from pathlib import Path

import pytest
from doing import at_rest, read, resized, something
from listening import Listening, drawn_anew
from smallest import cells
from staged import Staged

from gdtui.engine.runs.setup import DEFAULTS

SIZES = [(80, 24), (120, 36), (50, 16), (40, 12), (60, 20), (100, 18), (39, 12), (140, 40)]
CASES, LENGTH = 3, 18


def listening(size: tuple[int, int]) -> Listening:
    app = Listening(DEFAULTS, frames_per_second=0)
    app.attach(size)
    app.exit = lambda: None
    return app


@pytest.mark.parametrize("seed", range(6))
async def test_after_any_commands_sizes_themes_and_frames(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What is saved by the way is saved there.
    monkeypatch.chdir(tmp_path)
    dice = random.Random(seed)
    for _ in range(CASES):
        size = dice.choice(SIZES)
        app = listening(size)
        done: list[object] = []
        async with app.run_test(size=size):
            for _ in range(LENGTH):
                kind = dice.random()
                if kind < 0.1:
                    size = dice.choice([each for each in SIZES if each != size])
                    done.append(size)
                    app.attach(size)
                    await resized(app, size)
                elif kind < 0.25:
                    app.explorer.tick(dice.random() / 2)
                else:
                    done.append(something(dice, *size))
                    for event in read(done[-1:]):
                        app.post_message(event)
                await at_rest(app)
            shown, anew = cells(app.terminal.screen), cells(drawn_anew(app.explorer.stage))
            fresh = Staged(view=app.explorer.view, size=size)
            fresh.motion = app.explorer.stage.motion
            assert fresh.sheet() == app.explorer.stage.sheet()
        pairs = enumerate(zip(shown, anew, strict=True))
        differing = [row for row, (one, other) in pairs if one != other]
        assert differing == [], done
