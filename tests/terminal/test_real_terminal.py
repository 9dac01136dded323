"""The explorer in a real pseudo-terminal, for those who started it and in a kiosk; a plot there."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pseudo_terminal import GDTUI, Terminal

from gdtui.cli.commands import main

Open = Callable[..., Terminal]


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
    terminal.wait_for("2/50")


@pytest.mark.parametrize("wish", [{}, {"NO_COLOR": "1"}])
def test_a_terminal_shows_what_is_printed_and_has_colours_unless_nobody_wants_them(
    capsys: pytest.CaptureFixture[str], wish: dict[str, str]
) -> None:
    with Terminal([*GDTUI, "plot", "--at", "5"], (70, 20), **wish) as terminal:
        assert terminal.wait_exit() == 0
        written = terminal.written.decode().replace("\r\n", "\n")
    assert main(["plot", "--at", "5", "--size", "70x19"]) == 0
    assert re.sub(r"\x1b\[[0-9;]*m", "", written) == capsys.readouterr().out
    assert ("\x1b[" in written) == (not wish)


def test_ctrl_z_and_sigtstp_do_nothing_in_a_kiosk(in_bash) -> None:
    terminal = in_bash("--kiosk")
    terminal.press("\x1an")
    terminal.wait_for("epoch 1/50")
    os.kill(terminal.foreground(), 20)
    terminal.press("n")
    terminal.wait_for("epoch 2/50")
    assert b"Stopped" not in terminal.written
    terminal.quit_to_bash()


def test_no_key_writes_a_file_or_opens_a_palette(tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "TMPDIR": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    asked = {"TEXTUAL_SCREENSHOT": "1", "TEXTUAL_LOG": str(tmp_path / "log"), "TEXTUAL": "debug"}
    command = ["/usr/bin/env", "-C", str(tmp_path), *GDTUI, "--kiosk"]
    with Terminal(command, (80, 24), **home, **asked, PYTHONPATH=str(Path.cwd())) as terminal:
        terminal.wait_for("quit")
        codes = [code for code in range(1, 32) if code not in (3, 17)]
        for key in [*map(chr, codes), "\x1bOP", "\x1bOQ", "\x1b[15~", "\x1b", "\x03"]:
            terminal.press(key)
            terminal.settle(quiet=0.04, first=0.1)
            assert "Search for commands" not in terminal.text
        for _ in range(3):
            terminal.press("\x1b")
            terminal.settle(quiet=0.3, first=0.3)
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert list(tmp_path.iterdir()) == []
