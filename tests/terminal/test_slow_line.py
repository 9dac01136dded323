"""Frames at the pace of the terminal: as many as a quick one draws, and no key behind a queue.

On a line of 9.6 kB/s q is answered within a second, whatever is being drawn.
"""

import os
import re
import sys
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pseudo_terminal import GDTUI, LEAVE, PATIENCE, Terminal

from gdtui.ui.terminal.line import ASK, Line, Output

Open = Callable[..., Terminal]
SPEED = 9600
LARGE = (200, 60)
QUICK = ["--speed", "5", "--epochs", "5000"]
FIRST = "\x1b[H\x1b[K"
"""How the first screen begins."""


@pytest.mark.parametrize("keys", ["", "l" * 99 + "d"], ids=["at the start", "all anew"])
def test_on_a_line_that_answers_nothing_q_is_behind_no_more_than_a_second_of_bytes(
    keys: str,
) -> None:
    with Terminal(GDTUI, LARGE) as terminal:
        terminal.answers = False
        if keys:
            terminal.wait_for("quit")
            terminal.press(keys)
        else:
            terminal.trickle(SPEED, lambda: FIRST.encode() in terminal.written)
        q_is_soon_answered(terminal)


def q_is_soon_answered(terminal: Terminal) -> None:
    """Press it while more comes than the line carries; what a busy machine takes does not count."""
    seen = len(terminal.written)
    terminal.trickle(SPEED, lambda: len(terminal.written) - seen > SPEED // 3)
    terminal.press("q")
    assert terminal.trickle(SPEED, lambda: LEAVE in terminal.written) < SPEED
    terminal.is_given_back(0)


@pytest.mark.parametrize("answers", [True, False])
def test_while_it_plays_on_a_slow_line_no_key_is_behind_more_than_half_a_second_of_frames(
    answers: bool,
) -> None:
    with Terminal([*GDTUI, "--lr", "0.99", *QUICK], LARGE) as terminal:
        terminal.answers = answers
        terminal.wait_for("quit")
        terminal.press(" ")
        seen = len(terminal.written)
        terminal.trickle(SPEED, lambda: len(terminal.written) - seen > SPEED)
        terminal.press("up")
        is_seen = re.compile("learning rate η +1").search
        took = terminal.trickle(SPEED, lambda: is_seen(terminal.text) is not None)
        assert took <= SPEED // 2 or not answers
        q_is_soon_answered(terminal)


def test_the_first_screen_is_sent_once_and_a_terminal_that_answers_at_once_gets_every_frame() -> (
    None
):
    with Terminal([*GDTUI, "--lr", "0.99", *QUICK], LARGE) as terminal:
        terminal.wait_for("quit")
        assert len(terminal.written) < 20_000
        terminal.press(" ")
        # 20 a second; a line that is guessed to be slow gets 7, and a busy machine draws fewer.
        end, frames = time.monotonic() + PATIENCE, 0
        while frames < 13 and time.monotonic() < end:
            before = terminal.written.count(ASK.encode())
            terminal.listen(1)
            frames = terminal.written.count(ASK.encode()) - before
        assert frames >= 13
        assert terminal.written.count(FIRST.encode()) == 1


async def test_what_is_not_taken_at_once_waits_and_can_be_dropped() -> None:
    here, there = os.pipe()
    os.set_blocking(there, False)
    output = Output(there, lambda: None)
    output.write(bytes(200_000))
    assert (output.drop(), output.drop(), output.is_behind) == (True, False, False)
    assert output.end(0)
    os.close(there)
    assert len(os.read(here, 200_000)) < 200_000
    os.close(here)


def test_where_each_frame_is_acknowledged_before_the_next_is_due_all_are_sent() -> None:
    line = Line()
    line.heard(b"\x1b[0n")
    for number in range(200):
        now = number / 20
        assert line.is_free(now, 9_000 * number)
        assert line.question(now) == ASK
        assert not line.is_free(now, 9_000 * number)
        line.heard(b"\x1b[0n")


def test_no_answer_is_left_to_be_typed_into_the_shell(in_bash: Open) -> None:
    """However late it comes; the program waits for it half a second, and longer here."""
    program = f"from gdtui.ui.terminal import driver; driver._LAST_ANSWER = {PATIENCE}"
    start = "from gdtui.__main__ import start; start()"
    command = [sys.executable, "-c", f"{program}; {start}", *QUICK]
    terminal = in_bash(command=command)
    terminal.late = 0.15
    terminal.press(" ")
    for leave in ("\x1a", "q"):
        asked = terminal.written.count(ASK.encode())
        terminal.wait_until(lambda asked=asked: terminal.written.count(ASK.encode()) > asked + 2)
        seen = len(terminal.written)
        terminal.press(leave)
        terminal.wait_for_bytes("bash-", seen)
        terminal.listen(0.3)
        assert re.search(rb"bash-\S+ \Z", terminal.written), terminal.written[-200:]
        terminal.press("fg\r" if leave == "\x1a" else "")


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


def test_an_answer_that_is_lost_keeps_no_frame_waiting_for_longer_than_three_seconds() -> None:
    line = Line()
    line.heard(b"\x1b[0n")
    line.question(0.0)
    assert (line.is_free(2.9, 0), line.is_free(3.1, 0)) == (False, True)
