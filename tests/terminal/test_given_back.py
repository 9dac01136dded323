"""Whatever ends gdtui, the terminal is as it was: its modes, its settings; and the exit code."""

import asyncio
import os
import signal
import subprocess
import sys

import pytest
from pseudo_terminal import GDTUI, LEAVE, SOON, Terminal, left_on
from text_tables import rows_of

from gdtui.ui.terminal.driver import HOLD
from gdtui.ui.terminal.signals import ENDING, on_stop_and_go

SUPPORTS_ALL = "\x1b[?2026;2$y\x1b[?2048;2$y"
"""What a terminal answers that knows synchronized output and reports its size in band."""

CRASHES = {
    "before the first screen": "app.ExplorerScreen.compose = boom",
    "while it takes the terminal": "driver.Driver._set_raw = boom",
    "on a key": "stepping.step = boom",
    "while it reads keys": "reader.Keyboard.read = boom",
    "in the timer": "app.ExplorerScreen.tick = boom",
}
"""A moment, and what makes the app fail then."""

_CRASHING = """
import sys
from gdtui.ui.commands import stepping
from gdtui.ui.terminal import driver, reader
from gdtui.ui import app

def boom(*_):
    raise RuntimeError("on\\npurpose")

{crash}
from gdtui.cli.commands import main
sys.exit(main([]))
"""


_INTERRUPTED = """
import os, sys

class Interrupting:
    def find_spec(self, name, *_):
        if name == {module!r}:
            os.kill(os.getpid(), {number})

sys.meta_path.insert(0, Interrupting())
from gdtui.cli.commands import main
sys.exit(main([]))
"""

_TOLD_AT_LAST = """
import os, sys
from gdtui.cli import explorer

def told(lines):
    for number in {numbers}:
        os.kill(os.getpid(), number)
    return printed(lines)

printed, explorer.print_lines = explorer.print_lines, told
from gdtui.cli.commands import main
sys.exit(main([]))
"""


def test_the_ledger_sees_what_is_left_on() -> None:
    assert left_on(b"\x1b[?1049h\x1b[?25l\x1b[>25u") == {"1049", "25", "keyboard"}
    assert left_on(b"\x1b[?1049h\x1b[?7l\x1b[>1u\x1b[<u\x1b[?7h\x1b[?1049l") == set()


def test_quitting_gives_the_terminal_back() -> None:
    with Terminal(GDTUI, (80, 24)) as terminal:
        terminal.wait_for("quit")
        terminal.press(f"{SUPPORTS_ALL}n")
        terminal.wait_for_bytes(HOLD, 0)
        assert terminal.settings != terminal.at_first
        assert {"1049", "1000", "1002", "1006", "2004", "25", "7"} <= terminal.left_on
        terminal.press("\x11")
        terminal.is_given_back(0)


def test_every_signal_that_ends_a_process_and_can_be_caught_is_looked_at() -> None:
    names = "HUP INT QUIT TRAP ABRT USR1 USR2 PIPE ALRM TERM XCPU XFSZ VTALRM PROF SYS"
    assert {signal.Signals[f"SIG{name}"] for name in names.split(" ")} <= set(ENDING)
    faults = {signal.SIGSEGV, signal.SIGBUS, signal.SIGFPE, signal.SIGILL}
    for number in signal.valid_signals() - {*ENDING, *faults, signal.SIGKILL, signal.SIGSTOP}:
        with subprocess.Popen(["sleep", "60"]) as process:
            for each in (number, signal.SIGCONT, signal.SIGTERM):
                process.send_signal(each)
            assert process.wait() == -signal.SIGTERM, number


@pytest.mark.parametrize(("told", "stops", "goes_on"), rows_of(__file__, "stops.txt"))
def test_who_is_told_to_go_on_before_it_has_stopped_does_not_stop(told, stops, goes_on) -> None:
    done: list[str] = []
    before = {number: signal.getsignal(number) for number in (signal.SIGCONT, signal.SIGTSTP)}

    async def tell() -> None:
        on_stop_and_go(
            lambda is_to_stop: done.append("stop" * is_to_stop()),
            lambda: done.append("go on"),
            can_stop=True,
        )
        for name in told.split():
            if name == "-":
                await asyncio.sleep(0.01)
            else:
                number = signal.Signals[f"SIG{name}"]
                signal.getsignal(number)(number, None)
        await asyncio.sleep(0.01)

    try:
        asyncio.run(tell())
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    assert (done.count("stop"), done.count("go on")) == (int(stops), int(goes_on))


