"""What is left in the shell: the command line that comes back, in the clipboard and printed."""

import base64
import json
import os
import re
import shlex
import signal
import sys
from pathlib import Path

import pytest
from pseudo_terminal import GDTUI, LEAVE, Terminal
from python_terminal import Screen, cells

from gdtui.engine.runs.setup import DEFAULTS
from gdtui.plot.bowl.scene import Seen
from gdtui.plot.sheet import draw_sheet

KEYS = "nnkn"
LINE = "gdtui --lr 0.1,0.11@2 --at 3"


def printed(terminal: Terminal) -> list[str]:
    """The lines that came once the terminal was given back."""
    rest = bytes(terminal.written).rpartition(LEAVE)[2].removeprefix(b"\x1b[?25h")
    return rest.decode().splitlines()


def copied(terminal: Terminal) -> str:
    """Press C; gives the one line that was ever sent to the clipboard."""
    terminal.press("C")
    terminal.wait_for("copied: ")
    (found,) = re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", bytes(terminal.written))
    return base64.b64decode(found).decode()


@pytest.mark.parametrize("options", [[], ["--ascii", "--mono", "--kiosk"]], ids=str)
def test_the_line_is_copied_whole_and_printed_under_the_last_picture_but_not_in_a_kiosk(
    options: list[str],
) -> None:
    with Terminal([*GDTUI, *options], (80, 24)) as terminal:
        terminal.wait_for("quit")
        terminal.press(KEYS)
        terminal.wait_for("epoch 3/50")
        assert copied(terminal) == LINE + " --no-config" * bool(options)
        terminal.press("b")
        terminal.wait_until(lambda: "copied" not in terminal.text)
        terminal.press("nq")
        terminal.is_given_back(0)
        lines = printed(terminal)
    race = DEFAULTS.race().to(2).with_learning_rate(0.11).to(3)
    drawn = [row.rstrip() for row in draw_sheet(Seen(race), 80, 12).rows]
    assert lines == ([] if options else [*drawn, "", LINE])
    assert len(bytes(terminal.written).rpartition(LEAVE)[2]) < 2000


def test_a_low_terminal_has_the_line_alone() -> None:
    with Terminal(GDTUI, (50, 16)) as terminal:
        terminal.wait_for("quit")
        terminal.press(KEYS + "\x11")
        assert terminal.wait_exit() == 0
        assert printed(terminal) == [LINE]


def test_a_closed_reader_of_the_last_lines_is_no_fault() -> None:
    program = """
import os, sys
from gdtui.ui import app
left = app.GdtuiApp.code
app.GdtuiApp.code = lambda self: left(self) or os.close(1) or 0
from gdtui.cli.commands import main
sys.exit(main([]))
"""
    with Terminal([sys.executable, "-c", program], (80, 24)) as terminal:
        terminal.wait_for("quit")
        terminal.press("q")
        assert terminal.wait_exit() == 1
        assert printed(terminal) == ["gdtui: error: cannot write: Bad file descriptor"]


def test_the_line_pasted_in_a_shell_opens_what_was_there(tmp_path: Path) -> None:
    """With formulas in quotes in quotes, and whatever is preferred here."""
    preferred = 'theme = "light"\nspeed = 5\n[setup]\nrule = "adam"\n'
    program = tmp_path / "gdtui"
    program.write_text(f'#!/bin/sh\nexec {shlex.join(GDTUI)} "$@"\n')
    program.chmod(0o755)
    (tmp_path / "home" / "gdtui").mkdir(parents=True)
    (tmp_path / "home" / "gdtui" / "config.toml").write_text(preferred)
    here = {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "XDG_CONFIG_HOME": str(tmp_path / "home"),
    }

    def seen(terminal: Terminal) -> Screen:
        """All cells but the words and the keys, for those speak of what can be undone."""
        terminal.piece(0.05)
        return cells(terminal.drawn())[:-2]

    with Terminal([str(program)], (80, 24), **here) as first:
        first.wait_for("quit")
        first.send(b"o\x15w^4/4 - w^2/2 + w/9\r" + b"nnpK:nester\rn" + b"s,")
        line = copied(first)
        assert line.count("--landscape") == 2
        assert line.endswith("--no-config")
        with Terminal(["/bin/sh", "-c", line], (80, 24), **here) as again:
            again.wait_for("quit")
            again.wait_until(lambda: seen(again) == seen(first), line)
            again.press("q")
            assert again.wait_exit() == 0
            assert printed(again)[-1] == line


def test_lessons_done_are_kept_however_it_is_left(tmp_path: Path) -> None:
    for number, end in enumerate((None, signal.SIGHUP), 1):
        with Terminal(GDTUI, (80, 24), XDG_STATE_HOME=str(tmp_path)) as terminal:
            terminal.wait_for("quit")
            terminal.send(b"y\r\r")
            terminal.wait_for("It was")
            terminal.press("q") if end is None else os.kill(terminal.pid, end)
            terminal.is_given_back(128 + end if end else 0)
        (kept,) = tmp_path.rglob("*.json")
        assert len(json.loads(kept.read_text())) == number
