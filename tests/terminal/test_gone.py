"""Where the terminal is gone, or takes nothing more, no process is left behind."""

import os
import shlex
import shutil
import signal
import subprocess
import time

import pytest
from pseudo_terminal import GDTUI, PATIENCE, Terminal, is_gone


@pytest.mark.parametrize("way", ["nohup", "no controlling terminal"])
def test_gdtui_ends_with_its_terminal(way: str) -> None:
    if way == "no controlling terminal" and shutil.which("setsid") is None:
        pytest.skip("setsid is not installed")
    command = {
        "nohup": ["/bin/sh", "-c", f"trap '' HUP; exec {shlex.join(GDTUI)}"],
        "no controlling terminal": [shutil.which("setsid"), "--wait", *GDTUI],
    }[way]
    terminal = Terminal(command, (80, 24))
    terminal.wait_for("quit")
    terminal.press(" ")
    terminal.wait_for("Epoch 1:")
    pid = terminal.foreground()
    if way == "nohup":
        # What whoever started it ignores, it ignores too.
        os.kill(pid, signal.SIGHUP)
        # A first key may be answered while it leaves.
        for key, shown in (("?", "type a word"), ("\x1b", "speed"), ("?", "type a word")):
            terminal.press(key)
            terminal.wait_for(shown)
    os.close(terminal.fd)
    assert is_gone(pid)
    os.waitpid(terminal.pid, 0)


def test_a_terminal_that_takes_no_output_costs_nothing_and_sigterm_ends_it() -> None:
    with Terminal([*GDTUI, "--experiment", "trap", "--epochs", "1000000"], (80, 24)) as terminal:
        terminal.wait_for("quit")
        for key in "++++ dddddddddd":
            terminal.press(key)
        # Nothing is read from here on: what the terminal can hold fills up, and then it stalls.
        end = time.monotonic() + PATIENCE
        is_stalled = False
        while not is_stalled and time.monotonic() < end:
            sent, used = terminal.bytes_sent, terminal.cpu
            time.sleep(1)
            is_stalled = terminal.bytes_sent == sent and terminal.cpu - used <= 0.02
        assert is_stalled
        os.kill(terminal.pid, signal.SIGTERM)
        assert is_gone(terminal.pid)
        terminal.exit_code = os.waitstatus_to_exitcode(os.waitpid(terminal.pid, 0)[1])
        assert terminal.exit_code == 128 + signal.SIGTERM
        assert terminal.settings == terminal.at_first


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_gdtui_ends_with_tmux() -> None:
    socket = f"gdtui-{os.getpid()}"

    def tmux(*arguments: str) -> str:
        command = ["tmux", "-L", socket, "-f", "/dev/null", *arguments]
        return subprocess.run(command, check=True, text=True, capture_output=True).stdout

    tmux("new-session", "-d", "-x", "80", "-y", "24", shlex.join(GDTUI))
    try:
        end = time.monotonic() + PATIENCE
        wanted, text = {"quit", "smooth convergence", "●"}, ""
        while not all(each in text for each in wanted) and time.monotonic() < end:
            text = tmux("capture-pane", "-p")
        assert all(each in text for each in wanted), text
        pid = int(tmux("list-panes", "-F", "#{pane_pid}"))
    finally:
        tmux("kill-server")
    assert is_gone(pid)
