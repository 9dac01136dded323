"""A public login: gdtui and nothing else, no file written, no shell."""

import os
import sys
from pathlib import Path

from pseudo_terminal import Terminal

GDTUI = [sys.executable, "-m", "gdtui"]


def test_ctrl_z_and_sigtstp_do_nothing_in_a_kiosk(in_bash) -> None:
    terminal = in_bash("--kiosk")
    terminal.press("\x1an")
    terminal.wait_for("epoch 1/50")
    os.kill(terminal.foreground(), 20)
    terminal.press("n")
    terminal.wait_for("epoch 2/50")
    assert b"Stopped" not in terminal.written
    terminal.quit_to_bash()


def test_the_help_of_a_kiosk_names_no_key_to_the_shell() -> None:
    with Terminal([*GDTUI, "--kiosk"], (80, 24)) as terminal:
        terminal.wait_for("quit")
        terminal.press("?")
        terminal.wait_for("escape closes")
        assert "shell" not in terminal.text


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
