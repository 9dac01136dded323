"""Keys, pastes and clicks do the same whether they come one by one, in a burst, or cut anywhere."""

import random
from pathlib import Path

import pytest
from doing import cut_anywhere, read, something
from staged import Staged

CASES = 25
LENGTH = 6


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is saved by the way is saved there."""
    monkeypatch.chdir(tmp_path)


def outcome(bursts, *, moving: bool):
    """The view and the screen after some bursts of events; no file is there yet.

    Within a burst nothing is drawn, and nothing reached that takes long.
    """
    for file in Path.cwd().iterdir():
        file.unlink()
    app = Staged(moving=moving)
    for burst in bursts:
        for event in burst:
            app.do(event, at_rest=False)
        app.sheet()
    return app.view, app.sheet()


@pytest.mark.parametrize("seed", range(5))
def test_the_same_keys_give_the_same_screen_however_they_arrive(seed: int) -> None:
    dice, moving = random.Random(seed), seed % 2 == 1
    for _ in range(CASES):
        done = [something(dice) for _ in range(LENGTH)]
        one_by_one = outcome([[event] for event in read(done)], moving=moving)
        pieces = cut_anywhere(dice, b"".join(done))
        for arriving in ([b"".join(done)], pieces):
            # Compared first, for to tell how two screens differ takes longer than all of this.
            is_same = outcome([read(arriving)], moving=moving) == one_by_one
            assert is_same, (arriving, done)


@pytest.mark.parametrize("seed", range(5, 8))
def test_keys_in_mid_roll_give_the_same_screen_as_keys_at_rest(seed: int) -> None:
    dice = random.Random(seed)

    def ended(keys: list[bytes], between: list[float]):
        """The view and the screen after some keys, with some seconds after each."""
        for file in Path.cwd().iterdir():
            file.unlink()
        app = Staged(moving=True)
        for key, seconds in zip(keys, between, strict=True):
            app.send(key)
            if not app.view.playing:
                app.tick(seconds)
        if not app.view.playing:
            app.tick(9)
        return app.view, app.sheet()

    for _ in range(CASES):
        keys = [something(dice) for _ in range(LENGTH)]
        in_mid_roll = ended(keys, [dice.random() / 4 for _ in keys])
        is_same = ended(keys, [9.0] * LENGTH) == in_mid_roll
        assert is_same, keys
