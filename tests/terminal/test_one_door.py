"""In a real terminal too: the same keys, however they arrive, give the same screen to the cell."""

import random
import time
from pathlib import Path

import pytest
from pseudo_terminal import GDTUI, PATIENCE, Terminal
from random_input import cut_anywhere, something
from smallest_update import cells

CASES, LENGTH = 5, 6


def test_one_by_one_in_a_burst_and_cut_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    dice = random.Random(3)
    size = (80, 24)
    with (
        Terminal(GDTUI, size) as slow,
        Terminal(GDTUI, size) as burst,
        Terminal(GDTUI, size) as cut,
    ):
        terminals = {"one by one": slow, "in a burst": burst, "cut anywhere": cut}
        for terminal in terminals.values():
            terminal.wait_for("quit")
        for _ in range(CASES):
            # Space would let time do something too, the last row has a key that quits, and what is
            # saved by one is there for the next.
            drawn = [something(dice, 80, 23) for _ in range(LENGTH)]
            done = [each for each in drawn if not {*b" S"} & {*each}]
            for each in done:
                slow.send(each)
                slow.settle(quiet=0.012, first=0.012)
            burst.send(b"".join(done))
            for piece in cut_anywhere(dice, b"".join(done)):
                cut.send(piece)
                cut.settle(quiet=0.005, first=0.005)
            end = time.monotonic() + PATIENCE
            while (differing := _differing(terminals)) and time.monotonic() < end:
                pass
            assert not differing, (differing, done, [each.text for each in terminals.values()])


def _differing(terminals: dict[str, Terminal]) -> list[str]:
    """The ways whose screen is another than that of the first, once all have come to rest."""
    for terminal in terminals.values():
        terminal.settle(quiet=0.06, first=0.06)
    first, *others = ((way, cells(terminal.drawn())) for way, terminal in terminals.items())
    return [way for way, screen in others if screen != first[1]]


def test_a_key_behind_end_acts_on_the_end_of_a_million_epochs() -> None:
    with Terminal([*GDTUI, "--epochs", "1000000", "--lr", "1e-7"], (80, 24)) as terminal:
        terminal.wait_for("quit")
        terminal.send(b"\x1b[Fb")
        terminal.wait_for("epoch 999999/1000000")
