"""Frames at the pace of the terminal: as many as a quick one draws, and no key behind a queue.

On a line of 9.6 kB/s q is answered within a second, whatever is being drawn.
"""

import os
import re
import signal
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pseudo_terminal import GDTUI, SIZES, Terminal

from gdtui.ui.terminal.line import ASK, Line

Open = Callable[..., Terminal]
SPEED = 9600
MOMENTS = {
    "at the start": "",
    "drawing all anew": "d",
    "playing fast": "+++++ ",
    "a burst": "l" * 99,
}


@pytest.mark.parametrize(
    ("moment", "answers"),
    [*((moment, False) for moment in MOMENTS), ("playing fast", True)],
)
def test_q_is_answered_within_a_second(moment: str, answers: bool) -> None:
    with Terminal(GDTUI, SIZES[1]) as terminal:
        terminal.answers = answers
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
        terminal.is_given_back(0)


def test_the_first_screen_is_sent_once_and_in_few_bytes() -> None:
    with Terminal(GDTUI, SIZES[1]) as terminal:
        terminal.wait_for("quit")
        terminal.settle(quiet=0.3)
        assert len(terminal.written) < 20_000
        assert terminal.written.count(b"\x1b[H\x1b[K") == 1


def test_a_terminal_that_answers_at_once_gets_every_frame() -> None:
    command = [*GDTUI, "--speed", "5", "--epochs", "1000", "--lr", "0.99"]
    with Terminal(command, SIZES[1]) as terminal:
        terminal.wait_for("quit")
        terminal.press(" ")
        terminal.listen(0.5)
        before = terminal.written.count(ASK.encode())
        terminal.listen(2)
        frames = terminal.written.count(ASK.encode()) - before
    # 20 a second; a line that is guessed to be slow gets 7. A busy machine may draw fewer.
    is_busy = os.getloadavg()[0] > (os.cpu_count() or 1)
    assert frames >= 2 * (12 if is_busy else 18)


def test_where_each_frame_is_acknowledged_before_the_next_is_due_all_are_sent() -> None:
    line = Line()
    line.heard(b"\x1b[0n")
    for number in range(200):
        now = number / 20
        assert line.is_free(now, 9_000 * number)
        assert line.question(now) == ASK
        assert not line.is_free(now, 9_000 * number)
        line.heard(b"\x1b[0n")


def test_while_it_plays_on_a_slow_line_up_is_behind_no_more_than_half_a_second_of_frames() -> None:
    with Terminal([*GDTUI, "--lr", "0.99", "--speed", "5"], SIZES[1]) as terminal:
        terminal.wait_for("quit")
        terminal.press(" ")
        terminal.trickle(1.5, SPEED)
        pressed, before = terminal.press("up"), len(terminal.written)
        while not re.search("learning rate η +1", terminal.text) and time.monotonic() < pressed + 5:
            terminal.trickle(0.02, SPEED)
        assert len(terminal.written) - before <= SPEED // 2


@pytest.mark.parametrize("leave", ["q", "\x1a", "SIGTERM"])
def test_no_answer_is_left_to_be_typed_into_the_shell(leave: str, in_bash: Open) -> None:
    terminal = in_bash("--speed", "5")
    terminal.late = 0.15
    terminal.press(" ")
    terminal.listen(0.7)
    seen = len(terminal.written)
    if leave.startswith("SIG"):
        os.kill(terminal.foreground(), signal.Signals[leave])
    else:
        terminal.press(leave)
    terminal.wait_for_bytes("bash-", seen)
    terminal.listen(0.5)
    assert re.search(rb"bash-\S+ \Z", terminal.written), terminal.written[-200:]
    assert terminal.written.count(ASK.encode()) > 2


@given(st.lists(st.sampled_from([b"n", b"\x1b[A", b"\x1b", b"w7\r"])), st.randoms())
def test_what_was_typed_is_told_from_an_answer_wherever_they_are_cut(pieces, dice) -> None:
    line = Line()
    line.heard(b"\x1b[0n")
    line.question(0.0)
    pieces.insert(dice.randint(0, len(pieces)), b"\x1b[0n")
    sent = b"".join(pieces)
    typed = b""
    while sent:
        cut = dice.randint(1, len(sent))
        typed += line.heard(sent[:cut])
        sent = sent[cut:]
    typed += line.heard(b"")
    assert typed == b"".join(pieces).replace(b"\x1b[0n", b"")
    assert line.is_free(0.0, 0)


def test_escape_is_held_back_no_longer_than_an_answer_may_still_come() -> None:
    line = Line()
    assert line.heard(b"\x1b") == b""
    assert line.heard(b"") == b"\x1b"
    for _ in range(10):
        line.heard(b"")
    assert line.heard(b"\x1b") == b"\x1b"
    assert line.heard(b"\x1b[0n") == b""
    line.question(0.0)
    assert line.heard(b"\x1b") == b""


def test_where_nothing_answers_a_slow_line_is_free_when_it_has_carried_what_was_sent() -> None:
    line = Line()
    line.is_free(0.0, 0)
    assert line.is_free(0.0, 2000)
    assert not line.is_free(0.1, 4000)
    assert line.is_free(0.3, 4000)
    line = Line()
    line.is_free(0.0, 0)
    assert not line.is_free(0.0, 1_000_000)
    assert line.is_free(0.5, 1_000_000)


def test_frames_at_the_pace_of_the_line_are_all_sent() -> None:
    line = Line()
    assert all(line.is_free(k / 20, 400 * k) for k in range(200))
    assert sum(line.is_free(10 + k / 20, 80_000 + 900 * k) for k in range(200)) < 200
