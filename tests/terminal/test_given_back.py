"""Whatever ends gdtui, the terminal is as it was: its modes, its settings; and the exit code."""

import os
import signal
import sys

import pytest
from pseudo_terminal import LEAVE, Terminal, left_on

GDTUI = [sys.executable, "-m", "gdtui"]
SUPPORTS_ALL = "\x1b[?2026;2$y\x1b[?2048;2$y"
"""What a terminal answers that knows synchronized output and reports its size in band."""

CRASHES = {
    "before the first screen": "explorer.ExplorerScreen.compose = boom",
    "while it takes the terminal": "driver.Driver._enable_bracketed_paste = boom",
    "while it is laid out": "explorer.ExplorerScreen.on_mount = boom",
    "while it draws": "bowl.Bowl.draw = boom",
    "on a key": "view.View.step = boom",
    "while it reads keys": "driver._Keyboard.read = boom",
    "in the timer": "explorer.ExplorerScreen.tick = boom",
}
"""A moment, and what makes the app fail then."""

_CRASHING = """
import sys
from gdtui.ui import view
from gdtui.ui.terminal import driver
from gdtui.ui.screens import explorer
from gdtui.ui.widgets import bowl

def boom(*_):
    raise RuntimeError("on\\npurpose")

{crash}
from gdtui.cli import main
sys.exit(main([]))
"""


_INTERRUPTED = """
import os, sys

class Interrupting:
    def find_spec(self, name, *_):
        if name == {module!r}:
            os.kill(os.getpid(), {number})

sys.meta_path.insert(0, Interrupting())
from gdtui.cli import main
sys.exit(main([]))
"""


def test_the_ledger_sees_what_is_left_on() -> None:
    assert left_on(b"\x1b[?1049h\x1b[?25l\x1b[>25u") == {"1049", "25", "keyboard"}
    assert left_on(b"\x1b[?1049h\x1b[?7l\x1b[>1u\x1b[<u\x1b[?7h\x1b[?1049l") == set()


@pytest.mark.parametrize("answers", ["", SUPPORTS_ALL], ids=["plain", "all modes"])
@pytest.mark.parametrize("key", ["q", "\x11"], ids=["q", "ctrl+q"])
def test_quitting_gives_the_terminal_back(key: str, answers: str) -> None:
    with Terminal(GDTUI, (80, 24)) as terminal:
        before = terminal.settings
        terminal.wait_for("quit")
        if answers:
            terminal.press(answers)
            terminal.settle()
        assert terminal.settings != before
        assert {"1049", "1000", "1003", "1006", "1004", "2004", "25", "7"} <= terminal.left_on
        terminal.press(key)
        assert terminal.wait_exit() == 0
        assert terminal.left_on == set()
        assert terminal.settings == before


@pytest.mark.parametrize("moment", ["before the first screen", "playing"])
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"])
def test_a_signal_gives_the_terminal_back_and_is_the_exit_code(name: str, moment: str) -> None:
    number = signal.Signals[name]
    with Terminal(GDTUI, (80, 24)) as terminal:
        before = terminal.settings
        terminal.wait_for_bytes("\x1b[?1049h", 0)
        if moment == "playing":
            terminal.wait_for("quit")
            terminal.press(" ")
            terminal.wait_for("Epoch 1:")
        os.kill(terminal.pid, number)
        assert terminal.wait_exit() == 128 + number
        assert LEAVE in terminal.written
        assert terminal.left_on == set()
        assert terminal.settings == before


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"])
@pytest.mark.parametrize("module", ["textual.app", "plotext", "gdtui.ui.screens.explorer"])
def test_a_signal_while_the_app_is_imported_is_its_exit_code(name: str, module: str) -> None:
    number = signal.Signals[name]
    program = _INTERRUPTED.format(module=module, number=int(number))
    with Terminal([sys.executable, "-c", program], (80, 24)) as terminal:
        assert terminal.wait_exit() == 128 + number
        assert terminal.text.strip() == ""


@pytest.mark.parametrize("moment", CRASHES)
def test_an_internal_fault_is_a_line_and_exit_code_1(moment: str) -> None:
    program = _CRASHING.format(crash=CRASHES[moment])
    with Terminal([sys.executable, "-c", program], (80, 24)) as terminal:
        before = terminal.settings
        terminal.piece(20)
        terminal.settle(quiet=0.3)
        if not terminal.ended:
            terminal.press("n ")
        assert terminal.wait_exit() == 1
        assert terminal.left_on == set()
        assert terminal.settings == before
        said = bytes(terminal.written).rpartition(b"gdtui: error: ")[2].decode()
    assert said.startswith("internal fault: RuntimeError: on purpose")
    assert said.count("\n") == 1
    assert b"Traceback" not in terminal.written


def test_ctrl_z_gives_the_terminal_to_the_shell_and_fg_takes_it_again(in_bash) -> None:
    terminal = in_bash()
    terminal.press(" ")
    terminal.wait_for("Epoch 1:")
    terminal.suspend()
    # The shell's own line editor switches on what it needs itself.
    assert terminal.left_on <= {"2004"}
    seen = len(terminal.written)
    terminal.press("fg\r")
    for words in ("slow convergence", "learning rate", "Epoch", "quit"):
        terminal.wait_for_bytes(words, seen)
    terminal.quit_to_bash()
    assert terminal.left_on <= {"2004"}


def test_ctrl_z_while_idle_gives_a_complete_picture_too(in_bash) -> None:
    terminal = in_bash()
    terminal.suspend()
    seen = len(terminal.written)
    terminal.press("fg\r")
    for words in ("slow convergence", "learning rate", "Starting weight", "quit"):
        terminal.wait_for_bytes(words, seen)
    terminal.quit_to_bash()


def test_ctrl_z_leads_to_the_shell_from_the_help_too(in_bash) -> None:
    terminal = in_bash()
    terminal.press("?")
    terminal.wait_for("escape closes")
    terminal.suspend()
    seen = len(terminal.written)
    terminal.press("fg\r")
    terminal.wait_for_bytes("escape closes", seen)
    terminal.quit_to_bash()
