"""Whatever bytes arrive, and however: the app lives on, and shows the same to the cell."""

import random
import time
from pathlib import Path

import pytest
from pseudo_terminal import GDTUI, PATIENCE, Terminal
from python_terminal import Screen, cells
from random_input import something

BYTES = {
    "invalid UTF-8": b"\xff\xfe\xc3\x28\xf0\x28\x8c\x28\x80",
    "a split character": b"\xce",
    "NUL and other controls": bytes(code for code in range(32) if code not in (17, 26)),
    "an oversized escape": b"\x1b[" + b"9" * 5000 + b"u",
    "a code point that is none": b"\x1b[9999999999999u\x1b[1114112u\x1b[55296u",
    "a kitty key of many parts": b"\x1b[1:2:3;4:5;6:7:8999999999u",
    "mouse reports out of range": b"\x1b[<0;99999;99999M\x1b[<0;-5;0m\x1b[<99999999;1;1M",
    "an old mouse report": b"\x1b[M\x00\xff\xff",
    "a resize to nothing": b"\x1b[48;0;0;0;0t\x1b[<0;5;5M",
    "a resize beyond all windows": b"\x1b[48;99999999;99999999;1;1t",
    "a cursor report out of range": b"\x1b[99999999999;9999999R",
    "a paste that ends twice": b"\x1b[200~x\x1b[201~\x1b[201~",
    "an empty paste into a field": b"w\x1b[200~\x1b[201~\x1b",
    "a paste of line ends into a field": b"w\x1b[200~\r\n\r\n\x1b[201~\x1b",
    "half an escape": b"\x1b[",
    "a device report": b"\x1b[?64;1;2c\x1b]11;rgb:ffff/ffff/ffff\x07\x1bP1+r\x1b\\",
    "an unfinished paste": b"\x1b[200~never ends qqq",
}


def test_it_lives_on_whatever_is_sent(open_gdtui) -> None:
    terminal = open_gdtui()
    terminal.send(b"\x1b[200~" + b"nq " * 200_000 + b"\x1b[201~")
    terminal.press("nw")
    terminal.wait_for("epoch 1/50")
    terminal.send(b"\x1b[200~" + b"1" * 500_000 + b"\x1b[201~\x1b[27u")
    terminal.press("n")
    terminal.wait_for("epoch 2/50")
    for data in BYTES.values():
        terminal.send(data)
        terminal.listen(0.05)
    # ctrl+q quits from a field and from the help, which some bytes may have opened; the unfinished
    # paste takes it in until enough silence has been between two of them.
    end = time.monotonic() + PATIENCE
    while not terminal.ended and time.monotonic() < end:
        terminal.press("\x11")
        terminal.listen(0.4)
    terminal.is_given_back(0)


def test_one_by_one_or_in_a_burst_the_same_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    dice = random.Random(3)
    with Terminal(GDTUI, (80, 24)) as slow, Terminal(GDTUI, (80, 24)) as burst:
        for terminal in (slow, burst):
            terminal.wait_for("quit")
        for _ in range(5):
            # Space would let time do something too, the last row has a key that quits, and what is
            # saved by one is there for the next.
            drawn = [something(dice, 80, 23) for _ in range(6)]
            done = [each for each in drawn if not {*b" S"} & {*each}]
            for each in done:
                slow.send(each)
                slow.settle(quiet=0.012, first=0.012)
            burst.send(b"".join(done))
            slow.wait_until(lambda: shown(slow) == shown(burst), str(done))


def shown(terminal: Terminal) -> Screen:
    """The cells, once nothing has come for a moment."""
    terminal.settle(quiet=0.06, first=0.06)
    return cells(terminal.drawn())


def test_a_key_behind_end_acts_on_the_end_of_a_long_run() -> None:
    with Terminal([*GDTUI, "--epochs", "300000", "--lr", "1e-7"], (80, 24)) as terminal:
        terminal.wait_for("quit")
        terminal.send(b"\x1b[Fb")
        terminal.wait_for("epoch 299999/300000")
