"""Where the terminal is gone, or takes nothing more, no process is left behind."""

import os
import shlex
import shutil
import signal
import subprocess
import time

import pytest
from pseudo_terminal import GDTUI, PATIENCE, Terminal, seconds_to_end


@pytest.mark.parametrize("way", ["hang up", "nohup", "no controlling terminal"])
def test_gdtui_ends_with_its_terminal(way: str) -> None:
    if way == "no controlling terminal" and shutil.which("setsid") is None:
        pytest.skip("setsid is not installed")
    command = {
        "hang up": GDTUI,
        "nohup": ["/bin/sh", "-c", f"trap '' HUP; exec {shlex.join(GDTUI)}"],
        "no controlling terminal": [shutil.which("setsid"), "--wait", *GDTUI],
    }[way]
    terminal = Terminal(command, (80, 24))
    terminal.wait_for("quit")
    if way != "hang up":
        terminal.press(" ")
        terminal.wait_for("Epoch 1:")
    pid = terminal.foreground()
    if way == "nohup":
        # What whoever started it ignores, it ignores too.
        os.kill(pid, signal.SIGHUP)
        terminal.press("n")
        terminal.wait_for("paused")
    os.close(terminal.fd)
    assert seconds_to_end(pid) < 0.5
    os.waitpid(terminal.pid, 0)


def test_a_terminal_that_takes_no_output_costs_nothing_and_sigterm_ends_it() -> None:
    with Terminal([*GDTUI, "--experiment", "trap", "--epochs", "1000000"], (80, 24)) as terminal:
        terminal.wait_for("quit")
        for key in "++++ dddddddddd":
            terminal.press(key)
        # Nothing is read from here on: what the terminal can hold fills up, and then it stalls.
        while terminal.writes_for(1.2):
            pass
        used, start = terminal.cpu, time.monotonic()
        time.sleep(1)
        assert (terminal.cpu - used) / (time.monotonic() - start) <= 0.02
        os.kill(terminal.pid, signal.SIGTERM)
        start = time.monotonic()
        code = os.waitstatus_to_exitcode(os.waitpid(terminal.pid, 0)[1])
        terminal.exit_code = code
        assert time.monotonic() - start < 2.5
        assert code == 128 + signal.SIGTERM
        assert terminal.settings == terminal.at_first


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_gdtui_ends_with_tmux() -> None:
    socket = f"gdtui-{os.getpid()}"

    def tmux(*arguments: str) -> str:
        command = ["tmux", "-L", socket, "-f", "/dev/null", *arguments]
        return subprocess.run(command, check=True, text=True, capture_output=True).stdout

    tmux("new-session", "-d", "-x", "80", "-y", "24", shlex.join(GDTUI))
    try:
        deadline = time.monotonic() + PATIENCE
        while "quit" not in (text := tmux("capture-pane", "-p")) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert "smooth convergence" in text
        assert "●" in text
        pid = int(tmux("list-panes", "-F", "#{pane_pid}"))
    finally:
        tmux("kill-server")
    assert seconds_to_end(pid) < 0.5
