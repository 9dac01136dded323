"""The explorer in a real pseudo-terminal: from the first screen to the shell's prompt again."""

import sys
from collections.abc import Callable

from pseudo_terminal import Terminal

Open = Callable[..., Terminal]

GDTUI = [sys.executable, "-m", "gdtui"]


def test_start_step_play_to_the_end_and_quit(open_gdtui: Open) -> None:
    terminal = open_gdtui()
    assert "smooth convergence  epoch 0/50" in terminal.text
    terminal.press("n")
    terminal.wait_for("Epoch 1: Weight = 8.0000, Loss = 64.0000")
    for key in "+++++ ":
        terminal.press(key)
    terminal.wait_for("50 epochs done")
    assert "epoch 50/50" in terminal.text
    terminal.press("q")
    assert terminal.wait_exit() == 0


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
