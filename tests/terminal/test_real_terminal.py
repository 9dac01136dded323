"""The explorer in a real pseudo-terminal: from the first screen to the shell's prompt again."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from pseudo_terminal import LEAVE, Terminal

Open = Callable[..., Terminal]

GDTUI = [sys.executable, "-m", "gdtui"]
MODES = [b"1049", b"1000", b"1003", b"1006", b"2004"]
"""Private modes that the app switches on, and has to switch off: screen, mouse, paste."""


@pytest.fixture
def open_gdtui() -> Iterator[Open]:
    """Start gdtui with some options in a terminal of its own, and see its first screen."""
    with ExitStack() as opened:

        def start(*options: str, size: tuple[int, int] = (80, 24)) -> Terminal:
            terminal = opened.enter_context(Terminal([*GDTUI, *options], size))
            terminal.wait_for("quit")
            return terminal

        yield start


def test_start_step_play_to_the_end_and_quit(open_gdtui: Open) -> None:
    terminal = open_gdtui()
    assert "slow convergence  r = +0.8  epoch 0/50" in terminal.text
    terminal.press("n")
    terminal.wait_for("Epoch 1: Weight = 8.0000, Loss = 64.0000")
    for key in "+++++ ":
        terminal.press(key)
    terminal.wait_for("complete: 50 epochs")
    assert "epoch 50/50" in terminal.text
    terminal.press("q")
    assert terminal.wait_exit() == 0


def test_the_terminal_is_as_it_was() -> None:
    with Terminal(GDTUI, (80, 24)) as terminal:
        before = terminal.settings
        terminal.wait_for("quit")
        assert terminal.settings != before
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert terminal.settings == before
        written = terminal.written
    for mode in MODES:
        assert written.rfind(b"\x1b[?%sl" % mode) > written.rfind(b"\x1b[?%sh" % mode) >= 0
    assert written.rfind(b"\x1b[?25h") > written.rfind(b"\x1b[?25l") >= 0


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"])
def test_a_signal_gives_the_terminal_back_and_is_the_exit_code(open_gdtui: Open, name: str) -> None:
    terminal = open_gdtui()
    number = signal.Signals[name]
    terminal.press(" ")
    terminal.wait_for("Epoch 1:")
    os.kill(terminal.pid, number)
    assert terminal.wait_exit() == 128 + number
    assert LEAVE in terminal.written


def test_a_window_that_changes_its_size_keeps_the_run(open_gdtui: Open) -> None:
    terminal = open_gdtui()
    terminal.press("n")
    terminal.wait_for("Epoch 1:")
    for size, words in (
        ((120, 36), "loss by epoch"),
        ((30, 8), "needs 40×12"),
        ((50, 16), "loss 64.0000"),
    ):
        terminal.resize(*size)
        terminal.wait_for(words)
    terminal.press("n")
    terminal.wait_for("epoch 2/50")


def test_a_screen_made_of_changes_is_the_screen_drawn_anew(open_gdtui: Open) -> None:
    terminal = open_gdtui()
    for key in "3nnnsKnnbt":
        terminal.press(key)
    terminal.wait_for("epoch 4/50")
    terminal.settle()
    changed = terminal.text
    terminal.resize(90, 24)
    terminal.settle()
    terminal.resize(80, 24)
    terminal.settle()
    assert terminal.text == changed


def test_a_dumb_terminal_is_refused_in_one_line() -> None:
    with Terminal(GDTUI, (80, 24), TERM="dumb") as terminal:
        assert terminal.wait_exit() == 2
        assert terminal.text.strip().startswith("gdtui: error: TERM=dumb")


def test_ctrl_z_leads_to_the_shell_and_fg_to_a_complete_picture() -> None:
    with Terminal(["/bin/bash", "--norc", "-i"], (80, 24)) as terminal:
        terminal.press(f"{' '.join(GDTUI)}\r")
        terminal.wait_for("experiments")
        terminal.press("\x1a")
        terminal.wait_for("Stopped")
        seen = len(terminal.written)
        terminal.press("fg\r")
        terminal.settle(quiet=0.5)
        for words in ("slow convergence", "learning rate", "Starting weight", "quit"):
            assert words.encode() in terminal.written[seen:]
        terminal.press("q")
        terminal.settle(quiet=0.5)
