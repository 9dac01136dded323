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
from smallest_update import cells

from gdtui.engine.runs.setup import DEFAULTS
from gdtui.plot.bowl.flight import Seen
from gdtui.plot.sheet import draw_sheet

LINE = "gdtui --lr 0.1,0.11@2 --at 3"
KEYS = "nnkn"


def printed(terminal: Terminal) -> list[str]:
    """The lines that came once the terminal was given back."""
    rest = bytes(terminal.written).rpartition(LEAVE)[2].removeprefix(b"\x1b[?25h")
    return rest.decode().splitlines()


def at_epoch_3(*options: str, size: tuple[int, int] = (80, 24)) -> Terminal:
    terminal = Terminal([*GDTUI, *options], size)
    terminal.wait_for("quit")
    terminal.press(KEYS)
    terminal.wait_for("epoch 3/50" if size[0] >= 80 else "3/50")
    return terminal


@pytest.mark.parametrize("options", [[], ["--ascii", "--mono", "--kiosk"]], ids=str)
def test_what_is_copied_arrives_whole_and_all_else_is_drawn_as_before(options: list[str]) -> None:
    with at_epoch_3(*options) as terminal:
        terminal.press("C")
        terminal.wait_for(f"copied: {LINE}")
        (found,) = re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", bytes(terminal.written))
        assert base64.b64decode(found).decode() == LINE
        terminal.press("n")
        terminal.wait_for("epoch 4/50")
        assert "copied" not in terminal.text
        terminal.press("q")
        assert terminal.wait_exit() == 0


def test_quitting_prints_the_last_picture_and_the_line_on_a_terminal_as_it_was() -> None:
    with at_epoch_3() as terminal:
        terminal.press("q")
        terminal.is_given_back(0)
        *picture, blank, line = printed(terminal)
    race = DEFAULTS.race().to(2).with_learning_rate(0.11).to(3)
    drawn = draw_sheet(Seen(race), 80, 12)
    assert picture == [row.rstrip() for row in drawn.rows]
    assert (blank, line) == ("", LINE)
    assert len(bytes(terminal.written).rpartition(LEAVE)[2]) < 2000


@pytest.mark.parametrize(
    ("options", "size", "lines"),
    [([], (50, 16), [LINE]), (["--kiosk"], (80, 24), [])],
)
def test_a_low_terminal_has_the_line_alone_and_a_kiosk_nothing(options, size, lines) -> None:
    with at_epoch_3(*options, size=size) as terminal:
        terminal.press("\x11")
        assert terminal.wait_exit() == 0
        assert printed(terminal) == lines


def test_after_a_signal_nothing_is_printed() -> None:
    with at_epoch_3() as terminal:
        os.kill(terminal.pid, signal.SIGTERM)
        assert terminal.wait_exit() == 128 + signal.SIGTERM
        assert printed(terminal) == []


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

    def opened(line: str, keys: bytes = b"") -> tuple[object, list[str]]:
        """All cells but the words and the keys, for those speak of what can be undone."""
        with Terminal(["/bin/sh", "-c", line], (80, 24), **here) as terminal:
            terminal.wait_for("quit")
            terminal.send(keys)
            terminal.settle()
            shown = cells(terminal.drawn())[:-2]
            terminal.press("q")
            assert terminal.wait_exit() == 0
            return shown, printed(terminal)

    keys = b"o\x15w^4/4 - w^2/2 + w/9\r" + b"nnpK:nester\rn" + b"s,"
    shown, (*_, line) = opened("gdtui", keys)
    assert line.count("--landscape") == 2
    assert line.endswith("--no-config")
    again, (*_, same) = opened(line)
    assert again == shown
    assert same == line


def test_lessons_done_are_kept_however_it_is_left_but_not_where_nothing_is_to_be_read(
    tmp_path: Path,
) -> None:
    ends = (["--no-config"], signal.SIGTERM), ([], None), ([], signal.SIGHUP)
    for number, (options, end) in enumerate(ends):
        home = {"XDG_STATE_HOME": str(tmp_path)}
        with Terminal([*GDTUI, *options], (80, 24), **home) as terminal:
            terminal.wait_for("quit")
            terminal.send(b"y\r\r")
            terminal.wait_for("It was")
            terminal.press("q") if end is None else os.kill(terminal.pid, end)
            terminal.wait_exit()
        kept = [*tmp_path.rglob("*.json")]
        assert [len(json.loads(file.read_text())) for file in kept] == [number] * (number > 0)
