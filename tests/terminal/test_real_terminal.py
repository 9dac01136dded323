"""The explorer in a real pseudo-terminal, for those who started it and in a kiosk; a plot there."""

import os
import re
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from pseudo_terminal import GDTUI, Terminal

from gdtui.cli.commands import main

Open = Callable[..., Terminal]


def test_start_step_play_to_the_end_in_windows_of_all_sizes_and_quit(open_gdtui: Open) -> None:
    terminal = open_gdtui()
    assert "smooth convergence  epoch 0/50" in terminal.text
    terminal.press("n")
    terminal.wait_for("Epoch 1: Weight = 8.0000, Loss = 64.0000")
    for size, words in (
        ((120, 36), "loss by epoch"),
        ((30, 8), "needs 40×12"),
        ((50, 16), "loss 64.0000"),
    ):
        terminal.resize(*size)
        terminal.wait_for(words)
    terminal.press("+++++ ")
    terminal.wait_for("50/50")
    terminal.press("q")
    assert terminal.wait_exit() == 0


def test_a_terminal_shows_what_is_printed_and_has_colours(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with Terminal([*GDTUI, "plot", "--at", "5"], (70, 20)) as terminal:
        assert terminal.wait_exit() == 0
        written = terminal.written.decode().replace("\r\n", "\n")
    assert main(["plot", "--at", "5", "--size", "70x19"]) == 0
    assert re.sub(r"\x1b\[[0-9;]*m", "", written) == capsys.readouterr().out
    assert "\x1b[" in written


def test_ctrl_z_and_sigtstp_do_nothing_in_a_kiosk_and_after_another_stop_all_is_drawn(
    in_bash: Open,
) -> None:
    terminal = in_bash("--kiosk")
    terminal.press("\x1an")
    terminal.wait_for("epoch 1/50")
    os.kill(terminal.foreground(), signal.SIGTSTP)
    terminal.press("n")
    terminal.wait_for("epoch 2/50")
    assert b"Stopped" not in terminal.written
    os.kill(terminal.foreground(), signal.SIGSTOP)
    terminal.wait_for("Stopped")
    seen = len(terminal.written)
    terminal.press("fg\r")
    terminal.wait_for_bytes("quit", seen)
    terminal.quit_to_bash()


def test_no_key_writes_a_file_or_stays_in_the_way(tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "TMPDIR": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    asked = {"TEXTUAL_SCREENSHOT": "1", "TEXTUAL_LOG": str(tmp_path / "log"), "TEXTUAL": "debug"}
    command = ["/usr/bin/env", "-C", str(tmp_path), *GDTUI, "--kiosk"]
    with Terminal(command, (80, 24), **home, **asked, PYTHONPATH=str(Path.cwd())) as terminal:
        terminal.wait_for("quit")
        codes = [code for code in range(1, 32) if code not in (3, 17)]
        for key in [*map(chr, codes), "\x1bOP", "\x1bOQ", "\x1b[15~", "\x03"]:
            # Whatever it has opened is left by this escape, which nothing can be taken for.
            terminal.send(f"{key}\x1b[27u".encode())
        terminal.send(b"\x1b[27u\x1b[27uq")
        assert terminal.wait_exit() == 0
    assert list(tmp_path.iterdir()) == []
