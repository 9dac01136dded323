"""A line of 9.6 kB/s: whatever is being drawn, q is answered within a second."""

import sys

import pytest
from pseudo_terminal import SIZES, Terminal

GDTUI = [sys.executable, "-m", "gdtui"]
SPEED = 9600
MOMENTS = {
    "at the start": "",
    "drawing all anew": "d",
    "playing fast": "+++++ ",
    "a burst": "l" * 99,
}


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("moment", MOMENTS)
def test_q_is_answered_within_a_second(moment: str, size: tuple[int, int]) -> None:
    with Terminal(GDTUI, size) as terminal:
        before = terminal.settings
        if moment == "at the start":
            terminal.wait_for_bytes("\x1b[H\x1b[K", 0)
        else:
            terminal.wait_for("quit")
            terminal.press(MOMENTS[moment])
        terminal.trickle(0.4, SPEED)
        pressed = terminal.press("q")
        left = terminal.trickle(5, SPEED)
        assert left is not None
        assert left - pressed < 1
        assert terminal.wait_exit() == 0
        assert terminal.left_on == set()
        assert terminal.settings == before


@pytest.mark.parametrize(("size", "most"), [(SIZES[0], 6_000), (SIZES[1], 20_000)], ids=str)
def test_the_first_screen_is_sent_once_and_in_few_bytes(size: tuple[int, int], most: int) -> None:
    with Terminal(GDTUI, size) as terminal:
        terminal.wait_for("quit")
        terminal.settle(quiet=0.3)
        assert len(terminal.written) < most
        assert terminal.written.count(b"\x1b[H\x1b[K") == 1
