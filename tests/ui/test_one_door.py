"""Keys, pastes and clicks do the same whether they come one by one, in a burst, or cut anywhere."""

import random
from pathlib import Path

import pytest
from doing import at_rest, cells, cut_anywhere, read, something

from gdtui.ui.screen.motion import Motion

CASES = 25
LENGTH = 6


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is saved by the way is saved there."""
    monkeypatch.chdir(tmp_path)


async def outcome(app, start, bursts):
    """The view and the screen after some bursts of events, from a start; no file is there yet."""
    for file in Path.cwd().iterdir():
        file.unlink()
    app.explorer.view, app.explorer._motion = start, Motion()
    app.explorer.show()
    await at_rest(app)
    for burst in bursts:
        for event in burst:
            app.post_message(event)
        await at_rest(app)
    return app.explorer.view, cells(app)


@pytest.mark.parametrize("seed", range(5))
async def test_the_same_keys_give_the_same_screen_however_they_arrive(explorer, seed: int) -> None:
    dice = random.Random(seed)
    app = explorer(moving=seed % 2 == 1)
    app.exit = lambda: None
    async with app.run_test(size=(80, 24)):
        await at_rest(app)
        start = app.explorer.view
        for _ in range(CASES):
            done = [something(dice) for _ in range(LENGTH)]
            one_by_one = await outcome(app, start, [[event] for event in read(done)])
            pieces = cut_anywhere(dice, b"".join(done))
            for arriving in ([b"".join(done)], pieces):
                # Compared first, for to tell how two screens differ takes longer than all of this.
                is_same = await outcome(app, start, [read(arriving)]) == one_by_one
                assert is_same, (arriving, done)


@pytest.mark.parametrize("seed", range(5, 8))
async def test_keys_in_mid_roll_give_the_same_screen_as_keys_at_rest(explorer, seed: int) -> None:
    dice = random.Random(seed)
    app = explorer(moving=True)
    app.exit = lambda: None
    async with app.run_test(size=(80, 24)):
        await at_rest(app)
        start = app.explorer.view

        async def ended(keys: list[bytes], between: list[float]):
            """The view and the screen after some keys, with some seconds after each."""
            await outcome(app, start, [])
            for key, seconds in zip(keys, between, strict=True):
                for event in read([key]):
                    app.post_message(event)
                await at_rest(app)
                if not app.explorer.view.playing:
                    app.explorer.tick(seconds)
            if not app.explorer.view.playing:
                app.explorer.tick(9)
            await at_rest(app)
            return app.explorer.view, cells(app)

        for _ in range(CASES):
            keys = [something(dice) for _ in range(LENGTH)]
            in_mid_roll = await ended(keys, [dice.random() / 4 for _ in keys])
            is_same = await ended(keys, [9.0] * LENGTH) == in_mid_roll
            assert is_same, keys