@pytest.mark.parametrize(
    ("name", "moment"),
    [
        ("SIGINT", "playing"),
        ("SIGXCPU", "idle"),
        ("SIGTERM", "before the first screen"),
    ],
)
def test_a_signal_gives_the_terminal_back_and_nothing_else_and_is_the_exit_code(
    name: str, moment: str
) -> None:
    number = signal.Signals[name]
    with Terminal(GDTUI, (80, 24)) as terminal:
        terminal.wait_for_bytes("\x1b[?1049h", 0)
        if moment != "before the first screen":
            terminal.wait_for("quit")
        if moment == "playing":
            terminal.press(" ")
            terminal.wait_for("Epoch 1:")
        os.kill(terminal.pid, number)
        terminal.is_given_back(128 + number)
        assert terminal.written.endswith(LEAVE + b"\x1b[?25h")


def test_a_program_that_hangs_reads_no_further_and_gives_the_terminal_back_after_a_signal() -> None:
    hang = 'os.write(2, b"it hangs") and __import__("time").sleep(600)'
    program = _CRASHING.format(crash=f"import os; stepping.step = lambda *_: {hang}")
    with Terminal([sys.executable, "-c", program], (80, 24)) as terminal:
        terminal.wait_for("quit")
        terminal.press(" ")
        terminal.wait_for_bytes("it hangs", 0)
        # What waits lies in the line, which soon takes no more, and not in memory.
        waiting = 0
        while waiting < 100_000 and (taken := terminal.send_at_once(b"n" * 1024)):
            waiting += taken
        assert waiting < 50_000
        # However many come, the first one sets the time.
        for _ in range(SOON * 4):
            os.kill(terminal.pid, signal.SIGTERM)
            terminal.listen(0.5)
        assert terminal.ended
        terminal.is_given_back(128 + signal.SIGTERM)


def test_a_process_that_is_let_go_on_draws_all_and_has_one_reader() -> None:
    with Terminal(GDTUI, (80, 24)) as terminal:
        terminal.wait_for("quit")
        taken, threads = terminal.settings, terminal.threads
        for name in ("CONT", "STOP", "CONT"):
            seen = len(terminal.written)
            os.kill(terminal.pid, signal.Signals[f"SIG{name}"])
            if name == "STOP":
                # What a shell does meanwhile.
                os.waitpid(terminal.pid, os.WUNTRACED)
                terminal.set(terminal.at_first)
            else:
                terminal.wait_for_bytes("quit", seen)
        terminal.wait_until(lambda: (terminal.settings, terminal.threads) == (taken, threads))
        for epoch in range(1, 4):
            terminal.press("n")
            terminal.wait_for(f"epoch {epoch}/50")
        terminal.press("q")
        terminal.is_given_back(0)


def test_a_signal_while_the_app_is_imported_is_its_exit_code() -> None:
    program = _INTERRUPTED.format(module="textual.app", number=int(signal.SIGINT))
    with Terminal([sys.executable, "-c", program], (80, 24)) as terminal:
        assert terminal.wait_exit() == 128 + signal.SIGINT
        assert terminal.text.strip() == ""


def test_a_resize_or_a_stop_once_the_terminal_is_given_back_is_no_fault() -> None:
    program = _TOLD_AT_LAST.format(numbers=[*map(int, (signal.SIGWINCH, signal.SIGTSTP))])
    with Terminal([sys.executable, "-c", program], (80, 24)) as terminal:
        terminal.wait_for("quit")
        terminal.press("q")
        _, status = os.waitpid(terminal.pid, os.WUNTRACED)
        assert os.WIFSTOPPED(status)
        os.kill(terminal.pid, signal.SIGCONT)
        assert terminal.wait_exit() == 0
        assert b"error" not in terminal.written


@pytest.mark.parametrize("moment", CRASHES)
def test_an_internal_fault_is_a_line_and_exit_code_1(moment: str) -> None:
    program = _CRASHING.format(crash=CRASHES[moment])
    with Terminal([sys.executable, "-c", program], (80, 24)) as terminal:
        terminal.wait_until(lambda: len(terminal.written) > 0)
        terminal.press("n ")
        terminal.is_given_back(1)
        said = bytes(terminal.written).rpartition(b"gdtui: error: ")[2].decode()
    assert said.startswith("internal fault: RuntimeError: on purpose")
    assert said.count("\n") == 1
    assert b"Traceback" not in terminal.written


def test_ctrl_z_gives_the_terminal_to_the_shell_and_fg_takes_it_again(in_bash) -> None:
    terminal = in_bash()
    for keys, words in ((" ", "Epoch 1:"), ("?", "escape leaves")):
        terminal.press(keys)
        terminal.wait_for(words)
        terminal.press("\x1a")
        terminal.wait_for("Stopped")
        # The shell's own line editor switches on what it needs itself.
        assert terminal.left_on <= {"2004"}
        seen = len(terminal.written)
        terminal.press("fg\r")
        for part in (words.split()[0], "quit"):
            terminal.wait_for_bytes(part, seen)
    terminal.press("\x1b")
    terminal.wait_until(lambda: words not in terminal.text)
    terminal.quit_to_bash()
    assert terminal.left_on <= {"2004"}
